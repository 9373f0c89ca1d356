"""What happened, and which way: denials, attempts, agreements that are broken."""

from __future__ import annotations

import pytest

from newsassay.models.relations.acts import find_acts


def sides(text: str) -> dict[str, int]:
    return {a.name: a.side for a in find_acts(tuple(text.lower().split()))}


@pytest.mark.parametrize(
    ("text", "act", "side"),
    [
        ("the bridge was closed", "open", -1),
        ("the bridge was not closed", "open", 1),
        ("troops took over the town", "hold", 1),
        ("troops failed to capture the town", "hold", -1),
        ("no box left the hall", "remove", -1),
        ("they broke the ceasefire", "breach", 1),
    ],
)
def test_side_counts_denials(text: str, act: str, side: int) -> None:
    assert sides(text)[act] == side


def test_a_breach_needs_an_agreement() -> None:
    assert "breach" not in sides("the boy broke the window")


def test_what_is_tried_is_not_done() -> None:
    (act,) = find_acts(tuple("they wanted to capture it".split()))
    assert act.attempted
