"""Outlets: their articles' scores taken together, and a grade.

An outlet's score is its articles' mean, drawn towards the mean of all outlets of the
run (empirical Bayes): the fewer its articles and the wider they scatter, the further.
How far outlets differ is estimated from the run (DerSimonian and Laird 1986,
doi:10.1016/0197-2456(86)90046-2); with fewer than three outlets to learn from nothing
is drawn. Where an outside rating of the outlet is given, reliability is drawn towards
that instead. The interval is of 90% (Student's t).

Fewer than five articles give no score and no grade: one bad day would decide it. Bands
of the grades: ``artefacts/grades.tsv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..seeds.tsv import MODELS, read_tsv

#: Scored articles without which an outlet gets no score and no grade.
MIN_ARTICLES = 5
#: Outlets of two articles or more without which nothing is drawn towards their mean.
MIN_OUTLETS = 3
#: How many articles' worth the run's common scatter counts in an outlet's own.
_COMMON = 4
#: Least standard deviation between outlets: even outlets that look alike may differ.
_LEAST_BETWEEN = 0.03
SCORES = ("reliability", "bias")

Interval = tuple[float, float, float]


@dataclass(slots=True)
class Sums:
    """Running sums of one score: memory does not grow with the articles."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, value: float) -> None:
        """Count one article."""
        self.n += 1
        self.total += value
        self.squares += value * value

    @property
    def mean(self) -> float:
        """Mean over the articles."""
        return self.total / self.n

    @property
    def scatter(self) -> float:
        """Sum of squared distances from the mean."""
        return max(0.0, self.squares - self.n * self.mean * self.mean)


@dataclass(frozen=True, slots=True)
class Pool:
    """What the outlets of a run have in common.

    ``within`` and ``between`` are variances: of articles around their outlet, and of
    outlets around ``mean``. None of them means anything where ``outlets`` is below
    ``MIN_OUTLETS``.
    """

    outlets: int
    mean: float
    within: float
    between: float

    def interval(self, own: Sums, rating: float | None = None) -> Interval:
        """An outlet's score with its 90% interval, from at least two articles."""
        if self.outlets < MIN_OUTLETS:
            variance = own.scatter / (own.n - 1)
            return _around(own.mean, math.sqrt(variance / own.n), own.n - 1)
        freedom = own.n - 1 + _COMMON
        variance = (own.scatter + _COMMON * self.within) / freedom
        centre = self.mean if rating is None else rating
        if not variance:
            return _around(own.mean, 0.0, freedom)
        weight, pull = own.n / variance, 1 / self.between
        mean = (weight * own.mean + pull * centre) / (weight + pull)
        return _around(mean, 1 / math.sqrt(weight + pull), freedom)


def _around(mean: float, error: float, freedom: int) -> Interval:
    reach = _quantile(freedom) * error
    return mean, max(0.0, mean - reach), min(1.0, mean + reach)


@lru_cache(maxsize=1024)
def _quantile(freedom: int) -> float:
    """Student's t below which 95% lie."""
    from scipy.special import stdtrit  # 0.3 s that a run without outlets need not wait

    return float(stdtrit(freedom, 0.95))


def pool(outlets: Sequence[Sums]) -> Pool:
    """What ``outlets`` have in common; those of one article say nothing of it."""
    several = [s for s in outlets if s.n > 1]
    if len(several) < MIN_OUTLETS:
        return Pool(len(several), 0.0, 0.0, 0.0)
    within = sum(s.scatter for s in several) / sum(s.n - 1 for s in several)
    between = max(_between(several, within), _LEAST_BETWEEN**2)
    weights = [1 / (within / s.n + between) for s in several]
    mean = sum(w * s.mean for w, s in zip(weights, several, strict=True)) / sum(weights)
    return Pool(len(several), mean, within, between)


def _between(outlets: Sequence[Sums], within: float) -> float:
    """Variance between outlets, by moments."""
    if not within:
        return 0.0
    weights = [s.n / within for s in outlets]
    total = sum(weights)
    mean = sum(w * s.mean for w, s in zip(weights, outlets, strict=True)) / total
    spread = sum(
        w * (s.mean - mean) ** 2 for w, s in zip(weights, outlets, strict=True)
    )
    return (spread - (len(outlets) - 1)) / (total - sum(w * w for w in weights) / total)


@dataclass(slots=True)
class _Outlet:
    n_articles: int = 0
    rating: float | None = None
    sums: dict[str, Sums] = field(default_factory=lambda: {s: Sums() for s in SCORES})


class Outlets:
    """Gathers articles outlet by outlet.

    ``ratings`` are outside ratings (0 to 1) by domain, as in ``example.org``: the
    domain of an article's address, or its source where that is one.
    """

    def __init__(self, ratings: Mapping[str, float] | None = None) -> None:
        self._ratings = ratings or {}
        self._outlets: dict[tuple[str, bool], _Outlet] = {}
        self._pools: dict[str, Pool] = {}

    def add(self, article: Mapping[str, Any]) -> None:
        """Count one row of ``articles``, duplicates included, skipped ones not."""
        if article["status"] == "skipped":
            return
        self._pools.clear()
        key = (article["source"], article["source_known"])
        outlet = self._outlets.setdefault(key, _Outlet())
        outlet.n_articles += 1
        if self._ratings and outlet.rating is None:
            outlet.rating = self._rating(article)
        for name, sums in outlet.sums.items():
            if article[name] is not None:
                sums.add(article[name])

    def _rating(self, article: Mapping[str, Any]) -> float | None:
        host = urlsplit(article.get("url") or "").hostname
        for domain in (host, article["source"]):
            rating = self._ratings.get((domain or "").lower().removeprefix("www."))
            if rating is not None:
                return rating
        return None

    def interval(self, source: str, known: bool, score: str) -> Interval | None:
        """An outlet's score, low and high; None where it was not measured."""
        outlet = self._outlets.get((source, known))
        if outlet is None or outlet.sums[score].n < MIN_ARTICLES:
            return None
        if score not in self._pools:
            named = [o for (_, named), o in self._outlets.items() if named]
            self._pools[score] = pool([o.sums[score] for o in named])
        rating = outlet.rating if score == "reliability" else None
        return self._pools[score].interval(outlet.sums[score], rating)

    def grade(self, source: str, known: bool) -> str | None:
        """The grade, A to F, or None where it was not measured."""
        interval = self.interval(source, known, "reliability")
        if not known or interval is None:
            return None
        return next(g for g, least in grade_bands() if interval[0] >= least)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of ``sources``, sorted by name."""
        for (name, known), outlet in sorted(self._outlets.items()):
            row: dict[str, Any] = {"source": name, "n_articles": outlet.n_articles}
            for score in SCORES:
                interval = self.interval(name, known, score)
                if interval:
                    columns = (score, f"{score}_low", f"{score}_high")
                    row |= dict(zip(columns, interval, strict=True))
            yield row | {"grade": self.grade(name, known)}


@cache
def grade_bands() -> tuple[tuple[str, float], ...]:
    """Grades from best to worst with the least reliability each asks for."""
    columns = ("grade", "reliability_at_least", "meaning")
    rows = read_tsv("artefacts", "grades.tsv", columns=columns, package=MODELS)
    return tuple((r["grade"], float(r["reliability_at_least"])) for r in rows)
