"""From feature values to a fitted additive model: knots, steps, priors.

Each feature's knots are quantiles of the training set, so that its line bends where
articles are; a feature that is nearly always 0 keeps two knots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .fit import Fit, Floats, fit

#: Quantiles of the training set at which a feature's line may bend.
QUANTILES = (0.02, 0.25, 0.5, 0.75, 0.95)
#: Least distance between knots, as a share of the whole range: a line that jumps at
#: the first occurrence of a word would tell long articles from short ones.
LEAST_GAP = 0.15
#: Strengths of the penalty to choose from.
RIDGES = (0.001, 0.003, 0.01, 0.03, 0.1)
#: Prior sum of all steps of all features, in log-odds: what an article would get that
#: is at its worst in everything. It is shared out evenly.
PRIOR_TOTAL = 3.0


@dataclass(frozen=True, slots=True)
class Shapes:
    """Centre and knots of each feature, and the direction it declares."""

    centres: Floats
    knots: tuple[Floats, ...]
    signs: Floats

    def covered(self, features: Floats) -> Floats:
        """How far rows of ``features`` cover each step, less how far the centre does.

        A value that is missing (NaN) covers 0.
        """
        columns = []
        for j, knots in enumerate(self.knots):
            for low, high in pairwise(knots):
                column = np.clip((features[:, j] - low) / (high - low), 0, 1)
                at_centre = np.clip((self.centres[j] - low) / (high - low), 0, 1)
                columns.append(np.nan_to_num(column - at_centre))
        return np.array(columns).T

    @property
    def counts(self) -> list[int]:
        """Steps of each feature."""
        return [len(knots) - 1 for knots in self.knots]

    @property
    def step_signs(self) -> Floats:
        """The direction of each step."""
        return np.repeat(self.signs, self.counts)

    @property
    def prior(self) -> Floats:
        """The prior mean of each step, in its direction."""
        each = self.signs * PRIOR_TOTAL / len(self.signs) / np.array(self.counts)
        result: Floats = np.repeat(each, self.counts)
        return result

    def fit(
        self, features: Floats, labels: Floats, importance: Floats, ridge: float
    ) -> Fit:
        """Fit the steps to labelled articles."""
        z = self.covered(features)
        return fit(z, labels, importance, self.step_signs, self.prior, ridge)


def find_shapes(
    features: Floats, signs: Floats, quantiles: Sequence[float] = QUANTILES
) -> Shapes:
    """Knots for the columns of ``features`` (n, k; NaN where not measured).

    A feature that never varies there gets knots a unit apart.
    """
    knots = []
    for column in features.T:
        measured = column[~np.isnan(column)]
        found = np.unique(np.quantile(measured, quantiles))
        if len(found) < 2:
            found = np.unique([measured.min(), measured.max()])
        if len(found) < 2:
            found = np.array([found[0], found[0] + 1])
        knots.append(_spaced(found))
    return Shapes(np.nanmedian(features, axis=0), tuple(knots), signs)


def _spaced(knots: Floats) -> Floats:
    """The outer knots, and of the inner ones those far enough from their neighbours."""
    least = LEAST_GAP * (knots[-1] - knots[0])
    kept = [knots[0]]
    for knot in knots[1:-1]:
        if knot - kept[-1] >= least and knots[-1] - knot >= least:
            kept.append(knot)
    return np.array([*kept, knots[-1]])
