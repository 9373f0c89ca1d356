"""Halves of articles, and the factor that makes intervals hold wholes."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.models.train.coverage import Distances, for_fitting, half_of, halve

RNG = np.random.default_rng(0)


@pytest.mark.parametrize(("n", "kept"), [(2, 1), (3, 2), (10, 5)])
def test_a_half_keeps_the_order(n: int, kept: int) -> None:
    paragraphs = [f"Paragraph {i}." for i in range(n)]
    half = half_of("\n".join(paragraphs), 3)
    assert half is not None
    found = half.split("\n\n")
    assert len(found) == kept
    assert found == sorted(found, key=paragraphs.index)


def test_a_single_paragraph_has_no_half() -> None:
    assert half_of("One line.\n \n", 0) is None


def test_halves_differ_between_articles() -> None:
    text = "\n".join(f"Paragraph {i}." for i in range(20))
    assert half_of(text, 1) == half_of(text, 1)
    assert half_of(text, 1) != half_of(text, 2)


def test_the_factor_makes_intervals_hold_nine_of_ten() -> None:
    off = RNG.normal(scale=2.0, size=4000)
    words = RNG.uniform(100, 1000, 4000)
    found = Distances(off, np.ones(4000), np.zeros(4000), words)
    assert found.factor() == pytest.approx(2.0, abs=0.1)
    assert found.shares(found.factor())["overall"] == pytest.approx(0.9, abs=0.02)
    assert found.shares(0.0)["overall"] == 0


def test_the_shortest_fifth_is_told_apart() -> None:
    words = np.arange(100.0)
    off = np.where(words < 20, 5.0, 0.0)
    shares = Distances(off, np.ones(100), np.zeros(100), words).shares(1.0)
    assert shares == {"n": 100, "overall": 0.8, "shortest_fifth": 0.0}


def test_articles_too_short_are_left_out() -> None:
    def row(n: int) -> dict[str, str]:
        lines = (
            f"The mayor of town {i} spoke on Monday, a clerk said." for i in range(n)
        )
        text = "\n".join(lines)
        return {"text": text, "title": "A title", "source": "Valley Lantern"}

    assert list(halve([row(5)])) == []
    [brief] = halve([row(15)])
    assert brief.half is None  # eight paragraphs of eleven words
    [whole] = halve([row(60)])
    assert whole.half is not None


def test_an_outlet_is_for_fitting_or_for_measuring_by_its_name() -> None:
    names = [f"Outlet {i}" for i in range(400)]
    assert 150 < sum(map(for_fitting, names)) < 250
