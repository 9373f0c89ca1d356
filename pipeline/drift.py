"""Drift: whether the articles of a run differ from those of an earlier one.

A feature's population stability index (PSI) is the sum over tenths of the earlier
run of (p - q) * ln(p / q), where p and q are the shares of this run's and of the
earlier run's articles in it. By custom, below 0.1 is stable and above 0.25 is not
(Siddiqi 2006, Credit Risk Scorecards). An empty tenth counts half an article.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .runs import features, rows

_TENTHS = 10
#: The row for the share of articles that were skipped.
SKIPPED = "(skipped)"
SCORES = ("bias", "reliability")

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond what a run counts as drifted.

    ``psi``: population stability index of a feature; ``skipped``: change in the share
    of articles skipped; ``missing``: change in the share of scored articles in which
    a feature was not measured; ``articles``: articles on either side below which
    an index or a share is chance, and is not judged.
    """

    psi: float = 0.25
    skipped: float = 0.10
    missing: float = 0.10
    articles: int = 100


@dataclass(frozen=True, slots=True)
class Drift:
    """A feature's drift; ``psi`` is None where too few articles were measured.

    ``missing_before`` and ``missing`` are shares; in the row ``(skipped)`` they are
    the shares of articles skipped.
    """

    feature: str
    psi: float | None
    missing_before: float
    missing: float
    drifted: bool


def measure_drift(run: Path, earlier: Path, limits: Limits) -> list[Drift]:
    """Drift of every feature and score that both runs have.

    Raises UsageError where either is no run.
    """
    there = set(features(earlier))
    names = [*(name for name in features(run) if name in there), *SCORES]
    now, n, skipped = _columns(run, names)
    before, n_before, skipped_before = _columns(earlier, names)
    changed = min(n, n_before) >= limits.articles
    changed &= abs(skipped - skipped_before) > limits.skipped
    return [
        Drift(SKIPPED, None, skipped_before, skipped, changed),
        *(_drift(name, now[name], before[name], limits) for name in names),
    ]


def _columns(run: Path, names: list[str]) -> tuple[dict[str, Values], int, float]:
    """Features of the scored articles (NaN: not measured), articles, share skipped."""
    columns: dict[str, list[float]] = {name: [] for name in names}
    n = skipped = 0
    for row in rows(run, "articles", ["status", *names]):
        n += 1
        skipped += row["status"] == "skipped"
        if row["status"] == "scored":
            for name, column in columns.items():
                column.append(math.nan if row[name] is None else row[name])
    arrays = {name: np.array(column) for name, column in columns.items()}
    return arrays, n, skipped / n if n else 0.0


def _drift(name: str, now: Values, before: Values, limits: Limits) -> Drift:
    missing, missing_before = _missing(now), _missing(before)
    enough = min(_measured(now), _measured(before)) >= limits.articles
    psi = stability(now, before) if enough else None
    drifted = min(len(now), len(before)) >= limits.articles
    drifted &= abs(missing - missing_before) > limits.missing
    drifted |= psi is not None and psi > limits.psi
    return Drift(name, psi, missing_before, missing, drifted)


def _missing(values: Values) -> float:
    return float(np.isnan(values).mean()) if len(values) else 0.0


def _measured(values: Values) -> int:
    return int((~np.isnan(values)).sum())


def stability(now: Values, before: Values) -> float:
    """The population stability index of ``now`` against ``before``, NaN left out."""
    now, before = now[~np.isnan(now)], before[~np.isnan(before)]
    cuts = np.unique(np.quantile(before, np.linspace(0, 1, _TENTHS + 1)[1:-1]))
    p, q = (_shares(np.searchsorted(cuts, v), len(cuts) + 1) for v in (now, before))
    return float(((p - q) * np.log(p / q)).sum())


def _shares(bins: NDArray[np.intp], n: int) -> Values:
    counts = np.maximum(np.bincount(bins, minlength=n), 0.5)
    result: Values = counts / counts.sum()
    return result
