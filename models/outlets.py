"""Outlets: their articles' scores taken together, and a grade.

An outlet's score is the mean over its scored articles with a 90% interval from the
spread between them (Student's t). Fewer than five articles give no score and no
grade: one bad day would decide it. Bands of the grades: ``artefacts/grades.tsv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scipy.stats import t as student

from ..seeds.tsv import MODELS, read_tsv

#: Scored articles without which an outlet gets no score and no grade.
MIN_ARTICLES = 5
SCORES = ("reliability", "bias")


@dataclass(slots=True)
class _Sums:
    """Running sums of one score: memory does not grow with the articles."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, value: float) -> None:
        self.n += 1
        self.total += value
        self.squares += value * value

    def interval(self) -> tuple[float, float, float] | None:
        if self.n < MIN_ARTICLES:
            return None
        mean = self.total / self.n
        variance = max(0.0, self.squares - self.n * mean * mean) / (self.n - 1)
        reach = float(student.ppf(0.95, self.n - 1)) * math.sqrt(variance / self.n)
        return mean, max(0.0, mean - reach), min(1.0, mean + reach)


@dataclass(slots=True)
class _Outlet:
    n_articles: int = 0
    sums: dict[str, _Sums] = field(default_factory=lambda: {s: _Sums() for s in SCORES})


class Outlets:
    """Gathers articles outlet by outlet."""

    def __init__(self) -> None:
        self._outlets: dict[tuple[str, bool], _Outlet] = {}

    def add(self, article: Mapping[str, Any]) -> None:
        """Count one row of ``articles``, duplicates included, skipped ones not."""
        if article["status"] == "skipped":
            return
        key = (article["source"], article["source_known"])
        outlet = self._outlets.setdefault(key, _Outlet())
        outlet.n_articles += 1
        for name, sums in outlet.sums.items():
            if article[name] is not None:
                sums.add(article[name])

    def grade(self, source: str, known: bool) -> str | None:
        """The grade, A to F, or None where it was not measured."""
        outlet = self._outlets.get((source, known))
        interval = outlet.sums["reliability"].interval() if outlet else None
        if not known or interval is None:
            return None
        return next(g for g, least in grade_bands() if interval[0] >= least)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of ``sources``, sorted by name."""
        for (name, known), outlet in sorted(self._outlets.items()):
            row: dict[str, Any] = {"source": name, "n_articles": outlet.n_articles}
            for score, sums in outlet.sums.items():
                interval = sums.interval()
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
