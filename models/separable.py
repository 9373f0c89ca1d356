"""Whether two scores can be told apart.

The interval of a difference follows from the two intervals, in log-odds (MOVER; Zou
and Donner 2008, doi:10.1002/sim.3095): the distance from each score to the end of its
interval that faces the other, joined as sides of a right angle. What the model's
uncertainty has in common for both cancels in a difference and is counted here all the
same, so that "not separable" is said too often rather than too rarely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .additive import log_odds


@dataclass(frozen=True, slots=True)
class Interval:
    """A score between 0 and 1 and the ends of its 90% interval."""

    value: float
    low: float
    high: float


def difference(a: Interval, b: Interval) -> tuple[float, float]:
    """The ends of the 90% interval of ``a - b``, in log-odds."""
    one, other = _in_log_odds(a), _in_log_odds(b)
    gap = one.value - other.value
    below = math.hypot(one.value - one.low, other.high - other.value)
    above = math.hypot(one.high - one.value, other.value - other.low)
    return gap - below, gap + above


def separable(a: Interval, b: Interval) -> bool:
    """Whether the interval of their difference leaves out 0."""
    low, high = difference(a, b)
    return low > 0 or high < 0


def _in_log_odds(x: Interval) -> Interval:
    return Interval(log_odds(x.value), log_odds(x.low), log_odds(x.high))
