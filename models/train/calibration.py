"""Calibration on held-out outlets: whether what is called 70% happens in 70%.

Articles are sorted by the probability that a fit gives them that did not see their
outlet, and cut into tenths. The band of a tenth is where the share of true labels
lies in nine of ten cases if the probabilities are right: its variance joins the
articles' own chance, what articles of one outlet have in common, and what another
draw of training outlets would have predicted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from ..additive import REACH
from .fit import Floats
from .training import Indices, Training

TENTHS = 10
#: Refits to other draws of outlets, for the variance between them.
REFITS = 12


@dataclass(frozen=True, slots=True)
class Predicted:
    """Held-out articles (n,): log-odds, those of refits (n, REFITS), the truth."""

    logits: Floats
    refits: Floats
    labels: Floats
    outlets: Indices
    words: Floats

    def only(self, rows: Indices) -> Predicted:
        """Some of the articles."""
        return Predicted(
            self.logits[rows],
            self.refits[rows],
            self.labels[rows],
            self.outlets[rows],
            self.words[rows],
        )


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of the articles: mean probability, share of true labels, its band."""

    predicted: float
    observed: float
    low: float
    high: float
    n: int

    @property
    def inside(self) -> bool:
        """Whether the share lies in the band."""
        return self.low <= self.observed <= self.high


def predict(training: Training, ridge: float, seed: int = 0) -> Predicted:
    """Predictions for every article from fits that did not see its outlet."""
    n = len(training.labels)
    logits, refits = np.zeros(n), np.zeros((n, REFITS))
    for seen, unseen in training.folds(seed, parts=5):
        known = training.only(seen)
        shapes, fitted = known.fit(ridge)
        z = shapes.covered(training.features[unseen])
        logits[unseen] = fitted.logits(z)
        for k in range(REFITS):
            refit = known.only(known.redrawn(k)).fit(ridge, shapes)[1]
            refits[unseen, k] = refit.logits(z)
    return Predicted(logits, refits, training.labels, training.outlets, training.words)


@dataclass(frozen=True, slots=True)
class Common:
    """Variance, in log-odds, of what articles of one outlet or length share."""

    outlet: float
    length: float


def common_variance(found: Predicted) -> Common:
    """Both variances, by moments; the lengths are fifths of the articles."""
    return Common(_shared(found, found.outlets), _shared(found, _fifths(found.words)))


def _fifths(words: Floats) -> Indices:
    return np.searchsorted(np.quantile(words, (0.2, 0.4, 0.6, 0.8)), words)


def _shared(found: Predicted, groups: Indices) -> float:
    """What the residuals of one group have in common, beyond chance; at least 0."""
    p = expit(found.logits)
    weight = p * (1 - p)
    _, place = np.unique(groups, return_inverse=True)
    residual = np.bincount(place, found.labels - p)
    beyond = (residual**2 - np.bincount(place, (found.labels - p) ** 2)).sum()
    pairs = _pairs(weight, place)
    return max(0.0, float(beyond / pairs)) if pairs > 0 else 0.0


def _pairs(weight: Floats, place: Indices) -> float:
    """The weights of every two different articles of one group, multiplied."""
    return float((np.bincount(place, weight) ** 2).sum() - (weight**2).sum())


def tenths(found: Predicted, common: Common, *, alike: bool = False) -> list[Tenth]:
    """The tenths, lowest first; ``alike``: all articles are of one length."""
    order = np.argsort(found.logits, kind="stable")
    lengths = np.zeros_like(found.outlets) if alike else _fifths(found.words)
    return [
        _tenth(found.only(rows), common, lengths[rows])
        for rows in np.array_split(order, TENTHS)
    ]


def _tenth(found: Predicted, common: Common, lengths: Indices) -> Tenth:
    p = expit(found.logits)
    weight = p * (1 - p)
    _, outlets = np.unique(found.outlets, return_inverse=True)
    chance = (
        float(weight.sum())
        + common.outlet * _pairs(weight, outlets)
        + common.length * _pairs(weight, lengths)
    )
    refits = float(expit(found.refits).mean(axis=0).var())
    reach = REACH * float(np.sqrt(chance / len(p) ** 2 + refits))
    mean = float(p.mean())
    return Tenth(
        mean,
        float(found.labels.mean()),
        max(0.0, mean - reach),
        min(1.0, mean + reach),
        len(p),
    )


def split_coverage(found: Predicted, seed: int) -> list[Tenth]:
    """Tenths of each half of the outlets, with the variance of the other half's."""
    outlets = np.unique(found.outlets)
    rng = np.random.default_rng(seed)
    first = np.isin(found.outlets, rng.permutation(outlets)[: len(outlets) // 2])
    result = []
    for measured in (first, ~first):
        common = common_variance(found.only(np.flatnonzero(~measured)))
        result += tenths(found.only(np.flatnonzero(measured)), common)
    return result


def tenths_inside(
    training: Training, ridge: float, repeats: int = 5
) -> dict[str, float]:
    """How many tenths hold the share of true labels: of all, of the shortest fifth.

    Each repeat deals the outlets anew.
    """
    everywhere: list[Tenth] = []
    short: list[Tenth] = []
    for seed in range(repeats):
        found = predict(training, ridge, seed)
        everywhere += split_coverage(found, seed)
        brief = found.words <= np.quantile(found.words, 0.2)
        common = common_variance(found.only(np.flatnonzero(~brief)))
        short += tenths(found.only(np.flatnonzero(brief)), common, alike=True)
    return {
        "n": len(everywhere),
        "overall": float(np.mean([t.inside for t in everywhere])),
        "shortest_fifth": float(np.mean([t.inside for t in short])),
    }
