"""Passages that return in other texts, over a whole collection, near-linear.

Every run of three words has a fixed hash; a sentence is remembered by its smallest
ones (Broder 1997, doi:10.1109/SEQUEN.1997.666900), some hundred bytes. Sentences
that share some are compared word by word, for which their words are asked for a
second time. What stands in many sentences (:data:`COMMON`), or in several articles
of one outlet (:data:`FURNITURE`), is a stock phrase or furniture and no copy.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .copied import RUN as LONG_RUN
from .copied import SHARE, Copy, copied
from .words import tokens_of, word

#: Words of a run, runs a sentence is remembered by, runs that two sentences must
#: share to be compared, sentences that may share a run.
RUN = 3
KEPT = 16
SHARED = 2
COMMON = 24
#: Articles of one outlet that repeat what is the outlet's furniture: a piece and its
#: update are two.
FURNITURE = 3
#: Share of a sentence's remembered runs that make it stock or furniture.
STOCK = 0.5
#: Words below which a sentence is too common to be a copy of another.
SHORTEST = 8
#: Share of words that return in sentences of so many words, which do not resemble one
#: another by chance even where more than a fifth is rewritten.
REWRITTEN, FULL = 0.65, 20
#: A run's hash is its words' hashes times these, modulo a prime.
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_PRIME = 2**61 - 1
_hashes: dict[str, int] = {}
Place = tuple[int, int]
Norms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A sentence at ``first`` that returns at ``second``, places as (text, number)."""

    first: Place
    second: Place
    copy: Copy


class Passages:
    """The sentences of a collection, added text by text; then ``pairs``."""

    def __init__(self) -> None:
        self._texts = array("Q")
        self._numbers = array("Q")
        self._keys = array("Q")
        self._owners = array("Q")
        self._outlets: dict[int, str] = {}

    def add(self, text: int, sentences: Sequence[str], outlet: str = "") -> None:
        """Add the sentences of the text numbered ``text``.

        ``outlet`` is who printed it; empty where that is not known.
        """
        self._outlets[text] = outlet
        for number, sentence in enumerate(sentences):
            norms = norms_of(sentence)
            if len(norms) < SHORTEST:
                continue
            owner = len(self._texts)
            self._texts.append(text)
            self._numbers.append(number)
            keys = sorted(_runs(norms))[:KEPT]
            self._keys.extend(keys)
            self._owners.extend([owner] * len(keys))

    def pairs(self) -> list[tuple[Place, Place]]:
        """Sentences of different texts that may copy one another, in order."""
        keys = np.frombuffer(self._keys, np.uint64)
        if not len(keys):
            return []
        owners = np.frombuffer(self._owners, np.uint64).astype(np.int64)
        texts = np.frombuffer(self._texts, np.uint64).astype(np.int64)
        order = np.argsort(keys, kind="stable")
        keys, owners = keys[order], owners[order]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        sizes = np.diff(np.r_[starts, len(keys)])
        dead = np.repeat(self._common(owners, starts, sizes), sizes)
        share = np.bincount(owners[dead], minlength=len(texts)) / np.bincount(owners)
        live = ~dead & (share <= STOCK)[owners]
        shared = _shared(owners[live], keys[live], len(texts))
        first, second = np.divmod(shared, len(texts))
        apart = texts[first] != texts[second]
        found = np.stack([first[apart], second[apart]], axis=1).tolist()
        return [(self._place(a), self._place(b)) for a, b in found]

    def _place(self, owner: int) -> Place:
        return self._texts[owner], self._numbers[owner]

    def _common(
        self,
        owners: NDArray[np.int64],
        starts: NDArray[np.int64],
        sizes: NDArray[np.int64],
    ) -> NDArray[np.bool_]:
        """Which groups of one key stand in many sentences, or often in one outlet."""
        common = sizes > COMMON
        for i in np.flatnonzero((sizes >= FURNITURE) & ~common).tolist():
            group = owners[starts[i] : starts[i] + sizes[i]].tolist()
            texts = {self._texts[owner] for owner in group}
            outlets = Counter(self._outlets[text] for text in texts)
            del outlets[""]
            common[i] = max(outlets.values(), default=0) >= FURNITURE
        return common


def _shared(
    owners: NDArray[np.int64], keys: NDArray[np.uint64], n: int
) -> NDArray[np.int64]:
    """Pairs of owners with :data:`SHARED` keys in common, as first * n + second.

    ``keys`` are sorted, and none has more than :data:`COMMON` owners.
    """
    found = [np.zeros(0, np.int64)]
    for step in range(1, COMMON):
        same = keys[step:] == keys[:-step]
        found.append(owners[:-step][same] * n + owners[step:][same])
    pairs, times = np.unique(np.concatenate(found), return_counts=True)
    return pairs[times >= SHARED]


def repeats(
    pairs: Sequence[tuple[Place, Place]], norms: Mapping[Place, Norms]
) -> Iterator[Repeat]:
    """Of the ``pairs`` those of which one copies the other, by their words."""
    runs = {place: frozenset(_runs(words)) for place, words in norms.items()}
    for first, second in pairs:
        a, b = norms[first], norms[second]
        if _may_copy(a, b, len(runs[first] & runs[second])):
            copy = copied(a, b, share=_least(a, b))
            if copy is not None:
                yield Repeat(first, second, copy)


def norms_of(sentence: str) -> Norms:
    """The words of a sentence as they are compared, in order."""
    norms = (word(form).norm for form in tokens_of(sentence))
    return tuple(n for n in norms if n[:1].isalnum())


def _may_copy(a: Norms, b: Norms, shared: int) -> bool:
    """Whether two sentences of so many shared runs have the words that a copy must."""
    if shared > LONG_RUN - RUN:
        return True
    return (Counter(a) & Counter(b)).total() >= _least(a, b) * min(len(a), len(b))


def _least(a: Norms, b: Norms) -> float:
    return REWRITTEN if min(len(a), len(b)) >= FULL else SHARE


def _runs(norms: Sequence[str]) -> set[int]:
    """The hashes of the runs of :data:`RUN` words."""
    words = [_hash(norm) for norm in norms]
    first, second, third = _FACTORS
    return {
        (a * first + b * second + c * third) % _PRIME
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    }


def _hash(norm: str) -> int:
    found = _hashes.get(norm)
    if found is None:
        found = _hashes[norm] = crc32(norm.encode("utf-8", "surrogatepass"))
    return found
