"""Evenness: by hand, and unbiased over all that could have been counted."""

from __future__ import annotations

from itertools import product
from math import comb, prod

import pytest

from newsassay.features.evenness import repeat_probability, squared_gap


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], None),
        ([1], None),
        ([2], 1.0),
        ([1, 1], 0.0),
        ([2, 2], 2 * 2 / (4 * 3)),
        ([3, 1], 3 * 2 / (4 * 3)),
        ([1, 1, 1, 1], 0.0),
    ],
)
def test_repeats_by_hand(counts: list[int], expected: float | None) -> None:
    assert repeat_probability(counts) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], None),
        ([(2, 2)], None),
        ([(1, 1), (0, 2)], None),
        ([(2, 2), (0, 2)], 1.0),
        ([(0, 2), (0, 9)], 0.0),
        ([(1, 2), (1, 2)], -0.5),
        ([(1, 3), (0, 3)], (1 / 3) ** 2 - (2 / 9) / 2),
        ([(2, 2), (0, 2), (0, 2)], 2 / 3),
    ],
)
def test_gaps_by_hand(sources: list[tuple[int, int]], expected: float | None) -> None:
    found = squared_gap(sources)
    assert found == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.7, 0.2, 0.1)])
@pytest.mark.parametrize("size", [2, 3, 5])
def test_repeats_do_not_depend_on_how_much_was_counted(
    shares: tuple[float, ...], size: int
) -> None:
    mean = 0.0
    for drawn in product(range(len(shares)), repeat=size):
        found = repeat_probability([drawn.count(i) for i in range(len(shares))])
        assert found is not None
        mean += prod(shares[i] for i in drawn) * found
    assert mean == pytest.approx(sum(s * s for s in shares))


@pytest.mark.parametrize(
    ("rates", "expected"),
    [((0.3, 0.3), 0.0), ((0.1, 0.6), 0.25), ((0.2, 0.2, 0.2), 0.0)],
)
@pytest.mark.parametrize("size", [2, 4])
def test_gaps_do_not_depend_on_how_much_was_counted(
    rates: tuple[float, ...], expected: float, size: int
) -> None:
    mean = 0.0
    for cases in product(range(size + 1), repeat=len(rates)):
        chance = prod(
            comb(size, k) * p**k * (1 - p) ** (size - k)
            for k, p in zip(cases, rates, strict=True)
        )
        found = squared_gap([(k, size) for k in cases])
        assert found is not None
        mean += chance * found
    assert mean == pytest.approx(expected, abs=1e-12)
