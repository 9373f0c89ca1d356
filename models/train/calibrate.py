"""From scores to probabilities, and the probability from which to say yes.

Reference: Platt (1999), Probabilistic Outputs for Support Vector Machines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BINS = 10


def platt(logits: Floats, labels: Ints) -> tuple[float, float]:
    """Slope and offset that make calibrated log-odds of ``logits``."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_threshold(probability: Floats, labels: Ints) -> float:
    """The hundredth with the best macro-F1, the one nearest .5 among equals."""
    steps = sorted((i / 100 for i in range(20, 81)), key=lambda t: (abs(t - 0.5), t))
    return max(
        steps, key=lambda t: float(f1_score(labels, probability >= t, average="macro"))
    )


def calibration_error(probability: Floats, labels: Ints) -> float:
    """Expected calibration error: ten bins of equal width, weighted by their size."""
    bins = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(probability[bins == b].mean() - labels[bins == b].mean())
        * (bins == b).mean()
        for b in range(_BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps))
