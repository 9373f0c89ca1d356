"""Numbers that can both be true and numbers that cannot."""

from __future__ import annotations

import pytest

from newsassay.models.relations.pairs import read_statement
from newsassay.models.relations.quantities import at_odds, both_true, same_thing

QUANTITIES = [
    ("around 300 people were killed", "60 people were killed", False, True),
    ("dozens of people were killed", "800 people were killed", False, True),
    ("more than 6,000 soldiers were killed", "7,000 soldiers were killed", True, False),
    ("at least 43 people were killed", "46 people were killed", True, False),
    ("at least 43 people were killed", "300 people were killed", False, True),
    ("about 30 people were hurt", "31 people were hurt", True, False),
    ("40 people were killed", "42 people were killed", False, False),
]


@pytest.mark.parametrize(("a", "b", "agree", "odds"), QUANTITIES)
def test_numbers_within_their_bounds(a: str, b: str, agree: bool, odds: bool) -> None:
    p, q = read_statement(a).quantities[0], read_statement(b).quantities[0]
    assert same_thing(p, q)
    assert (both_true(p, q), at_odds(p, q)) == (agree, odds)
    assert (both_true(q, p), at_odds(q, p)) == (agree, odds)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("60 people were killed", "60 people were injured"),
        ("60 fighters were killed", "60 fighters were arrested"),
        ("60 crowns were paid", "60 ships were sunk"),
        ("they talked for 60 days", "they talked for 30 days"),
    ],
)
def test_other_things_are_not_compared(a: str, b: str) -> None:
    first, second = read_statement(a).quantities, read_statement(b).quantities
    assert not any(same_thing(p, q) for p in first for q in second)
