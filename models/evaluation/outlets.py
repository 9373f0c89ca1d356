"""Leave one outlet out, and foretell its score from five of its articles.

The outlet's mean over its other articles is what should be foretold; what outlets have
in common is learned from the others only. Beside it the plain mean of the five.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

import numpy as np
from scipy.stats import t as student

from ..additive import load_models, logistic
from ..outlets import MIN_ARTICLES, Sums, pool
from ..train.coverage import Half
from ..train.fit import Floats
from .table import Table

#: Articles an outlet needs besides the five.
_OTHERS = 15
_DRAWS = 20


def check_outlets(halves: Sequence[Half]) -> Table:
    """Error and coverage of outlets' scores, each outlet left out in turn."""
    rows = []
    for name, model in load_models().items():
        scores = defaultdict(list)
        for half in halves:
            scores[half.outlet].append(logistic(model.logit(half.whole)))
        rows.append((name, *_check(scores)))
    return Table(
        f"Outlets left out, foretold from {MIN_ARTICLES} articles",
        (
            "score",
            "outlets",
            "error, pooled",
            "error, plain mean",
            "90% interval holds",
        ),
        tuple(rows),
    )


def _check(scores: dict[str, list[float]]) -> tuple[int, float, float, float]:
    rng = np.random.default_rng(0)
    pooled, plain, held = [], [], []
    enough = {k: v for k, v in scores.items() if len(v) >= MIN_ARTICLES + _OTHERS}
    for outlet, values in sorted(enough.items()):
        common = pool([_sums(v) for k, v in sorted(scores.items()) if k != outlet])
        for _ in range(_DRAWS):
            order = rng.permutation(values)
            own, rest = _sums(order[:MIN_ARTICLES].tolist()), order[MIN_ARTICLES:]
            truth = float(rest.mean())
            mean, low, high = common.interval(own)
            pooled.append((mean - truth) ** 2)
            plain.append((own.mean - truth) ** 2)
            held.append(_reaches(mean, low, high, rest))
    return len(enough), math.sqrt(fmean(pooled)), math.sqrt(fmean(plain)), fmean(held)


def _reaches(mean: float, low: float, high: float, rest: Floats) -> bool:
    """Whether the interval, widened by the truth's own error, holds the truth."""
    error = rest.std(ddof=1) / math.sqrt(len(rest))
    widened = float(student.ppf(0.95, len(rest) - 1)) * error
    truth = float(rest.mean())
    reach = (mean - low) if truth < mean else (high - mean)
    return abs(truth - mean) <= math.hypot(reach, widened)


def _sums(values: Sequence[float]) -> Sums:
    sums = Sums()
    for value in values:
        sums.add(float(value))
    return sums
