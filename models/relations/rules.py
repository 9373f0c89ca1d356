"""The relation between two claims of one event, with a score and a reason.

The rules are asked in this order and the first that holds gives the relation:
copied text, same origin, conflict of numbers, of polarity or state, of actors,
agreement. ``attribution_dropped`` is asked by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from .acts import Act, word_set
from .copied import copied
from .quantities import at_odds, both_true, matching
from .roles import Roles, roles
from .similarity import Likeness, liken
from .statement import Quantity, Statement
from .words import word

#: Weight of a term that ties two claims to one thing.
HEAVY = 4.0
NUMBER, POLARITY, STATE, ACTOR = (
    "conflict_number", "conflict_polarity", "conflict_state", "conflict_actor",
)  # fmt: skip
_HEDGED = 0.4
#: Fewest shared terms of "the same in similar words", less one.
_FEW = 2
#: Units that many claims share by chance; the least figure that few do.
_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute"})
_TELLING_FIGURE = 12
#: Acts that happen to a thing as well as being done to it.
_EITHER = frozenset({"open", "cut", "burst", "start", "rise", "remove", "intend"})
#: Acts told seldom enough that one shared object settles it.
_TELLING = frozenset({"cut", "open", "breach", "burst", "cause", "appoint", "arrest"})
#: Acts that two may do alike without contradiction.
_SHARED_ACTS = frozenset(
    {"support", "negotiate", "agree", "fail", "succeed", "advance"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """What two claims' articles add: their days and outlets, and what is common."""

    same_article: bool
    day_a: str | None
    day_b: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation, how sure it is (0 to 1), and why."""

    relation: str
    score: float
    why: str


def judge(a: Statement, b: Statement, context: Context) -> Iterator[Finding]:
    """The relations of ``a`` and ``b``: at most one, and a lost attribution."""
    if a.sentence_id == b.sentence_id and _overlapping(a, b):
        return
    likeness = liken(a, b)
    rules = (_copied, _same_origin, _number, _side, _actor, _agree)
    found = None
    for rule in rules:
        found = rule(a, b, likeness, context)
        if found is not None:
            break
    dropped = _dropped(a, b, likeness, context)
    if found is not None:
        yield found
    if dropped is not None:
        yield dropped


def _overlapping(a: Statement, b: Statement) -> bool:
    """Whether the one claim is a part of the other."""
    return a.text in b.text or b.text in a.text


# -- copied text and common origin ---------------------------------------------


def _copied(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    if c.same_article or like.covered < 0.4 or _quoted_alike(a, b):
        return None
    copy = copied(a.norms, b.norms, a.parts)
    if copy is None:
        return None
    why = (
        f"{copy.words} of {copy.shorter} words return in the same order"
        f" (longest run: {copy.run})"
    )
    return Finding("copied_text", min(1.0, 0.5 + copy.share / 2), why)


def _quoted_alike(a: Statement, b: Statement) -> bool:
    """Whether both relay the words of one source through one channel."""
    return bool(_source(a, b) and a.voucher and b.voucher and a.voucher.via)


def _source(a: Statement, b: Statement) -> str | None:
    """The source both claims name, None where they name none or another."""
    if a.voucher is None or b.voucher is None:
        return None
    if a.voucher.names & b.voucher.names or _one_body(a, b):
        return a.voucher.label
    if a.voucher.names and b.voucher.names:
        return None
    if a.voucher.words & b.voucher.words:
        return a.voucher.label
    return None


def _one_body(a: Statement, b: Statement) -> bool:
    """Whether both are relayed through one social channel and name no two persons."""
    if a.voucher is None or b.voucher is None or not a.voucher.via:
        return False
    persons = {a.voucher.kind, b.voucher.kind} == {"named_person"}
    return a.voucher.via == b.voucher.via and not persons


def _same_origin(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    source = _source(a, b)
    if c.same_article or source is None:
        return None
    content = 0.5 * like.covered + 0.25 * like.cosine + 0.25 * like.characters
    via_a, via_b = a.voucher and a.voucher.via, b.voucher and b.voucher.via
    same_channel = bool(via_a and via_a == via_b)
    if via_a and via_b and not same_channel:
        return None
    if content < (0.35 if same_channel else 0.5) or a.negated != b.negated:
        return None
    if len(a.weights.keys() & b.weights.keys()) < (1 if same_channel else _FEW):
        return None
    if any(at_odds(p, q) for p, q in matching(a, b)):
        return None
    channel = f" through {via_a or via_b}" if via_a or via_b else ""
    why = f"both relay {source}{channel}: one statement, one origin"
    return Finding("same_origin", min(1.0, 0.35 + content * 0.65), why)


# -- conflicts -----------------------------------------------------------------


def _number(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    pairs = matching(a, b)
    odds = [(p, q) for p, q in pairs if at_odds(p, q)]
    if not odds or len(odds) < len(pairs) or _rejects(a) or _rejects(b):
        return None
    p, q = odds[0]
    tie = _tie(a, b)
    if p.state is None:
        if tie < 2 * HEAVY or like.covered < (0.15 if _one_act(a, b) else 0.5):
            return None
    elif tie < HEAVY and not (p.names & q.names or _anybody(p, q, c)):
        return None
    what = _what(p.state, sorted(p.heads & q.heads))
    why = f"{what}: {p.text} against {q.text}{_later(c)}"
    return Finding(NUMBER, min(0.95, 0.55 + 0.4 * like.covered), why)


def _anybody(p: Quantity, q: Quantity, c: Context) -> bool:
    """Whether both count the victims of an event without saying which."""
    loose = {word(w).stem for w in word_set("any person")}
    return not c.same_article and p.heads | q.heads <= loose and not (p.names | q.names)


def _apart(a: Statement, b: Statement, *, strict: bool = False) -> bool:
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


def _rejects(statement: Statement) -> bool:
    """Whether the claim speaks of figures to call them wrong."""
    return any(a.name == "true" and a.side < 0 for a in statement.acts)


def _one_act(a: Statement, b: Statement) -> bool:
    """Whether both tell one act in one way."""
    left, right = a.act_sides(), b.act_sides()
    return any(left[n] & right.get(n, set()) for n in left)


def _what(state: str | None, heads: list[str]) -> str:
    done = {"kill": "killed", "injure": "injured", "arrest": "arrested"}
    if state:
        return f"number {done.get(state, state)}"
    return f"number of {heads[0]}" if heads else "number"


def _tie(a: Statement, b: Statement) -> float:
    """Weight of the terms both claims name."""
    return sum(min(w, b.weights[k]) for k, w in a.weights.items() if k in b.weights)


def _side(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    """One act told with opposite signs of one object."""
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side == other.side:
            continue
        if one.side in _sides(b, one) or other.side in _sides(a, other):
            continue
        if one.attempted or other.attempted or (one.state and (one.noun or other.noun)):
            continue
        left, right = roles(a, one), roles(b, other)
        things = _things(a, left, right, one)
        if one.name not in _EITHER and left.doer and right.doer:
            things &= left.doer & right.doer | left.object & right.object
            if not left.doer & right.doer:
                continue
        loose = one.name not in _EITHER and _weigh(a, things) < 1.5 * HEAVY
        if not things or (loose and like.covered < 0.2):
            continue
        kind = STATE if one.state else POLARITY
        told = [_told(s, act) for s, act in ((a, one), (b, other))]
        why = f"{told[0]} against {told[1]} of {', '.join(sorted(things))}{_later(c)}"
        score = min(0.95, 0.5 + 0.3 * like.covered + 0.05 * len(things))
        return Finding(kind, score, why)
    return None


def _things(a: Statement, left: Roles, right: Roles, act: Act) -> frozenset[str]:
    """Weighty terms in one role of the act in both claims.

    What opens, breaks or leaves may be told as its doer or as what it is done to.
    """
    if act.name in _EITHER:
        around = (left.doer | left.object) & (right.doer | right.object)
    else:
        around = (left.doer & right.doer) | (left.object & right.object)
    return frozenset(t for t in around if a.weights.get(t, 0.0) >= HEAVY)


def _weigh(a: Statement, terms: Iterable[str]) -> float:
    return sum(a.weights.get(t, 0.0) for t in terms)


def _told(statement: Statement, act: Act) -> str:
    """The act in the claim's words."""
    words = " ".join(statement.norms[act.start : act.end])
    return f'"not {words}"' if act.negated else f'"{words}"'


