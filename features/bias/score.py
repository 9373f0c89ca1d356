"""How slanted each sentence of an article is, by the model of the reading's tier."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..reading import Reading
from .deep import load_deep
from .network import SentenceNetwork, load_network
from .terms import Terms, article_terms
from .wording import voice_rows

Floats = NDArray[np.float32]
DEFAULT, DEEP = TIERS = ("default", "deep")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that adds to the slant of the sentence ``row`` (of those scored).

    ``token`` indexes the document's tokens; ``weight`` is tanh(c / 2) where the
    log-odds fall by c without the word: how far it moves an even chance, doubled.
    """

    row: int
    token: int
    weight: float


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Probabilities (0 to 1) of the scored sentences, in order.

    ``loaded`` are those of the sentences as they stand, ``author`` those of the
    author's words (0.0 where there are none). ``words`` are the words of slanted
    sentences that do most, in order of the text; ``threshold`` is the probability
    from which a sentence counts as slanted.
    """

    loaded: tuple[float, ...]
    author: tuple[float, ...]
    words: tuple[Word, ...]
    threshold: float


def sentence_scores(reading: Reading) -> SentenceScores:
    """Score the sentences of an article by the model of its tier.

    In both tiers the words are those of the default model. Raises DeepMissingError
    where the deep tier is asked for and cannot run.
    """
    model = load_network()
    voices = article_terms(reading, model.index, model.table)
    own = logits = model.logits(voices.terms)
    threshold = model.threshold
    if reading.tier == DEEP:
        deep = load_deep()
        threshold = deep.blend.threshold
        words = voice_rows(reading, voices.author)
        logits = deep.logits(words, voices.terms.facts, model.table.names)
    probability = _probability(logits)
    worded = [s.n_words > 0 for s in reading.document.scored]
    loaded = tuple(
        p if w else 0.0
        for p, w in zip(probability.tolist()[: len(worded)], worded, strict=True)
    )
    values = probability.tolist()
    return SentenceScores(
        loaded,
        tuple(values[row] if row >= 0 else 0.0 for row in voices.author),
        _words(model, voices.terms, own, probability[: len(worded)] >= threshold),
        threshold,
    )


#: Words that weigh less, alone or in their sentence, are not reported.
LEAST = 0.3


def _words(
    model: SentenceNetwork, terms: Terms, logits: Floats, slanted: NDArray[np.bool_]
) -> tuple[Word, ...]:
    """The words without which a slanted sentence would be clearly less so.

    Only words that speak for slant alone are tried: the others are their neighbours.
    """
    scored = terms.row_of < len(slanted)
    tried = scored & (terms.tokens >= 0) & (model.alone[terms.flat] >= _odds(LEAST))
    tried[scored] &= slanted[terms.row_of[scored]]
    places = np.flatnonzero(tried)
    weights = np.tanh(model.falls(terms, logits, places) / 2)
    return tuple(
        Word(int(terms.row_of[i]), int(terms.tokens[i]), float(weight))
        for i, weight in zip(places, weights, strict=True)
        if weight >= LEAST
    )


def _odds(weight: float) -> float:
    """The log-odds c of which ``weight`` is tanh(c / 2)."""
    return 2 * math.atanh(weight)


def _probability(logits: Floats) -> Floats:
    odds = np.exp(-np.clip(logits, -30, 30))
    result: Floats = (1 / (1 + odds)).astype(np.float32)
    return result
