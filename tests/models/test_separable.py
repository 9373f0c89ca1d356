"""Whether two scores can be told apart."""

from __future__ import annotations

import pytest

from newsassay.models.additive import logistic
from newsassay.models.separable import Interval, difference, separable


def around(logit: float, below: float, above: float) -> Interval:
    return Interval(logistic(logit), logistic(logit - below), logistic(logit + above))


def test_the_difference_by_hand() -> None:
    # sides 3 and 4, and 6 and 8, make 5 and 10
    low, high = difference(around(2.0, 3.0, 6.0), around(0.0, 8.0, 4.0))
    assert low == pytest.approx(2 - 5)
    assert high == pytest.approx(2 + 10)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (around(0.0, 1.0, 1.0), around(1.5, 1.0, 1.0), True),  # 1.5 > root of 2
        (around(0.0, 1.0, 1.0), around(1.4, 1.0, 1.0), False),
        (around(0.0, 9.0, 0.1), around(1.0, 0.1, 9.0), True),  # the facing sides count
        (Interval(0.5, 0.0, 1.0), around(3.0, 0.1, 0.1), False),  # open interval
    ],
)
def test_separable(a: Interval, b: Interval, apart: bool) -> None:
    assert separable(a, b) is apart
    assert separable(b, a) is apart
