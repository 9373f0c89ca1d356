"""From scores to probabilities, and the probability from which to say yes.

Reference: Platt (1999), Probabilistic Outputs for Support Vector Machines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BINS = 10
#: Share of sentences called slanted that have to be labelled so.
RIGHT = 0.8


def platt(logits: Floats, labels: Ints) -> tuple[float, float]:
    """Slope and offset that make calibrated log-odds of ``logits``."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def firm_threshold(probability: Floats, labels: Ints) -> float:
    """The lowest hundredth from which RIGHT of those called slanted are labelled so.

    To call a sentence slanted is to accuse its author, so the threshold answers for
    what is called, not for the balance of both answers, which moves with the share of
    slanted sentences in a set. Raises ValueError where no hundredth is firm enough.
    """
    for step in range(20, 100):
        said = probability >= step / 100
        if said.any() and labels[said].mean() >= RIGHT:
            return step / 100
    raise ValueError(f"no threshold is right in {RIGHT:.0%} of what it calls slanted")


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
