"""Calibration: bands hold what is called right, and not what is not."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from newsassay.models.train.calibration import (
    REFITS,
    Common,
    Predicted,
    common_variance,
    tenths,
)


def predicted(
    shift: float = 0.0, outlets: int = 2000, shared: float = 0.0
) -> Predicted:
    """2,000 articles whose true log-odds are ``shift`` above those predicted."""
    rng = np.random.default_rng(1)
    logits = rng.normal(size=2000)
    place = np.arange(2000) % outlets
    common = rng.normal(scale=shared, size=outlets) if shared else np.zeros(outlets)
    truth = rng.random(2000) < expit(logits + shift + common[place])
    refits = np.repeat(logits[:, None], REFITS, axis=1)
    words = rng.uniform(100, 1000, 2000)
    return Predicted(logits, refits, truth.astype(float), place, words)


def inside(found: Predicted, common: Common) -> float:
    return float(np.mean([t.inside for t in tenths(found, common)]))


def test_right_probabilities_lie_in_their_bands() -> None:
    found = predicted()
    assert inside(found, Common(0.0, 0.0)) >= 0.8
    rows = tenths(found, Common(0.0, 0.0))
    assert [r.n for r in rows] == [200] * 10
    assert rows[0].predicted < rows[-1].predicted


def test_wrong_probabilities_do_not() -> None:
    assert inside(predicted(shift=1.0), Common(0.0, 0.0)) <= 0.2


def test_a_band_by_hand() -> None:
    zeros = np.zeros(100)
    found = Predicted(
        zeros, np.zeros((100, REFITS)), np.tile([0.0, 1.0], 50),
        np.arange(100), np.full(100, 500.0),
    )  # fmt: skip
    [*_, last] = tenths(found, Common(0.0, 0.0))
    # ten articles at .5: 1.645 * root(10 * .25) / 10
    assert last.predicted == 0.5
    assert last.high - last.predicted == pytest.approx(1.6448536 * 2.5**0.5 / 10)


def test_what_outlets_share_is_found_and_widens_the_bands() -> None:
    alone, together = predicted(), predicted(outlets=50, shared=1.0)
    assert common_variance(alone).outlet == 0  # no two articles of one outlet
    assert common_variance(together).outlet == pytest.approx(1.0, abs=0.4)
    narrow = tenths(together, Common(0.0, 0.0))
    wide = tenths(together, common_variance(together))
    assert all(
        w.high - w.low > n.high - n.low for w, n in zip(wide, narrow, strict=True)
    )
