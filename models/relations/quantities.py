"""Whether two quantities count the same thing, and whether they can both be true."""

from __future__ import annotations

from .acts import word_set
from .statement import Quantity, Statement
from .words import word

#: Room left to figures given without a bound.
_SLACK = 0.02
#: Two counts are at odds only where they are this many times apart.
_APART = 1.15
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute"})


def same_thing(a: Quantity, b: Quantity) -> bool:
    """Whether both count the same kind of thing in the same state."""
    if a.unit != b.unit or a.state != b.state:
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    if a.person and b.person and a.state is not None:
        return _compatible(a.heads, b.heads)
    return bool(a.heads & b.heads) and a.unit not in _TIMES


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether people so named can be the same people."""
    loose = {word(w).stem for w in word_set("any person")}
    return not a or not b or bool(a & b) or bool(a & loose) or bool(b & loose)


def both_true(a: Quantity, b: Quantity) -> bool:
    """Whether one number satisfies both."""
    low = max(a.low, b.low) * (1 - _SLACK)
    high = min(x for x in (a.high, b.high, float("inf")) if x is not None)
    if low <= high * (1 + _SLACK):
        return _open_agrees(a, b)
    return False


def _open_agrees(a: Quantity, b: Quantity) -> bool:
    """An open bound ("at least 43") does not reach any number however large."""
    for one, other in ((a, b), (b, a)):
        if one.high is None and other.low > 3 * one.value:
            return False
        if one.low == 0 and other.value * 3 < one.value:
            return other.high is not None and other.high * 3 >= one.value
    return True


def at_odds(a: Quantity, b: Quantity) -> bool:
    """Whether the figures are clearly incompatible."""
    if both_true(a, b):
        return False
    low, high = sorted((a.value, b.value))
    return low <= 0 or high / low >= _APART


def matching(a: Statement, b: Statement) -> list[tuple[Quantity, Quantity]]:
    """Pairs of quantities of two claims that count the same thing."""
    return [(p, q) for p in a.quantities for q in b.quantities if same_thing(p, q)]
