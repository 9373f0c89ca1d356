"""The deep model of slant: MiniLM, fine-tuned, in eight-bit weights.

A MiniLM of six layers (Wang et al. 2020, arXiv:2002.10957) reads a sentence as it
stands, but for words that only say a side, and titles, which are masked; the mean of
its last layer goes through one linear unit. It was trained with names masked or taken
from other sentences, so that who is meant says nothing. Its log-odds are weighed
against what the vocabulary says (:mod:`.facts`), on outlets that it was not fitted
on::

    logit = base + deep * network + sum(facts * weight)

The weights (23 MB) do not ship: ``make train-deep`` makes them. They are looked for
in the folder that ``NEWSASSAY_DEEP`` names, else in ``~/.cache/newsassay/deep``.
About 160 sentences a second on one core.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .neutral import NAME
from .pieces import MASKED, WordPieces

Floats = NDArray[np.float32]

SETTING = "NEWSASSAY_DEEP"
NETWORK, VOCABULARY, BLEND = "network.onnx", "vocab.txt", "blend.json"
LONGEST = 80
#: Sentences read together where speed counts more than that each scores alone as in
#: company; few enough that they are about as long, since padding costs time.
TOGETHER = 8


class DeepMissingError(RuntimeError):
    """The deep tier cannot run here; the message says how to mend that."""


@dataclass(frozen=True, slots=True)
class Blend:
    """Weights of the network and of facts by name, their base, and the threshold."""

    deep: float
    facts: Mapping[str, float]
    base: float
    threshold: float


@dataclass(frozen=True, slots=True)
class DeepModel:
    """The network, its pieces, and how its log-odds are blended."""

    pieces: WordPieces
    blend: Blend
    session: Any

    def logits(
        self,
        sentences: Sequence[Sequence[str]],
        facts: Floats,
        names: Sequence[str],
        together: int = 1,
    ) -> Floats:
        """Calibrated log-odds of sentences with ``facts`` (n, names)."""
        return self.blended(self.run(sentences, together)[0], facts, names)

    def blended(self, network: Floats, facts: Floats, names: Sequence[str]) -> Floats:
        """Calibrated log-odds from those of the network, and facts (n, names)."""
        weights = np.array([self.blend.facts.get(n, 0.0) for n in names])
        total = self.blend.base + self.blend.deep * network + facts @ weights
        logits: Floats = total.astype(np.float32)
        return logits

    def run(
        self, sentences: Sequence[Sequence[str]], together: int = 1
    ) -> tuple[Floats, Floats]:
        """The network's log-odds (n,) and vectors (n, 384) of sentences; 0 if empty.

        Eight-bit numbers are scaled by all sentences read ``together``, so a sentence
        scores a little differently in other company (median .006, 95th percentile .05).
        """
        rows = [encode(self.pieces, words) for words in sentences]
        order = [i for i in range(len(rows)) if sentences[i]]
        order.sort(key=lambda i: len(rows[i]))
        logits = np.zeros(len(rows), np.float32)
        vectors = np.zeros((len(rows), 384), np.float32)
        for at in range(0, len(order), together):
            batch = order[at : at + together]
            ids = np.zeros((len(batch), len(rows[batch[-1]])), np.int64)
            for i, row in enumerate(batch):
                ids[i, : len(rows[row])] = rows[row]
            logits[batch], vectors[batch] = self.session.run(None, {"ids": ids})
        return logits, vectors


def encode(pieces: WordPieces, words: Sequence[str]) -> list[int]:
    """The numbers of the pieces of words, NAME as a masked word."""
    return pieces.encode([MASKED if w == NAME else w for w in words], LONGEST)


def deep_folder() -> Path:
    """Where the weights of the deep model are looked for and written to."""
    given = os.environ.get(SETTING)
    return Path(given) if given else Path.home() / ".cache" / "newsassay" / "deep"


def why_missing() -> str | None:
    """What the deep tier lacks here, with the mend; None where it can run."""
    if find_spec("onnxruntime") is None:
        return "the deep tier needs onnxruntime: pip install 'newsassay[deep]'"
    folder = deep_folder()
    for name in (NETWORK, VOCABULARY, BLEND):
        if not (folder / name).is_file():
            return (
                f"the deep tier's {name} is not in {folder}: make it with `make "
                f"train-deep`, or set {SETTING} to the folder that holds it"
            )
    return None


@cache
def load_deep() -> DeepModel:
    """The deep model; DeepMissingError where something is missing."""
    missing = why_missing()
    if missing:
        raise DeepMissingError(missing)
    folder = deep_folder()
    vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
    blend = json.loads((folder / BLEND).read_text(encoding="utf-8"))
    return DeepModel(
        WordPieces(vocabulary), Blend(**blend), open_network(folder / NETWORK)
    )


def open_network(path: Path) -> Any:
    """An ONNX network ready to run on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
