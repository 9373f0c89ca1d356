"""Where an article stands in its run: above or below the middle, or not separable.

The middle is the median of the run's scores. An article is above it or below it where
its own 90% interval leaves the median out; a run of fewer than five scored articles
has no middle.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from statistics import median
from typing import Any

from .outlets import MIN_ARTICLES, SCORES

ABOVE, BELOW, NOT_SEPARABLE = "above", "below", "not separable"


class Standings:
    """Gathers the scores of a run: eight bytes an article and score."""

    def __init__(self) -> None:
        self._values = {score: array("d") for score in SCORES}
        self._middles: dict[str, float] = {}

    def add(self, article: Mapping[str, Any]) -> None:
        """Count one row of ``articles``; duplicates count once."""
        if article["status"] == "scored":
            for score, values in self._values.items():
                if article[score] is not None:
                    values.append(article[score])
            self._middles.clear()

    def of(self, article: Mapping[str, Any]) -> dict[str, str | None]:
        """The columns ``bias_against_run`` and ``reliability_against_run``."""
        return {f"{s}_against_run": self._standing(article, s) for s in SCORES}

    def _standing(self, article: Mapping[str, Any], score: str) -> str | None:
        values = self._values[score]
        if article[score] is None or len(values) < MIN_ARTICLES:
            return None
        if score not in self._middles:
            self._middles[score] = median(values)
        middle = self._middles[score]
        if article[f"{score}_low"] > middle:
            return ABOVE
        return BELOW if article[f"{score}_high"] < middle else NOT_SEPARABLE
