"""Training the two article scores: ``artefacts/scores.json`` and its card.

``bias`` is fitted to readers' judgements of articles as hyperpartisan, outlets held
out; ``reliability`` to real against invented stories. Both see only the features
that declare a direction for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from ...features.document import annotate
from ...features.reading import read
from ...features.registry import feature_specs
from ..additive import CLIP, direction
from ..assay import SCORE_MIN_WORDS, count_words, measure
from .fit import Floats, fit, held_out_auc

#: Prior mean of a weight, in log-odds a standard deviation, before it is shared
#: out among the features of a score.
PRIOR_TOTAL = 2.0
RIDGES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """Labelled articles: features by column, labels, and the groups held out."""

    title: str
    licence: str
    features: Floats
    labels: Floats
    groups: list[str]


@dataclass(frozen=True, slots=True)
class Trained:
    """A fitted score as the artefact holds it, and what was measured."""

    score: dict[str, Any]
    figures: dict[str, Any]


def train(shared: Path, out: Path) -> dict[str, Any]:
    """Fit both scores on the sets in ``shared``; write artefact and card below ``out``.

    Returns the figures by score. Raises FileNotFoundError where a set is missing.
    """
    names = [spec.name for spec in feature_specs()]
    trained = {
        "bias": _train("bias", _hyperpartisan(shared, names), names),
        "reliability": _train("reliability", _horne(shared, names), names),
    }
    document = {"scores": {name: t.score for name, t in trained.items()}}
    text = json.dumps(document, indent=1) + "\n"
    (out / "models" / "artefacts" / "scores.json").write_text(text, encoding="utf-8")
    figures = {name: t.figures for name, t in trained.items()}
    (out / "models" / "artefacts" / "scores.md").write_text(
        _card(trained), encoding="utf-8"
    )
    return figures


def _train(name: str, sample: Sample, names: list[str]) -> Trained:
    signs = np.array([direction(spec, name) for spec in feature_specs()], dtype=float)
    chosen = np.flatnonzero(signs)
    raw = sample.features[:, chosen]
    centre = np.nanmedian(raw, axis=0)
    spread = np.nanstd(raw, axis=0)
    spread[~(spread > 0)] = 1.0
    z = np.nan_to_num(np.clip((raw - centre) / spread, -CLIP, CLIP))
    prior = signs[chosen] * PRIOR_TOTAL / len(chosen)
    aucs = {
        ridge: held_out_auc(z, sample.labels, sample.groups, prior, ridge)
        for ridge in RIDGES
    }
    ridge = _strongest(aucs, sample.labels)
    fitted = fit(z, sample.labels, prior, ridge)
    terms = [
        {
            "feature": names[k],
            "weight": round(float(w), 6),
            "centre": round(float(c), 6),
            "spread": round(float(s), 6),
        }
        for k, w, c, s in zip(chosen, fitted.weights, centre, spread, strict=True)
    ]
    figures = {
        "set": sample.title,
        "licence": sample.licence,
        "articles": len(sample.labels),
        "positive": round(float(sample.labels.mean()), 3),
        "groups": len(set(sample.groups)),
        "ridge": ridge,
        "held_out_auc": round(aucs[ridge], 3),
    }
    return Trained({"base": round(fitted.base, 6), "terms": terms}, figures)


def _strongest(aucs: dict[float, float], labels: Floats) -> float:
    """The strongest penalty whose AUC is within a standard error of the best.

    The error of an AUC from the smaller class, after Hanley & McNeil 1982
    (doi:10.1148/radiology.143.1.7063747), in its simplest form.
    """
    best = max(aucs.values())
    smaller = min(labels.sum(), len(labels) - labels.sum())
    error = np.sqrt(best * (1 - best) / smaller)
    return max(ridge for ridge, auc in aucs.items() if auc >= best - error)


def _hyperpartisan(shared: Path, names: list[str]) -> Sample:
    rows = _rows(shared / "data" / "train" / "hyperpartisan_byarticle" / "train.jsonl")
    return _sample(
        "hyperpartisan news, by-article (Kiesel et al. 2019)",
        "CC BY 4.0",
        rows,
        names,
        label=lambda row: str(row["label"]).lower() in ("1", "true"),
        group=lambda row: urlsplit(row["url"]).netloc,
    )


def _horne(shared: Path, names: list[str]) -> Sample:
    rows = _rows(shared / "data" / "train" / "horne2017" / "all.jsonl")
    return _sample(
        "real, fake and satirical news (Horne and Adali 2017)",
        "BSD-like, cite",
        rows,
        names,
        label=lambda row: "real" in str(row["label"]).lower(),
        group=lambda row: str(row["id"]),
    )


def _sample(
    title: str,
    licence: str,
    rows: Sequence[dict[str, Any]],
    names: list[str],
    label: Callable[[dict[str, Any]], bool],
    group: Callable[[dict[str, Any]], str],
) -> Sample:
    features, labels, groups = [], [], []
    for row in rows:
        document = annotate(row["text"], row["title"])
        if count_words(document) < SCORE_MIN_WORDS:
            continue
        measured, _, _ = measure(read(document))
        values = [measured[name].value for name in names]
        features.append([np.nan if v is None else v for v in values])
        labels.append(float(label(row)))
        groups.append(group(row))
    return Sample(title, licence, np.array(features), np.array(labels), groups)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _card(trained: dict[str, Trained]) -> str:
    lines = [
        "# Article scores: bias and reliability",
        "",
        "A score is logistic(base + sum of terms); a term is weight * (value - centre)"
        f" / spread, clipped to {CLIP:g} spreads. Weights are fitted by penalised"
        " maximum likelihood under sign constraints; the penalty draws each towards"
        f" {PRIOR_TOTAL:g} / (number of features) in its declared direction. The"
        " penalty is the strongest whose AUC on held-out groups of the training set is"
        " within a standard error of the best. No set kept for evaluation was used.",
    ]
    for name, t in trained.items():
        lines += ["", f"## {name}", "", "| | |", "|---|---|"]
        lines += [f"| {key} | {value} |" for key, value in t.figures.items()]
        lines += ["", "| feature | weight | centre | spread |", "|---|---|---|---|"]
        lines += [
            f"| `{x['feature']}` | {x['weight']:+.3f} | {x['centre']:.3g} |"
            f" {x['spread']:.3g} |"
            for x in sorted(t.score["terms"], key=lambda x: -abs(x["weight"]))
        ]
    lines += [
        "",
        "## What the scores can and cannot know",
        "",
        "Bias is fitted to crowd judgements of American articles of 2016 to 2018 about"
        " politics; reliability to a small set of real, invented and satirical stories"
        " of 2016, whose labels come from the outlets that ran them. Neither knows"
        " whether a statement is true. A score says how an article is written and"
        " sourced, in comparison with those sets.",
    ]
    return "\n".join(lines) + "\n"
