"""Halves of articles: how far a score computed from one lies from the whole's.

An article's paragraphs are drawn by half, at random and in their order; the title
stays. The whole's score should lie in nine of ten intervals computed from a half.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ...features.document import annotate
from ...features.reading import read
from ...features.results import FeatureResult
from ..additive import REACH, AdditiveModel
from ..assay import SCORE_MIN_WORDS, count_words, measure
from ..resampling import Blocks, find_blocks
from .fit import Floats

_ARTICLES = "data/throughput/articles.jsonl.gz"
_GAP = re.compile(r"\n\s*")
#: Articles to fit and measure on while training; `evaluate` measures on all.
MOST = 1500
#: The wanted share of wholes inside their halves' intervals.
WANTED = 0.90


Features = Mapping[str, FeatureResult]


@dataclass(frozen=True, slots=True)
class Half:
    """An article and one half of it, both measured.

    ``half`` is None where the half is too short to score.
    """

    outlet: str
    words: int
    whole: Features
    blocks: Blocks
    half: tuple[Features, Blocks] | None


@dataclass(frozen=True, slots=True)
class Distances:
    """In log-odds, an entry a half: how far off its whole, and its two variances."""

    off: Floats
    sampling: Floats
    model: Floats
    words: Floats

    def covered(self, factor: float) -> Floats:
        """1 where the whole lies in the interval that ``factor`` gives, else 0."""
        sd = np.sqrt(factor**2 * self.sampling + self.model)
        result: Floats = (np.abs(self.off) <= REACH * sd).astype(float)
        return result

    def shares(self, factor: float) -> dict[str, float]:
        """Shares of wholes covered: of all, and of the shortest fifth."""
        covered = self.covered(factor)
        short = self.words <= np.quantile(self.words, 0.2)
        return {
            "n": len(covered),
            "overall": float(covered.mean()),
            "shortest_fifth": float(covered[short].mean()),
        }

    def factor(self) -> float:
        """The factor on the sampling deviation that covers the wanted share.

        The mean of the share of all and that of the shortest fifth is what counts:
        short articles are where an interval matters most.
        """
        low, high = 0.0, 10.0
        for _ in range(40):
            middle = (low + high) / 2
            shares = self.shares(middle)
            if shares["overall"] + shares["shortest_fifth"] < 2 * WANTED:
                low = middle
            else:
                high = middle
        return high


def throughput(shared: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    """The unlabelled articles; only text, title and source are read."""
    with gzip.open(shared / _ARTICLES, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, most))


def for_fitting(outlet: str) -> bool:
    """Whether an outlet's articles are for fitting, not for measuring: half are."""
    return sha256(outlet.encode()).digest()[0] % 2 == 0


def halve(rows: Iterable[dict[str, Any]]) -> Iterator[Half]:
    """Measure articles, and a half of each; articles too short are left out."""
    for number, row in enumerate(rows):
        whole = _measured(row["text"], row["title"])
        if whole is not None:
            text = half_of(row["text"], number)
            half = _measured(text, row["title"]) if text else None
            words, features, blocks = whole
            yield Half(row["source"], words, features, blocks, half and half[1:])


def _measured(text: str, title: str) -> tuple[int, Features, Blocks] | None:
    document = annotate(text, title)
    words = count_words(document)
    if words < SCORE_MIN_WORDS:
        return None
    measured = measure(read(document))[0]
    bare = {name: replace(result, spans=()) for name, result in measured.items()}
    return words, bare, find_blocks(document)


def half_of(text: str, seed: int) -> str | None:
    """A random half of the paragraphs of ``text``; None where there is but one."""
    paragraphs = [p for p in _GAP.split(text) if p.strip()]
    if len(paragraphs) < 2:
        return None
    rng = np.random.default_rng(seed)
    kept = sorted(rng.permutation(len(paragraphs))[: (len(paragraphs) + 1) // 2])
    return "\n\n".join(paragraphs[i] for i in kept)


def distances(model: AdditiveModel, halves: Sequence[Half]) -> Distances:
    """How far halves lie from their wholes under ``model``."""
    rows = []
    for h in halves:
        if h.half is not None:
            off = model.logit(h.half[0]) - model.logit(h.whole)
            rows.append((off, *model.uncertainty(*h.half), h.words))
    return Distances(*np.array(rows, dtype=float).T)
