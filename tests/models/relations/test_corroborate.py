"""Credibility once it is known who else reports a claim."""

from __future__ import annotations

import pytest

from newsassay.models.credibility import load_rules
from newsassay.models.relations.corroborate import corroborate


def test_two_independent_reports_raise_and_confirm() -> None:
    one, two = corroborate(0.6, ["a"], 1, 0), corroborate(0.6, ["a"], 2, 0)
    assert 0.6 < one.score < two.score
    assert (one.grade, two.grade) == (2, 1)
    assert two.high - two.low < one.high - one.low


def test_a_conflict_lowers() -> None:
    found = corroborate(0.6, ["a"], 0, 2)
    assert found.score < 0.2
    assert found.grade == 5
    assert "two or more reports contradict it" in found.reasons


@pytest.mark.parametrize("rule", load_rules(), ids=lambda r: r.name)
def test_rules_of_other_reports_ask_for_nothing_else(rule: object) -> None:
    facts = {fact for fact, _, _ in rule.conditions}  # type: ignore[attr-defined]
    other = facts & {"independent", "conflicting"}
    assert not other or facts == other
