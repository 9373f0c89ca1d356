"""The design matrix of the model of sentiment, and its weights added up into tables.

A row is a mention. A word counts by itself, by its side and by its place; so do its
valence (VADER's list, its two signs apart), its vector and the class of a loaded
phrase that begins with it; under a negation the word and its valence count again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from ...features.actors.surroundings import N_PLACES, N_SPECIAL, SIDE
from ...features.vader import analyzer

Floats = NDArray[np.float64]
#: A word has a weight of its own from this many training mentions.
MIN_MENTIONS = 3
#: Loaded weights and valences are brought to the size of a count.
_LOADED_SCALE = 2.0
_VALENCE_SCALE = 1 / 3
#: The first blocks hold words one by one.
_WORD_BLOCKS = 4
#: The largest value of the table's bytes.
_BYTE = 127


@dataclass(frozen=True, slots=True)
class Cells:
    """The training mentions, flat: one row a pair of a mention and a word about it.

    ``quoted`` has one entry a mention.
    """

    owner: NDArray[np.int64]
    code: NDArray[np.int64]
    place: NDArray[np.int64]
    denied: NDArray[np.bool_]
    phrase: NDArray[np.int64]
    weight: NDArray[np.float32]
    quoted: NDArray[np.int64]


class Design:
    """The matrix, block by block, and the way back from its weights."""

    def __init__(
        self, cells: Cells, words: Sequence[str], labels: Sequence[str], vectors: Floats
    ) -> None:
        self.words, self.labels = words, labels
        self._codes = N_SPECIAL + len(words)
        lexicon = analyzer().lexicon
        valence = np.array([lexicon.get(w, 0.0) for w in words]) * _VALENCE_SCALE
        signed = np.stack([np.maximum(valence, 0), np.maximum(-valence, 0)], axis=1)
        blank = np.zeros((N_SPECIAL, 2 + vectors.shape[1]))
        #: What is known of a word without having seen it: valence, vector.
        self._known = np.vstack([blank, np.hstack([signed, vectors])])
        self._blocks = self._make(cells)
        self._kept = []
        for i, block in enumerate(self._blocks):
            least = MIN_MENTIONS if i < _WORD_BLOCKS else 1
            uses = np.diff(block.tocsc().indptr)
            self._kept.append(np.flatnonzero(uses >= least))
        self.matrix = sp.hstack(
            [b.tocsc()[:, k] for b, k in zip(self._blocks, self._kept, strict=True)]
        ).tocsr()

    def _make(self, cells: Cells) -> list[sp.csr_matrix]:
        """Blocks: word; by side; by place; denied; known of it; loaded; quoted."""
        n = len(cells.quoted)
        side = cells.place // SIDE
        ones = np.ones(len(cells.owner))

        def block(column: NDArray[np.int64], width: int, value: Any) -> Any:
            return sp.csr_matrix((value, (cells.owner, column)), (n, width))

        def known(chosen: NDArray[np.bool_], width: int) -> sp.csr_matrix:
            owner, code = cells.owner[chosen], cells.code[chosen]
            counts = sp.csr_matrix((ones[chosen], (owner, code)), (n, self._codes))
            return sp.csr_matrix(counts @ self._known[:, :width])

        width = self._known.shape[1]
        at = [known(ones > 0, width)]
        at += [known(cells.place == p, width) for p in range(N_PLACES)]
        denied = known(cells.denied, 2)
        weight = _LOADED_SCALE * cells.weight
        n_labels = len(self.labels)
        return [
            block(cells.code, self._codes, ones),
            block(cells.code * 2 + side, 2 * self._codes, ones),
            block(cells.code * N_PLACES + cells.place, N_PLACES * self._codes, ones),
            block(cells.code, self._codes, cells.denied.astype(float)),
            *at,
            denied,
            block(cells.phrase, n_labels, weight),
            block(cells.phrase * 2 + side, 2 * n_labels, weight),
            block(cells.phrase * N_PLACES + cells.place, N_PLACES * n_labels, weight),
            sp.csr_matrix((np.ones(n), (np.arange(n), cells.quoted)), (n, 3)),
        ]

    def tables(self, weights: Floats, base: Floats) -> dict[str, NDArray[Any]]:
        """The arrays that ship, from ``weights`` (2, columns) and ``base`` (2,)."""
        parts = self._spread(weights)
        word, by_side, by_place, under = parts[:4]
        at, denied = parts[4 : 5 + N_PLACES], parts[5 + N_PLACES]
        table = by_place.reshape(-1, N_PLACES, 2) + word[:, None]
        table += np.repeat(by_side.reshape(-1, 2, 2), SIDE, axis=1)
        known = np.stack([at[0] + a for a in at[1:]], axis=1)
        table += np.einsum("wk,kpc->wpc", self._known, known)
        negated = under + self._known[:, :2] @ denied
        label, label_side, label_place, quoted = parts[6 + N_PLACES :]
        loaded = label_place.reshape(-1, N_PLACES, 2) + label[:, None]
        loaded += np.repeat(label_side.reshape(-1, 2, 2), SIDE, axis=1)
        scale = float(np.abs(table).max() / _BYTE)
        settings = {"scale": scale, "labels": list(self.labels)}
        return {
            "words": _bytes("\n".join(self.words)),
            "settings": _bytes(json.dumps(settings)),
            "table": np.rint(table / scale).astype(np.int8),
            "negated": np.rint(negated / scale).clip(-_BYTE, _BYTE).astype(np.int8),
            "loaded": (_LOADED_SCALE * loaded).astype(np.float32),
            "quoted": (quoted + base).astype(np.float32),
        }

    def _spread(self, weights: Floats) -> list[Floats]:
        """The weights of each block with zeros where a column was left out."""
        parts = []
        at = 0
        for block, kept in zip(self._blocks, self._kept, strict=True):
            full = np.zeros((block.shape[1], 2))
            full[kept] = weights[:, at : at + len(kept)].T
            parts.append(full)
            at += len(kept)
        return parts


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
