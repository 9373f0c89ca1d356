"""Training the two article scores: ``artefacts/scores.json`` and its card.

``bias`` is fitted to readers' judgements of articles as hyperpartisan; ``reliability``
to real against invented stories and to the same judgements, turned round. Both see
only the features that declare a direction for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..additive import model_from
from .calibration import Tenth, common_variance, predict, tenths, tenths_inside
from .coverage import MOST, Half, distances, for_fitting, halve, throughput
from .samples import SOURCES, Sample, load_samples
from .score_card import card
from .score_forms import compare_forms
from .sensitivity import sensitivity
from .shapes import RIDGES
from .training import Training, assemble

#: Refits to other draws of outlets that stand in the artefact.
REPLICATES = 40
#: Features named in the card as those the score rests on most.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Trained:
    """A fitted score as the artefact holds it, its calibration, what was measured."""

    score: dict[str, Any]
    calibration: list[Tenth]
    figures: dict[str, Any]


def train(shared: Path, out: Path) -> dict[str, Any]:
    """Fit both scores on the sets in ``shared``; write artefact and card below ``out``.

    Returns the figures by score. Raises FileNotFoundError where a set is missing.
    """
    samples = load_samples(shared)
    halves = list(halve(throughput(shared, MOST)))
    trained = {name: train_score(name, samples[name], halves) for name in SOURCES}
    document = {
        "scores": {name: t.score for name, t in trained.items()},
        "calibration": [
            {"score": name, "decile": i} | _rounded(asdict(tenth))
            for name, t in trained.items()
            for i, tenth in enumerate(t.calibration, start=1)
        ],
        "coverage": {name: t.figures["coverage"] for name, t in trained.items()},
    }
    folder = out / "models" / "artefacts"
    text = json.dumps(document, indent=1) + "\n"
    (folder / "scores.json").write_text(text, encoding="utf-8")
    (folder / "scores.md").write_text(
        card(
            {name: t.score for name, t in trained.items()},
            {name: t.figures for name, t in trained.items()},
        ),
        encoding="utf-8",
    )
    return {name: t.figures for name, t in trained.items()}


def train_score(
    name: str, samples: Sequence[Sample], halves: Sequence[Half]
) -> Trained:
    """Fit one score, its interval and its calibration."""
    training = assemble(samples, name)
    losses = {r: training.by_set(training.held_out(r))[1] for r in RIDGES}
    ridge = min(RIDGES, key=lambda r: (float(np.mean(losses[r])), -r))
    score = fitted_score(training, ridge)
    fitting = [h for h in halves if for_fitting(h.outlet)]
    measured = [h for h in halves if not for_fitting(h.outlet)]
    score["sampling"] = round(distances(model_from(name, score), fitting).factor(), 4)
    model = model_from(name, score)
    held_out = predict(training, ridge)
    common = common_variance(held_out)
    coverage = {
        "halves": _rounded(distances(model, measured).shares(model.sampling), 4),
        "tenths": _rounded(tenths_inside(training, ridge), 4),
    }
    figures = _figures(samples, training, ridge) | {
        "common_variance": _rounded(asdict(common), 4),
        "sampling_factor": score["sampling"],
        "coverage": coverage,
        "forms": [(f, round(a, 3), round(x, 3)) for f, a, x in compare_forms(training)],
        "sensitivity": [
            _rounded(asdict(d), 3) for d in sensitivity(training, ridge)[:_NAMED]
        ],
    }
    return Trained(score, tenths(held_out, common), figures)


def fitted_score(training: Training, ridge: float) -> dict[str, Any]:
    """Terms, base and replicates as the artefact holds them; no ``sampling`` yet."""
    shapes, fitted = training.fit(ridge)
    refits = [
        training.only(training.redrawn(k)).fit(ridge, shapes)[1]
        for k in range(REPLICATES)
    ]
    steps = np.split(fitted.weights, np.cumsum(shapes.counts)[:-1])
    terms = [
        {
            "feature": name,
            "centre": round(float(centre), 6),
            "knots": [round(float(k), 6) for k in knots],
            "steps": [round(float(s), 6) for s in own],
        }
        for name, centre, knots, own in zip(
            training.names, shapes.centres, shapes.knots, steps, strict=True
        )
    ]
    return {
        "base": round(fitted.base, 6),
        "terms": terms,
        "ridge": ridge,
        "sampling": 1.0,
        "replicates": {
            "bases": [round(f.base, 4) for f in refits],
            "steps": [[round(float(w), 4) for w in f.weights] for f in refits],
        },
    }


def _figures(
    samples: Sequence[Sample], training: Training, ridge: float
) -> dict[str, Any]:
    aucs, losses = training.by_set(training.held_out(ridge))
    return {
        "ridge": ridge,
        "sets": [
            {
                "set": sample.source.title,
                "licence": sample.source.licence,
                "positive": sample.source.positive,
                "articles": len(sample.labels),
                "share_positive": round(float(sample.labels.mean()), 3),
                "groups": len(set(sample.groups)),
                "held_out_auc": round(auc, 3),
                "held_out_log_loss": round(loss, 3),
            }
            for sample, auc, loss in zip(samples, aucs, losses, strict=True)
        ],
    }


def _rounded(figures: Mapping[str, Any], digits: int = 6) -> dict[str, Any]:
    return {
        k: round(v, digits) if isinstance(v, float) else v for k, v in figures.items()
    }
