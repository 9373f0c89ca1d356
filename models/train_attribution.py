"""Training of the attribution tagger on PolNeAR (Newell et al. 2018).

Two larger networks are trained on the annotated articles; they label these and a
set of plain news articles, and the small network that ships learns from both
(distillation: Hinton et al. 2015, arXiv:1503.02531). The same seed on the same
machine gives the same weights. Without the plain articles, or with ``teachers=0``,
the small network learns from the annotation alone. Run as
``python -m newsassay.models.train_attribution SHARED OUT.npz``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..features.attribution.encode import Lists, current_lists
from ..features.attribution.tagger import N_LABELS
from .attribution_corpus import (
    Encoder,
    Example,
    annotated,
    batches,
    gold_labels,
    padded,
)
from .convolution import Adam, Floats, Network, Shape, initial, marginals

#: Where the articles stand in the shared folder: annotated, and plain.
TRAINING = "data/train/polnear/train.jsonl"
PLAIN = "data/throughput/articles.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Size:
    """Size of a network and how long it learns."""

    width: int
    hidden: int
    epochs: int
    dropout: float
    sharp: float = 0.3
    dilations: tuple[int, ...] = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the tagger is trained; chosen on a tenth of the training articles."""

    small: Size = Size(32, 32, 10, 0.05, 0.6)
    large: Size = Size(96, 128, 8, 0.4)
    teachers: int = 2
    plain: int = 1200
    batch: int = 16
    piece: int = 200
    rate: float = 3e-3
    decay: float = 0.1
    unknown: float = 0.1
    least: int = 2
    cue_bonus: float = 0.0
    seed: int = 0


def transitions_allowed() -> NDArray[np.bool_]:
    """Which label may follow which: a span goes on only where it has begun."""
    allowed = np.ones((N_LABELS, N_LABELS), np.bool_)
    for inside in range(2, N_LABELS, 2):
        allowed[:, inside] = False
        allowed[[inside - 1, inside], inside] = True
    return allowed


def fit(
    sets: Sequence[Sequence[Example]],
    n_rows: int,
    size: Size,
    settings: Settings,
    seed: int,
) -> Network:
    """Train one network of ``size`` on ``sets``."""
    rng = np.random.default_rng(seed)
    shape = Shape(n_rows + 1, size.width, size.hidden, N_LABELS, size.dilations)
    parameters = initial(shape, rng, transitions_allowed())
    parameters["table"][-1] = 0
    network = Network(shape, parameters)
    optimiser = Adam(parameters, settings.decay)
    total = size.epochs * sum(len(s) // settings.batch + 1 for s in sets)
    step = 0
    for epoch in range(size.epochs):
        for batch in batches(sets, settings.batch, n_rows, settings.unknown, rng):
            step += 1
            _, gradients = network.step(batch, rng, size.dropout, size.sharp)
            gradients["table"][-1] = 0
            rate = settings.rate * min(1, step / 100) * max(0.02, 1 - step / total)
            optimiser.update(_clipped(gradients), rate)
        print(f"hidden {size.hidden}: epoch {epoch + 1}", file=sys.stderr, flush=True)
    return network


def _clipped(gradients: dict[str, Floats]) -> dict[str, Floats]:
    norm = sum(float((g * g).sum()) for g in gradients.values()) ** 0.5
    if norm <= 1:
        return gradients
    return {k: (g / norm).astype(np.float32) for k, g in gradients.items()}


def softened(
    examples: Sequence[Example], teachers: Sequence[Network], padding: int
) -> list[Example]:
    """Give examples the mean label probabilities of ``teachers``."""
    order = sorted(examples, key=lambda e: len(e.labels))
    found: list[Example] = []
    for i in range(0, len(order), 32):
        group = order[i : i + 32]
        batch = padded(group, padding)
        told = [
            marginals(t.emissions(batch), t.p["transitions"], batch.mask)
            for t in teachers
        ]
        mean = np.mean(told, axis=0)
        found += [
            replace(e, soft=mean[k, : len(e.labels)].astype(np.float16))
            for k, e in enumerate(group)
        ]
    return found


def train(
    shared: Path,
    settings: Settings | None = None,
    leave_out: frozenset[str] = frozenset(),
) -> dict[str, NDArray[Any]]:
    """Train on PolNeAR's training articles in ``shared``, but for ids ``leave_out``.

    Returns the arrays of the artefact. Raises FileNotFoundError where the articles
    are not there.
    """
    settings = settings or Settings()
    with (shared / TRAINING).open(encoding="utf-8") as file:
        articles = [a for a in map(json.loads, file) if a["id"] not in leave_out]
    lists = current_lists()
    documents = annotated(articles)
    encoder = Encoder(documents, lists, settings.least, settings.piece)
    taught = [
        example
        for document, article in zip(documents, articles, strict=True)
        for example in encoder.pieces(
            document, gold_labels(document, article["attributions"])
        )
    ]
    teachers = [
        fit([taught], encoder.n_rows, settings.large, settings, settings.seed + 1 + k)
        for k in range(settings.teachers)
    ]
    sets: list[list[Example]] = [taught]
    if teachers:
        plain = _plain(shared / PLAIN, settings.plain, encoder)
        sets = [softened(s, teachers, encoder.n_rows) for s in (taught, plain) if s]
    network = fit(sets, encoder.n_rows, settings.small, settings, settings.seed)
    return _packed(network, encoder.vocabulary, lists, settings)


def _plain(path: Path, count: int, encoder: Encoder) -> list[Example]:
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in islice(file, count)]
    documents = annotated(articles)
    return [e for d in documents if d.sentences for e in encoder.pieces(d, None)]


def _packed(
    network: Network, vocabulary: Sequence[str], lists: Lists, settings: Settings
) -> dict[str, NDArray[Any]]:
    table = network.p["table"][:-1]
    scale = np.maximum(np.abs(table).max(1), 1e-6) / 127
    told = {
        "dilations": settings.small.dilations,
        "cue_bonus": settings.cue_bonus,
        "seed": settings.seed,
        "cues": lists.cues,
        "classes": lists.classes,
        "strong": sorted(lists.strong),
    }
    arrays: dict[str, NDArray[Any]] = {
        "table": np.rint(table / scale[:, None]).astype(np.int8),
        "table_scale": scale.astype(np.float32),
        "transitions": network.p["transitions"],
        "vocabulary": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "settings": np.frombuffer(json.dumps(told, sort_keys=True).encode(), np.uint8),
    }
    for name, values in network.p.items():
        if name not in ("table", "transitions"):
            arrays[name] = values.astype(np.float16)
    return arrays


def save(arrays: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write the artefact; equal arrays give equal bytes."""
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **dict(arrays))


if __name__ == "__main__":
    save(train(Path(sys.argv[1])), Path(sys.argv[2]))
