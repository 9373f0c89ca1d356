"""Fitting an additive score: logistic regression with signs that are given.

Each weight may only have its declared sign, so the score is monotone whatever the
sample says. The weights are drawn towards a prior mean in the declared direction
rather than towards zero: a feature that a small sample says nothing about keeps a
modest part instead of none. Maximum a posteriori, by L-BFGS-B (Byrd et al. 1995,
doi:10.1137/0916069).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """An intercept, and log-odds for each step that is covered in full."""

    base: float
    weights: Floats

    def logits(self, z: Floats) -> Floats:
        """Log-odds of rows of covered steps."""
        result: Floats = self.base + z @ self.weights
        return result


def fit(
    z: Floats, y: Floats, importance: Floats, signs: Floats, prior: Floats, ridge: float
) -> Fit:
    """Fit covered steps ``z`` (n, k) to labels ``y`` in {0, 1}.

    ``importance`` (n,) weighs the rows; ``signs`` (k,) are the directions, +1 or -1;
    ``prior`` (k,) holds the prior means. ``ridge`` is the prior's precision against
    the mean log-loss.
    """
    share = importance / importance.sum()

    def loss(w: Floats) -> tuple[float, Floats]:
        logits = w[0] + z @ w[1:]
        away = w[1:] - prior
        value = share @ (np.logaddexp(0, logits) - y * logits) + ridge * away @ away
        residual = (expit(logits) - y) * share
        gradient = np.concatenate([[residual.sum()], z.T @ residual + 2 * ridge * away])
        return float(value), gradient

    bounds = [(None, None), *(((0, None) if s > 0 else (None, 0)) for s in signs)]
    start = np.concatenate([[0.0], prior])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return Fit(float(found.x[0]), found.x[1:])
