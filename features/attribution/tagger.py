"""The learned tagger: which tokens are cue, source or content, and of which cue.

A convolutional network with a linear chain on top, trained by
``models/train_attribution.py``, run here in plain numpy. Labels are ``O`` and, begun
or continued, the cue, the source and the content; source and content say on which
side of them their cue stands, which is what links them. Its card is
``seeds/attribution/CARD.md``.
"""

from __future__ import annotations

import json
import threading
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from ..document import Document
from .chain import best_path
from .encode import (
    N_CLASS,
    N_CUE,
    N_POSITION,
    N_PREFIX3,
    N_QUOTE,
    N_SENTENCE,
    N_SHAPE,
    N_SUFFIX2,
    N_SUFFIX3,
    Lists,
    components,
    places,
)

Floats = NDArray[np.float32]

#: Kinds of span in the order of their labels; kind k begins as 1 + 2k, then 2 + 2k.
CUE, SOURCE_AFTER, SOURCE_BEFORE, CONTENT_AFTER, CONTENT_BEFORE = range(5)
N_LABELS = 11
#: The rows of the table of components, in order, after the words of the vocabulary.
COMPONENT_ROWS = (N_SUFFIX3, N_SUFFIX2, N_PREFIX3, N_SHAPE, N_CUE, N_CLASS)
PLACE_ROWS = (N_QUOTE, N_POSITION, N_SENTENCE)
#: Long texts are tagged in pieces; each sees this many tokens on both sides.
_PIECE, _HALO = 1920, 64
_LONGEST = _PIECE + 2 * _HALO
#: Zeros beside a piece, for the tokens before its first and after its last.
_EDGE = 16
_CACHE = 1 << 16


class Tagged(NamedTuple):
    """A labelled stretch of tokens, ``first:last``."""

    kind: int
    first: int
    last: int


class Tagger:
    """The network with its tables, ready to run."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        settings = json.loads(bytes(arrays["settings"].tobytes()).decode())
        self._dilations: tuple[int, ...] = tuple(settings["dilations"])
        self._lists = Lists(
            settings["cues"], settings["classes"], frozenset(settings["strong"])
        )
        vocabulary = bytes(arrays["vocabulary"].tobytes()).decode().split("\n")
        self._vocabulary = {w: i for i, w in enumerate(vocabulary, start=1)}
        table = arrays["table"].astype(np.float32)
        table *= arrays["table_scale"].astype(np.float32)[:, None]
        sizes = (len(vocabulary) + 1, *COMPONENT_ROWS, *PLACE_ROWS)
        edges = np.cumsum((0, *sizes))
        self._components = table[: edges[7]]
        self._offsets = edges[:7]
        quote, position, sentence = (table[edges[k] : edges[k + 1]] for k in (7, 8, 9))
        self._places = (
            quote[:, None, None] + position[:, None] + sentence
        ).reshape(-1, table.shape[1])  # fmt: skip
        self._width = table.shape[1]
        names = ["first", *(f"block{i}" for i in range(len(self._dilations)))]
        self._layers = [
            (
                _stacked(arrays[n].astype(np.float32), w),
                arrays[f"{n}_bias"].astype(np.float32)[:, None],
            )
            for n, w in zip(names, (5, *(3 for _ in self._dilations)), strict=True)
        ]
        self._out = np.ascontiguousarray(arrays["out"].astype(np.float32).T)
        self._out_bias = arrays["out_bias"].astype(np.float32)[:, None]
        self._out_bias[1 + 2 * CUE] += settings["cue_bonus"]
        self._transitions: list[list[float]] = arrays["transitions"].tolist()
        self._types: dict[str, int] = {}
        self._room = threading.local()
        self._rows = np.zeros((_CACHE, self._width), np.float32)

    def tag(self, document: Document) -> list[Tagged]:
        """The labelled stretches of the scored sentences, in order."""
        n = len(document.tokens)
        if not n:
            return []
        kept = _scored_tokens(document)
        if kept is not None and not len(kept):
            return []
        # An article's matrices are too small to share out: threads would only spin.
        with _blas().limit(limits=1, user_api="blas"):
            scores = self.scores(document, kept)
        return _stretches(best_path(scores, self._transitions), kept)

    def scores(self, document: Document, kept: NDArray[np.int64] | None) -> Floats:
        """Label scores of the tokens ``kept`` (all, if None): (labels, tokens)."""
        texts = document.tokens.texts
        codes = places(document, self._lists).astype(np.int64)
        place = (codes[0] * N_POSITION + codes[1]) * N_SENTENCE + codes[2]
        if kept is not None:
            texts = tuple(texts[i] for i in kept.tolist())
            place = place[kept]
        words = self._word_rows(texts)
        if len(words) <= _LONGEST:
            return self._convolve(words, place)
        pieces = []
        for start in range(0, len(words), _PIECE):
            low = max(0, start - _HALO)
            high = start + _PIECE + _HALO
            part = self._convolve(words[low:high], place[low:high])
            pieces.append(part[:, start - low : start - low + _PIECE])
        return np.concatenate(pieces, axis=1)

    def _word_rows(self, texts: tuple[str, ...]) -> NDArray[np.int64]:
        types = self._types
        if len(types) + len(texts) > _CACHE and len(set(texts) - types.keys()) + len(
            types
        ) > len(self._rows):
            types.clear()
            if len(set(texts)) > len(self._rows):
                self._rows = np.zeros((len(set(texts)), self._width), np.float32)
        try:
            return np.fromiter(map(types.__getitem__, texts), np.int64, len(texts))
        except KeyError:
            self._add([t for t in dict.fromkeys(texts) if t not in types])
            return np.fromiter(map(types.__getitem__, texts), np.int64, len(texts))

    def _add(self, texts: list[str]) -> None:
        """Make the rows of words not met before."""
        told = [components(text, self._lists) for text in texts]
        vocabulary = self._vocabulary
        codes = np.array([(vocabulary.get(word, 0), *rest) for word, *rest in told])
        at = len(self._types)
        rows = self._rows[at : at + len(texts)]
        np.sum(self._components[codes + self._offsets], axis=1, out=rows)
        self._types.update(zip(texts, range(at, at + len(texts)), strict=True))

    def _convolve(self, words: NDArray[np.int64], place: NDArray[np.int64]) -> Floats:
        """Run the network over at most ``_LONGEST`` tokens."""
        room = self._room
        if not hasattr(room, "x"):
            hidden = self._out.shape[1]
            room.x = np.empty((_LONGEST, self._width), np.float32)
            room.wide = np.zeros(self._width * (_LONGEST + 2 * _EDGE), np.float32)
            room.h = np.zeros(hidden * (_LONGEST + 2 * _EDGE), np.float32)
            room.step = np.empty(hidden * _LONGEST, np.float32)
            room.part = np.empty(hidden * _LONGEST, np.float32)
        n = len(words)
        np.take(self._rows, words, axis=0, out=room.x[:n], mode="clip")
        room.x[:n] += self._places[place]
        wide, h = (
            _edged(room.wide, self._width, n),
            _edged(room.h, len(self._out[0]), n),
        )
        wide[:, _EDGE : _EDGE + n] = room.x[:n].T
        inner = h[:, _EDGE : _EDGE + n]
        step = room.step[: inner.size].reshape(-1, n)
        part = room.part[: inner.size].reshape(-1, n)
        weights, bias = self._layers[0]
        _spread(wide, weights, 1, bias, part, step)
        inner[:] = step
        for dilation, (weights, bias) in zip(
            self._dilations, self._layers[1:], strict=True
        ):
            _spread(h, weights, dilation, bias, part, step)
            inner += step
        scores: Floats = self._out @ inner
        scores += self._out_bias
        return scores


def _edged(room: Floats, width: int, n: int) -> Floats:
    """A (width, tokens) array in ``room`` with zeros at both ends."""
    array = room[: width * (n + 2 * _EDGE)].reshape(width, -1)
    array[:, :_EDGE] = 0
    array[:, _EDGE + n :] = 0
    return array


def _stacked(weights: Floats, window: int) -> Floats:
    """A layer's weights as (window, out, in), one matrix for each token it looks at."""
    width = len(weights) // window
    blocks = [weights[k * width : (k + 1) * width].T for k in range(window)]
    return np.ascontiguousarray(np.stack(blocks))


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


