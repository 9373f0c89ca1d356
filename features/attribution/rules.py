"""Attributions by rule, from the report verbs of the word list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ..document import Document, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .words import words

_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—", '"', "“", "”"})
_CONJUNCTIONS = frozenset(
    {"that", "and", "but", "because", "while", "when", "if", "as"}
)
_CLAUSE = ("that", '"', "“", ":", "if", "whether", "the", "he", "she", "it", "they")


def drafts_by_rule(
    document: Document, matches: Mapping[str, tuple[Match, ...]]
) -> list[Draft]:
    """Drafts for the cues of the word list, in order."""
    quoted = _quoted(document)
    found: list[Draft] = []
    for match in matches.get("report_verbs", ()):
        sentence = document.sentences[match.sentence]
        if quoted[match.first] or (found and found[-1].cue[1] > match.first):
            continue
        draft = _draft(match, document, sentence, quoted)
        if draft is not None:
            found.append(draft)
    return found


def _quoted(document: Document) -> list[bool]:
    starts = document.tokens.starts
    marks = [False] * len(starts)
    for q in document.quotations:
        first = bisect_left(starts, q.content_start)
        last = bisect_left(starts, q.content_end)
        marks[first:last] = [True] * (last - first)
    return marks


def _draft(
    match: Match, document: Document, sentence: Sentence, quoted: Sequence[bool]
) -> Draft | None:
    norms = document.tokens.norms
    start, end = sentence.first_token, sentence.last_token
    cue = (match.first, match.last)
    if match.entry.label == "reportive":
        return Draft(sentence.index, cue, None, _around(cue, start, end), True)
    if match.entry.text == "according to":
        source = _right(norms, cue[1], end)
        if source is None:
            return None
        parts = _without(cue[0], source[1], start, end)
        return Draft(sentence.index, cue, source, parts)
    if match.entry.pos != "verb" or match.entry.weight < 0.6:
        return None
    after = norms[cue[1] : cue[1] + 3]
    has_quote = any(quoted[start:end])
    if match.entry.weight < 0.9 and not (has_quote or any(a in _CLAUSE for a in after)):
        return None
    source = _left(norms, cue[0], start, quoted)
    closing = not any(n[0].isalnum() for n in norms[cue[1] : end])
    if source is None and cue[0] > start and quoted[max(start, cue[0] - 2)]:
        source = _right(norms, cue[1], end)
        closing = source is not None
    first = source[0] if source else cue[0]
    if closing or (norms[first - 1] in (",", "”", '"') and first - 1 > start):
        last = max(cue[1], source[1] if source else 0)
        parts = _without(min(first, cue[0]), last, start, end)
    else:
        parts = ((cue[1], end),)
    parts = tuple(p for p in (_trim(norms, *q) for q in parts) if p[0] < p[1])
    return Draft(sentence.index, cue, source, parts) if parts else None


def _left(
    norms: Sequence[str], cue: int, start: int, quoted: Sequence[bool]
) -> TokenSpan | None:
    last = cue
    while last > start and norms[last - 1] in words().auxiliary:
        last -= 1
    first = last
    while (
        first > start
        and norms[first - 1] not in _STOPS
        and norms[first - 1] not in _CONJUNCTIONS
        and not quoted[first - 1]
        and last - first < 12
    ):
        first -= 1
    return (first, last) if first < last else None


def _right(norms: Sequence[str], first: int, end: int) -> TokenSpan | None:
    last = first
    while (
        last < end
        and norms[last] not in _STOPS
        and norms[last] not in (".", "that")
        and last - first < 10
    ):
        last += 1
    return (first, last) if first < last else None


def _around(cue: TokenSpan, start: int, end: int) -> tuple[TokenSpan, ...]:
    return _without(cue[0], cue[1], start, end)


def _without(first: int, last: int, start: int, end: int) -> tuple[TokenSpan, ...]:
    return tuple(p for p in ((start, first), (last, end)) if p[0] < p[1])


def _trim(norms: Sequence[str], first: int, last: int) -> TokenSpan:
    while first < last and norms[first] in (",", ":", "that"):
        first += 1
    while last > first and norms[last - 1] in (",", "."):
        last -= 1
    return first, last
