"""Fitting: knots, directions, and what the sample says of them."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.models.train.shapes import PRIOR_TOTAL, find_shapes

RNG = np.random.default_rng(0)
ONES = np.ones(400)


def test_knots_are_quantiles_far_enough_apart() -> None:
    shapes = find_shapes(np.arange(101.0)[:, None], np.ones(1))
    assert shapes.knots[0].tolist() == [2, 25, 50, 75, 95]
    crowded = np.concatenate([np.zeros(60), np.full(20, 0.1), np.arange(21.0)])
    assert find_shapes(crowded[:, None], np.ones(1)).knots[0].tolist() == [0, 15.0]


def test_a_rare_or_constant_feature_has_two_knots() -> None:
    rare = np.zeros(100)
    rare[0] = 3
    shapes = find_shapes(np.array([rare, np.full(100, 7.0)]).T, np.ones(2))
    assert [k.tolist() for k in shapes.knots] == [[0, 3], [7, 8]]


def test_steps_covered_by_hand() -> None:
    shapes = find_shapes(np.arange(101.0)[:, None], np.ones(1))
    rows = np.array([[50.0], [62.5], [2.0], [1000.0], [np.nan]])
    assert shapes.covered(rows).tolist() == [
        [0, 0, 0, 0],
        [0, 0, 0.5, 0],
        [-1, -1, 0, 0],
        [0, 0, 1, 1],
        [0, 0, 0, 0],
    ]


def test_a_fit_follows_the_sample_but_never_against_the_direction() -> None:
    features = RNG.normal(size=(400, 2))
    labels = (features[:, 0] + RNG.normal(size=400) > 0).astype(float)
    for signs in ([1, 1], [-1, 1]):
        shapes = find_shapes(features, np.array(signs, dtype=float))
        found = shapes.fit(features, labels, ONES, 0.001)
        assert (found.weights * shapes.step_signs >= 0).all()
        first = found.weights[: shapes.counts[0]]
        if signs[0] > 0:
            assert first.sum() > 1
        else:
            assert first.sum() == pytest.approx(0, abs=0.05)


def test_without_a_sample_worth_the_name_the_prior_stands() -> None:
    features = RNG.normal(size=(400, 2))
    shapes = find_shapes(features, np.array([1.0, -1.0]))
    found = shapes.fit(features, np.tile([0.0, 1.0], 200), ONES, 1000.0)
    assert found.weights == pytest.approx(shapes.prior, abs=1e-3)
    assert np.abs(shapes.prior).sum() == pytest.approx(PRIOR_TOTAL)


def test_importance_says_whose_labels_count() -> None:
    features = np.repeat([[0.0], [1.0]], 200, axis=0)
    labels = np.concatenate([np.tile([0, 1], 100), np.tile([1, 1, 1, 0], 50)])
    shapes = find_shapes(features, np.ones(1))
    heard = np.where(features[:, 0] > 0, 1.0, 1e-6)
    base = shapes.fit(features, labels.astype(float), heard, 1e-6)
    z = shapes.covered(features)
    assert base.logits(z)[-1] == pytest.approx(np.log(3), abs=0.1)
