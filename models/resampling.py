"""Resampling an article: which stretches are drawn anew, and how often.

Sentences of one paragraph resemble one another, so paragraphs are drawn, not
sentences. A paragraph that holds more than an eighth of the article's sentences is
cut into stretches of that length: a text without line breaks is no single paragraph.
The headline stands apart: whichever paragraphs an article had, it would be the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..features.document.records import Document, Kind

#: Resamples of an article.
RESAMPLES = 200
#: Stretches into which even a text of one paragraph is cut, where it can be.
_LEAST = 8

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The stretches of an article that are drawn.

    ``starts`` holds, for each, the position of its first sentence in
    ``Document.scored``; the first ``fixed`` of them are always drawn once.
    """

    starts: tuple[int, ...]
    fixed: int

    @property
    def drawn(self) -> int:
        """How many stretches are drawn with replacement."""
        return len(self.starts) - self.fixed

    def resampled(self, columns: Sequence[Sequence[float]]) -> Matrix:
        """Sums of ``columns`` (k, sentences) in each resample: (RESAMPLES, k)."""
        sums = np.add.reduceat(np.array(columns, dtype=np.float64), self.starts, axis=1)
        fixed = sums[:, : self.fixed].sum(axis=1)
        result: Matrix = draws(self.drawn) @ sums[:, self.fixed :].T + fixed
        return result


def find_blocks(document: Document) -> Blocks:
    """The blocks of an annotated article that has scored sentences."""
    scored = document.scored
    longest = max(1, len(scored) // _LEAST)
    starts: list[int] = []
    for i, sentence in enumerate(scored):
        new = i == 0 or sentence.paragraph != scored[i - 1].paragraph
        if new or i - starts[-1] >= longest:
            starts.append(i)
    fixed = 0
    while fixed < len(starts) and scored[starts[fixed]].kind is Kind.HEADLINE:
        fixed += 1
    return Blocks(tuple(starts), fixed)


@lru_cache(maxsize=128)
def draws(n: int) -> Matrix:
    """How often each of ``n`` blocks is drawn: (RESAMPLES, n), each row adding to n.

    The draws depend on ``n`` alone, so an interval is the same in every run.
    """
    rng = np.random.default_rng(n)
    return rng.multinomial(n, np.full(n, 1 / n), RESAMPLES).astype(np.float64)
