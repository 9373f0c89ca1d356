"""The card of the default model of slant, and the figures on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

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


def write_card(
    title: str,
    opening: str,
    figures: Mapping[str, object],
    tables: tuple[list[str], list[str]],
    failures: str,
) -> str:
    """The card in Markdown."""
    by_outlet, by_tenth = ("\n".join(rows) for rows in tables)
    return f"""# {title}

{opening}

## Outlets held out from every fit

{figures["held_out_sentences"]} sentences of {figures["held_out_outlets"]} outlets,
which also gave the calibration (Platt) and the threshold ({figures["threshold"]}): AUC
{figures["held_out_auc"]}, macro-F1 {figures["held_out_macro_f1"]}, expected calibration
error {figures["calibration_error"]} (ten bins, each outlet calibrated by the others).
Figures on sets that nothing was fitted to or chosen on: `newsassay evaluate bias`.

| outlet | sentences | labelled slanted | called slanted | AUC |
|---|---|---|---|---|
{by_outlet}

| probability | predicted | observed | sentences |
|---|---|---|---|
{by_tenth}

## Known failures

{failures}
"""
