"""Outlets: no grade without five articles, and then one by documented bands."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.models.outlets import Outlets, grade_bands


def article(reliability: float | None, **other: Any) -> dict[str, Any]:
    row = {
        "source": "Valley Lantern",
        "source_known": True,
        "status": "scored",
        "reliability": reliability,
        "bias": 0.5,
    }
    return row | other


def outlets(*articles: dict[str, Any]) -> Outlets:
    gathered = Outlets()
    for row in articles:
        gathered.add(row)
    return gathered


def test_four_articles_give_neither_score_nor_grade() -> None:
    [row] = outlets(*[article(0.9)] * 4).rows()
    assert row == {"source": "Valley Lantern", "n_articles": 4, "grade": None}


def test_the_mean_and_its_interval_by_hand() -> None:
    [row] = outlets(*map(article, (0.5, 0.6, 0.7, 0.8, 0.9))).rows()
    # mean .7, standard deviation .1581, t(.95, 4) = 2.1318
    reach = 2.1318467863 * 0.15811388 / 5**0.5
    assert row["reliability"] == pytest.approx(0.7)
    assert row["reliability_low"] == pytest.approx(0.7 - reach)
    assert row["reliability_high"] == pytest.approx(0.7 + reach)
    assert row["grade"] == "B"


def test_skipped_and_unscored_articles_do_not_count_towards_a_score() -> None:
    rows = [article(0.9)] * 4 + [article(None), article(0.1, status="skipped")]
    [row] = outlets(*rows).rows()
    assert row["n_articles"] == 5
    assert row["grade"] is None


def test_an_unknown_outlet_gets_no_grade() -> None:
    [row] = outlets(*[article(0.9, source_known=False)] * 9).rows()
    assert row["grade"] is None


def test_every_reliability_has_a_band() -> None:
    least = [least for _, least in grade_bands()]
    assert [grade for grade, _ in grade_bands()] == list("ABCDEF")
    assert least == sorted(least, reverse=True)
    assert least[-1] == 0
