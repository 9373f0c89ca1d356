"""Additive scores: they add up, they are monotone, their intervals hold them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.registry import feature_specs
from newsassay.features.results import FeatureResult, Ratio
from newsassay.models.additive import (
    BASE,
    AdditiveModel,
    Term,
    direction,
    load_models,
    logistic,
)

MODEL = AdditiveModel(
    "bias", -1.0, (Term("loaded", 0.5, 1.0, 2.0), Term("attributed", -0.25, 0.5, 0.5))
)


def result(name: str, value: float | None, ratio: Ratio | None = None) -> FeatureResult:
    return FeatureResult(name, value, "unit", 10, (), "1", ratio)


def results(loaded: float | None, attributed: float | None) -> dict[str, FeatureResult]:
    return {
        "loaded": result("loaded", loaded),
        "attributed": result("attributed", attributed),
    }


@pytest.mark.parametrize(
    ("loaded", "attributed", "parts"),
    [
        (1.0, 0.5, (-1.0, 0.0, 0.0)),
        (3.0, 1.0, (-1.0, 0.5, -0.25)),
        (1000.0, 0.5, (-1.0, 1.5, 0.0)),  # clipped at three spreads
        (None, 0.0, (-1.0, 0.0, 0.25)),  # not measured: adds nothing
    ],
)
def test_contributions_by_hand(
    loaded: float | None, attributed: float, parts: tuple[float, ...]
) -> None:
    score = MODEL.score(results(loaded, attributed))
    assert score.contributions == tuple(
        zip((BASE, "loaded", "attributed"), parts, strict=True)
    )
    assert score.value == pytest.approx(1 / (1 + math.exp(-sum(parts))), abs=1e-15)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_monotone_in_each_feature(
    loaded: float, attributed: float, more: float
) -> None:
    before = MODEL.score(results(loaded, attributed)).value
    assert MODEL.score(results(loaded + more, attributed)).value >= before
    assert MODEL.score(results(loaded, attributed + more)).value <= before


def test_an_interval_holds_its_score_and_narrows_with_length() -> None:
    def width(repeats: int) -> float:
        ratio = Ratio((0.0, 3.0, 1.0, 0.0) * repeats, (10.0,) * 4 * repeats, 10)
        score = MODEL.score({"loaded": result("loaded", ratio.value(), ratio)})
        assert 0 < score.low <= score.value <= score.high < 1
        return score.high - score.low

    assert width(50) < width(5) < width(1)


def test_the_interval_does_not_change_between_runs() -> None:
    ratio = Ratio((0.0, 3.0, 1.0), (10.0, 12.0, 9.0), 10)
    given_once = {"loaded": result("loaded", ratio.value(), ratio)}
    assert MODEL.score(given_once) == MODEL.score(given_once)


@pytest.mark.parametrize("x", [-1000.0, -1.0, 0.0, 1.0, 1000.0])
def test_logistic_does_not_overflow(x: float) -> None:
    assert 0 <= logistic(x) <= 1
    assert logistic(x) + logistic(-x) == pytest.approx(1)


def test_the_scores_that_ship_keep_the_declared_directions() -> None:
    specs = {spec.name: spec for spec in feature_specs()}
    models = load_models()
    assert set(models) == {"bias", "reliability"}
    for name, model in models.items():
        declared = {s for s in specs if direction(specs[s], name)}
        # A feature declared since the last training takes part from the next one on.
        assert {term.feature for term in model.terms} <= declared
        for term in model.terms:
            assert term.weight * direction(specs[term.feature], name) >= 0
            assert term.spread > 0
