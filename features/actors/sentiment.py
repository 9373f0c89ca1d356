"""Sentiment towards an actor in one sentence: an additive model over its words.

Every word adds to two scores, for "speaks well" and for "speaks ill", by what it is
and where it stands about the mention; so do loaded phrases by their class, and words
under a negation. Neither outweighing leaves the sentence neutral. The model knows no
names: whatever its vocabulary lacks and begins with a capital is one and the same
word to it. ``models/train/targets.py`` makes it; its card is
``models/artefacts/targets.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..document import Document
from ..lexicon import Match
from .surroundings import Vocabulary, phrases, quoting

Floats = NDArray[np.float32]


class Sentiment(NamedTuple):
    """What one sentence says of one mention.

    ``value`` is from -1 (ill) to 1 (well), ``answer`` the likeliest of 1, 0 and -1.
    ``tokens`` and ``shares`` are the words that moved it, in order: what each adds to
    "well" less what it adds to "ill", in log-odds.
    """

    value: float
    answer: int
    tokens: NDArray[np.int64]
    shares: Floats


class TargetModel:
    """The model with its tables, ready to run."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        words = bytes(arrays["words"].tobytes()).decode().split("\n")
        self._vocabulary = Vocabulary(words)
        settings = json.loads(bytes(arrays["settings"].tobytes()).decode())
        self._table = arrays["table"].astype(np.float32) * settings["scale"]
        self._negated = arrays["negated"].astype(np.float32) * settings["scale"]
        self._loaded = arrays["loaded"].astype(np.float32)
        self._classes = {label: i for i, label in enumerate(settings["labels"])}
        self._quoted = arrays["quoted"].astype(np.float32)

    def sentiments(
        self,
        document: Document,
        loaded: Sequence[Match],
        mentions: Sequence[tuple[int, int, int]],
    ) -> list[Sentiment]:
        """The sentiment towards each mention (first, last, sentence), in order."""
        if not mentions:
            return []
        tokens, sentences = document.tokens, document.sentences
        spans = [
            (first, last, sentences[s].first_token, sentences[s].last_token)
            for first, last, s in mentions
        ]
        every = self._vocabulary.encode(tokens)
        around = self._vocabulary.around(every, spans)
        place, token = around.place, around.token
        codes = every[token]
        shares = self._table[codes, place]
        denied = self._vocabulary.negated(every)[token]
        shares[denied] += self._negated[codes[denied]]
        classes, weights = phrases(loaded, self._classes, len(tokens))
        shares += self._loaded[classes[token], place] * weights[token, None]
        totals = self._quoted[quoting(document, spans)]
        np.add.at(totals, around.owner, shares)
        odds = np.exp(np.clip(totals, -30, 30))
        values = (odds[:, 0] - odds[:, 1]) / (1 + odds.sum(axis=1))
        answers = np.where(totals.max(axis=1) <= 0, 0, 1 - 2 * totals.argmax(axis=1))
        edges = np.searchsorted(around.owner, np.arange(len(spans) + 1)).tolist()
        leaning = shares[:, 0] - shares[:, 1]
        return [
            Sentiment(value, answer, token[low:high], leaning[low:high])
            for value, answer, low, high in zip(
                values.tolist(), answers.tolist(), edges, edges[1:], strict=False
            )
        ]


@cache
def target_model() -> TargetModel:
    """The model that ships."""
    path = files("newsassay.seeds").joinpath("actors", "sentiment.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return TargetModel({name: arrays[name] for name in arrays.files})
