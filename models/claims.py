"""Claims: what an article asserts and somebody could check.

A sentence counts if its ``checkworthy`` reaches :data:`THRESHOLD`. Where it carries
attributions, what each source is said to say is taken apart from the words that
attribute it; then every clause is a claim of its own, and so are relative clauses
after a comma and appositions that tell who or what a named one is. Questions,
commands, conditions, plans without a fact in them and opinions in the first person
are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..features.document import Kind, Sentence
from ..features.names import name_text, names_within
from ..features.numbers import Number, find_numbers
from ..features.reading import Reading
from ..features.word_classes import word_class
from .clauses import (
    FINITE,
    JOIN,
    MODAL,
    OPENS,
    Aside,
    TokenSpan,
    Words,
    appositions,
    clauses,
    relatives,
    sentence_words,
)

#: Probability of being worth a check from which a sentence's claims are kept.
THRESHOLD = 0.5
#: Fewest words of a claim.
MIN_WORDS = 3

_COLUMNS = ("hedged", "weasel", "checkworthy")
_AUTHOR, _FRAME = -1, -2
#: Tokens of a cue that may stand inside what it attributes.
_LONGEST_CUE = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition the article asserts; offsets index ``Document.text``.

    ``sentence`` indexes ``Document.sentences``, ``attribution`` the reading's
    attributions: the innermost one whose content holds most of the claim, None
    where the article vouches for it itself. ``hedged``, ``weasel`` and
    ``checkworthy`` are the sentence's, 0 to 1.
    """

    sentence: int
    start: int
    end: int
    attribution: int | None
    hedged: float
    weasel: float
    checkworthy: float
    numbers: tuple[Number, ...]
    entities: tuple[str, ...]


def find_claims(
    reading: Reading, sentence_values: Mapping[str, tuple[float, ...]]
) -> tuple[Claim, ...]:
    """The claims of an article, in order; those of one sentence may overlap.

    ``sentence_values`` holds the columns ``hedged``, ``weasel`` and ``checkworthy``,
    each with one value (0 to 1) for every sentence of ``Document.scored``.
    """
    found: list[Claim] = []
    by_sentence = _attributions_by_sentence(reading)
    for i, sentence in enumerate(reading.document.scored):
        hedged, weasel, checkworthy = (sentence_values[c][i] for c in _COLUMNS)
        if checkworthy < THRESHOLD or _asks_or_commands(reading, sentence):
            continue
        values = (hedged, weasel, checkworthy)
        layers = by_sentence.get(sentence.index, [])
        found += _sentence_claims(reading, sentence, layers, values)
    return tuple(found)


def _sentence_claims(
    reading: Reading,
    sentence: Sentence,
    layers: list[int],
    values: tuple[float, float, float],
) -> list[Claim]:
    document = reading.document
    first, last = sentence.first_token, sentence.last_token
    names = names_within(reading.names, first, last)
    numbers = find_numbers(document, first, last)
    starts = {n.start for n in numbers}
    counted = (i for i in range(first, last) if document.tokens.starts[i] in starts)
    words = sentence_words(document.tokens, (first, last), names, frozenset(counted))
    layers = [i for i in layers if _states(reading, sentence, words, i)]
    spans = _spans(reading, sentence, layers, words)
    claims = []
    for span in sorted(spans):
        start = document.tokens.starts[span[0]]
        end = document.tokens.ends[span[1] - 1]
        claims.append(
            Claim(
                sentence.index,
                start,
                end,
                _innermost(reading, layers, start, end),
                *values,
                tuple(n for n in numbers if start <= n.start and n.end <= end),
                _entities(reading, names, span),
            )
        )
    return claims


def _spans(
    reading: Reading, sentence: Sentence, layers: list[int], words: Words
) -> set[TokenSpan]:
    """The token spans of a sentence's claims."""
    first, last = sentence.first_token, sentence.last_token
    whole = not layers
    headline = sentence.kind is Kind.HEADLINE
    spans: set[TokenSpan] = set()
    regions = [(first, last)] if whole else _regions(reading, sentence, layers, words)
    for region in regions:
        asides = relatives(words, *region)
        for clause in clauses(words, *region):
            spans.add(_without_tail(clause, asides))
        spans.update((a.start, a.end) for a in asides)
    trimmed = {_trim(words, s) for s in spans}
    spans = {s for s in trimmed if _asserts(words, s, lenient=whole or headline)}
    spans.update(appositions(words, first, last))
    return spans


# -- who vouches for which words -----------------------------------------------


def _attributions_by_sentence(reading: Reading) -> dict[int, list[int]]:
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


def _regions(
    reading: Reading, sentence: Sentence, layers: list[int], words: Words
) -> list[TokenSpan]:
    """Stretches of a sentence that one voice vouches for, frames left out."""
    owners = _owners(reading, sentence, layers)
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
    return [_with_subject(words, p) for p in joined if words.verbs(*p)] or joined


def _with_subject(words: Words, part: TokenSpan) -> TokenSpan:
    """The part, with what opens the sentence where its verb lacks a subject."""
    if words.flags(part[0]) & FINITE and not words.verbs(words.first, part[0]):
        return words.first, part[1]
    return part


