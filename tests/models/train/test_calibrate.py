"""Probabilities, and the threshold that is right in four of five."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.models.train.calibrate import (
    calibration_error,
    firm_threshold,
    platt,
)

P = np.array([0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])


@pytest.mark.parametrize(
    ("labels", "threshold"),
    [
        ([0, 0, 0, 0, 1, 1, 1, 1], 0.41),  # from .5 on four of five
        ([0, 0, 0, 0, 0, 1, 1, 1], 0.61),  # three of four is too few
        ([1, 1, 1, 1, 1, 1, 1, 1], 0.20),
        ([1, 1, 1, 1, 1, 0, 0, 1], 0.81),  # only the last alone
    ],
)
def test_four_of_five_called_slanted_are(labels: list[int], threshold: float) -> None:
    assert firm_threshold(P, np.array(labels)) == threshold


def test_no_threshold_is_firm() -> None:
    with pytest.raises(ValueError, match="80%"):
        firm_threshold(P, np.zeros(8, dtype=int))


def test_platt_finds_the_odds_that_made_the_labels() -> None:
    # nine in ten at 1, one in ten at -1: log-odds of 2.197 and -2.197
    logits = np.repeat([1.0, -1.0], 10)
    labels = np.array([1] * 9 + [0] + [0] * 9 + [1])
    slope, offset = platt(logits, labels)
    assert slope == pytest.approx(np.log(9), abs=1e-3)
    assert offset == pytest.approx(0, abs=1e-3)


def test_calibration_error_weighs_bins_by_size() -> None:
    probability = np.array([0.05, 0.05, 0.05, 0.95])
    labels = np.array([0, 0, 0, 0])
    assert calibration_error(probability, labels) == pytest.approx(
        0.75 * 0.05 + 0.25 * 0.95
    )
