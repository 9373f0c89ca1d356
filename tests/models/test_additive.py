"""Additive scores: they add up, they are monotone, their intervals hold them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.registry import feature_specs
from newsassay.features.results import FeatureResult, Ratio
from newsassay.models.additive import (
    BASE,
    REACH,
    AdditiveModel,
    Replicates,
    Term,
    direction,
    load_artefact,
    load_models,
    log_odds,
    logistic,
)
from newsassay.models.resampling import Blocks

TERMS = (
    Term("loaded", 1.0, (0.0, 2.0, 4.0), (0.5, 1.0)),
    Term("attributed", 0.5, (0.0, 1.0), (-0.5,)),
)
NONE = Replicates(np.zeros(2), np.zeros((2, 3)))
MODEL = AdditiveModel("bias", -1.0, TERMS, NONE, 1.0)
BLOCKS = Blocks((0, 1, 2, 3), 0)


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
        (1.0, 0.5, (-1.0, 0.0, 0.0)),  # at the centres
        (2.0, 1.0, (-1.0, 0.25, -0.25)),
        (3.0, 0.5, (-1.0, 0.75, 0.0)),  # beyond a bend: .25, and half of 1
        (1000.0, 0.5, (-1.0, 1.25, 0.0)),  # level beyond the last knot
        (None, 0.0, (-1.0, 0.0, 0.25)),  # not measured: adds nothing
    ],
)
def test_contributions_by_hand(
    loaded: float | None, attributed: float, parts: tuple[float, ...]
) -> None:
    score = MODEL.score(results(loaded, attributed), BLOCKS)
    assert score.contributions == tuple(
        zip((BASE, "loaded", "attributed"), parts, strict=True)
    )
    assert score.value == pytest.approx(1 / (1 + math.exp(-sum(parts))), abs=1e-15)
    assert MODEL.logit(results(loaded, attributed)) == pytest.approx(sum(parts))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_monotone_in_each_feature(
    loaded: float, attributed: float, more: float
) -> None:
    before = MODEL.logit(results(loaded, attributed))
    assert MODEL.logit(results(loaded + more, attributed)) >= before
    assert MODEL.logit(results(loaded, attributed + more)) <= before


@given(st.floats(0, 3.9), st.floats(0, 0.9), st.floats(0.001, 0.1))
def test_between_the_knots_every_step_moves_the_score(
    loaded: float, attributed: float, more: float
) -> None:
    before = MODEL.logit(results(loaded, attributed))
    assert MODEL.logit(results(loaded + more, attributed)) > before
    assert MODEL.logit(results(loaded, attributed + more)) < before


def test_the_sampling_variance_by_hand() -> None:
    # Blocks of 1 and 3 loaded words in 1 unit each: a resample of two blocks has 1, 2
    # or 3, which is 0, .25 or .75 above the centre; few blocks count for more: 2 / 1.
    ratio = Ratio((1.0, 3.0), (1.0, 1.0))
    measured = {"loaded": result("loaded", ratio.value(), ratio)}
    sampling, model = MODEL.uncertainty(measured, Blocks((0, 1), 0))
    exact = np.var([0.0, 0.25, 0.25, 0.75]) * 2
    assert sampling == pytest.approx(exact, rel=0.2)  # 200 resamples
    assert model == 0


def test_the_models_variance_by_hand() -> None:
    other = Replicates(np.array([-1.0, -2.0]), np.array([[0.5, 1.0, 0], [0.5, 0, 0]]))
    model = AdditiveModel("bias", -1.0, TERMS, other, 1.0)
    # log-odds at 3: -1 + .25 + .5 and -2 + .25
    score = model.score(results(3.0, None), BLOCKS)
    reach = REACH * np.std([-0.25, -1.75])
    assert log_odds(score.low) == pytest.approx(-0.25 - reach)
    assert log_odds(score.high) == pytest.approx(-0.25 + reach)


def test_an_interval_holds_its_score_and_narrows_with_length() -> None:
    def width(repeats: int) -> float:
        ratio = Ratio((0.0, 3.0, 1.0, 0.0) * repeats, (10.0,) * 4 * repeats, 10)
        measured = {"loaded": result("loaded", ratio.value(), ratio)}
        score = MODEL.score(measured, Blocks(tuple(range(4 * repeats)), 0))
        assert 0 < score.low <= score.value <= score.high < 1
        return score.high - score.low

    assert width(50) < width(5) < width(1)


def test_what_cannot_be_resampled_has_an_open_interval() -> None:
    score = MODEL.score(results(2.0, 0.5), Blocks((0,), 0))
    assert (score.low, score.high) == (0.0, 1.0)


def test_the_interval_does_not_change_between_runs() -> None:
    ratio = Ratio((0.0, 3.0, 1.0), (10.0, 12.0, 9.0), 10)
    measured = {"loaded": result("loaded", ratio.value(), ratio)}
    blocks = Blocks((0, 1, 2), 0)
    assert MODEL.score(measured, blocks) == MODEL.score(measured, blocks)


@pytest.mark.parametrize("x", [-1000.0, -1.0, 0.0, 1.0, 1000.0])
def test_logistic_does_not_overflow(x: float) -> None:
    assert 0 <= logistic(x) <= 1
    assert logistic(x) + logistic(-x) == pytest.approx(1)


@pytest.mark.parametrize(("p", "x"), [(0.0, -math.inf), (0.5, 0.0), (1.0, math.inf)])
def test_log_odds_turn_the_logistic_round(p: float, x: float) -> None:
    assert log_odds(p) == x
    assert logistic(x) == p


def test_the_scores_that_ship_keep_the_declared_directions() -> None:
    specs = {spec.name: spec for spec in feature_specs()}
    models = load_models()
    assert set(models) == {"bias", "reliability"}
    for name, model in models.items():
        declared = {s for s in specs if direction(specs[s], name)}
        assert {term.feature for term in model.terms} == declared
        for term in model.terms:
            assert direction(specs[term.feature], name) != 0, term.feature
            for step in term.steps:
                assert step * direction(specs[term.feature], name) >= 0
            assert list(term.knots) == sorted(set(term.knots))
            assert len(term.steps) == len(term.knots) - 1


def test_the_artefact_states_calibration_and_coverage() -> None:
    artefact = load_artefact()
    for name in load_models():
        rows = [r for r in artefact["calibration"] if r["score"] == name]
        assert [r["decile"] for r in rows] == list(range(1, 11))
        predicted = [r["predicted"] for r in rows]
        assert predicted == sorted(predicted)
        assert all(r["low"] <= r["predicted"] <= r["high"] for r in rows)
        for way in ("halves", "tenths"):
            assert 0 < artefact["coverage"][name][way]["overall"] <= 1
