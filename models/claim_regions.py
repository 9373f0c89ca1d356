"""Which words of a sentence which voice vouches for, the words that attribute apart.

Every token belongs to the innermost attribution whose content holds it, to a frame
(cue or source), or to the author. A region is a stretch of one owner that can state
something of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ..features.attribution import Quote
from ..features.document import Sentence
from ..features.reading import Reading
from ..features.word_classes import word_class
from .clause_words import FINITE, JOIN, OPENS, TokenSpan, Words

_AUTHOR, _FRAME = -1, -2
#: Tokens of a cue that may stand inside what it attributes.
_LONGEST_CUE = 4
#: Tokens of what "said" makes a statement whatever its verb.
_LEAST_SAID = 5
#: What the author adds around an attribution has more tokens than these.
_FEWEST = 4


def attributions_by_sentence(reading: Reading) -> dict[int, list[int]]:
    """For every sentence the attributions whose content or cue reaches into it."""
    sentences = reading.document.scored
    found: dict[int, list[int]] = {}
    for index, attribution in enumerate(reading.attributions):
        spans = [*attribution.content_parts, attribution.cue]
        low, high = min(s for s, _ in spans), max(e for _, e in spans)
        for sentence in _between(sentences, low, high):
            if any(s < sentence.end and e > sentence.start for s, e in spans):
                found.setdefault(sentence.index, []).append(index)
    return found


def _between(
    sentences: tuple[Sentence, ...], low: int, high: int
) -> Iterable[Sentence]:
    return (s for s in sentences if s.start < high and s.end > low)


def regions(
    reading: Reading, sentence: Sentence, layers: list[int], words: Words
) -> list[TokenSpan]:
    """Stretches of a sentence that one voice vouches for, frames left out."""
    owners = _owners(reading, sentence, layers, words)
    first = sentence.first_token
    runs: list[tuple[int, TokenSpan]] = []
    start = 0
    for i in range(1, len(owners) + 1):
        if i == len(owners) or owners[i] != owners[start]:
            runs.append((owners[start], (first + start, first + i)))
            start = i
    regions: list[TokenSpan] = []
    for owner in dict.fromkeys(o for o, _ in runs if o != _FRAME):
        parts = [span for o, span in runs if o == owner]
        if owner == _AUTHOR:
            regions += _unframed(words, parts, owners, first)
        else:
            regions += _stated(words, parts, reading.attributions[owner].source)
    return regions


def _stated(
    words: Words, parts: list[TokenSpan], source: tuple[int, int] | None
) -> list[TokenSpan]:
    """The parts of a content that state something, or the whole where they need it.

    A cue within the statement ("are reported to have been killed", "the war, she
    said, has cost lives") belongs to it.
    """
    joined = [parts[0]]
    for part in parts[1:]:
        before = joined[-1]
        needed = not words.verbs(*before) and words.flags(part[0]) & FINITE
        if part[0] - before[1] <= _LONGEST_CUE and (needed or source is None):
            joined[-1] = (before[0], part[1])
        else:
            joined.append(part)
    return [_whole(words, p, source) for p in joined if words.verbs(*p)] or joined


def _whole(words: Words, part: TokenSpan, source: tuple[int, int] | None) -> TokenSpan:
    """The part, with what opens the sentence where its verb lacks a subject.

    So too where nobody is named who says it ("she is considered [one of ...]").
    """
    first = part[0]
    before = words.verbs(words.first, first)
    if words.flags(first) & FINITE and not before:
        return words.first, part[1]
    passive = (
        first - words.first > 2
        and words.flags(first - 2) & FINITE
        and words.tokens.norms[first - 1].endswith("ed")
    )
    if source is None and passive and len(before) == 1:
        return words.first, part[1]
    return part


def _owners(
    reading: Reading, sentence: Sentence, layers: list[int], words: Words
) -> list[int]:
    """For every token of the sentence its innermost attribution, or whose frame."""
    first, last = sentence.first_token, sentence.last_token
    owners = [_AUTHOR] * (last - first)

    def paint(span: tuple[int, int], owner: int) -> None:
        low, high = tokens_within(reading, sentence, span)
        owners[low - first : high - first] = [owner] * (high - low)

    for index in sorted(layers, key=lambda i: -_size(reading, i)):
        for part in reading.attributions[index].content_parts:
            paint(part, index)
    for index in layers:
        attribution = reading.attributions[index]
        paint(attribution.cue, _FRAME)
        if attribution.source is not None and not _misplaced(reading, index):
            paint(attribution.source, _FRAME)
    return _completed(reading, first, owners, words)


def _misplaced(reading: Reading, index: int) -> bool:
    """Whether a source stands before its "according to", which it never does."""
    cue, source = reading.attributions[index].cue, reading.attributions[index].source
    words = reading.document.text[cue[0] : cue[1]].lower()
    return source is not None and source < cue and words.startswith("according")


def _completed(
    reading: Reading, first: int, owners: list[int], words: Words
) -> list[int]:
    """The owners, where a content that breaks off in mid-phrase goes on to its mark.

    Not past the verb it is subject of: "a claim [that it fell] was denied".
    """
    norms = reading.document.tokens.norms
    for i in range(1, len(owners)):
        norm = norms[first + i]
        if (
            owners[i] == _AUTHOR
            and owners[i - 1] >= 0
            and norm[0].isalnum()
            and norms[first + i - 1][-1].isalnum()
            and not (words.flags(first + i) & FINITE and words.verbs(first, first + i))
        ):
            owners[i] = owners[i - 1]
    return owners


def tokens_within(
    reading: Reading, sentence: Sentence, span: tuple[int, int]
) -> TokenSpan:
    """The tokens of the sentence that begin within the characters ``span``."""
    starts = reading.document.tokens.starts
    first, last = sentence.first_token, sentence.last_token
    low = bisect_left(starts, span[0], first, last)
    return low, max(low, bisect_left(starts, span[1], first, last))


def states(reading: Reading, sentence: Sentence, words: Words, index: int) -> bool:
    """Whether what is attributed is a statement and no mere act ("vowed to fight").

    An attribution without a statement leaves its words to whoever tells of the act.
    """
    norms = words.tokens.norms
    attribution = reading.attributions[index]
    request = _requests(reading, sentence, attribution.cue)
    for part in attribution.content_parts:
        low, high = tokens_within(reading, sentence, part)
        verbs = words.verbs(low, high)
        if request and "to" in norms[low : verbs[0] if verbs else high]:
            continue
        stated = is_said(words, low) or norms[low] == "that"
        if verbs or (high - low >= _LEAST_SAID and stated):
            return True
        if norms[low] == "to" and norms[low + 1 : low + 2] in (("have",), ("be",)):
            return low < high
    return False


def is_said(words: Words, first: int) -> bool:
    """Whether "said", which only statements follow, stands before token ``first``."""
    norms = words.tokens.norms
    return (
        first > words.first
        and norms[first - 1] in word_class("said")
        and norms[first] != "to"
    )


def speaking_tokens(reading: Reading, layers: Iterable[int]) -> set[int]:
    """The tokens of cues that only say that somebody spoke, a quotation beside."""
    starts = reading.document.tokens.starts
    found: set[int] = set()
    for i in layers:
        attribution = reading.attributions[i]
        if attribution.asserts and attribution.quote is Quote.DIRECT:
            low, high = (bisect_left(starts, at) for at in attribution.cue)
            found.update(range(low, high))
    return found


def _requests(reading: Reading, sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether the cue asks somebody to act rather than tells something."""
    low, high = tokens_within(reading, sentence, cue)
    norms = reading.document.tokens.norms
    return any(n in word_class("request") for n in norms[low:high])


def _unframed(
    words: Words, parts: list[TokenSpan], owners: list[int], offset: int
) -> list[TokenSpan]:
    """What the author adds around an attribution, where it is a clause of its own.

    A last clause that runs into the cue is the beginning of the attribution ("...,
    as he [said]") and is cut off; what runs into it without one ("the false and
    unsourced [claim]") tells nothing by itself.
    """
    kept = []
    for first, last in parts:
        end = last
        if end - offset < len(owners) and owners[end - offset] == _FRAME:
            end = _before_frame(words, first, end)
        if end - first > _FEWEST and words.verbs(first, end):
            kept.append((first, end))
    return kept


def _before_frame(words: Words, first: int, end: int) -> int:
    """Where the last whole clause before a frame ends; ``first`` where none does."""
    norms = words.tokens.norms
    for i in range(end - 1, first, -1):
        joins = words.flags(i) & (JOIN | OPENS)
        if norms[i] == "and" and not words.verbs(i, end):
            return first if i + 1 < end else i
        if joins or norms[i] in ",;:":
            return i
    return end


def _size(reading: Reading, index: int) -> int:
    return sum(e - s for s, e in reading.attributions[index].content_parts)


def innermost(
    reading: Reading, layers: list[int], start: int, end: int, verb: int | None = None
) -> int | None:
    """The innermost attribution whose content holds most of ``start:end``.

    Or the clause's beginning and its main verb, at offset ``verb``: what follows
    belongs to what is said even where a second report breaks the content off.
    """
    holding = [
        i
        for i in layers
        if _held(reading, i, start, end) > end - start
        or (verb is not None and _opens(reading, i, start, verb))
    ]
    return min(holding, key=lambda i: (_size(reading, i), i), default=None)


def _held(reading: Reading, index: int, start: int, end: int) -> int:
    """Twice the characters of ``start:end`` inside the content."""
    parts = reading.attributions[index].content_parts
    return 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in parts)


def _opens(reading: Reading, index: int, start: int, verb: int) -> bool:
    parts = reading.attributions[index].content_parts
    return any(s <= start and verb < e for s, e in parts)
