"""Finding attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..document import Document
from ..lexicon import Match
from .context import channel, outlet_of, party, rejection
from .drafts import Draft, TokenSpan
from .force import Force, Strength, force
from .link import link
from .names import Names
from .records import Attribution, Quote, SourceKind, Stance
from .repair import repaired
from .resolved import Resolved
from .sources import Resolver
from .tagger import tagger
from .words import words

#: Entries of the word list from this weight on are hardly ever anything but speech.
_CLEAR = 0.5
#: A cue that ends in these tells what was spoken of, and not what was said.
_TOPICS = frozenset({"about", "on", "against", "with"})


def find_attributions(
    document: Document,
    matches: Mapping[str, tuple[Match, ...]],
    names: Names | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of the scored sentences, in order of their cues.

    ``names`` are the document's, where they are at hand.
    """
    names = names or Names(document)
    drafts = repaired(link(tagger().tag(document), document), document, matches, names)
    parents = _parents(drafts)
    resolver = Resolver(document, names)
    stances = _Stances(matches)
    resolved: list[Resolved] = []
    quotes = [q.start for q in document.quotations]
    for index, draft in enumerate(drafts):
        parent = parents[index]
        speaker = resolved[parent] if parent is not None and parent < index else None
        source = resolver.resolve(draft, speaker)
        resolved.append(source)
    return tuple(
        _attribution(
            draft,
            document,
            _Around(names, stances, quotes, parents[index], drafts),
            resolved[index],
            None if parents[index] is None else resolved[parents[index] or 0],
        )
        for index, draft in enumerate(drafts)
    )


class _Around(NamedTuple):
    """What is known around a draft: names, stances, quotation starts, other drafts."""

    names: Names
    stances: _Stances
    quotes: Sequence[int]
    parent: int | None
    drafts: Sequence[Draft]


def _attribution(
    draft: Draft,
    document: Document,
    around: _Around,
    source: Resolved,
    outer: Resolved | None,
) -> Attribution:
    """Describe a draft whose source is made out; ``outer`` is who relays it."""
    denied = rejection(draft, document)
    norms = document.tokens.norms
    share = _quoted_share(document, draft, around.quotes)
    quote = _quote(share)
    strength = around.stances.strength(draft, norms)
    told = force(draft, document, strength, quote, share)
    around_it = None if around.parent is None else around.drafts[around.parent]
    via = channel(draft, document, around.names, around_it)
    if via is None and outer is not None:
        via = outlet_of(outer)
    return Attribution(
        draft.sentence,
        _chars(document, draft.cue),
        _chars(document, draft.source) if draft.source else None,
        source.name,
        source.kind,
        tuple(_chars(document, p) for p in _up_to(draft.parts, denied, norms)),
        quote,
        via,
        around.stances.of(draft),
        around.parent,
        party(draft, document, around.names),
        denied is not None,
        _own(document, draft, around.parent),
        told is Force.SAID,
        told is Force.ACT,
    )


def _up_to(
    parts: Sequence[TokenSpan], end: int | None, norms: Sequence[str]
) -> tuple[TokenSpan, ...]:
    """``parts`` as far as they lie before token ``end`` and what joins it on."""
    if end is None:
        return tuple(parts)
    while end > 0 and (norms[end - 1] == "but" or not norms[end - 1][0].isalnum()):
        end -= 1
    cut = ((first, min(last, end)) for first, last in parts)
    return tuple((first, last) for first, last in cut if first < last)


def _own(document: Document, draft: Draft, parent: int | None) -> bool:
    """Whether the author speaks of himself or to the reader, outside quotations."""
    if draft.source is None or parent is not None:
        return False
    first, last = draft.source
    start = document.tokens.starts[first]
    return (
        last - first == 1
        and document.tokens.norms[first] in words().address
        and not any(q.start <= start < q.end for q in document.quotations)
    )


def _chars(document: Document, span: TokenSpan) -> tuple[int, int]:
    tokens = document.tokens
    return tokens.starts[span[0]], tokens.ends[span[1] - 1]


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the smallest other one inside whose content its cue stands."""
    parents: list[int | None] = []
    for i, draft in enumerate(drafts):
        best: tuple[int, int] | None = None
        for j in range(max(0, i - 8), min(len(drafts), i + 9)):
            if j == i:
                continue
            for first, last in drafts[j].parts:
                if first <= draft.cue[0] and draft.cue[1] <= last:
                    size = sum(b - a for a, b in drafts[j].parts)
                    if best is None or size < best[0]:
                        best = (size, j)
        parents.append(best[1] if best else None)
    return parents


def _quote(share: float) -> Quote:
    """Direct where quotation marks hold nearly all of the content."""
    if share == 0:
        return Quote.INDIRECT
    return Quote.DIRECT if share >= 0.9 else Quote.MIXED


def _quoted_share(document: Document, draft: Draft, starts: Sequence[int]) -> float:
    """The share of the content that stands in quotation marks, 0-1.

    ``starts`` are the starts of the document's quotations, in order.
    """
    inside = total = 0
    for part in draft.parts:
        start, end = _chars(document, part)
        total += end - start
        first = max(bisect_right(starts, start) - 2, 0)  # a quotation may hold another
        for q in document.quotations[first : bisect_right(starts, end)]:
            inside += max(0, min(end, q.end) - max(start, q.start))
    return inside / total if total else 0.0


def _heads(match: Match, cue: TokenSpan, norms: Sequence[str]) -> bool:
    """Whether a word of the cue is its verb: no "has record low support from".

    What stands before the verb only helps it ("has also tried to"), or the cue ends
    with it ("in a statement said").
    """
    if match.last >= cue[1] and match.entry.pos != "noun":
        return True
    helping = words().auxiliary | words().helping
    return all(
        norms[i] in helping or norms[i].endswith("ly") or norms[i + 1] == "to"
        for i in range(cue[0], match.first)
    )


class _Stances:
    """The stance of a cue, by the word list."""

    __slots__ = ("_firsts", "_matches")

    def __init__(self, matches: Mapping[str, tuple[Match, ...]]) -> None:
        self._matches = matches.get("report_verbs", ())
        self._firsts = [m.first for m in self._matches]

    def strength(self, draft: Draft, norms: Sequence[str]) -> Strength:
        """How well the word list knows the cue as one of speech or thought."""
        place = bisect_right(self._firsts, draft.cue[0] - 1)
        found = Strength.UNKNOWN
        acting = words().acting
        while place < len(self._matches) and self._firsts[place] < draft.cue[1]:
            match = self._matches[place]
            entry = match.entry
            place += 1
            refused = entry.text in words().refusing
            if refused or not _heads(match, draft.cue, norms):
                continue
            weak = entry.pos == "noun" or entry.weight < _CLEAR
            known = Strength.WEAK if weak else Strength.CLEAR
            topic = match.last < draft.cue[1] and norms[draft.cue[1] - 1] in _TOPICS
            known = Strength.ACTING if topic or entry.text in acting else known
            found = max(found, known)
        return found

    def of(self, draft: Draft) -> Stance:
        first, last = draft.cue
        place = bisect_right(self._firsts, first - 1)
        stance = Stance.NEUTRAL
        while place < len(self._matches) and self._firsts[place] < last:
            match = self._matches[place]
            place += 1
            found = Stance(match.entry.label)
            if found is not Stance.NEUTRAL:
                stance = found
        if stance is Stance.NEUTRAL and draft.impersonal:
            return Stance.REPORTIVE
        return stance


__all__ = ["SourceKind", "find_attributions"]
