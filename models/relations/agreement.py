"""Rules of agreement: one number, the same words, one act, one figure."""

from __future__ import annotations

from itertools import product

from .origin_rules import common_source
from .quantities import at_odds, both_true, matching
from .roles import roles
from .similarity import Likeness
from .statement import Statement
from .ties import (
    FEW,
    HEAVY,
    Context,
    Finding,
    anybody,
    days_between,
    doers_apart,
    one_act,
    rejects,
    say,
    shared_terms,
    things_of,
    tie,
    told,
    weigh,
    what_counted,
)

#: Units that many claims share by chance; the least figure that few do.
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute"})
_TELLING_FIGURE = 12
#: Days within which two tolls that differ can be of one count.
_DAYS = 12
#: Share of the one that the other says where something rare is done or does.
_MUCH = 0.45
#: Share of the one that the other says where one source says the same again.
_REPEATED = 0.8
#: Acts told seldom enough that one shared object settles it.
_TELLING = frozenset({"cut", "open", "breach", "burst", "cause", "appoint", "arrest"})


def agreement(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    """Two articles that say what can be true together and support one another."""
    if c.same_article or a.negated != b.negated or like.acts_apart:
        return None
    if any(at_odds(p, q) for p, q in matching(a, b)):
        return None
    return (
        _same_number(a, b, like, c)
        or _same_words(a, b, like)
        or _same_act(a, b, like)
        or _same_figure(a, b, like)
    )


def _same_number(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    pairs = matching(a, b)
    if not pairs or not all(both_true(p, q) for p, q in pairs):
        return None
    if rejects(a) or rejects(b):
        return None
    p, q = pairs[0]
    if p.value != q.value and days_between(c) > _DAYS:
        return None  # a toll that has grown since
    if p.state is None and like.covered < (0.3 if one_act(a, b) else 0.45):
        return None
    if tie(a, b) < HEAVY and not (p.names & q.names or anybody(p, q, c)):
        return None
    if p.state is None and doers_apart(a, b):
        return None
    what = what_counted(p.state, sorted(p.heads & q.heads))
    why = f"{what}: {p.text} and {q.text} can both be true"
    return Finding("agree", min(0.95, 0.6 + 0.35 * like.covered), why, True)


def _same_words(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    shared = a.weights.keys() & b.weights.keys()
    held = like.covered >= 0.9 and like.spread >= 0.25  # the one says all of the other
    if not held and (like.covered < 0.6 or like.spread < 0.45):
        return None
    if len(shared) <= FEW:
        return None
    many = [any(q.value > 1 for q in s.quantities) for s in (a, b)]
    if len(shared) <= FEW + 1 and many[0] != many[1]:
        return None  # "fighters killed" says nothing of how many
    told = len(shared - a.names - b.names)
    enough = told > 1 or (told == 1 and (held or like.spread >= 0.5))
    if like.numbers_apart or not enough:
        return None
    if a.quantities and b.quantities and not matching(a, b):
        return None
    if a.acts and b.acts and not one_act(a, b) and like.spread < 0.8:
        return None
    why = "the same in similar words: " + say(a, shared_terms(a, b))
    return Finding("agree", min(0.95, 0.3 + 0.65 * like.covered), why)


def _same_act(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side != other.side:
            continue
        if one.attempted != other.attempted or doers_apart(a, b):
            continue
        if one.noun and other.noun and one.name not in _TELLING:
            continue
        if a.norms[one.start] in a.parts or b.norms[other.start] in b.parts:
            continue  # the word of a name tells no act: "Rob Nabors"
        left, right = roles(a, one), roles(b, other)
        things = things_of(a, left, right, one)
        again = like.covered >= _REPEATED and common_source(a, b) is not None
        if again:
            things |= left.doer & right.doer | left.object & right.object
        rare = bool(things)
        least = 0.18 if one.name in _TELLING else 0.25
        if like.covered < (0.3 if len(things) > 1 else least):
            continue
        much = like.covered >= _MUCH and weigh(a, things) >= 2 * HEAVY
        if len(things) > 1 or (rare and (one.name in _TELLING or again or much)):
            why = f"{told(a, one)} and {told(b, other)} of {say(a, things)}"
            return Finding("agree", min(0.9, 0.45 + 0.5 * like.covered), why)
    return None


def _same_figure(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    """One exact figure in both, of one act or of something rare that both name."""
    for p, q in product(a.quantities, b.quantities):
        if not p.value == p.low == p.high == q.value == q.low == q.high:
            continue
        if p.unit != q.unit or p.state != q.state or doers_apart(a, b):
            continue
        common = a.names & b.names
        plain = a.weights.keys() & b.weights.keys() - a.names - b.names
        acted = one_act(a, b)
        telling = p.value >= _TELLING_FIGURE and p.unit not in _TIMES
        if (acted and common and like.covered >= 0.15) or (
            telling and plain and tie(a, b) >= 1.5 * HEAVY and like.covered >= 0.12
        ):
            shared = say(a, shared_terms(a, b)[:3])
            return Finding(
                "agree",
                min(0.85, 0.5 + 0.4 * like.covered),
                f"both give {p.text}, of {shared}",
            )
    return None
