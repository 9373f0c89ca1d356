"""The two article scores: form, transfer, intervals, additivity, sensitivity."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.metrics import roc_auc_score

from ...features.document import annotate
from ...features.reading import read
from ..additive import load_artefact, load_models, log_odds
from ..assay import SCORE_MIN_WORDS, count_words, measure
from ..train.calibration import tenths_inside
from ..train.coverage import Half, distances, for_fitting, halve, throughput
from ..train.samples import SOURCES, load_samples
from ..train.score_forms import compare_forms
from ..train.sensitivity import sensitivity
from ..train.training import Training, assemble
from .outlets import check_outlets
from .table import Table

#: Sets that nothing was fitted on: score, place, what counts as 1, its group.
_TRANSFER = (
    ("bias", "buzzfeed_webis2016", "orientation", ("left", "right"), "portal"),
    ("reliability", "recovery", "label", ("reliable",), "source"),
    ("reliability", "fakenewsnet_v1", "label", ("real",), "source"),
)


def evaluate_scores(shared: Path) -> list[Table]:
    """Every figure on the two scores; ``shared`` is the data sets' folder."""
    samples = load_samples(shared)
    trainings = {name: assemble(samples[name], name) for name in SOURCES}
    halves = list(halve(throughput(shared)))
    return [
        _forms(trainings),
        _transfer(shared),
        _intervals(halves, trainings),
        _calibration(),
        _additivity(halves),
        _sensitivity(trainings),
        check_outlets(halves),
    ]


def _forms(trainings: Mapping[str, Training]) -> Table:
    rows = [
        (name, form, auc, loss)
        for name, training in trainings.items()
        for form, auc, loss in compare_forms(training)
    ]
    return Table(
        "Form of the scores: outlets held out, mean over the training sets",
        ("score", "form", "AUC", "log-loss"),
        tuple(rows),
    )


def _transfer(shared: Path) -> Table:
    """AUC over all articles of the sets never fitted on."""
    rows = []
    for score, place, field, positive, group in _TRANSFER:
        labels, values, groups = [], [], []
        for row in _lines(shared / "data" / "eval" / place / "all.jsonl"):
            value = _scored(row).get(score)
            if value is not None:
                labels.append(row[field] in positive)
                values.append(value)
                groups.append(row[group])
        auc = float(roc_auc_score(labels, values))
        rows.append((score, place, len(labels), len(set(groups)), auc))
    return Table(
        "Scores on sets that nothing was fitted on",
        ("score", "set", "articles", "outlets", "AUC"),
        tuple(rows),
    )


def _scored(row: Mapping[str, Any]) -> dict[str, float]:
    document = annotate(row["text"], row["title"])
    if count_words(document) < SCORE_MIN_WORDS:
        return {}
    features, _, _ = measure(read(document))
    return {name: model.logit(features) for name, model in load_models().items()}


def _intervals(halves: Sequence[Half], trainings: Mapping[str, Training]) -> Table:
    measured = [h for h in halves if not for_fitting(h.outlet)]
    rows: list[tuple[object, ...]] = []
    for name, model in load_models().items():
        found = distances(model, measured).shares(model.sampling)
        rows.append((name, "whole inside its half's interval", *found.values()))
        ridge = load_artefact()["scores"][name]["ridge"]
        inside = tenths_inside(trainings[name], ridge)
        rows.append((name, "tenth inside its calibration band", *inside.values()))
    columns = ("score", "what", "n", "overall", "shortest fifth")
    return Table("Coverage of the 90% intervals", columns, tuple(rows))


def _additivity(halves: Sequence[Half]) -> Table:
    """How far contributions lie from the score they add up to."""
    error = 0.0
    for half in halves:
        for model in load_models().values():
            score = model.score(half.whole, half.blocks)
            summed = math.fsum(c for _, c in score.contributions)
            error = max(error, abs(summed - log_odds(score.value)))
    columns = ("articles", "largest error, log-odds")
    return Table("Contributions add up", columns, ((len(halves), f"{error:.1e}"),))


def _calibration() -> Table:
    """The tenths that stand in the artefact."""
    rows = load_artefact()["calibration"]
    columns = tuple(rows[0])
    cells = tuple(tuple(row.values()) for row in rows)
    return Table("Calibration on held-out outlets, by tenth", columns, cells)


def _sensitivity(trainings: Mapping[str, Training]) -> Table:
    rows = []
    for name, training in trainings.items():
        ridge = load_artefact()["scores"][name]["ridge"]
        dropped = sensitivity(training, ridge)
        rows += [(name, d.feature, d.auc, d.log_loss) for d in dropped]
    columns = ("score", "without", "AUC changes by", "log-loss changes by")
    return Table("Sensitivity: each feature dropped in turn", columns, tuple(rows))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
