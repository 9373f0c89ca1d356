"""Calibration of ``hedged``: each source weighs the same, errors as by hand."""

from __future__ import annotations

from math import log

import pytest

from newsassay.models.evaluation.hedging_calibration import (
    errors,
    fit_evenly,
    own_sentences,
)


def pairs(certain: int, uncertain: int, strength: float) -> list[tuple[float, bool]]:
    return [(strength, False)] * certain + [(strength, True)] * uncertain


def test_one_source_gives_its_shares() -> None:
    line = fit_evenly([pairs(9, 1, 0.0) + pairs(1, 4, 1.0)])
    assert line == pytest.approx((-log(9), log(9) + log(4)), abs=1e-3)


def test_a_small_source_counts_as_much_as_a_large_one() -> None:
    large = pairs(90, 10, 0.0) + pairs(20, 80, 1.0)
    small = pairs(3, 7, 0.0) + pairs(0, 10, 1.0)
    shares = (0.1 + 0.7) / 2, (0.8 + 1.0) / 2
    low, high = (log(p / (1 - p)) for p in shares)
    assert fit_evenly([large, small]) == pytest.approx((low, high - low), abs=1e-3)


def test_errors_by_hand() -> None:
    """Said: 0.2 of a certain and an uncertain one, 0.8 of two uncertain ones."""
    found = errors((-log(4), 2 * log(4)), pairs(1, 1, 0.0) + pairs(0, 2, 1.0))
    brier = (0.2**2 + 0.8**2 + 2 * 0.2**2) / 4
    assert found == pytest.approx(((0.3 + 0.2) / 2, brier, 4 / 5))


def test_halves_are_apart() -> None:
    halves = own_sentences()
    assert {split: len(rows) for split, rows in halves.items()} == {
        "dev": 80,
        "test": 80,
    }
