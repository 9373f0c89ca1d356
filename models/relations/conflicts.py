"""Rules of conflict: numbers, polarity and state, actors."""

from __future__ import annotations

from datetime import date
from itertools import product

from .acts import Act, word_set
from .origin_rules import common_source
from .quantities import at_odds, matching
from .roles import Roles, roles
from .similarity import Likeness
from .statement import Quantity, Statement
from .ties import (
    EITHER,
    HEAVY,
    Context,
    Finding,
    anybody,
    later,
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
from .words import RARE, term, weight, word

NUMBER, POLARITY, STATE, ACTOR = (
    "conflict_number", "conflict_polarity", "conflict_state", "conflict_actor",
)  # fmt: skip
#: Acts whose words mean many things, and need more around them.
_LOOSE = frozenset({"rise", "start", "support", "succeed", "approve", "true"})
#: Acts of which two sides accuse one another.
_BLAME = frozenset(
    {"attack", "fire", "breach", "open", "kill", "destroy", "cause", "cut"}
)
#: Days within which tolls are compared, and within which a higher one is no update.
_DAYS, _GROWTH = 12, 2
#: Acts that two may do alike without contradiction.
_SHARED_ACTS = frozenset(
    {"support", "negotiate", "agree", "fail", "succeed", "advance", "approve",
     "charge", "escape", "fine", "flood", "give birth", "host", "leak", "marry", "meet",
     "nominate", "play", "praise", "protest", "quake", "retire", "search", "separate",
     "sue", "treat", "unveil", "vote", "burn", "crash", "drunk", "fall",
     "recall", "apologise", "sentence"}
)  # fmt: skip


def number_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One thing counted, figures that cannot both be true."""
    pairs = matching(a, b) + (_shares(a, b) if like.covered >= 0.7 else [])
    odds = [(p, q) for p, q in pairs if at_odds(p, q)]
    if not odds or len(odds) < len(pairs) or rejects(a) or rejects(b):
        return None
    p, q = odds[0]
    if p.state is not None and _grown(p, q, c):
        return None
    tied = tie(a, b)
    if p.state is None:
        if tied < 2 * HEAVY or like.covered < (0.15 if one_act(a, b) else 0.5):
            return None
    elif tied < HEAVY and not (p.names & q.names or anybody(p, q, c)):
        return None
    what = what_counted(p.state, sorted(p.heads & q.heads))
    why = f"{what}: {p.text} against {q.text}{later(c)}"
    return Finding(NUMBER, min(0.95, 0.55 + 0.4 * like.covered), why, True)


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


def side_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One act told with opposite signs of one object."""
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side == other.side:
            continue
        if one.side in _sides(b, one) or other.side in _sides(a, other):
            continue
        if one.attempted or other.attempted or _held(one, other):
            continue
        left, right = roles(a, one), roles(b, other)
        things = things_of(a, left, right, one)
        if one.name not in EITHER and left.doer and right.doer:
            things &= left.doer & right.doer | left.object & right.object
            if not left.doer & right.doer:
                continue
        if (one.name in _LOOSE or c.same_article) and like.covered < 0.4:
            continue
        loose = one.name not in EITHER and weigh(a, things) < 1.5 * HEAVY
        if not things or (loose and like.covered < 0.2):
            continue
        if one.name not in EITHER and _objects_apart(a, b, left, right):
            continue
        kind = STATE if one.state else POLARITY
        said = [told(s, act) for s, act in ((a, one), (b, other))]
        why = f"{said[0]} against {said[1]} of {say(a, things)}{later(c)}"
        score = min(0.95, 0.5 + 0.3 * like.covered + 0.05 * len(things))
        return Finding(kind, score, why)
    return None


def _held(one: Act, other: Act) -> bool:
    """Whether "hold" is a noun: "expand its control" does not say who holds what."""
    return one.name == "hold" and (one.noun or other.noun)


def denial_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """The same words, denied in one of the claims."""
    if a.negated == b.negated or like.covered < 0.75 or like.spread < 0.6:
        return None
    if c.same_article and a.sentence_id == b.sentence_id:
        return None
    why = f"asserted and denied: {say(a, shared_terms(a, b))}{later(c)}"
    return Finding(POLARITY, min(0.9, 0.3 + 0.6 * like.covered), why)


def _objects_apart(a: Statement, b: Statement, left: Roles, right: Roles) -> bool:
    """Whether the act has weighty objects in both claims and none in common."""
    first = {t for t in left.object if a.weights.get(t, 0.0) >= HEAVY}
    second = {t for t in right.object if b.weights.get(t, 0.0) >= HEAVY}
    return bool(first and second) and not first & second


def _sides(statement: Statement, act: Act) -> set[int]:
    return statement.act_sides().get(act.name, set())


def actor_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One act, two doers: each names the other, or both act on one thing."""
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side != other.side or one.negated:
            continue
        if one.name in _SHARED_ACTS:
            continue
        wanted = one.attempted or other.attempted
        left, right = roles(a, one), roles(b, other)
        if not left.doer or not right.doer or _one_doer(left, right):
            continue
        if not (_somebody(a, left) and _somebody(b, right)):
            continue
        accused = _accuses(a, b, left, right) or _accuses(b, a, right, left)
        things = {t for t in left.object & right.object if a.weights.get(t, 0) >= HEAVY}
        first = word_set("first") & set(a.norms) & set(b.norms)
        parties = (
            a.voucher is not None and b.voucher is not None and not common_source(a, b)
        )
        if accused and (things or one.name in _BLAME):
            reason = "each names the other side"
        elif wanted:
            continue
        elif len(things) > (0 if parties or like.covered >= 0.5 else 1) or (
            first and one.name == "fire"
        ):
            reason = f"of {say(a, things or first)}"
        else:
            continue
        act = " ".join(a.norms[one.start : one.end])
        who = f"{say(a, left.doer)} or {say(b, right.doer)}"
        score = 0.75 if accused else 0.65
        return Finding(ACTOR, score, f'who did it ("{act}"): {who}, {reason}')
    return None


def _one_doer(left: Roles, right: Roles) -> bool:
    """Whether both may name one doer, more or less fully ("guards", "its guards")."""
    if left.doer <= right.doer or right.doer <= left.doer:
        return True
    return bool(_core(left) & _core(right))


def _core(r: Roles) -> frozenset[str]:
    """The doer without words that say nothing of who ("troops", "forces")."""
    people = {term(word(w)) for w in word_set("person", "doer")}
    return r.doer - people or r.doer


def _somebody(statement: Statement, r: Roles) -> bool:
    people = {term(word(w)) for w in word_set("person", "doer")}
    unknown = any(weight(t) >= RARE for t in r.doer)  # names more often than not
    return unknown or bool(r.doer & statement.names) or bool(r.doer & people)


def _accuses(a: Statement, b: Statement, left: Roles, right: Roles) -> bool:
    """Whether the doer that ``a`` names is who vouches for ``b``."""
    if a.voucher is None or b.voucher is None:
        return False
    accused = left.doer & (b.voucher.names | b.voucher.words | b.voucher.party)
    own = left.doer & (a.voucher.names | a.voucher.words | a.voucher.party)
    return bool(accused) and not own
