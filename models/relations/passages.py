"""Passages that return in other texts, over a whole collection, near-linear.

Every run of three words has a fixed hash; a sentence is remembered by its smallest
ones (Broder 1997, doi:10.1109/SEQUEN.1997.666900). Sentences that share one are
compared word by word. Phrases that stand in many sentences (:data:`COMMON`) are no
sign of copying and look nothing up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from .copied import Copy, copied
from .words import tokens_of, word

#: Words of a run, runs a sentence is remembered by, sentences that may share a run.
RUN = 3
KEPT = 12
COMMON = 24
#: Common runs among the kept ones that make a sentence a stock phrase.
STOCK = 7
#: Words below which a sentence is too common to be a copy of another.
SHORTEST = 8
Place = tuple[int, int]


class Passages:
    """The sentences of a collection, added text by text."""

    def __init__(self) -> None:
        self._norms: list[tuple[str, ...]] = []
        self._places: list[Place] = []
        self._sentences: dict[int, list[int]] = {}

    def add(self, text: int, sentences: Sequence[str]) -> None:
        """Add the sentences of the text numbered ``text``."""
        for number, sentence in enumerate(sentences):
            norms = tuple(word(f).norm for f in tokens_of(sentence))
            norms = tuple(n for n in norms if n and n[0].isalnum())
            if len(norms) < SHORTEST:
                continue
            place = len(self._norms)
            self._norms.append(norms)
            self._places.append((text, number))
            for key in _sketch(norms):
                self._sentences.setdefault(key, []).append(place)

    def copies(self) -> Iterator[tuple[Place, Place, Copy]]:
        """Pairs of sentences of different texts of which one copies the other."""
        stock = self._stock()
        shared: set[tuple[int, int]] = set()
        for places in self._sentences.values():
            if 1 < len(places) <= COMMON:
                kept = [place for place in places if place not in stock]
                shared.update(combinations(kept, 2))
        for first, second in sorted(shared):
            if self._places[first][0] == self._places[second][0]:
                continue
            copy = copied(self._norms[first], self._norms[second])
            if copy is not None:
                yield self._places[first], self._places[second], copy

    def _stock(self) -> set[int]:
        """Sentences made of phrases that stand in many: furniture, not copies."""
        common: Counter[int] = Counter()
        for places in self._sentences.values():
            if len(places) > COMMON:
                common.update(places)
        return {place for place, keys in common.items() if keys >= STOCK}


def _sketch(norms: Sequence[str]) -> list[int]:
    """The smallest hashes of the runs of :data:`RUN` words."""
    runs = {
        crc32(" ".join(norms[i : i + RUN]).encode("utf-8", "surrogatepass"))
        for i in range(len(norms) - RUN + 1)
    }
    return sorted(runs)[:KEPT]
