"""Where words stand about a mention: the view the model of sentiment has.

A word's place is its side of the mention and its distance in five steps. Distance
counts tokens; a mark or a word that opens another clause counts for three, so what
a comma or a "but" keeps apart is further away than what is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..document import Document, Tokens
from ..lexicon import Match, context_sets
from ..word_classes import word_class

Ints = NDArray[np.int64]

#: Upper ends of the distance steps; what is further falls in the last.
STEPS = (1, 3, 7, 14)
SIDE = len(STEPS) + 1
#: Places: those left of the mention by distance, then those right of it.
N_PLACES = 2 * SIDE
#: Codes of what is not in a vocabulary: other words and marks, names, figures.
OTHER, NAME, FIGURE = range(3)
N_SPECIAL = 3
_BREAK_COST = 3
_NEGATION_REACH = 3


class Surroundings(NamedTuple):
    """One row a pair of a mention and a token of its sentence, the mention left out.

    ``owner`` is the mention's index, ``token`` the token's, ``place`` from 0 to
    ``N_PLACES`` - 1.
    """

    owner: Ints
    token: Ints
    place: Ints


class Vocabulary:
    """The words a model knows, each with its code, and what they do to others."""

    def __init__(self, words: Sequence[str]) -> None:
        self.codes = {w: i for i, w in enumerate(words, start=N_SPECIAL)}
        breaks, denials = word_class("clause_mark"), context_sets()["negation"]
        blank = [False] * N_SPECIAL
        parts = np.array([*blank, *(w in breaks for w in words)])
        self._costs = np.where(parts, _BREAK_COST, 1)
        self._denies = np.array(
            [*blank, *(w in denials or w.endswith("n't") for w in words)]
        )

    def encode(self, tokens: Tokens) -> Ints:
        """Every token's code: a word's own or one of the special codes."""
        codes = np.fromiter(
            map(self.codes.get, tokens.norms, repeat(OTHER)), np.int64, len(tokens)
        )
        texts = tokens.texts
        for i in np.flatnonzero(codes == OTHER).tolist():
            if texts[i][0].isupper():
                codes[i] = NAME
            elif texts[i][0].isdigit():
                codes[i] = FIGURE
        return codes

    def around(
        self, codes: Ints, spans: Sequence[tuple[int, int, int, int]]
    ) -> Surroundings:
        """The tokens about mentions, each given as (first, last, start, end).

        ``first:last`` are the mention's tokens, ``start:end`` those of its sentence;
        ``codes`` are those of all tokens.
        """
        reach = np.concatenate([[0], np.cumsum(self._costs[codes])])
        first, last, start, end = np.array(spans, np.int64).reshape(-1, 4).T
        lengths = end - start
        owner = np.repeat(np.arange(len(spans)), lengths)
        offsets = np.cumsum(lengths) - lengths
        token = np.arange(len(owner)) - np.repeat(offsets - start, lengths)
        left = token < first[owner]
        kept = left | (token >= last[owner])
        owner, token, left = owner[kept], token[kept], left[kept]
        before = reach[first[owner]] - reach[token]
        distance = np.where(left, before, reach[token + 1] - reach[last[owner]])
        place = np.searchsorted(STEPS, distance, side="left") + np.where(left, 0, SIDE)
        return Surroundings(owner, token, place)

    def negated(self, codes: Ints) -> NDArray[np.bool_]:
        """For every token whether one of the three before it denies."""
        denies = self._denies[codes]
        found = np.zeros(len(codes), np.bool_)
        for step in range(1, min(_NEGATION_REACH, len(codes) - 1) + 1):
            found[step:] |= denies[:-step]
        return found


def phrases(
    loaded: Iterable[Match], classes: Mapping[str, int], n: int
) -> tuple[Ints, NDArray[np.float32]]:
    """For each of ``n`` tokens the class of the loaded phrase that begins there.

    Returns the indices that ``classes`` gives the labels, and the entries' weights:
    0 where no phrase begins.
    """
    found = np.zeros(n, np.int64)
    weights = np.zeros(n, np.float32)
    for match in loaded:
        if match.entry.label in classes:
            found[match.first] = classes[match.entry.label]
            weights[match.first] = match.entry.weight
    return found, weights


def quoting(document: Document, spans: Sequence[tuple[int, int, int, int]]) -> Ints:
    """For each mention 2 if it stands in quotation marks, 1 if its sentence has any.

    Else 0; mentions are given as for :func:`surroundings`.
    """
    starts = document.tokens.starts
    quotations = document.quotations
    firsts = [q.start for q in quotations]
    found = np.zeros(len(spans), np.int64)
    for i, (first, _, start, end) in enumerate(spans):
        low = max(bisect_left(firsts, starts[start]) - 1, 0)
        for quote in quotations[low : bisect_left(firsts, starts[end - 1] + 1)]:
            if quote.start <= starts[first] < quote.end:
                found[i] = 2
            elif quote.end > starts[start]:
                found[i] = max(found[i], 1)
    return found
