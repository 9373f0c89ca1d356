"""Fitting the model of check-worthiness (see ``students.py`` for how)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .students import (
    FOLDS,
    debates,
    fit_student,
    student_figures,
    teacher_line,
    write_student,
)


def train(shared: Path, out: Path) -> Mapping[str, object]:
    """Fit the model; write ``checkworthy.npz`` and its card below ``out``.

    ``out`` is the package's folder; both go to its ``models/artefacts``.

    Returns the figures of the card. Raises FileNotFoundError where ``shared`` lacks
    the training set. About eight minutes on one core, twenty seconds without MiniLM.
    """
    folder = out / "models" / "artefacts"
    labels = np.array([row["label"] == "CFS" for row in debates(shared)], dtype=float)
    fitted = fit_student(shared, labels)
    write_student(fitted.student, folder / "checkworthy.npz")
    figures = student_figures(shared, labels, fitted)
    (folder / "checkworthy.md").write_text(_card(figures), encoding="utf-8")
    return figures


def _card(figures: Mapping[str, object]) -> str:
    return f"""# Check-worthiness of a sentence

A linear model over words, word pairs, beginnings and endings of words, and length
(`models/checkworthy.py` has the formula): {figures["terms"]} terms. It gives the
probability that a reader of the news would want the sentence checked.

- **Fitted on**: ClaimBuster, crowd-sourced part, {figures["sentences"]} sentences of
  {figures["debates"]} US presidential debates, {figures["positive"]} of them
  check-worthy factual statements (CFS; the others are unimportant factual or not
  factual). Licence: none stated in the copy used, open data record. Only weights and
  the terms they belong to are shipped.
- **Taught by**: {teacher_line(bool(figures["taught"]))}.
- **Calibration**: Platt, on sentences of debates held out from the fit.
- **Held out by debate** ({FOLDS} folds): average precision
  {figures["average_precision"]}, F1 at .5 {figures["f1"]}, calibration error
  {figures["calibration_error"]} (ten bins).
- **Made anew** by `newsassay train checkworthy`, the same bytes each time on one
  machine.

## Known failures

Trained on speech of politicians: court reports, science and sport are less familiar
to it; short statements ("The port is closed.") get low values; a sentence of opinion
with a figure in it gets a high one. It does not know what is true, new or important.
"""
