"""From labelled stretches to drafts: which source and which content goes with a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import Document
from .drafts import Draft, TokenSpan
from .tagger import CONTENT_BEFORE, CUE, SOURCE_AFTER, SOURCE_BEFORE, Tagged
from .words import words

#: How many tokens away a source or content may stand when its own side has no cue.
_REACH = 60


@dataclass(slots=True)
class _Open:
    """A cue waiting for what goes with it."""

    cue: TokenSpan
    source: TokenSpan | None = None
    parts: list[TokenSpan] = field(default_factory=list)


def link(tagged: Sequence[Tagged], document: Document) -> list[Draft]:
    """Give every cue its source and content, by side and nearness."""
    cues = [_Open((t.first, t.last)) for t in tagged if t.kind == CUE]
    if not cues:
        return []
    firsts = [c.cue[0] for c in cues]
    for t in tagged:
        if t.kind == CUE:
            continue
        before = t.kind in (SOURCE_BEFORE, CONTENT_BEFORE)
        place = bisect_right(firsts, t.first)
        chosen = place if before else place - 1
        if not 0 <= chosen < len(cues):
            chosen = min(max(chosen, 0), len(cues) - 1)
            if abs(firsts[chosen] - t.first) > _REACH:
                continue
        owner = cues[chosen]
        if t.kind in (SOURCE_AFTER, SOURCE_BEFORE):
            gap = max(t.first - owner.cue[1], owner.cue[0] - t.last)
            if gap <= _REACH and (owner.source is None or before):
                owner.source = _from_capital(t.first, document), t.last
        else:
            owner.parts.append((t.first, t.last))
    return [
        Draft(
            _sentence(document, o.cue[0]),
            o.cue,
            o.source,
            _merged(o.parts, document),
        )
        for o in cues
    ]


def _from_capital(first: int, document: Document) -> int:
    """Where the run of capitals begins in which a source breaks off at ``first``.

    "Lincoln [County Sheriff Steve Rushing]"; a sentence's first word tells nothing.
    """
    tokens, kept = document.tokens, words().kept_lower
    opening = document.sentences[_sentence(document, first)].first_token
    while (
        first - 1 > opening
        and tokens.texts[first][0].isupper()
        and tokens.texts[first - 1][0].isupper()
        and tokens.norms[first - 1] not in kept
    ):
        first -= 1
    return first


def _sentence(document: Document, token: int) -> int:
    """The index of the sentence that ``token`` stands in."""
    return bisect_right(document.sentences, token, key=lambda s: s.first_token) - 1


def _merged(parts: list[TokenSpan], document: Document) -> tuple[TokenSpan, ...]:
    """Parts in order, without the marks that only set them off."""
    norms = document.tokens.norms
    trimmed: list[TokenSpan] = []
    for first, last in sorted(parts):
        while first < last and norms[first] in (",", ":", ";"):
            first += 1
        while last > first and norms[last - 1] in (",", ":", ";"):
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return tuple(trimmed)


def tokens_of(document: Document, start: int, end: int) -> TokenSpan:
    """The tokens that lie in ``start:end`` characters, wholly or in part."""
    tokens = document.tokens
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
