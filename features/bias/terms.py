"""The sentences of an article as the default model counts them.

All sentences are laid side by side in one array, each between a START and an END,
so that a few numpy passes serve them all. A sentence with a source's words in it
has a second row for the author's voice, without those words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..lexicon import Match
from ..reading import Reading
from .facts import FactTable, counting
from .neutral import NAME, neutral_words
from .words import WordIndex

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """Some rows of words.

    ``flat`` holds the numbers of all words, ``starts`` where each row's START stands
    in it, ``lengths`` the words of each row, ``row_of`` the row of each place,
    ``tokens`` the document's token at each place (-1 for START and END); ``facts``
    has shape (rows, facts).
    """

    flat: Ints
    starts: Ints
    lengths: Ints
    row_of: Ints
    tokens: Ints
    facts: Floats

    def select(self, rows: Sequence[int]) -> Terms:
        """The terms of the rows ``rows`` (ascending) alone."""
        kept = np.isin(self.row_of, rows)
        lengths = self.lengths[list(rows)]
        return Terms(
            self.flat[kept],
            np.cumsum(lengths + 2) - (lengths + 2),
            lengths,
            np.repeat(np.arange(len(lengths)), lengths + 2),
            self.tokens[kept],
            self.facts[list(rows)],
        )


@dataclass(frozen=True, slots=True)
class Voices:
    """The terms of an article's scored sentences, and which rows are whose.

    Row i is sentence i as it stands. ``author[i]`` is the row of its author's words:
    i itself where no source speaks in it, -1 where it has no words of the author's.
    """

    terms: Terms
    author: tuple[int, ...]


def article_terms(reading: Reading, index: WordIndex, table: FactTable) -> Voices:
    """Count the scored sentences of an article, as they stand and by their author."""
    scored = reading.document.scored
    inside = sourced_tokens(reading)
    words = neutral_sentences(reading, index)
    sheet = _Sheet(index)
    for sentence, row in zip(scored, words, strict=True):
        sheet.add(row, sentence.first_token)
    author: list[int] = []
    for i, sentence in enumerate(scored):
        theirs = inside[sentence.first_token : sentence.last_token]
        if reading.author_words[i] <= 0:
            author.append(-1)
        elif not any(theirs):
            author.append(i)
        else:
            author.append(len(sheet.starts))
            own = ["" if t else w for t, w in zip(theirs, words[i], strict=True)]
            sheet.add(own, sentence.first_token)
    matches = list(_placed(reading, words, inside, author))
    return Voices(sheet.terms(table, matches), tuple(author))


def neutral_sentences(reading: Reading, index: WordIndex) -> list[list[str]]:
    """The neutral words of each scored sentence."""
    texts, norms = reading.document.tokens.texts, reading.document.tokens.norms
    bounds = [(s.first_token, s.last_token) for s in reading.document.scored]
    return [neutral_words(texts[a:b], norms[a:b], index) for a, b in bounds]


def sourced_tokens(reading: Reading) -> bytearray:
    """For each token of the document whether it is a source's."""
    starts = reading.document.tokens.starts
    inside = bytearray(len(starts))
    for start, end in reading.sourced:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        inside[first:last] = b"\1" * (last - first)
    return inside


def _placed(
    reading: Reading,
    words: Sequence[Sequence[str]],
    inside: bytearray,
    author: Sequence[int],
) -> Iterator[tuple[int, Match]]:
    """Yield the rows that a match stands in; a name is no use of a word."""
    scored = reading.document.scored
    rows = {s.index: i for i, s in enumerate(scored)}
    for match in counting(reading):
        row = rows[match.sentence]
        first = match.first - scored[row].first_token
        if words[row][first] in ("", NAME):
            continue
        yield row, match
        if author[row] > row and not inside[match.first]:
            yield author[row], match


class _Sheet:
    """Gathers rows."""

    def __init__(self, index: WordIndex) -> None:
        self._index = index
        self._flat: list[int] = []
        self._tokens: list[int] = []
        self.starts: list[int] = []

    def add(self, words: Iterable[str], first: int) -> None:
        """Add a row of words; "" stands for what is not counted."""
        flat, tokens, id_of = self._flat, self._tokens, self._index.id
        self.starts.append(len(flat))
        flat.append(self._index.start)
        tokens.append(-1)
        for token, word in enumerate(words, first):
            if word:
                flat.append(id_of(word))
                tokens.append(token)
        flat.append(self._index.end)
        tokens.append(-1)

    def terms(self, table: FactTable, matches: Iterable[tuple[int, Match]]) -> Terms:
        """All rows."""
        flat = np.array(self._flat, dtype=np.int64)
        starts = np.array(self.starts, dtype=np.int64)
        sizes = np.diff(np.append(starts, len(flat)))
        row_of = np.repeat(np.arange(len(starts)), sizes)
        return Terms(
            flat,
            starts,
            sizes - 2,
            row_of,
            np.array(self._tokens, dtype=np.int64),
            table.count(matches, flat, row_of, sizes - 2),
        )
