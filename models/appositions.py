"""What an article says of a source in passing: "Venn, the rightful director, said".

The words belong to the frame of an attribution, yet the article vouches for them
itself: this is where a claim of somebody's turns into a fact unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..features.document import Sentence
from ..features.reading import Reading
from ..features.word_classes import word_class
from .checkable import MARKS
from .claim_regions import tokens_within
from .clause_words import RELATIVE, TokenSpan, Words

#: Words of a description: "the director" alone says too little.
_FEWEST, _MOST = 3, 14


@dataclass(frozen=True, slots=True)
class Apposition:
    """Tokens from the name to the end of its description, ``mark`` between them."""

    span: TokenSpan
    mark: int


def source_appositions(
    reading: Reading, sentence: Sentence, words: Words, layers: Iterable[int]
) -> Iterator[Apposition]:
    """The offices and kinships that follow the names of a sentence's sources."""
    norms = words.tokens.norms
    for index in layers:
        source = reading.attributions[index].source
        if source is None:
            continue
        first, last = tokens_within(reading, sentence, source)
        for name in words.names:
            mark = name[1]
            if not (first <= name[0] and mark + 1 < last and norms[mark] in MARKS):
                continue
            end = _end(words, mark + 1, last)
            if _office(norms[mark + 1 : end]):
                yield Apposition((name[0], end), mark)
                break


def _office(norms: tuple[str, ...]) -> bool:
    """Whether the words tell an office or a kinship: "the son of", no praise."""
    if not _FEWEST < len(norms) <= _MOST or norms[0] != "the":
        return False
    judged = word_class("superlative", "intensifier")
    return "of" in norms[2:-1] and judged.isdisjoint(norms)


def _end(words: Words, first: int, last: int) -> int:
    """Where the description ends: at a mark or a relative clause."""
    norms = words.tokens.norms
    for i in range(first, last):
        if words.flags(i) & RELATIVE or not norms[i][0].isalnum():
            if norms[i] in ("'", "’"):
                continue
            return i
    return last
