"""Additive scores: log-odds that add up, one term a feature.

A score is logistic(base + sum of terms). A feature's term is a line with bends at a
few knots, level outside them, so that no single feature can carry an article away;
it is measured from the training set's median, and a feature that was not measured
adds nothing. Every step from knot to knot has the sign that the feature declares,
which makes the score monotone in every feature by construction.

The 90% interval joins two uncertainties, as variances in log-odds: what another draw
of the article's paragraphs would give (bootstrap, times a factor that was calibrated
on how far halves of articles lie from their wholes), and what another draw of the
training outlets would have taught the model (refits, the replicates). The numbers
stand in ``artefacts/scores.json``; its card says where they come from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from ..features.results import FeatureResult, FeatureSpec
from .resampling import RESAMPLES, Blocks, Matrix

#: The row of ``contributions`` that holds the starting point.
BASE = "(base)"
#: Standard deviations on either side of a score that hold 90%.
REACH = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Term:
    """One feature's part in a score.

    ``steps`` are the log-odds it adds from each of its ``knots`` to the next; at
    ``centre`` it adds nothing.
    """

    feature: str
    centre: float
    knots: tuple[float, ...]
    steps: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A score, its 90% interval, and what it is made of, in log-odds."""

    value: float
    low: float
    high: float
    contributions: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Replicates:
    """The model refitted to other draws of outlets: (k,) bases, (k, steps) steps."""

    bases: Matrix
    steps: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class AdditiveModel:
    """A score's name, starting point and terms, and what its intervals need.

    ``sampling`` is the factor on the standard deviation between resamples.
    """

    name: str
    base: float
    terms: tuple[Term, ...]
    replicates: Replicates
    sampling: float
    _ramps: _Ramps = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ramps", _Ramps(self.terms))

    def score(self, results: Mapping[str, FeatureResult], blocks: Blocks) -> Score:
        """The score of an article, from its features by name and its blocks."""
        parts = self.contributions(results)
        logit = math.fsum(c for _, c in parts)
        sampling, model = self.uncertainty(results, blocks)
        reach = REACH * math.sqrt(self.sampling**2 * sampling + model)
        return Score(
            logistic(logit), logistic(logit - reach), logistic(logit + reach), parts
        )

    def contributions(
        self, results: Mapping[str, FeatureResult]
    ) -> tuple[tuple[str, float], ...]:
        """The base and what each feature adds to it, in log-odds."""
        ramps = self._ramps.of(self._values(results))
        added = np.add.reduceat(ramps * self._ramps.steps, self._ramps.firsts)
        names = (BASE, *(t.feature for t in self.terms))
        return tuple(zip(names, (self.base, *added.tolist()), strict=True))

    def logit(self, results: Mapping[str, FeatureResult]) -> float:
        """The score in log-odds: the sum of its contributions."""
        return math.fsum(c for _, c in self.contributions(results))

    def uncertainty(
        self, results: Mapping[str, FeatureResult], blocks: Blocks
    ) -> tuple[float, float]:
        """Variances in log-odds: between resamples, as drawn, and between refits."""
        values = self._values(results)
        return (
            self._sampling_variance(values, results, blocks),
            self._model_variance(self._ramps.of(values)),
        )

    def _values(self, results: Mapping[str, FeatureResult]) -> Matrix:
        """The terms' features, NaN where not measured."""
        return np.array([_value(results.get(t.feature)) for t in self.terms])

    def _model_variance(self, ramps: Matrix) -> float:
        """Variance between the replicates' log-odds."""
        logits = self.replicates.bases + self.replicates.steps @ ramps
        return float(logits.var())

    def _sampling_variance(
        self, values: Matrix, results: Mapping[str, FeatureResult], blocks: Blocks
    ) -> float:
        """Variance between resamples; without two blocks to draw from, unbounded."""
        if blocks.drawn < 2:
            return math.inf
        resampled = np.tile(values, (RESAMPLES, 1))
        places, columns, scales = [], [], []
        for place, term in enumerate(self.terms):
            result = results.get(term.feature)
            if result is not None and result.ratio is not None:
                places.append(place)
                columns += [result.ratio.numerators, result.ratio.denominators]
                scales.append(result.ratio.scale)
        if not places:
            return 0.0
        sums = blocks.resampled(columns)
        tops, bottoms = sums[:, 0::2], sums[:, 1::2]
        with np.errstate(invalid="ignore", divide="ignore"):
            drawn = np.where(bottoms > 0, tops / bottoms, np.nan)
        resampled[:, places] = drawn * np.array(scales)
        logits = self._ramps.of(resampled) @ self._ramps.steps
        few = blocks.drawn / (blocks.drawn - 1)
        return float(few * logits.var())


class _Ramps:
    """The terms of a model as parallel arrays, one entry a step."""

    def __init__(self, terms: Sequence[Term]) -> None:
        counts = [len(t.steps) for t in terms]
        self.firsts = np.cumsum([0, *counts[:-1]])
        self._term = np.repeat(np.arange(len(terms)), counts)
        self.steps: Matrix = np.array([s for t in terms for s in t.steps])
        self._low = np.array([k for t in terms for k in t.knots[:-1]])
        high = np.array([k for t in terms for k in t.knots[1:]])
        self._width = high - self._low
        centres = np.array([t.centre for t in terms])
        self._at_centre: Matrix = self._covered(centres)

    def of(self, values: Matrix) -> Matrix:
        """How far each step is covered, (..., steps), less how far at the centre.

        ``values`` (..., terms) are NaN where not measured: there it is 0.
        """
        covered = self._covered(values)
        covered -= self._at_centre
        covered[np.isnan(covered)] = 0.0
        return covered

    def _covered(self, values: Matrix) -> Matrix:
        result: Matrix = values[..., self._term]
        result -= self._low
        result /= self._width
        np.maximum(result, 0.0, out=result)
        return np.minimum(result, 1.0, out=result)


def _value(result: FeatureResult | None) -> float:
    return math.nan if result is None or result.value is None else result.value


def logistic(x: float) -> float:
    """The logistic function, without overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def log_odds(p: float) -> float:
    """The inverse of :func:`logistic`; infinite at 0 and 1."""
    if p <= 0 or p >= 1:
        return math.copysign(math.inf, p - 0.5)
    return math.log(p / (1 - p))


@cache
def load_models() -> dict[str, AdditiveModel]:
    """The scores that ship, by name."""
    return {name: model_from(name, s) for name, s in load_artefact()["scores"].items()}


def load_artefact() -> dict[str, Any]:
    """What ships: ``scores`` by name, ``calibration`` rows, ``coverage`` figures."""
    path = files("newsassay.models").joinpath("artefacts", "scores.json")
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def model_from(name: str, score: Mapping[str, Any]) -> AdditiveModel:
    """The model that an entry of the artefact's ``scores`` states."""
    terms = tuple(
        Term(t["feature"], t["centre"], tuple(t["knots"]), tuple(t["steps"]))
        for t in score["terms"]
    )
    replicates = Replicates(
        np.array(score["replicates"]["bases"]), np.array(score["replicates"]["steps"])
    )
    return AdditiveModel(name, score["base"], terms, replicates, score["sampling"])


def direction(spec: FeatureSpec, score: str) -> int:
    """The direction in which a feature declares to move ``score``: +1, -1 or 0."""
    return {"bias": spec.bias, "reliability": spec.reliability}[score]