def _spread(
    x: Floats, weights: Floats, dilation: int, bias: Floats, part: Floats, out: Floats
) -> None:
    """One convolution and the ramp function, from ``x`` into ``out``.

    ``x`` has shape (width, tokens with edges), ``out`` (width, tokens): tokens last
    for the sake of long inner loops. ``part`` is scratch space: fresh arrays of this
    size cost more than the arithmetic.
    """
    n = out.shape[1]
    half = len(weights) // 2
    for k, block in enumerate(weights):
        low = _EDGE + (k - half) * dilation
        if k == 0:
            np.matmul(block, x[:, low : low + n], out=out)
            continue
        np.matmul(block, x[:, low : low + n], out=part)
        np.add(out, part, out=out)
    np.add(out, bias, out=out)
    np.maximum(out, 0, out=out)


def _scored_tokens(document: Document) -> NDArray[np.int64] | None:
    """Indices of the tokens of scored sentences; None for all."""
    sentences = document.scored
    count = sum(s.last_token - s.first_token for s in sentences)
    if count == len(document.tokens):
        return None
    spans = [np.arange(s.first_token, s.last_token) for s in sentences]
    return np.concatenate(spans) if spans else np.zeros(0, np.int64)


def _stretches(labels: list[int], kept: NDArray[np.int64] | None) -> list[Tagged]:
    """Cut the path into labelled stretches; a stretch ends where its kind does."""
    coded = np.array(labels, np.int64)
    kinds = (coded + 1) // 2
    new = coded % 2 == 1
    new[1:] |= kinds[1:] != kinds[:-1]
    if kept is not None:
        new[1:] |= np.diff(kept) != 1
    new[:1] = True
    edges = np.flatnonzero(new)
    firsts, lasts = edges, np.append(edges[1:], len(coded))
    if kept is not None:
        firsts, lasts = kept[firsts], kept[lasts - 1] + 1
    rows = zip(kinds[edges].tolist(), firsts.tolist(), lasts.tolist(), strict=True)
    return [Tagged(kind - 1, first, last) for kind, first, last in rows if kind]


@cache
def tagger() -> Tagger:
    """The tagger of the package's own artefact."""
    path = files("newsassay.seeds").joinpath("attribution", "tagger.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Tagger({name: arrays[name] for name in arrays.files})
