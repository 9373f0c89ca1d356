"""Conflicts of numbers: one thing counted, figures that cannot both be true."""

from __future__ import annotations

from datetime import date
from itertools import product

from .quantities import at_odds, matching
from .similarity import Likeness
from .statement import Quantity, Statement
from .ties import (
    HEAVY,
    Context,
    Finding,
    anybody,
    days_between,
    later,
    names_apart,
    near,
    one_act,
    rejects,
    tie,
    what_counted,
)

NUMBER = "conflict_number"
#: Days within which tolls are compared, and within which a higher one is no update.
_DAYS, _GROWTH = 12, 2
#: Days within which two tolls are likely of one event, and share of the one claim
#: that the other must say where they are not known to be so near.
_SAME, _COVERED = 7, 0.45
#: Share of both claims that must be shared where no victims are counted, and how many
#: times larger the toll of something larger is.
_SPREAD, _SCOPE = 0.12, 20


def number_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One thing counted, figures that cannot both be true."""
    least = 0.0 if c.given else 0.4 if near(c, _SAME) else 0.6
    alike = like.covered >= 0.7 and like.spread >= least
    pairs = matching(a, b) + (_shares(a, b) if alike else [])
    odds = [(p, q) for p, q in pairs if at_odds(p, q)]
    if not odds or len(odds) < len(pairs) or rejects(a) or rejects(b):
        return None
    p, q = odds[0]
    if p.state is not None and _grown(p, q, c):
        return None
    if not (p.names & q.names or near(c, _SAME)) and names_apart(a, b):
        return None
    if days_between(c) > _DAYS or not _one_count(a, b, like, c, p, q):
        return None
    if c.same_article and (like.covered < 0.6 or like.spread < 0.4):
        return None
    what = what_counted(p.state, sorted(p.heads & q.heads))
    why = f"{what}: {p.text} against {q.text}{later(c)}"
    return Finding(NUMBER, min(0.95, 0.55 + 0.4 * like.covered), why, True)


def _one_count(
    a: Statement, b: Statement, like: Likeness, c: Context, p: Quantity, q: Quantity
) -> bool:
    """Whether both claims say enough to count the same."""
    tied = tie(a, b)
    if p.state is None:
        least = 0.15 if c.given else 0.3
        enough = like.covered >= (least if one_act(a, b) else 0.5)
        return tied >= 2 * HEAVY and enough and (c.given or like.spread >= _SPREAD)
    low, high = sorted((p.value, q.value))
    if high > _SCOPE * max(low, 1) and not c.given:
        return False  # one attack and the war
    if p.names & q.names:
        return True
    if near(c, _SAME):
        return tied >= HEAVY or anybody(p, q, c)
    return tied >= HEAVY and like.covered >= _COVERED


def _grown(p: Quantity, q: Quantity, c: Context) -> bool:
    """Whether the days between the reports explain that the figures differ."""
    if not c.day_a or not c.day_b:
        return False
    try:
        first, second = (date.fromisoformat(d[:10]) for d in (c.day_a, c.day_b))
    except ValueError:
        return False
    apart = (second - first).days
    later_is_higher = (q.value > p.value) == (apart > 0)
    return abs(apart) > _DAYS or (abs(apart) > _GROWTH and later_is_higher)


def _shares(a: Statement, b: Statement) -> list[tuple[Quantity, Quantity]]:
    """Quantities of one unit that name nothing counted ("turnout was 61 per cent")."""
    return [
        (p, q)
        for p, q in product(a.quantities, b.quantities)
        if p.unit and p.unit == q.unit and not p.heads and not q.heads
    ]
