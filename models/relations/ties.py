"""What ties two claims to one thing, and how to say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from .acts import Act, word_set
from .roles import Roles, roles
from .statement import Quantity, Statement
from .words import term, word

#: Weight of a term that ties two claims to one thing.
HEAVY = 4.0
#: Fewest shared terms of "the same in similar words", less one.
FEW = 2
#: Days between the times two claims name from which they tell of two events.
APART = 45
#: Acts that happen to a thing as well as being done to it.
EITHER = frozenset({"open", "cut", "burst", "start", "rise", "remove", "intend"})


@dataclass(frozen=True, slots=True)
class Context:
    """What two claims' articles add: their days and outlets, and what is common.

    ``given``: somebody who knows has put the two side by side, so that they need not
    show that they speak of one matter.
    """

    same_article: bool
    day_a: str | None
    day_b: str | None
    given: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation, its score (0 to 1), why, and whether it rests on ``numbers``."""

    relation: str
    score: float
    why: str
    numbers: bool = False


def tie(a: Statement, b: Statement) -> float:
    """Weight of the terms both claims name."""
    return sum(min(w, b.weights[k]) for k, w in a.weights.items() if k in b.weights)


def things_of(a: Statement, left: Roles, right: Roles, act: Act) -> frozenset[str]:
    """Weighty terms in one role of the act in both claims.

    What opens, breaks or leaves may be told as its doer or as what it is done to.
    """
    if act.name in EITHER:
        around = (left.doer | left.object) & (right.doer | right.object)
    else:
        around = (left.doer & right.doer) | (left.object & right.object)
    heavy = frozenset(t for t in around if a.weights.get(t, 0.0) >= HEAVY)
    if not heavy and weigh(a, around) >= 1.5 * HEAVY:
        return frozenset(around)  # a thing of two plain words: the "power cut"
    return heavy


def say(a: Statement, terms: Iterable[str]) -> str:
    """Terms as the claim writes them."""
    words = {term(word(norm)): norm for norm in reversed(a.norms)}
    return ", ".join(sorted(words.get(t, t) for t in terms))


def shared_terms(a: Statement, b: Statement) -> list[str]:
    """The weightiest terms of both claims, five at most."""
    shared = a.weights.keys() & b.weights.keys()
    return sorted(shared, key=lambda k: (-a.weights[k], k))[:5]


def weigh(a: Statement, terms: Iterable[str]) -> float:
    """The weight of ``terms`` in the claim."""
    return sum(a.weights.get(t, 0.0) for t in terms)


def told(statement: Statement, act: Act) -> str:
    """The act in the claim's words."""
    words = " ".join(statement.norms[act.start : act.end])
    return f'"not {words}"' if act.negated else f'"{words}"'


def later(c: Context) -> str:
    """Which report is the later one, where the days tell."""
    if c.same_article or not c.day_a or not c.day_b or c.day_a[:10] == c.day_b[:10]:
        return ""
    first, last = sorted((c.day_a[:10], c.day_b[:10]))
    return f"; {first} and {last}: the later report may supersede the earlier"


def days_between(c: Context) -> int:
    """Days between the two articles, 0 where one's day is not known."""
    try:
        first, second = (date.fromisoformat((d or "")[:10]) for d in (c.day_a, c.day_b))
    except ValueError:
        return 0
    return abs((second - first).days)


def near(c: Context, days: int) -> bool:
    """Whether both articles' days are known and so many days apart at most."""
    return bool(c.day_a and c.day_b) and days_between(c) <= days


def names_apart(a: Statement, b: Statement) -> bool:
    """Whether both claims name somebody or some place, and nothing in common."""
    if not a.names or not b.names:
        return False
    return not (a.names & b.weights.keys() or b.names & a.weights.keys())


def times_apart(a: Statement, b: Statement, c: Context) -> bool:
    """Whether the claims name times too far apart to be one event's.

    A claim that names no time is taken to be of the day its article came out.
    """
    first = a.times or _published(c.day_a)
    second = b.times or _published(c.day_b)
    if not first or not second:
        return False
    return all(
        low > last + APART or begin > high + APART
        for low, high in first
        for begin, last in second
    )


def _published(day: str | None) -> tuple[tuple[int, int], ...]:
    try:
        number = date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return ()
    return ((number, number),)


def one_act(a: Statement, b: Statement) -> bool:
    """Whether both tell one act in one way."""
    left, right = a.act_sides(), b.act_sides()
    return any(left[n] & right.get(n, set()) for n in left)


def doers_apart(a: Statement, b: Statement, *, strict: bool = False) -> bool:
    """Whether a shared act has other doers in the two claims.

    Two descriptions may mean one actor, two names do not; ``strict``: any two
    descriptions without a word in common count as two.
    """
    for one, other in product(a.acts, b.acts):
        if one.name == other.name:
            left, right = roles(a, one).doer, roles(b, other).doer
            if left & right or not (left and right):
                continue
            named = left & a.names and right & b.names
            if strict or named or _opposed(left, right):
                return True
    return False


def _opposed(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one is named as the opponent of the other ("anti-...")."""
    return any(f"anti-{x}" in right for x in left) or any(
        f"anti-{x}" in left for x in right
    )


def anybody(p: Quantity, q: Quantity, c: Context) -> bool:
    """Whether both count the victims of an event without saying which."""
    loose = {word(w).stem for w in word_set("any person")}
    return not c.same_article and p.heads | q.heads <= loose and not (p.names | q.names)


def rejects(statement: Statement) -> bool:
    """Whether the claim speaks of figures to call them wrong."""
    return any(a.name == "true" and a.side < 0 for a in statement.acts)


def what_counted(state: str | None, heads: list[str]) -> str:
    """What is counted, for a reason."""
    done = {"kill": "killed", "injure": "injured", "arrest": "arrested"}
    if state:
        return f"number {done.get(state, state)}"
    return f"number of {heads[0]}" if heads else "number"
