"""Additive scores: log-odds that add up, one term a feature.

A score is logistic(base + sum of terms). A feature's term is its weight times its
standardised value, clipped to +-3 standard deviations so that no single feature can
carry an article away; a feature that was not measured adds nothing. The sign of
each weight is the direction the feature declares, which makes the score monotone in
every feature by construction. The numbers stand in ``artefacts/scores.json``; its
card says where they come from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..features.results import FeatureResult, FeatureSpec

#: The row of ``contributions`` that holds the starting point.
BASE = "(base)"
#: Resamples of an article's sentences, and the share of them inside the interval.
RESAMPLES = 200
COVERAGE = 0.90
#: Standard deviations beyond which a feature's value counts no further.
CLIP = 3.0

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """One feature's part in a score: ``weight`` log-odds a standard deviation."""

    feature: str
    weight: float
    centre: float
    spread: float

    def contribution(self, value: float | None) -> float:
        """Log-odds that ``value`` adds; 0 where it was not measured."""
        if value is None:
            return 0.0
        z = (value - self.centre) / self.spread
        return self.weight * min(max(z, -CLIP), CLIP)


@dataclass(frozen=True, slots=True)
class Score:
    """A score, its 90% interval, and what it is made of, in log-odds."""

    value: float
    low: float
    high: float
    contributions: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class AdditiveModel:
    """A score's name, starting point and terms."""

    name: str
    base: float
    terms: tuple[Term, ...]

    def score(self, results: Mapping[str, FeatureResult]) -> Score:
        """The score of an article, from its features by name."""
        parts = [(BASE, self.base)]
        for term in self.terms:
            result = results.get(term.feature)
            value = result.value if result is not None else None
            parts.append((term.feature, term.contribution(value)))
        value = logistic(math.fsum(c for _, c in parts))
        low, high = self._interval(results)
        return Score(value, min(low, value), max(high, value), tuple(parts))

    def _interval(self, results: Mapping[str, FeatureResult]) -> tuple[float, float]:
        """The bootstrap interval: sentences drawn with replacement, scored anew."""
        total: Matrix = np.full(RESAMPLES, self.base)
        columns: list[Sequence[float]] = []
        ratios: list[tuple[Term, float]] = []
        for term in self.terms:
            result = results.get(term.feature)
            if result is None or result.value is None:
                continue
            if result.ratio is None:
                total += term.contribution(result.value)
                continue
            columns += [result.ratio.numerators, result.ratio.denominators]
            ratios.append((term, result.ratio.scale))
        if columns and len(columns[0]):
            sums = _draws(len(columns[0])) @ np.array(columns, dtype=np.float64).T
            total += _resampled(sums, ratios)
        total.sort()
        tail = (1 - COVERAGE) / 2
        last = RESAMPLES - 1
        return (
            logistic(float(total[math.floor(tail * last)])),
            logistic(float(total[math.ceil((1 - tail) * last)])),
        )


def _resampled(sums: Matrix, ratios: Sequence[tuple[Term, float]]) -> Matrix:
    """Log-odds of each resample; a ratio without a denominator there adds nothing."""
    tops, bottoms = sums[:, 0::2], sums[:, 1::2]
    scale = np.array([s for _, s in ratios])
    centre = np.array([t.centre for t, _ in ratios])
    spread = np.array([t.spread for t, _ in ratios])
    weight = np.array([t.weight for t, _ in ratios])
    present = bottoms > 0
    values = scale * tops / np.where(present, bottoms, 1.0)
    z = np.where(present, (values - centre) / spread, 0.0)
    result: Matrix = np.clip(z, -CLIP, CLIP) @ weight
    return result


@cache
def _draws(n: int) -> Matrix:
    """How often each of ``n`` sentences is drawn, a row a resample.

    The draws depend on ``n`` alone, so a score's interval is the same in every run.
    """
    rng = np.random.default_rng(n)
    return rng.multinomial(n, np.full(n, 1 / n), RESAMPLES).astype(np.float64)


def logistic(x: float) -> float:
    """The logistic function, without overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


@cache
def load_models() -> dict[str, AdditiveModel]:
    """The scores that ship, by name."""
    path = files("newsassay.models").joinpath("artefacts", "scores.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: AdditiveModel(
            name, score["base"], tuple(Term(**term) for term in score["terms"])
        )
        for name, score in document["scores"].items()
    }


def direction(spec: FeatureSpec, score: str) -> int:
    """The direction in which a feature declares to move ``score``: +1, -1 or 0."""
    return {"bias": spec.bias, "reliability": spec.reliability}[score]
