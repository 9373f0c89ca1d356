"""Where an article stands in its run."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.models.standing import Standings


def article(value: float | None, reach: float = 0.1, **other: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"status": "scored"}
    for score in ("bias", "reliability"):
        low, high = (None, None) if value is None else (value - reach, value + reach)
        row |= {score: value, f"{score}_low": low, f"{score}_high": high}
    return row | other


def standings(*values: float) -> Standings:
    found = Standings()
    for value in values:
        found.add(article(value))
    return found


@pytest.mark.parametrize(
    ("value", "reach", "standing"),
    [
        (0.7, 0.1, "above"),
        (0.7, 0.3, "not separable"),
        (0.5, 0.1, "not separable"),
        (0.2, 0.1, "below"),
        (None, 0.1, None),
    ],
)
def test_against_the_median_of_the_run(
    value: float | None, reach: float, standing: str | None
) -> None:
    found = standings(0.1, 0.4, 0.5, 0.6, 0.9).of(article(value, reach))
    assert found == {"bias_against_run": standing, "reliability_against_run": standing}


def test_a_few_articles_have_no_middle() -> None:
    found = standings(0.1, 0.2, 0.3, 0.4).of(article(0.9))
    assert set(found.values()) == {None}


def test_duplicates_do_not_move_the_middle() -> None:
    found = standings(0.1, 0.4, 0.5, 0.6, 0.9)
    for _ in range(20):
        found.add(article(0.9, status="duplicate"))
    assert found.of(article(0.7))["bias_against_run"] == "above"
