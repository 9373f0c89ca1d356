"""Conflicts of actors: one act, two doers."""

from __future__ import annotations

from itertools import product

from ...features.word_classes import word_class
from .acts import Act, word_set
from .held import held
from .roles import Roles, roles
from .similarity import Likeness
from .statement import Statement
from .ties import HEAVY, Context, Finding, say
from .words import RARE, term, weight, word

ACTOR = "conflict_actor"
#: Acts of which two sides accuse one another.
_BLAME = frozenset(
    {"attack", "fire", "breach", "open", "kill", "destroy", "cause", "cut"}
)
#: Acts whose object need not be said, and the share that must be alike then.
_STRUCK, _ABOUT = frozenset({"attack", "fire", "breach"}), 0.2
#: Share of the act's object that the other claim must say.
_HELD = 0.55
#: Who dies does nothing.
_DYING = frozenset({"die", "dies", "died", "dying", "perish", "perished", "drowned"})
#: Terms that a doer has at most; more are a subject misread.
_SUBJECT = 6
#: Acts that two may do alike without contradiction.
_SHARED_ACTS = frozenset(
    {"support", "negotiate", "agree", "fail", "succeed", "advance", "approve",
     "charge", "escape", "fine", "flood", "give birth", "host", "leak", "marry", "meet",
     "nominate", "play", "praise", "protest", "quake", "retire", "search", "separate",
     "sue", "treat", "unveil", "vote", "burn", "crash", "drunk", "fall",
     "recall", "apologise", "sentence"}
)  # fmt: skip


def actor_conflict(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One act, two doers: each names the other, or both act on one thing."""
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side != other.side or one.negated:
            continue
        if one.name in _SHARED_ACTS or a.norms[one.start] in _DYING:
            continue
        left, right = roles(a, one), roles(b, other)
        if _gerund(a, one) or _gerund(b, other) or not _two(a, b, left, right):
            continue
        accused = _accused(a, b, one, (left, right), like)
        reason = "each names the other side" if accused else _over(a, one, b, other)
        if reason:
            act = " ".join(a.norms[one.start : one.end])
            who = f"{say(a, left.doer)} or {say(b, right.doer)}"
            why = f'who did it ("{act}"): {who}, {reason}'
            return Finding(ACTOR, 0.75 if accused else 0.65, why)
    return None


def _two(a: Statement, b: Statement, left: Roles, right: Roles) -> bool:
    """Whether the roles name two doers, each of them somebody."""
    if not left.doer or not right.doer or _one_doer(left, right):
        return False
    if max(len(left.doer), len(right.doer)) > _SUBJECT:
        return False
    return _somebody(a, left) and _somebody(b, right)


def _accused(
    a: Statement, b: Statement, act: Act, found: tuple[Roles, Roles], like: Likeness
) -> bool:
    """Whether one side blames the other for what both claims tell."""
    left, right = found
    sides = _accuses(a, b, left, right), _accuses(b, a, right, left)
    if act.name not in _BLAME or not any(sides):
        return False
    things = {t for t in left.object & right.object if a.weights.get(t, 0) >= HEAVY}
    tied = act.name in _STRUCK and like.covered >= _ABOUT
    return bool(things) or all(sides) or tied


def _over(a: Statement, one: Act, b: Statement, other: Act) -> str | None:
    """What both are said to have done it to, as a reason; None where too little is."""
    if one.attempted or other.attempted:
        return None
    first = word_set("first") & set(a.norms) & set(b.norms)
    if first and one.name == "fire":
        return f"of {say(a, first)}"
    left, right = roles(a, one), roles(b, other)
    things = {t for t in left.object & right.object if a.weights.get(t, 0) >= HEAVY}
    if one.noun or other.noun or len(things) < 2:
        return None
    if held(a, one, b, other, doers=False) < _HELD:
        return None
    return f"of {say(a, things)}"


def _gerund(statement: Statement, act: Act) -> bool:
    """Whether the act is a form in -ing without "be": mostly nobody's in the clause."""
    norms = statement.norms
    being = word_class("being")
    before = norms[max(0, act.start - 3) : act.start]
    return norms[act.start].endswith("ing") and being.isdisjoint(before)


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
    people = {term(word(w)) for w in word_set("person", "title")}
    theirs = b.voucher.names | b.voucher.words | b.voucher.party
    own = left.doer & (a.voucher.names | a.voucher.words | a.voucher.party)
    return bool(left.doer & theirs - people) and not own
