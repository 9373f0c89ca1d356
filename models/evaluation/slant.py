"""Figures on the article score of bias, on portals it was never trained on.

The threshold is the one with the best macro-F1 on the training set; nothing is fitted
to the portals. Recognising an outlet earns nothing here: none of the portals is in
the training set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from ...features.document import annotate
from ...features.reading import read
from ...features.registry import extractors, feature_specs
from ..additive import load_models, logistic
from ..assay import SCORE_MIN_WORDS, count_words, feature_values
from .table import Table

TRAINING = "data/train/hyperpartisan_byarticle/train.jsonl"
MEASURED = "data/eval/buzzfeed_webis2016/all.jsonl"
#: Resamples for the intervals of the figures, 90%.
RESAMPLES = 500

Floats = NDArray[np.float64]


def evaluate_slant(shared: Path) -> tuple[Table, ...]:
    """``bias`` as a detector of hyperpartisan articles; none where a set is missing."""
    paths = shared / TRAINING, shared / MEASURED
    if not all(path.is_file() for path in paths):
        return ()
    known, labels, _ = _measured(paths[0], lambda row: row["label"])
    scores, answers, rows = _measured(
        paths[1], lambda row: row["orientation"] != "mainstream"
    )
    threshold = best_threshold(known["bias"], labels)
    return (
        _portals(scores["bias"], answers, rows, threshold),
        _features(known, labels, scores, answers),
    )


def best_threshold(scores: Floats, labels: Floats) -> float:
    """The threshold with the best macro-F1, half way between two scores."""
    cuts = np.unique(scores)
    middles = (cuts[1:] + cuts[:-1]) / 2
    values = [f1_score(labels, scores > cut, average="macro") for cut in middles]
    return float(middles[int(np.argmax(values))])


def _measured(
    path: Path, label: Callable[[Mapping[str, Any]], Any]
) -> tuple[dict[str, Floats], Floats, list[dict[str, Any]]]:
    """Features and bias by name, labels, and the records long enough to score."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    model = load_models()["bias"]
    names = [spec.name for spec in feature_specs()]
    families = [extractor.name for extractor in extractors()]
    table, kept = [], []
    for record in records:
        document = annotate(record["text"], record["title"])
        if count_words(document) < SCORE_MIN_WORDS:
            continue
        found = feature_values(read(document), families)
        values = [found[name].value for name in names]
        bias = logistic(model.logit(found))
        table.append([bias, *(np.nan if v is None else v for v in values)])
        kept.append(record)
    columns = np.array(table, dtype=np.float64).T
    labels = np.array([float(label(r) in (True, 1, "1", "true")) for r in kept])
    return dict(zip(["bias", *names], columns, strict=True)), labels, kept


def _portals(
    scores: Floats,
    answers: Floats,
    rows: Sequence[Mapping[str, Any]],
    threshold: float,
) -> Table:
    found = scores > threshold
    cells: list[tuple[object, ...]] = []
    portals = np.array([row["portal"] for row in rows])
    orientations = np.array([row["orientation"] for row in rows])
    for portal in sorted(set(portals.tolist())):
        here = portals == portal
        cells.append(
            (
                f"{portal} ({orientations[here][0]})",
                int(here.sum()),
                float(found[here].mean()),
                float(np.median(scores[here])),
            )
        )
    f1, auc = _interval(answers, found, scores)
    cells.append((f"all: macro-F1 {f1}, AUC {auc}", len(rows), float(found.mean()),
                  float(np.median(scores))))  # fmt: skip
    title = (
        f"bias on BuzzFeed-Webis 2016, hyperpartisan or not, at {threshold:.2f}"
        " (best on the training set)"
    )
    columns = ("portal", "articles", "share found hyperpartisan", "median bias")
    return Table(title, columns, tuple(cells))


def _interval(answers: Floats, found: NDArray[Any], scores: Floats) -> tuple[str, str]:
    """Macro-F1 and AUC, each with its 90% interval over articles."""
    rng = np.random.default_rng(0)
    draws = [
        draw
        for draw in (rng.integers(0, len(answers), len(answers))
                     for _ in range(RESAMPLES))
        if len(set(answers[draw].tolist())) == 2
    ]  # fmt: skip
    f1s = [f1_score(answers[d], found[d], average="macro") for d in draws]
    aucs = [roc_auc_score(answers[d], scores[d]) for d in draws]
    texts = []
    for value, drawn in (
        (f1_score(answers, found, average="macro"), f1s),
        (roc_auc_score(answers, scores), aucs),
    ):
        low, high = np.quantile(drawn, (0.05, 0.95))
        texts.append(f"{value:.3f} ({low:.3f} to {high:.3f})")
    return texts[0], texts[1]


def _features(
    known: Mapping[str, Floats],
    labels: Floats,
    scores: Mapping[str, Floats],
    answers: Floats,
) -> Table:
    """How each feature alone tells, on the training set and on the portals."""
    rows = [
        (name, _auc(labels, known[name]), _auc(answers, scores[name])) for name in known
    ]
    rows.sort(key=lambda row: -abs(row[1] - 0.5))
    columns = ("feature", "AUC, training set", "AUC, portals")
    return Table("Which features tell hyperpartisan articles", columns, tuple(rows))


def _auc(labels: Floats, values: Floats) -> float:
    there = ~np.isnan(values)
    if len(set(labels[there].tolist())) < 2:
        return float("nan")
    return float(roc_auc_score(labels[there], values[there]))
