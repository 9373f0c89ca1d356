"""Clickbait by form: a headline's small words and the shape of the others.

Every word that is not a closed-class word is masked: only its ending stays, and a
figure is one and the same figure. So the model cannot know a topic, a name or an
outlet's favourite subjects; it knows "this one _", "# _s you _", "here 's why". Case
and marks are left out too, since outlets have their own habits there. A linear model
over single masked words and pairs; ``models/train/clickbait.py`` makes it, its card is
``models/artefacts/clickbait.md``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .word_classes import function_words

#: Endings that a masked word keeps, the longest first.
ENDINGS = ("ing", "est", "ed", "ly", "s")
_LEAST_STEM = 3
START, END, MASK, FIGURE = "^", "$", "*", "#"


@dataclass(frozen=True, slots=True)
class ClickbaitModel:
    """Base and weights, in log-odds, by term."""

    base: float
    weights: dict[str, float]

    def probability(self, norms: Sequence[str]) -> tuple[float, tuple[int, ...]]:
        """The probability that a headline is clickbait, and the words that say so.

        ``norms`` are the headline's tokens, lower-cased. The words are indices of
        tokens whose terms add at least half a unit of log-odds, in order.
        """
        total = self.base
        shares = [0.0] * len(norms)
        seen = set()
        for term, places in terms(norms):
            weight = 0.0 if term in seen else self.weights.get(term, 0.0)
            seen.add(term)
            total += weight
            for place in places:
                shares[place] += weight / len(places)
        told = tuple(i for i, share in enumerate(shares) if share >= 0.5)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), told


def terms(norms: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The terms of a headline with the tokens each stands for."""
    masked = [(START, -1), *_masked(norms), (END, -1)]
    for i, (word, place) in enumerate(masked):
        if place >= 0:
            yield word, (place,)
        if i + 1 < len(masked):
            after, next_place = masked[i + 1]
            places = tuple(p for p in (place, next_place) if p >= 0)
            yield f"{word} {after}", places


def _masked(norms: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each word as the model sees it, with its place; marks are left out."""
    kept = function_words()
    for i, norm in enumerate(norms):
        if norm in kept:
            yield norm, i
        elif norm[0].isdigit():
            yield FIGURE, i
        elif norm[0].isalnum():
            ending = next(
                (
                    e
                    for e in ENDINGS
                    if norm.endswith(e) and len(norm) > len(e) + _LEAST_STEM
                ),
                "",
            )
            yield MASK + ending, i


@cache
def clickbait_model() -> ClickbaitModel:
    """The model that ships."""
    path = files("newsassay.seeds").joinpath("headline", "clickbait.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    return ClickbaitModel(document["base"], document["weights"])
