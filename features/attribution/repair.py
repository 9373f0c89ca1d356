"""Rules on top of the tagger: what its training data lacks.

Impersonal reports, subjects that stand apart from their verb, cues that the word list
is sure of, quotations left over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ..document import Document, Quotation, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .fill import Filler
from .grammar import Grammar
from .hull import Hull
from .link import tokens_of
from .missing import SURE, missing
from .names import Names
from .nouns import leaves_verb, noun_cues
from .signed import signed
from .trim import existential, in_passing


def repaired(
    drafts: Sequence[Draft],
    document: Document,
    matches: Mapping[str, tuple[Match, ...]],
    names: Names,
) -> list[Draft]:
    """The drafts with gaps filled and missing ones added, in order of their cues."""
    grammar = Grammar(document, names)
    cues = matches.get("report_verbs", ())
    drafts = [d for d in drafts if not in_passing(d, grammar)]
    found = [*drafts, *missing(drafts, cues, document, grammar)]
    found += noun_cues(found, cues, document, grammar)
    found += signed(document, names, found)
    found.sort(key=lambda d: d.cue)
    sure = {i for m in cues if m.entry.weight >= SURE for i in range(m.first, m.last)}
    hull = Hull(document, grammar)
    found = [_past_cue(d, found, grammar) for d in hull.with_content(found, sure)]
    fill = Filler(document, grammar, cues)
    filled: list[Draft] = []
    for draft in found:
        if draft.source is not None and existential(draft.source, grammar):
            continue
        whole = fill.filled(draft, filled[-1] if filled else None)
        if whole.source is not None and existential(whole.source, grammar):
            continue
        if whole.source is not None or whole.parts:
            filled.append(whole)
    found = with_quotations(filled, document)
    taken = {d.cue[0] for d in found} | {d.source[0] for d in found if d.source}
    nouns = {m.last for m in cues if m.entry.pos == "noun"}
    for i, draft in enumerate(found):
        if draft.parts:
            parts = hull.within_reason(draft)
            subject = draft.cue[1] in nouns and leaves_verb(parts, grammar)
            parts = parts if subject else hull.to_edges(parts, draft, taken)
            found[i] = draft._replace(parts=parts)
    return found


def _past_cue(draft: Draft, drafts: Sequence[Draft], grammar: Grammar) -> Draft:
    """``draft`` with a source that holds no other cue: "A said that B (says)"."""
    if draft.source is None:
        return draft
    first, last = draft.source
    inner = max(
        (d.cue[1] for d in drafts if first < d.cue[0] and d.cue[1] < last), default=0
    )
    if not inner:
        return draft
    return draft._replace(source=(grammar.name_start(last - 1, inner), last))


def with_quotations(drafts: list[Draft], document: Document) -> list[Draft]:
    """Quotations that nobody claims go to who spoke last, run by run."""
    covered = _Cover(drafts)
    cues = [d.cue for d in drafts]
    starts = [s.start for s in document.sentences]
    for quotation in document.quotations:
        span = tokens_of(document, quotation.content_start, quotation.content_end)
        if span[1] - span[0] < 4 or covered.touches(span):
            continue
        own = max(bisect_right(starts, quotation.start) - 1, 0)
        place = bisect_left(cues, (span[0], span[0])) - 1
        at = _speaker(drafts, place, document.sentences[own], quotation)
        if at is not None:
            parts = tuple(sorted((*drafts[at].parts, span)))
            drafts[at] = drafts[at]._replace(parts=parts)
    return drafts


def _speaker(
    drafts: Sequence[Draft], place: int, sentence: Sentence, quotation: Quotation
) -> int | None:
    """Whose a quotation is that stands alone in ``sentence``, if anybody's.

    ``place`` is the last draft before it.
    """
    if place < 0 or drafts[place].source is None:
        return None
    alone = quotation.start - sentence.start < 2
    near = sentence.index - drafts[place].sentence <= 2
    known = bool(drafts[place].parts)
    return place if alone and near and known and sentence.kind.scored else None


class _Cover:
    """Which tokens are cue, source or content of some draft."""

    __slots__ = ("_tokens",)

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._tokens: set[int] = set()
        for draft in drafts:
            for first, last in (draft.cue, *draft.parts):
                self._tokens.update(range(first, last))

    def touches(self, span: TokenSpan) -> bool:
        return any(i in self._tokens for i in range(*span))