def _owners(reading: Reading, sentence: Sentence, layers: list[int]) -> list[int]:
    """For every token of the sentence its innermost attribution, or whose frame."""
    first, last = sentence.first_token, sentence.last_token
    owners = [_AUTHOR] * (last - first)

    def paint(span: tuple[int, int], owner: int) -> None:
        low, high = _tokens(reading, sentence, span)
        owners[low - first : high - first] = [owner] * (high - low)

    for index in sorted(layers, key=lambda i: -_size(reading, i)):
        for part in reading.attributions[index].content_parts:
            paint(part, index)
    for index in layers:
        attribution = reading.attributions[index]
        paint(attribution.cue, _FRAME)
        if attribution.source is not None:
            paint(attribution.source, _FRAME)
    return owners


def _tokens(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> TokenSpan:
    """The tokens of the sentence that begin within the characters ``span``."""
    starts = reading.document.tokens.starts
    first, last = sentence.first_token, sentence.last_token
    low = bisect_left(starts, span[0], first, last)
    return low, max(low, bisect_left(starts, span[1], first, last))


def _states(reading: Reading, sentence: Sentence, words: Words, index: int) -> bool:
    """Whether what is attributed is a statement and no mere act ("vowed to fight").

    An attribution without a statement leaves its words to whoever tells of the act.
    """
    norms = words.tokens.norms
    for part in reading.attributions[index].content_parts:
        low, high = _tokens(reading, sentence, part)
        if words.verbs(low, high):
            return True
        if norms[low] == "to" and norms[low + 1 : low + 2] in (("have",), ("be",)):
            return low < high
    return False


def _unframed(
    words: Words, parts: list[TokenSpan], owners: list[int], offset: int
) -> list[TokenSpan]:
    """What the author adds around an attribution, where it is a clause of its own.

    A last clause that runs into the cue is the beginning of the attribution ("...,
    as he [said]") and is cut off.
    """
    kept = []
    for first, last in parts:
        end = last
        if end - offset < len(owners) and owners[end - offset] == _FRAME:
            joins = [i for i in range(first, end) if words.flags(i) & (JOIN | OPENS)]
            end = joins[-1] if joins else end
        if end - first > MIN_WORDS + 1 and words.verbs(first, end):
            kept.append((first, end))
    return kept


def _size(reading: Reading, index: int) -> int:
    return sum(e - s for s, e in reading.attributions[index].content_parts)


def _innermost(reading: Reading, layers: list[int], start: int, end: int) -> int | None:
    """The innermost attribution whose content holds most of ``start:end``."""
    holding = [
        i
        for i in layers
        if 2
        * sum(
            max(0, min(end, e) - max(start, s))
            for s, e in reading.attributions[i].content_parts
        )
        > end - start
    ]
    return min(holding, key=lambda i: (_size(reading, i), i), default=None)


# -- what asserts --------------------------------------------------------------


def _asks_or_commands(reading: Reading, sentence: Sentence) -> bool:
    """Whether the whole sentence is a question or a command."""
    text = reading.document.slice(sentence).rstrip("\"”’') ")
    tokens = reading.document.tokens
    opening = tokens.norms[sentence.first_token : sentence.last_token]
    head = next((n for n in opening if n[0].isalnum()), "")
    return text.endswith("?") or head in word_class("imperative")


def _asserts(words: Words, span: TokenSpan, *, lenient: bool) -> bool:
    """Whether the stretch states a fact of the past or present, or a figure.

    A ``lenient`` stretch (a whole sentence) may do without a verb we know, if it
    names somebody or gives a figure.
    """
    first, last = span
    norms = words.tokens.norms
    if sum(n[0].isalnum() for n in norms[first:last]) < MIN_WORDS:
        return False
    if norms[first] in word_class("condition") or norms[last - 1] == "?":
        return False
    if _opinion(norms, first, last):
        return False
    figures = any(first <= i < last for i in words.numbers)
    verbs = words.verbs(first, last)
    if not verbs:
        infinitive = norms[first] == "to" and norms[first + 1] in ("have", "be")
        return infinitive or (lenient and (figures or words.named(first, last)))
    facts = [
        i for i in verbs if not words.flags(i) & MODAL or "have" in norms[i + 1 : i + 3]
    ]
    return bool(facts) or figures


def _opinion(norms: tuple[str, ...], first: int, last: int) -> bool:
    """Whether "I think", "we hope" or the like stands near the start."""
    return any(
        norms[i] in ("i", "we")
        and any(n in word_class("opinion") for n in norms[i + 1 : i + 3])
        for i in range(first, min(first + 4, last))
    )


def _without_tail(clause: TokenSpan, asides: list[Aside]) -> TokenSpan:
    """The clause without a relative clause that ends it."""
    for aside in asides:
        if aside.end == clause[1] and aside.cut > clause[0] + MIN_WORDS:
            return clause[0], aside.cut
    return clause


def _trim(words: Words, span: TokenSpan) -> TokenSpan:
    """The span without marks and joining words at its edges."""
    first, last = span
    norms = words.tokens.norms
    joining = word_class("coordinator", "contrast")
    while first < last - 1 and (
        not (norms[first][0].isalnum() or norms[first] in "\"“'‘$£€")
        or norms[first] in joining
        or norms[first] == "that"
    ):
        first += 1
    while last > first + 1 and (
        not (norms[last - 1][0].isalnum() or norms[last - 1] in "\"”'’%)")
        or norms[last - 1] in joining
        or norms[last - 1] == "that"
        or norms[last - 1] in word_class("dangling")
    ):
        last -= 1
    return first, last


def _entities(
    reading: Reading, names: Iterable[TokenSpan], span: TokenSpan
) -> tuple[str, ...]:
    inside = [n for n in names if span[0] <= n[0] and n[1] <= span[1]]
    return tuple(dict.fromkeys(name_text(reading.document, n) for n in inside))
