"""The fit of ``hedged``: shares recovered, and the shipped coefficients made anew."""

from __future__ import annotations

import shutil
from math import log
from pathlib import Path

import pytest

from newsassay.models.train.hedging import fit, strength_of, train, uncertain


def test_fit_finds_the_log_odds() -> None:
    strengths = [0.0] * 4 + [1.0] * 4
    labels = [False, False, False, True, True, True, True, False]
    expected = (-log(3), 2 * log(3))
    assert fit(strengths, labels) == pytest.approx(expected, abs=1e-3)


def test_weights_count_as_copies() -> None:
    strengths, labels = [0.0, 0.0, 1.0, 1.0], [False, True, False, True]
    found = fit(strengths, labels, [4, 1, 1, 2])
    assert found == pytest.approx((-log(4), log(4) + log(2)), abs=1e-3)


@pytest.mark.parametrize(
    ("text", "strong"),
    [("It rained in May.", 0.0), ("It may rain.", None)],
)
def test_strength_of_a_sentence(text: str, strong: float | None) -> None:
    found = strength_of(text)
    assert found == strong if strong is not None else 0.5 < found < 1


def test_probability_and_framing_make_a_finding_uncertain() -> None:
    plain = {"Probability": "Certain", "Framing": "NotPresent", "Number": "Uncertain"}
    assert not uncertain(plain)
    assert uncertain({**plain, "Framing": "Uncertain"})


def test_training_makes_the_shipped_coefficients(
    shared: Path, root: Path, tmp_path: Path
) -> None:
    shipped = root / "seeds/hedging.tsv"
    (tmp_path / "seeds").mkdir()
    shutil.copy(shipped, tmp_path / "seeds")
    assert train(shared, tmp_path)["sentences"] == 1413
    assert (tmp_path / "seeds/hedging.tsv").read_bytes() == shipped.read_bytes()
