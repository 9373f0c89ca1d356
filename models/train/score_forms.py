"""The forms a score could have: straight lines, lines with bends, boosted steps.

All three are additive and monotone in each feature; outlets are held out alike.
"""

from __future__ import annotations

from statistics import fmean

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from .fit import Floats
from .shapes import QUANTILES, RIDGES, find_shapes
from .training import Training

#: Knots of a line without bends: its ends.
_ENDS = (QUANTILES[0], QUANTILES[-1])
_ROUNDS = (100, 200)


def compare_forms(training: Training) -> list[tuple[str, float, float]]:
    """(form, AUC, log-loss), means over the sets; each at its best strength."""
    forms = {
        "straight lines": [_lines(training, r, _ENDS) for r in RIDGES],
        "lines with bends": [_lines(training, r, QUANTILES) for r in RIDGES],
        "boosted steps": [_boosted(training, r) for r in _ROUNDS],
    }
    rows = []
    for form, predictions in forms.items():
        figures = [training.by_set(p) for p in predictions]
        loss, auc = min((fmean(losses), fmean(aucs)) for aucs, losses in figures)
        rows.append((form, auc, loss))
    return rows


def _lines(training: Training, ridge: float, quantiles: tuple[float, ...]) -> Floats:
    predicted = np.zeros(len(training.labels))
    for seen, unseen in training.folds():
        known = training.only(seen)
        shapes = find_shapes(known.features, known.signs, quantiles)
        _, fitted = known.fit(ridge, shapes)
        predicted[unseen] = fitted.logits(shapes.covered(training.features[unseen]))
    return predicted


def _boosted(training: Training, rounds: int) -> Floats:
    predicted = np.zeros(len(training.labels))
    for seen, unseen in training.folds():
        model = HistGradientBoostingClassifier(
            max_depth=1,
            max_iter=rounds,
            learning_rate=0.05,
            monotonic_cst=[int(s) for s in training.signs],
            early_stopping=False,
            random_state=0,
        )
        known = training.only(seen)
        weight = known.importance / known.importance.mean()
        model.fit(known.features, known.labels, weight)
        predicted[unseen] = model.decision_function(training.features[unseen])
    return predicted
