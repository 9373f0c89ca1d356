"""How slanted each sentence of an article is, by the model of the reading's tier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..reading import Reading
from .deep import load_deep
from .network import load_network
from .terms import Voices, article_terms
from .wording import voice_rows

Floats = NDArray[np.float32]
DEFAULT, DEEP = TIERS = ("default", "deep")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that adds to the slant of the sentence ``row`` (of those scored).

    ``token`` indexes the document's tokens; ``weight`` is tanh(c / 2) for the c that
    the word adds to the log-odds: how far it alone moves an even chance, doubled.
    """

    row: int
    token: int
    weight: float


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Probabilities (0 to 1) of the scored sentences, in order.

    ``loaded`` are those of the sentences as they stand, ``author`` those of the
    author's words (0.0 where there are none). ``words`` are the words of slanted
    sentences that add most, in order of the text; ``threshold`` is the probability
    from which a sentence counts as slanted.
    """

    loaded: tuple[float, ...]
    author: tuple[float, ...]
    words: tuple[Word, ...]
    threshold: float


def sentence_scores(reading: Reading) -> SentenceScores:
    """Score the sentences of an article by the model of its tier.

    In both tiers the words come from what the default model adds up. Raises
    DeepMissingError where the deep tier is asked for and cannot run.
    """
    model = load_network()
    voices = article_terms(reading, model.index, model.table)
    logits, places = model.explain(voices.terms)
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
        _words(voices, logits, places, len(worded), threshold),
        threshold,
    )


#: Words that weigh less are not reported.
_LEAST = 0.05


def _words(
    voices: Voices, logits: Floats, places: Floats, n: int, threshold: float
) -> tuple[Word, ...]:
    terms = voices.terms
    weights = np.tanh(places / 2)
    chosen = np.flatnonzero(
        (weights >= _LEAST)
        & (terms.tokens >= 0)
        & (terms.row_of < n)
        & (_probability(logits)[terms.row_of] >= threshold)
    )
    return tuple(
        Word(int(terms.row_of[i]), int(terms.tokens[i]), float(weights[i]))
        for i in chosen
    )


def _probability(logits: Floats) -> Floats:
    odds = np.exp(-np.clip(logits, -30, 30))
    result: Floats = (1 / (1 + odds)).astype(np.float32)
    return result
