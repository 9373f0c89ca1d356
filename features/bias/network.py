"""The default model of slant: a small convolutional network that adds up its words.

Each word has a weight of its own, w, and a vector. A convolution over five words and
one over five of its outputs (every second one) say of each word, in its context, how
much it adds, s, how much it speaks for the whole sentence, g, and what it then says,
v. With n words (marks included) and f the weight of a fact x::

    logit = sum(w + s) / sqrt(n) + sum(softmax(g) * v) + sum(f * x) + base

So the logit is a sum over words and facts. What a word adds to it is shared out
between the word and its neighbours, so what a word does is told by what falls without
it: the same row with a blank in its place. ``slope`` and ``offset`` calibrate it on
outlets that no weight was fitted on.
``models/artefacts/loaded.md`` says what it was trained on.

Reference: Kim (2014), Convolutional Neural Networks for Sentence Classification,
doi:10.3115/v1/D14-1181; Hinton, Vinyals, Dean (2015), Distilling the Knowledge in a
Neural Network, arXiv:1503.02531.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .facts import FactTable
from .terms import Terms
from .words import WordIndex

Floats = NDArray[np.float32]
SEEDS = "newsassay.seeds"
FILE = ("bias", "network.npz")
#: Reach of the convolutions either side. Rows lie two places apart (END, START), so
#: neither reaches from one into the next.
NEAR, FAR = (-2, -1, 0, 1, 2), (-2, 0, 2)
#: What is said of each word: it adds, it speaks for the sentence, what it says.
_ADDS, _SPEAKS, _SAYS = range(3)
_SINGLE = ("near", "near_base", "far", "far_base", "out", "out_base", "facts")


@dataclass(frozen=True, slots=True)
class Layers:
    """The weights.

    ``words`` (numbers,) and ``vectors`` (numbers, width) are of words, zero for START
    and END; ``near`` (5 * width, hidden) and ``far`` (3 * hidden, hidden) of the
    convolutions, ``out`` (2 * hidden, 3) of what is said of a word, ``facts`` one a
    fact; the others are constants.
    """

    words: Floats
    vectors: Floats
    near: Floats
    near_base: Floats
    far: Floats
    far_base: Floats
    out: Floats
    out_base: Floats
    facts: Floats
    base: float


@dataclass(frozen=True, slots=True)
class SentenceNetwork:
    """The model; from the probability ``threshold`` on a sentence is slanted.

    ``alone`` (numbers,) are the log-odds that each word adds where it stands alone.
    """

    index: WordIndex
    table: FactTable
    layers: Layers
    slope: float
    offset: float
    threshold: float
    alone: Floats

    def logits(self, terms: Terms) -> Floats:
        """Calibrated log-odds of each row, shape (rows,)."""
        return self.explain(terms)[0]

    def explain(self, terms: Terms) -> tuple[Floats, Floats]:
        """Calibrated log-odds of each row, and what each place adds to its row's."""
        if not len(terms.starts):
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        layers, inner = self.layers, (terms.tokens >= 0).astype(np.float32)
        said = self._said(terms.flat, inner)
        speaks = np.exp(np.clip(said[:, _SPEAKS], -30, 30)) * inner
        whole = np.maximum(np.add.reduceat(speaks, terms.starts), 1e-9)
        roots = np.sqrt(np.maximum(terms.lengths, 1)).astype(np.float32)
        row = terms.row_of
        adds = (layers.words[terms.flat] + said[:, _ADDS]) * inner / roots[row]
        places = self.slope * (adds + speaks / whole[row] * said[:, _SAYS])
        facts = self.slope * (terms.facts @ layers.facts + layers.base) + self.offset
        logits = np.add.reduceat(places, terms.starts) + facts
        return logits.astype(np.float32), places.astype(np.float32)

    def falls(self, terms: Terms, logits: Floats, places: NDArray[np.int64]) -> Floats:
        """How far its row's log-odds ``logits`` fall without the word at each place."""
        rows = terms.row_of[places]
        sizes = terms.lengths[rows] + 2
        starts = np.cumsum(sizes) - sizes
        row_of = np.repeat(np.arange(len(rows)), sizes)
        shift = terms.starts[rows] - starts
        taken = np.arange(len(row_of)) + shift[row_of]
        flat = terms.flat[taken]
        flat[places - shift] = self.index.end
        blank = Terms(
            flat,
            starts,
            terms.lengths[rows],
            row_of,
            terms.tokens[taken],
            terms.facts[rows],
        )
        fallen: Floats = logits[rows] - self.logits(blank)
        return fallen

    def _said(self, flat: NDArray[np.int64], inner: Floats) -> Floats:
        """What is said of each place, shape (places, 3)."""
        layers = self.layers
        first = _window(layers.vectors[flat], NEAR) @ layers.near + layers.near_base
        np.maximum(first, 0, out=first)
        first *= inner[:, None]
        second = _window(first, FAR) @ layers.far + layers.far_base
        np.maximum(second, 0, out=second)
        both = np.concatenate([first, second], axis=1)
        said: Floats = both @ layers.out + layers.out_base
        return said


def _window(values: Floats, places: tuple[int, ...]) -> Floats:
    """Each place's neighbours at ``places`` side by side, zeros beyond the ends."""
    count, width = values.shape
    wide = np.zeros((count, len(places) * width), np.float32)
    for i, step in enumerate(places):
        low, high = max(0, -step), min(count, count - step)
        if low < high:
            wide[low:high, i * width : (i + 1) * width] = values[
                low + step : high + step
            ]
    return wide


@cache
def load_network() -> SentenceNetwork:
    """The model that ships."""
    path = files(SEEDS).joinpath(*FILE)
    with path.open("rb") as file, np.load(file) as arrays:
        words = arrays["names"].tobytes().decode("utf-8").split("\n")
        facts = arrays["fact_names"].tobytes().decode("utf-8").split("\n")
        base, slope, offset, threshold = arrays["scalars"].tolist()
        index = WordIndex(words)
        scales = arrays["scales"].astype(np.float32)
        vectors = np.zeros((index.size, arrays["vectors"].shape[1]), np.float32)
        vectors[: index.start] = arrays["vectors"] * scales
        own = np.zeros(index.size, np.float32)
        own[: index.start] = arrays["words"]
        alone = np.zeros(index.size, np.float32)
        alone[: index.start] = arrays["alone"]
        single = {n: arrays[n].astype(np.float32) for n in _SINGLE}
    layers = Layers(words=own, vectors=vectors, base=base, **single)
    return SentenceNetwork(
        index, FactTable(facts, index), layers, slope, offset, threshold, alone
    )