def _sides(statement: Statement, act: Act) -> set[int]:
    return statement.act_sides().get(act.name, set())


def _later(c: Context) -> str:
    """Which report is the later one, where the days tell."""
    if c.same_article or not c.day_a or not c.day_b or c.day_a[:10] == c.day_b[:10]:
        return ""
    first, last = sorted((c.day_a[:10], c.day_b[:10]))
    return f"; {first} and {last}: the later report may supersede the earlier"


def _actor(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    """One act, two doers: each names the other, or both act on one thing."""
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side != other.side or one.negated:
            continue
        if one.name in _SHARED_ACTS:
            continue
        wanted = one.attempted or other.attempted
        left, right = roles(a, one), roles(b, other)
        if not left.doer or not right.doer or left.doer & right.doer:
            continue
        if not (_somebody(a, left) and _somebody(b, right)):
            continue
        accused = _accuses(a, b, left, right) or _accuses(b, a, right, left)
        things = {t for t in left.object & right.object if a.weights.get(t, 0) >= HEAVY}
        first = word_set("first") & set(a.norms) & set(b.norms)
        parties = a.voucher is not None and b.voucher is not None and not _source(a, b)
        if accused:
            reason = "each names the other side"
        elif wanted:
            continue
        elif len(things) > (0 if parties else 1) or (first and one.name == "fire"):
            reason = f"of {', '.join(sorted(things or first))}"
        else:
            continue
        act = " ".join(a.norms[one.start : one.end])
        who = f"{_named(left)} or {_named(right)}"
        score = 0.75 if accused else 0.65
        return Finding(ACTOR, score, f'who did it ("{act}"): {who}, {reason}')
    return None


def _somebody(statement: Statement, r: Roles) -> bool:
    people = {word(w).stem for w in word_set("person", "doer")}
    return bool(r.doer & statement.names) or bool(r.doer & people)


def _accuses(a: Statement, b: Statement, left: Roles, right: Roles) -> bool:
    """Whether the doer that ``a`` names is who vouches for ``b``."""
    if a.voucher is None or b.voucher is None:
        return False
    accused = left.doer & (b.voucher.names | b.voucher.words)
    own = left.doer & (a.voucher.names | a.voucher.words)
    return bool(accused) and not own


def _named(r: Roles) -> str:
    return " ".join(sorted(r.doer))


# -- agreement -----------------------------------------------------------------


def _agree(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    if c.same_article or a.negated != b.negated or like.acts_apart:
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
    if _rejects(a) or _rejects(b):
        return None
    p, q = pairs[0]
    if p.state is None and like.covered < (0.3 if _one_act(a, b) else 0.45):
        return None
    if _tie(a, b) < HEAVY and not (p.names & q.names or _anybody(p, q, c)):
        return None
    if p.state is None and _apart(a, b):
        return None
    what = _what(p.state, sorted(p.heads & q.heads))
    why = f"{what}: {p.text} and {q.text} can both be true"
    return Finding("agree", min(0.95, 0.6 + 0.35 * like.covered), why)


def _same_words(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    shared = a.weights.keys() & b.weights.keys()
    if like.covered < 0.6 or like.spread < 0.4 or len(shared) <= _FEW:
        return None
    if like.numbers_apart:
        return None
    why = "the same in similar words: " + ", ".join(_shared(a, b))
    return Finding("agree", min(0.95, 0.3 + 0.65 * like.covered), why)


def _same_act(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    for one, other in product(a.acts, b.acts):
        if one.name != other.name or one.side != other.side:
            continue
        if one.attempted != other.attempted or _apart(a, b):
            continue
        if one.noun and other.noun and one.name not in _TELLING:
            continue
        left, right = roles(a, one), roles(b, other)
        things = _things(a, left, right, one)
        rare = bool(things)
        if like.covered < (0.3 if len(things) > 1 else 0.25):
            continue
        if len(things) > 1 or (rare and one.name in _TELLING):
            why = (
                f"{_told(a, one)} and {_told(b, other)} of {', '.join(sorted(things))}"
            )
            return Finding("agree", min(0.9, 0.45 + 0.5 * like.covered), why)
    return None


def _same_figure(a: Statement, b: Statement, like: Likeness) -> Finding | None:
    """One exact figure in both, of one act or of something rare that both name."""
    for p, q in product(a.quantities, b.quantities):
        if not p.value == p.low == p.high == q.value == q.low == q.high:
            continue
        if p.unit != q.unit or _apart(a, b):
            continue
        common = a.names & b.names
        acted = _one_act(a, b)
        telling = p.value >= _TELLING_FIGURE and p.unit not in _TIMES
        if (acted and common and like.covered >= 0.15) or (
            telling and _tie(a, b) >= 1.5 * HEAVY and like.covered >= 0.12
        ):
            shared = ", ".join(_shared(a, b)[:3])
            return Finding(
                "agree",
                min(0.85, 0.5 + 0.4 * like.covered),
                f"both give {p.text}, of {shared}",
            )
    return None


def _shared(a: Statement, b: Statement) -> list[str]:
    shared = a.weights.keys() & b.weights.keys()
    return sorted(shared, key=lambda k: (-a.weights[k], k))[:5]


# -- what was lost on the way --------------------------------------------------


def _dropped(a: Statement, b: Statement, like: Likeness, c: Context) -> Finding | None:
    """A source's or a hedged claim that another outlet states as a fact."""
    if c.same_article or like.acts_apart or a.negated != b.negated:
        return None
    if c.day_a and c.day_b and c.day_a[:10] != c.day_b[:10]:
        pairs = [(a, b)] if c.day_a < c.day_b else [(b, a)]
    else:
        pairs = [(a, b), (b, a)]
    for said, stated in pairs:
        if said.voucher is None or stated.voucher is not None:
            continue
        if stated.hedged >= _HEDGED or stated.quoted:
            continue
        weak = said.voucher.doubted or said.hedged >= _HEDGED
        kept = _tie(said, stated) / max(said.total, 1e-9)
        if not weak or kept < 0.6 or len(said.weights) < 2:
            continue
        if _apart(a, b, strict=True):
            continue
        if len(said.weights.keys() & stated.weights.keys()) < 2:
            continue
        source = said.voucher.label or "a source"
        worded = "with caution" if said.hedged >= _HEDGED else "as a claim"
        why = f"{source} is quoted {worded}; here it is stated as a fact"
        return Finding("attribution_dropped", min(0.95, 0.4 + 0.5 * kept), why)
    return None
