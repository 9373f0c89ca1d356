"""The card of the default model of slant, and the figures on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

from ..evaluation.bias import SETS, set_figures
from .bias_corpus import rows
from .calibrate import calibration_error, platt

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_FOLDS = 6
_BINS = 10


def held_out_figures(
    probability: Floats, labels: Ints, outlets: Sequence[str], threshold: float
) -> dict[str, object]:
    """How well calibrated probabilities fit labels of outlets held out from the fit.

    The calibration error is cross-fitted: each outlet is calibrated by the others.
    """
    logits = np.log(probability / (1 - probability))
    crossed = np.zeros(len(labels))
    for fitted, kept in GroupKFold(_FOLDS).split(logits, labels, outlets):
        slope, offset = platt(logits[fitted], labels[fitted])
        crossed[kept] = expit(slope * logits[kept] + offset)
    said = probability >= threshold
    return {
        "held_out_sentences": len(labels),
        "held_out_outlets": len(set(outlets)),
        "held_out_auc": round(float(roc_auc_score(labels, probability)), 4),
        "held_out_macro_f1": round(float(f1_score(labels, said, average="macro")), 4),
        "calibration_error": round(calibration_error(crossed, labels), 4),
        "threshold": threshold,
    }


def reliability_rows(probability: Floats, labels: Ints) -> list[str]:
    """Rows of a table in Markdown: predicted and observed share by tenths."""
    bins = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    return [
        f"| {b / _BINS:.1f}-{(b + 1) / _BINS:.1f} "
        f"| {probability[bins == b].mean():.3f} | {labels[bins == b].mean():.3f} "
        f"| {(bins == b).sum()} |"
        for b in range(_BINS)
        if (bins == b).any()
    ]


def outlet_rows(
    probability: Floats, labels: Ints, outlets: Sequence[str], threshold: float
) -> list[str]:
    """Rows of a table in Markdown: each outlet's figures, the largest first."""
    named = np.array(outlets)
    sizes = {o: int((named == o).sum()) for o in dict.fromkeys(outlets)}
    rows = []
    for outlet in sorted(sizes, key=lambda o: (-sizes[o], o)):
        p, y = probability[named == outlet], labels[named == outlet]
        area = f"{roc_auc_score(y, p):.3f}" if 0 < y.mean() < 1 else "-"
        said = float((p >= threshold).mean())
        rows.append(f"| {outlet} | {len(y)} | {y.mean():.2f} | {said:.2f} | {area} |")
    return rows


def set_rows(
    shared: Path, score: Callable[[Sequence[str]], Floats], threshold: float
) -> list[str]:
    """Rows of a table in Markdown: figures of sets that nothing was fitted to.

    ``score`` gives the probabilities of sentences. Sets that ``shared`` lacks are left
    out.
    """
    found = []
    for name, (path, label, _) in SETS.items():
        if (shared / path).is_file():
            data = [r for r in rows(shared / path) if r["text"].strip()]
            labels = np.array([int(r[label]) for r in data])
            values = score([r["text"] for r in data])
            n, area, low, high, precision, f1 = set_figures(labels, values, threshold)
            found.append(
                f"| {name} | {n} | {area:.3f} ({low:.3f} to {high:.3f}) "
                f"| {precision:.3f} | {f1:.3f} |"
            )
    return found


def made_on() -> str:
    """The day of SOURCE_DATE_EPOCH; without one no day, so that bytes stay the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return "no day given (SOURCE_DATE_EPOCH)"
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()


def write_card(
    title: str,
    opening: str,
    figures: Mapping[str, object],
    tables: tuple[list[str], list[str], list[str]],
    failures: str,
) -> str:
    """The card in Markdown; ``tables`` by outlet, by tenth and by set."""
    by_outlet, by_tenth, by_set = ("\n".join(lines) for lines in tables)
    return f"""# {title}

{opening}
- **Made on**: {made_on()}.

## Outlets held out from every fit

{figures["held_out_sentences"]} sentences of {figures["held_out_outlets"]} outlets,
which also gave the calibration (Platt) and the threshold: from {figures["threshold"]}
on, the lowest at which four in five of those called slanted are labelled so. AUC
{figures["held_out_auc"]}, macro-F1 {figures["held_out_macro_f1"]}, expected calibration
error {figures["calibration_error"]} (ten bins, each outlet calibrated by the others).

| outlet | sentences | labelled slanted | called slanted | AUC |
|---|---|---|---|---|
{by_outlet}

| probability | predicted | observed | sentences |
|---|---|---|---|
{by_tenth}

## Sets that nothing was fitted to

Also from `newsassay evaluate bias`; 90% intervals.

| set | sentences | AUC | AP | macro-F1 |
|---|---|---|---|---|
{by_set}

## Known failures

{failures}
"""
