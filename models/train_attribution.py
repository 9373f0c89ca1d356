"""Training of the attribution tagger on PolNeAR (Newell et al. 2018).

``train(shared)`` reads ``data/train/polnear/train.jsonl`` and returns the arrays that
``features/attribution/tagger.py`` runs on; :func:`save` writes them. About three
minutes on one core; the same seed on the same machine gives the same weights. Run as
``python -m newsassay.models.train_attribution SHARED OUT.npz``.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..features.attribution.encode import components, places
from ..features.attribution.tagger import (
    COMPONENT_ROWS,
    CONTENT_AFTER,
    CONTENT_BEFORE,
    CUE,
    N_LABELS,
    PLACE_ROWS,
    SOURCE_AFTER,
    SOURCE_BEFORE,
)
from ..features.document import Document, annotate
from .convolution import Adam, Batch, Floats, Ints, Network, Shape, initial

#: Where PolNeAR stands in the shared folder.
TRAINING = "data/train/polnear/train.jsonl"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the tagger is trained; chosen on a tenth of the training articles."""

    width: int = 64
    hidden: int = 64
    dilations: tuple[int, ...] = (1, 2, 4, 8)
    epochs: int = 10
    batch: int = 16
    piece: int = 200
    rate: float = 3e-3
    decay: float = 0.1
    dropout: float = 0.3
    unknown: float = 0.1
    least: int = 2
    outside_penalty: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of an article: components (tokens, 10) and labels (tokens)."""

    rows: Ints
    labels: Ints


def gold_labels(document: Document, attributions: Sequence[Mapping[str, Any]]) -> Ints:
    """The label of every token by the annotation; cues win, then sources."""
    starts, ends = document.tokens.starts, document.tokens.ends
    labels = np.zeros(len(starts), np.int64)

    def put(span: Sequence[int], kind: int) -> None:
        first, last = bisect_right(ends, span[0]), bisect_left(starts, span[1])
        if first < last:
            labels[first] = 1 + 2 * kind
            labels[first + 1 : last] = 2 + 2 * kind

    for role, after, before in (
        ("content", CONTENT_AFTER, CONTENT_BEFORE),
        ("source", SOURCE_AFTER, SOURCE_BEFORE),
        ("cue", CUE, CUE),
    ):
        for a in attributions:
            cue = a["cue"][0][0] if a["cue"] else None
            for span in a[role] or ():
                put(span, before if cue is None or span[0] < cue else after)
    return labels


class Corpus:
    """The training articles as numbers."""

    def __init__(
        self, articles: Sequence[Mapping[str, Any]], settings: Settings
    ) -> None:
        self._settings = settings
        documents = [annotate(a["text"]) for a in articles]
        told = [[components(t) for t in d.tokens.texts] for d in documents]
        counts = Counter(c[0] for one in told for c in one)
        words = sorted(w for w, n in counts.items() if n >= settings.least)
        self.vocabulary = tuple(w for w in words if "\n" not in w)
        index = {w: i for i, w in enumerate(self.vocabulary, start=1)}
        sizes = (len(words) + 1, *COMPONENT_ROWS, *PLACE_ROWS)
        offsets = np.cumsum((0, *sizes[:-1]))
        self.n_rows = sum(sizes)
        self.examples: list[Example] = []
        for article, document, codes in zip(articles, documents, told, strict=True):
            if not codes:
                continue
            words_ = np.array([(index.get(c[0], 0), *c[1:]) for c in codes], np.int64)
            rows = np.concatenate([words_, places(document).astype(np.int64)], 1)
            labels = gold_labels(document, article["attributions"])
            self._cut(document, rows + offsets, labels)

    def _cut(self, document: Document, rows: Ints, labels: Ints) -> None:
        """Cut an article at paragraphs into pieces of about equal length."""
        edges = [0]
        for one, next_ in pairwise(document.sentences):
            far = next_.first_token - edges[-1] >= self._settings.piece
            if far and next_.paragraph != one.paragraph:
                edges.append(next_.first_token)
        edges.append(len(rows))
        for first, last in pairwise(edges):
            if first < last:
                self.examples.append(Example(rows[first:last], labels[first:last]))

    def batches(self, rng: np.random.Generator) -> Iterator[Batch]:
        """The pieces in random order, those of like length together."""
        size = self._settings.batch
        order = rng.permutation(len(self.examples)).tolist()
        sorted_ = [
            sorted(order[i : i + 20 * size], key=lambda j: len(self.examples[j].labels))
            for i in range(0, len(order), 20 * size)
        ]
        groups = [g[i : i + size] for g in sorted_ for i in range(0, len(g), size)]
        for k in rng.permutation(len(groups)).tolist():
            yield self._batch([self.examples[j] for j in groups[k]], rng)

    def _batch(self, group: Sequence[Example], rng: np.random.Generator) -> Batch:
        longest = max(len(e.labels) for e in group)
        rows = np.full((len(group), longest, group[0].rows.shape[1]), self.n_rows)
        labels = np.zeros((len(group), longest), np.int64)
        mask = np.zeros((len(group), longest), np.bool_)
        for i, example in enumerate(group):
            n = len(example.labels)
            rows[i, :n], labels[i, :n], mask[i, :n] = example.rows, example.labels, True
        hidden = (rng.random(mask.shape) < self._settings.unknown) & mask
        rows[..., 0][hidden] = 0
        return Batch(rows, labels, mask)


def transitions_allowed() -> NDArray[np.bool_]:
    """Which label may follow which: a span goes on only where it has begun."""
    allowed = np.ones((N_LABELS, N_LABELS), np.bool_)
    for inside in range(2, N_LABELS, 2):
        allowed[:, inside] = False
        allowed[[inside - 1, inside], inside] = True
    return allowed


def fit(
    articles: Sequence[Mapping[str, Any]], settings: Settings
) -> dict[str, NDArray[Any]]:
    """Train on ``articles`` and return the artefact's arrays."""
    rng = np.random.default_rng(settings.seed)
    corpus = Corpus(articles, settings)
    shape = Shape(
        corpus.n_rows + 1,  # one more row, for padding
        settings.width,
        settings.hidden,
        N_LABELS,
        settings.dilations,
    )
    parameters = initial(shape, rng, transitions_allowed())
    parameters["table"][-1] = 0
    network = Network(shape, parameters)
    optimiser = Adam(parameters, settings.decay)
    total = settings.epochs * (len(corpus.examples) // settings.batch + 1)
    step = 0
    for _ in range(settings.epochs):
        for batch in corpus.batches(rng):
            step += 1
            _, gradients = network.step(batch, rng, settings.dropout)
            gradients["table"][-1] = 0
            rate = settings.rate * min(1, step / 100) * max(0.02, 1 - step / total)
            optimiser.update(_clipped(gradients), rate)
    return _packed(parameters, corpus.vocabulary, settings)


def _clipped(gradients: dict[str, Floats]) -> dict[str, Floats]:
    norm = sum(float((g * g).sum()) for g in gradients.values()) ** 0.5
    if norm <= 1:
        return gradients
    return {k: (g / norm).astype(np.float32) for k, g in gradients.items()}


def _packed(
    parameters: dict[str, Floats], vocabulary: Sequence[str], settings: Settings
) -> dict[str, NDArray[Any]]:
    table = parameters["table"][:-1]
    scale = np.maximum(np.abs(table).max(1), 1e-6) / 127
    told = {
        "dilations": settings.dilations,
        "outside_penalty": settings.outside_penalty,
        "seed": settings.seed,
    }
    arrays: dict[str, NDArray[Any]] = {
        "table": np.rint(table / scale[:, None]).astype(np.int8),
        "table_scale": scale.astype(np.float32),
        "transitions": parameters["transitions"],
        "vocabulary": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "settings": np.frombuffer(json.dumps(told).encode(), np.uint8),
    }
    for name, values in parameters.items():
        if name not in ("table", "transitions"):
            arrays[name] = values.astype(np.float16)
    return arrays


def train(shared: Path, settings: Settings | None = None) -> dict[str, NDArray[Any]]:
    """Train on the whole of PolNeAR's training articles in ``shared``.

    Raises FileNotFoundError where they are not there.
    """
    with (shared / TRAINING).open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    return fit(articles, settings or Settings())


def save(arrays: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write the artefact; equal arrays give equal bytes."""
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **dict(arrays))


if __name__ == "__main__":
    save(train(Path(sys.argv[1])), Path(sys.argv[2]))
