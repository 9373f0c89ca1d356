"""Rules of common origin: copied text, one statement relayed, an attribution lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from ...features.word_classes import word_class
from .acts import word_set
from .copied import Copy, copied
from .quantities import at_odds, matching
from .roles import roles
from .similarity import Likeness
from .statement import Statement
from .ties import FEW, Context, Finding, days_between, doers_apart
from .words import term, word

_HEDGED = 0.4
#: Terms from which a claim says something by itself; words in which "is" stands.
_SOME, _OPENING = 4, 4
#: Share that must be kept of a claim without a verb we know.
_ALL = 0.75
#: Days between two reports from which a source that says the same has said it again.
_ONE_STATEMENT = 2


def copied_text(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """The same words in the same order in two articles."""
    if c.same_article or like.covered < 0.4 or _quoted_alike(a, b):
        return None
    copy = copied(a.norms, b.norms, a.parts)
    return None if copy is None else told_copy(copy)


def told_copy(copy: Copy) -> Finding:
    """A copy as a relation, with its reason."""
    why = (
        f"{copy.words} of {copy.shorter} words return in the same order"
        f" (longest run: {copy.run})"
    )
    return Finding("copied_text", min(1.0, 0.5 + copy.share / 2), why)


def _quoted_alike(a: Statement, b: Statement) -> bool:
    """Whether both relay the words of one source through one channel."""
    return bool(common_source(a, b) and a.voucher and b.voucher and a.voucher.via)


def common_source(a: Statement, b: Statement) -> str | None:
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


def same_origin(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
    """One statement of one source, relayed by two articles."""
    source = common_source(a, b)
    if c.same_article or source is None:
        return None
    content = 0.6 * like.covered + 0.4 * like.cosine
    via_a, via_b = a.voucher and a.voucher.via, b.voucher and b.voucher.via
    same_channel = bool(via_a and via_a == via_b)
    if via_a and via_b and not same_channel:
        return None
    if content < (0.35 if same_channel else 0.5) or a.negated != b.negated:
        return None
    if len(a.weights.keys() & b.weights.keys()) < (1 if same_channel else FEW):
        return None
    if not same_channel and days_between(c) > _ONE_STATEMENT:
        return None
    if any(at_odds(p, q) for p, q in matching(a, b)):
        return None
    channel = f" through {via_a or via_b}" if via_a or via_b else ""
    why = f"both relay {source}{channel}: one statement, one origin"
    return Finding("same_origin", min(1.0, 0.35 + content * 0.65), why)


def attribution_dropped(
    a: Statement, b: Statement, like: Likeness, c: Context
) -> Finding | None:
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
        cautious = said.hedged >= _HEDGED
        weak = said.voucher.doubted or cautious or said.voucher.hearsay
        kept = _kept(said, stated)
        if not weak or kept < 0.6 or len(said.weights) < 2 or not _whole(said, stated):
            continue
        if doers_apart(a, b, strict=True):
            continue
        if len(said.weights.keys() & stated.weights.keys()) < 2:
            continue
        source = said.voucher.label or "a source"
        worded = "with caution" if cautious else "as a claim"
        if said.voucher.hearsay and not (cautious or said.voucher.doubted):
            worded = "as passing it on"
        why = f"{source} is quoted {worded}; here it is stated as a fact"
        return Finding("attribution_dropped", min(0.95, 0.4 + 0.5 * kept), why)
    return None


def _whole(said: Statement, stated: Statement) -> bool:
    """Whether what is stated can be all that was said.

    A claim of few words must say what somebody or something is ("he is the rightful
    director"); of any other some verb must be kept.
    """
    if _foretold(said.norms):
        return False
    if len(said.weights) < _SOME:
        opening = said.norms[:_OPENING]
        return not word_class("being_finite").isdisjoint(opening)
    told = {a.name for a in said.acts if not a.noun}
    if not told:
        return _kept(said, stated) >= _ALL
    return not told.isdisjoint(a.name for a in stated.acts)


def _foretold(norms: Sequence[str]) -> bool:
    """Whether a modal tells what is to come: "could overturn", no "may have been"."""
    return any(
        norm in word_class("modal") and {"have", "be"}.isdisjoint(norms[i + 1 : i + 3])
        for i, norm in enumerate(norms)
    )


def _kept(said: Statement, stated: Statement) -> float:
    """How much of what was said is stated, the words of one act taken for the same.

    Of two predicates ("he is the director and has asked a court ...") the one that
    is kept best counts.
    """
    kept = _same_acts(said, stated) | stated.weights.keys()
    rough = {term(word(norm)) for norm in word_set("rough")}
    return max(
        sum(w for key, w in part.items() if key in kept) / max(sum(part.values()), 1e-9)
        for part in _predicates(said, rough)
    )


def _same_acts(said: Statement, stated: Statement) -> set[str]:
    """The words of acts done to one thing that both tell, in the words of ``said``."""
    return {
        term(word(norm))
        for act, other in product(said.acts, stated.acts)
        if (act.name, act.side) == (other.name, other.side) and not act.noun
        if roles(said, act).object & roles(stated, other).object
        for norm in said.norms[act.start : act.end]
    }


def _predicates(said: Statement, without: set[str]) -> Iterator[dict[str, float]]:
    """The weights of the claim's terms, by the predicates that "and" joins in it."""
    auxiliaries = word_class("being", "having", "doing", "modal")
    norms = said.norms
    cuts = [
        i
        for i in range(1, len(norms) - 1)
        if norms[i] == "and" and norms[i + 1] in auxiliaries
    ]
    for first, last in pairwise([0, *cuts, len(norms)]):
        terms = {term(word(norm)) for norm in norms[first:last]} - without
        part = {key: said.weights[key] for key in terms if key in said.weights}
        if len(part) > 1 or not cuts:
            yield part or dict(said.weights)
    yield {key: w for key, w in said.weights.items() if key not in without}
