"""Conflicts of polarity and of state: one act told with opposite signs."""

from __future__ import annotations

from itertools import product

from .acts import Act, is_negation
from .held import held
from .roles import Roles, roles
from .similarity import Likeness
from .statement import Statement
from .ties import (
    EITHER,
    HEAVY,
    Context,
    Finding,
    later,
    names_apart,
    near,
    say,
    shared_terms,
    things_of,
    told,
    weigh,
)
from .words import term, word

POLARITY, STATE = "conflict_polarity", "conflict_state"
#: Acts whose words mean many things, and need more around them.
_LOOSE = frozenset({"rise", "start", "support", "succeed", "approve", "true"})
#: Share of what an act is told of that the other claim must say, within so many days,
#: and where the days are far apart or not known.
_HELD, _DAYS, _HELD_UNDATED = 0.55, 12, 0.7
#: Days within which what rose cannot have fallen.
_MOMENT = 1
#: Share of what both claims say that stands in the part that is denied.
_DENIED = 0.7
_JOINED = frozenset({",", ";", "and", "but", "or", "because"})
#: Acts whose words are nouns too often to be denied.
_NOUNS = frozenset({"vote", "sentence", "meet", "nominate", "fine", "leak"})
#: Acts told by adjectives.
_ADJECTIVES = frozenset({"intend", "true", "missing", "kill", "convict"})


def side_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One act told with opposite signs of one object."""
    if names_apart(a, b) and not c.given:
        return None
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side == other.side:
            continue
        if not _opposite(a, one, b, other, c):
            continue
        if (one.name in _LOOSE or c.same_article) and like.covered < 0.4:
            continue
        things = _things(a, one, b, other)
        loose = one.name not in EITHER and weigh(a, things) < 1.5 * HEAVY
        if not things or (loose and like.covered < 0.2):
            continue
        kind = STATE if one.state else POLARITY
        said = [told(s, act) for s, act in ((a, one), (b, other))]
        why = f"{said[0]} against {said[1]} of {say(a, things)}{later(c)}"
        score = min(0.95, 0.5 + 0.3 * like.covered + 0.05 * len(things))
        return Finding(kind, score, why)
    return None


def _opposite(a: Statement, one: Act, b: Statement, other: Act, c: Context) -> bool:
    """Whether two acts of opposite signs tell one thing in opposite ways."""
    if one.side in _sides(b, one) or other.side in _sides(a, other):
        return False
    if c.given:
        return not (one.attempted or other.attempted or _holding(one, other))
    if one.attempted or other.attempted or _one_noun(a, b, one, other):
        return False
    least = _HELD if near(c, _DAYS) else _HELD_UNDATED
    return held(a, one, b, other) >= least and not _passing(one, other, c)


def _things(a: Statement, one: Act, b: Statement, other: Act) -> frozenset[str]:
    """What both acts are told of; nothing where doers or objects are apart."""
    left, right = roles(a, one), roles(b, other)
    things = things_of(a, left, right, one)
    if one.name in EITHER:
        return things
    if left.doer and right.doer:
        things &= left.doer & right.doer | left.object & right.object
        if not left.doer & right.doer:
            return frozenset()
    return frozenset() if _objects_apart(a, b, left, right) else things


def _one_noun(a: Statement, b: Statement, one: Act, other: Act) -> bool:
    """Whether nouns make the act too uncertain to be denied.

    Two nouns tell no act, and the word of a name ("Trump Victory") is none.
    """
    if one.noun and other.noun and one.name not in _ADJECTIVES:
        return True
    if one.name in _NOUNS:
        return True
    if _holding(one, other):
        return True
    return a.norms[one.start] in a.parts or b.norms[other.start] in b.parts


def _holding(one: Act, other: Act) -> bool:
    """Whether "control" is a noun, which does not say who holds what."""
    return one.name == "hold" and (one.noun or other.noun)


def _passing(one: Act, other: Act, c: Context) -> bool:
    """Whether the opposite of what happened may have happened on another day."""
    denied = one.negated != other.negated
    return not (one.state or denied or c.same_article or near(c, _MOMENT))


def denial_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """The same words, denied in one of the claims."""
    if a.negated == b.negated or like.covered < 0.75 or like.spread < 0.6:
        return None
    if not c.given and (names_apart(a, b) or not _denied_in_common(a, b)):
        return None
    if c.same_article and a.sentence_id == b.sentence_id:
        return None
    why = f"asserted and denied: {say(a, shared_terms(a, b))}{later(c)}"
    return Finding(POLARITY, min(0.9, 0.3 + 0.6 * like.covered), why)


def _denied_in_common(a: Statement, b: Statement) -> bool:
    """Whether what both say is what is denied, and neither asks whether it is so."""
    if "whether" in (*a.norms, *b.norms):
        return False
    denied = (a if a.negated else b).norms
    shared = a.weights.keys() & b.weights.keys()
    part: set[str] = set()
    begin = 0
    for end in [*(i for i, n in enumerate(denied) if n in _JOINED), len(denied)]:
        if any(is_negation(denied, i) for i in range(begin, end)):
            part |= {term(word(norm)) for norm in denied[begin:end]}
        begin = end
    if not part:  # the source denies all of it
        return True
    return weigh(a, shared & part) >= _DENIED * weigh(a, shared)


def _objects_apart(a: Statement, b: Statement, left: Roles, right: Roles) -> bool:
    """Whether the act has weighty objects in both claims and none in common."""
    first = {t for t in left.object if a.weights.get(t, 0.0) >= HEAVY}
    second = {t for t in right.object if b.weights.get(t, 0.0) >= HEAVY}
    return bool(first and second) and not first & second


def _sides(statement: Statement, act: Act) -> set[int]:
    return statement.act_sides().get(act.name, set())
