"""How evenly sources are heard and treated, without the bias of small numbers.

Plain indices depend on how much was counted: shares squared and summed cannot fall
below one over the number of sources, and the widest gap between sources grows with
their number though all are treated alike. What is estimated here does not: on average
over articles of any length it is what an endless article would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations


def repeat_probability(counts: Sequence[int]) -> float | None:
    """Probability that two statements, drawn without return, have one source.

    ``counts`` are the statements of each source. The value is from 0 to 1:
    ``sum(n * (n - 1)) / (N * (N - 1))`` with N the sum of all n; None below two
    statements. Unbiased for the sum of squared shares.

    Reference: Simpson 1949, Measurement of diversity, doi:10.1038/163688a0.
    """
    total = sum(counts)
    if total < 2:
        return None
    return sum(n * (n - 1) for n in counts) / (total * (total - 1))


def squared_gap(sources: Sequence[tuple[int, int]]) -> float | None:
    """Mean squared difference between two sources' rates, unbiased.

    ``sources`` are pairs of counts: cases, and how many they are of. A pair of sources
    gives ``(p - q)^2 - p(1 - p)/(n - 1) - q(1 - q)/(m - 1)`` for their rates p of n and
    q of m: what chance alone adds is taken off, so the value can be negative, down to
    -0.5; it is at most 1. Sources with less than two are left out; None where fewer
    than two sources remain.
    """
    rates = [(cases / n, n) for cases, n in sources if n > 1]
    gaps = [
        (p - q) ** 2 - p * (1 - p) / (n - 1) - q * (1 - q) / (m - 1)
        for (p, n), (q, m) in combinations(rates, 2)
    ]
    return sum(gaps) / len(gaps) if gaps else None
