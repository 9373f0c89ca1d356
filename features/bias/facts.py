"""Facts of a sentence beside its words: vocabulary, marks, figures, length.

The vocabulary enters by the strength of its words and by their classes, so entries
that no training sentence has count as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..lexicon import Match
from ..reading import Reading
from .neutral import NAME
from .words import FIGURES, WordIndex

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

VOCABULARY, STRONGEST, USES = "vocabulary", "vocabulary strongest", "vocabulary uses"
LENGTH = "length"
#: Lists that count as a whole, and lists that count by class.
_WHOLE = (
    "boosters",
    "clickbait",
    "hedges",
    "reader_calls",
    "report_verbs",
    "vague_sources",
    "weasels",
)
BY_CLASS = ("loaded", "person")
NO_USE = "literal"
_MARKS = {
    "?": "question", "!": "exclamation", ":": "colon", ";": "colon", "—": "dash",
    "–": "dash", "-": "dash", "(": "bracket", '"': "quote", "“": "quote", "‘": "quote",
    "'": "quote", ",": "comma", NAME: "name", **dict.fromkeys(FIGURES, "figure"),
}  # fmt: skip
#: How often a fact counts at most; others once.
_MOST = {"comma": 4, "name": 4, "figure": 3, USES: 3, **dict.fromkeys(_WHOLE, 2)}
#: Numbers of words from which a sentence has one more step of length.
_STEPS = (6, 10, 15, 20, 27, 35, 45)


def fact_names(classes: Mapping[str, Iterable[str]]) -> list[str]:
    """The names of all facts; ``classes`` are the labels of the lists by class."""
    by_class = [f"{name}: {c}" for name in BY_CLASS for c in sorted(classes[name])]
    steps = [f"{LENGTH} {step}" for step in _STEPS]
    marks = dict.fromkeys(_MARKS.values())
    return [
        VOCABULARY, STRONGEST, USES, *_WHOLE, *by_class, *marks, LENGTH, *steps
    ]  # fmt: skip


class FactTable:
    """Counts the facts ``names`` of sentences, one column each."""

    def __init__(self, names: Sequence[str], index: WordIndex) -> None:
        self.names = tuple(names)
        self._columns = {name: i for i, name in enumerate(names)}
        self._most = np.array([_MOST.get(n, 1) for n in names], dtype=np.float32)
        self._mark = np.full(index.size, -1, dtype=np.int64)
        for mark, name in _MARKS.items():
            if mark in index:
                self._mark[index.id(mark)] = self._columns[name]

    def count(
        self,
        matches: Iterable[tuple[int, Match]],
        flat: Ints,
        row_of: Ints,
        lengths: Ints,
    ) -> Floats:
        """The facts of some rows of words, shape (rows, facts).

        ``matches`` are word-list matches with the row they stand in, ``flat`` the
        numbers of all words, ``row_of`` their rows, ``lengths`` the words of a row.
        """
        width, rows = len(self.names), len(lengths)
        columns = self._columns
        cells: list[int] = []
        clean, strongest = np.ones(rows), np.zeros(rows)
        for row, match in matches:
            entry = match.entry
            name = entry.lexicon
            if name == "loaded":
                clean[row] *= 1.0 - entry.weight
                strongest[row] = max(strongest[row], entry.weight)
                cells.append(row * width + columns[USES])
            if name in BY_CLASS:
                name = f"{name}: {entry.label}"
            if name in columns:
                cells.append(row * width + columns[name])
        marks = self._mark[flat]
        marked = marks >= 0
        places = np.concatenate(
            [np.array(cells, np.int64), row_of[marked] * width + marks[marked]]
        )
        counts = np.bincount(places, minlength=rows * width).reshape(rows, width)
        facts = np.minimum(counts, self._most).astype(np.float32)
        facts[:, columns[VOCABULARY]] = 1.0 - clean
        facts[:, columns[STRONGEST]] = strongest
        facts[:, columns[LENGTH]] = np.log1p(lengths)
        for step in _STEPS:
            facts[:, columns[f"{LENGTH} {step}"]] = lengths >= step
        return facts


def counting(reading: Reading) -> list[Match]:
    """The matches that facts are made of."""
    return [
        match
        for name in (*_WHOLE, *BY_CLASS)
        for match in reading.matches.get(name, ())
        if match.entry.label != NO_USE and match.entry.weight > 0
    ]
