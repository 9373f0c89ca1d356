"""Background of another year is no conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsassay.models.relations.pairs import read_statement
from newsassay.models.relations.rules import judge
from newsassay.models.relations.statement import Statement
from newsassay.models.relations.ties import Context


def _at(text: str, *times: tuple[str, str]) -> Statement:
    days = tuple(
        (date.fromisoformat(a).toordinal(), date.fromisoformat(b).toordinal())
        for a, b in times
    )
    return replace(read_statement(text, text), times=days)


_CONTEXT = Context(False, "2025-03-04", "2025-03-05")


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ([("2025-03-04", "2025-03-04")], [], "conflict_number"),
        ([], [], "conflict_number"),
        ([("2009-01-01", "2009-12-31")], [], None),
        ([("2009-01-01", "2009-12-31")], [("2025-03-04", "2025-03-04")], None),
        (
            [("2009-01-01", "2009-12-31"), ("2025-03-04", "2025-03-04")],
            [],
            "conflict_number",
        ),
    ],
)
def test_times_of_a_conflict(
    first: list[tuple[str, str]], second: list[tuple[str, str]], relation: str | None
) -> None:
    a = _at("The dam above Hollin killed 43 people", *first)
    b = _at("The dam above Hollin killed 300 people", *second)
    found = [f.relation for f in judge(a, b, _CONTEXT)]
    assert found[:1] == ([relation] if relation else [])
