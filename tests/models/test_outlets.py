"""Outlets: no grade without five articles, and then one by documented bands."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.models.outlets import Outlets, Pool, Sums, grade_bands, pool


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


def sums(*values: float) -> Sums:
    found = Sums()
    for value in values:
        found.add(value)
    return found


def test_what_outlets_have_in_common_by_hand() -> None:
    # means .2, .5, .8; scatter .02 each with one degree of freedom: within .02.
    # Weights 2 / .02 = 100: Q = 100 * (.09 + .09) = 18, minus 2, by 300 - 100.
    found = pool([sums(0.1, 0.3), sums(0.4, 0.6), sums(0.7, 0.9), sums(0.99)])
    assert found.outlets == 3  # one article says nothing of scatter
    assert found.within == pytest.approx(0.02)
    assert found.between == pytest.approx(0.08)
    assert found.mean == pytest.approx(0.5)


def test_an_outlet_is_drawn_towards_the_others_by_hand() -> None:
    common = Pool(outlets=10, mean=0.5, within=0.04, between=0.01)
    own = sums(0.7, 0.9)  # mean .8, scatter .02; variance (.02 + 4 * .04) / 5 = .036
    # weights 2 / .036 = 55.56 and 1 / .01 = 100
    mean, low, high = common.interval(own)
    assert mean == pytest.approx((55.5556 * 0.8 + 100 * 0.5) / 155.5556, abs=1e-5)
    # t(.95, 5) = 2.0150
    assert high - mean == pytest.approx(2.0150484 / 155.5556**0.5, abs=1e-5)
    assert mean - low == pytest.approx(high - mean)


def test_a_rating_takes_the_place_of_the_others_mean() -> None:
    common = Pool(outlets=10, mean=0.5, within=0.04, between=0.01)
    own = sums(0.7, 0.9)
    assert common.interval(own, 0.9)[0] > common.interval(own)[0]
    assert common.interval(own, 0.5) == common.interval(own)


def gathered(ratings: dict[str, float] | None = None) -> Outlets:
    found = Outlets(ratings)
    for i in range(4):
        for value in (0.3, 0.5, 0.4, 0.6, 0.2 + 0.1 * i):
            url = f"https://www.outlet{i}.example/story"
            found.add(article(value, source=f"Outlet {i}", url=url))
    return found


def test_ratings_are_found_by_the_addresss_domain() -> None:
    plain = {r["source"]: r for r in gathered().rows()}
    rated = {r["source"]: r for r in gathered({"outlet1.example": 1.0}).rows()}
    assert rated["Outlet 1"]["reliability"] > plain["Outlet 1"]["reliability"]
    assert rated["Outlet 1"]["bias"] == plain["Outlet 1"]["bias"]
    assert rated["Outlet 2"] == plain["Outlet 2"]


def test_ratings_give_no_grade_without_five_articles() -> None:
    few = Outlets({"valley.example": 1.0})
    for _ in range(4):
        few.add(article(0.9, source="valley.example"))
    [row] = few.rows()
    assert row["grade"] is None
