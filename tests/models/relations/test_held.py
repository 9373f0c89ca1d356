"""Whether two claims with opposite acts speak of one matter."""

from __future__ import annotations

import pytest

from newsassay.models.relations.held import held
from newsassay.models.relations.pairs import read_statement
from newsassay.models.relations.rules import judge
from newsassay.models.relations.ties import Context, names_apart


def share(one: str, other: str, act: str) -> float:
    a, b = read_statement(one), read_statement(other)
    first, second = (next(x for x in s.acts if x.name == act) for s in (a, b))
    return held(a, first, b, second)


def test_one_matter_is_told_of_the_same_thing() -> None:
    closed = "The Hollin bridge, the only crossing, was closed to lorries"
    assert share(closed, "The Hollin bridge reopened on Tuesday", "open") == 1.0
    assert share(closed, "The Lorne school reopened on Tuesday", "open") == 0.0


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The guard left Hollin", "The guard left Tavira", True),
        ("The guard left Hollin", "The guard left Hollin", False),
        ("The guard left Hollin", "the guard left", False),
    ],
)
def test_names_apart(one: str, other: str, apart: bool) -> None:
    assert names_apart(read_statement(one), read_statement(other)) is apart


@pytest.mark.parametrize(
    ("days", "relation"),
    [
        (("2025-03-04", "2025-03-04"), "conflict_polarity"),
        (("2025-03-04", "2025-03-14"), None),
    ],
)
def test_what_rose_may_fall_on_another_day(
    days: tuple[str, str], relation: str | None
) -> None:
    a = read_statement("Shares in Castrel Energy rose sharply", "a")
    b = read_statement("Shares in Castrel Energy fell sharply", "b")
    found = next(judge(a, b, Context(False, *days)), None)
    assert (found.relation if found else None) == relation
