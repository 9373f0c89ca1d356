"""A reading: the document with every layer that extractors share.

Built once for an article: the word-list matches, the attributions, and from these
the voice of any stretch of text. Extractors read it and never go back to the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .actors import Actor, find_actors
from .attribution import Attribution, find_attributions
from .attribution.names import Names
from .document import Document
from .lexicon import Match, match_lexicons
from .names import find_names
from .results import Span, Voice


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What features need to know of a claim.

    ``sentence`` is an index into ``Document.sentences``, ``attributed`` true where a
    source vouches for the claim, ``hedged`` the probability that it is uncertain.
    """

    sentence: int
    attributed: bool
    hedged: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as extractors see it.

    ``matches`` maps a word list's name to its matches in the scored sentences, in
    order. ``sourced`` are the stretches that are a source's words, disjoint and
    in order. ``names`` are the proper names as half-open ranges of tokens.
    ``author_words`` counts, for each scored sentence, the words that are not a
    source's. ``actors`` are those the article names, and how it treats them.
    ``claims`` is None until the claims are found, which needs features of the
    sentences. ``tier`` names the models that score it.
    """

    document: Document
    matches: Mapping[str, tuple[Match, ...]]
    attributions: tuple[Attribution, ...]
    sourced: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]
    author_words: tuple[int, ...]
    actors: tuple[Actor, ...] = ()
    claims: tuple[ClaimFacts, ...] | None = None
    tier: str = "default"

    def voice(self, start: int, end: int) -> Voice:
        """Whose words ``start:end`` are: a source's if most of it stands in them."""
        inside = overlap(self.sourced, start, end)
        return Voice.SOURCE if 2 * inside > end - start else Voice.AUTHOR

    def span(self, match: Match, label: str | None = None) -> Span:
        """The evidence span of a word-list match, in its voice."""
        return Span(
            match.start,
            match.end,
            self.document.text[match.start : match.end],
            label or match.entry.label,
            match.entry.text,
            match.entry.weight,
            self.voice(match.start, match.end),
            match.sentence,
        )


def read(document: Document, tier: str = "default") -> Reading:
    """Add the shared layers to an annotated document."""
    matches = match_lexicons(document)
    names = Names(document)
    found = find_attributions(document, matches, names)
    return replace(assemble(document, matches, found, names), tier=tier)


def assemble(
    document: Document,
    matches: Mapping[str, tuple[Match, ...]],
    attributions: tuple[Attribution, ...],
    names: Names | None = None,
) -> Reading:
    """The reading that follows from its word-list matches and attributions."""
    sourced = _sourced(document, attributions)
    reading = Reading(
        document,
        matches,
        attributions,
        sourced,
        find_names(document),
        _author_words(document, sourced),
    )
    return replace(reading, actors=find_actors(reading, names or Names(document)))


def overlap(intervals: tuple[tuple[int, int], ...], start: int, end: int) -> int:
    """Characters of ``start:end`` inside ``intervals`` (disjoint, in order)."""
    total = 0
    for i in range(max(bisect_right(intervals, (start,)) - 1, 0), len(intervals)):
        low, high = intervals[i]
        if low >= end:
            break
        total += max(0, min(end, high) - max(start, low))
    return total


def _sourced(
    document: Document, attributions: Iterable[Attribution]
) -> tuple[tuple[int, int], ...]:
    """Contents of attributions and multi-word quotations, merged."""
    worded = (a for a in attributions if a.asserts and not a.own)
    pieces = [p for a in worded for p in a.content_parts]
    pieces += [
        (q.content_start, q.content_end)
        for q in document.quotations
        if " " in document.text[q.content_start : q.content_end].strip()
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def _author_words(
    document: Document, sourced: tuple[tuple[int, int], ...]
) -> tuple[int, ...]:
    tokens = document.tokens
    starts, texts = tokens.starts, tokens.texts
    counts = [s.n_words for s in document.scored]
    stretches = iter(sourced)
    low, high = next(stretches, (0, 0))
    for i, sentence in enumerate(document.scored):
        while high and high <= sentence.start:
            low, high = next(stretches, (0, 0))
        while high and low < sentence.end:
            first = bisect_left(starts, max(low, sentence.start))
            last = bisect_left(starts, min(high, sentence.end))
            counts[i] -= sum(t[0].isalnum() for t in texts[first:last])
            if high > sentence.end:
                break
            low, high = next(stretches, (0, 0))
    return tuple(counts)
