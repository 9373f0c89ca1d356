"""The learned tagger: which tokens are cue, source or content, and of which cue.

A convolutional network with a linear chain on top, trained by
``models/train_attribution.py``, run here in plain numpy. Labels are ``O`` and, begun
or continued, the cue, the source and the content; source and content say on which
side of them their cue stands, which is what links them. Its card is
``seeds/attribution/CARD.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..document import Document
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
    components,
    places,
)

Floats = NDArray[np.float32]

#: Kinds of span, in the order of the labels: kind k begins as 1 + 2k, goes on as 2 + 2k.
CUE, SOURCE_AFTER, SOURCE_BEFORE, CONTENT_AFTER, CONTENT_BEFORE = range(5)
N_LABELS = 11
#: The rows of the table of components, in order, after the words of the vocabulary.
COMPONENT_ROWS = (N_SUFFIX3, N_SUFFIX2, N_PREFIX3, N_SHAPE, N_CUE, N_CLASS)
PLACE_ROWS = (N_QUOTE, N_POSITION, N_SENTENCE)
#: Long texts are tagged in pieces; each sees this many tokens on both sides.
_PIECE, _HALO = 4096, 64
#: Labels scored this far below the best are out of the question for a token.
_MARGIN = 5.0
_CACHE = 1 << 16


@dataclass(frozen=True, slots=True)
class Tagged:
    """A labelled stretch of tokens, ``first:last``."""

    kind: int
    first: int
    last: int


class Tagger:
    """The network with its tables, ready to run."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        settings = json.loads(bytes(arrays["settings"].tobytes()).decode())
        self._dilations: tuple[int, ...] = tuple(settings["dilations"])
        vocabulary = bytes(arrays["vocabulary"].tobytes()).decode().split("\n")
        self._vocabulary = {w: i for i, w in enumerate(vocabulary, start=1)}
        table = arrays["table"].astype(np.float32)
        table *= arrays["table_scale"].astype(np.float32)[:, None]
        sizes = (len(vocabulary) + 1, *COMPONENT_ROWS, *PLACE_ROWS)
        edges = np.cumsum((0, *sizes))
        self._components = table[: edges[7]]
        self._offsets = edges[:7].tolist()
        quote, position, sentence = (table[edges[k] : edges[k + 1]] for k in (7, 8, 9))
        self._places = (
            quote[:, None, None] + position[:, None] + sentence
        ).reshape(-1, table.shape[1])  # fmt: skip
        self._width = table.shape[1]
        names = ["first", *(f"block{i}" for i in range(len(self._dilations)))]
        self._layers = [
            (
                _columns(arrays[n].astype(np.float32), w),
                arrays[f"{n}_bias"].astype("f4"),
            )
            for n, w in zip(names, (5, *(3 for _ in self._dilations)), strict=True)
        ]
        self._out = arrays["out"].astype(np.float32)
        self._out_bias = arrays["out_bias"].astype(np.float32)
        self._out_bias[0] -= settings["outside_penalty"]
        self._transitions: list[list[float]] = arrays["transitions"].tolist()
        self._types: dict[str, int] = {}
        self._rows = np.zeros((_CACHE, self._width), np.float32)

    def tag(self, document: Document) -> list[Tagged]:
        """The labelled stretches of the scored sentences, in order."""
        n = len(document.tokens)
        if not n:
            return []
        kept = _scored_tokens(document)
        scores = self.scores(document, kept)
        labels = self._decode(scores)
        return _stretches(labels, kept)

    def scores(self, document: Document, kept: NDArray[np.int64] | None) -> Floats:
        """Label scores of the tokens ``kept`` (all, if None): (tokens, labels)."""
        texts = document.tokens.texts
        codes = places(document).astype(np.int64)
        place = (codes[:, 0] * N_POSITION + codes[:, 1]) * N_SENTENCE + codes[:, 2]
        if kept is not None:
            texts = tuple(texts[i] for i in kept.tolist())
            place = place[kept]
        x = self._rows[self._word_rows(texts)] + self._places[place]
        if len(x) <= _PIECE + 2 * _HALO:
            return self._convolve(x)
        pieces = []
        for start in range(0, len(x), _PIECE):
            low = max(0, start - _HALO)
            part = self._convolve(x[low : start + _PIECE + _HALO])
            pieces.append(part[start - low : start - low + _PIECE])
        return np.concatenate(pieces)

    def _word_rows(self, texts: tuple[str, ...]) -> list[int]:
        types = self._types
        if len(types) + len(texts) > _CACHE and len(set(texts) - types.keys()) + len(
            types
        ) > len(self._rows):
            types.clear()
            if len(set(texts)) > len(self._rows):
                self._rows = np.zeros((len(set(texts)), self._width), np.float32)
        try:
            return [types[t] for t in texts]
        except KeyError:
            for text in texts:
                if text not in types:
                    self._add(text)
            return [types[t] for t in texts]

    def _add(self, text: str) -> None:
        word, *codes = components(text)
        rows = [self._vocabulary.get(word, 0)]
        rows += [o + c for o, c in zip(self._offsets[1:], codes, strict=True)]
        self._rows[len(self._types)] = self._components[rows].sum(0)
        self._types[text] = len(self._types)

    def _convolve(self, x: Floats) -> Floats:
        weights, bias = self._layers[0]
        h = _spread(x @ weights, 5, 1, bias)
        for dilation, (weights, bias) in zip(
            self._dilations, self._layers[1:], strict=True
        ):
            h += _spread(h @ weights, 3, dilation, bias)
        scores: Floats = h @ self._out + self._out_bias
        return scores

    def _decode(self, scores: Floats) -> NDArray[np.int64]:
        """The best path of the chain among labels near the best of their token."""
        labels = scores.argmax(1)
        near = scores >= scores[np.arange(len(scores)), labels][:, None] - _MARGIN
        open_ = np.flatnonzero(near.sum(1) > 1)
        if not len(open_):
            return labels
        rows = scores[open_].tolist()
        choices = [
            [j for j, ok in enumerate(row) if ok] for row in near[open_].tolist()
        ]
        fixed = labels.tolist()
        i = 0
        places_ = open_.tolist()
        while i < len(places_):
            j = i + 1
            while j < len(places_) and places_[j] == places_[j - 1] + 1:
                j += 1
            before = fixed[places_[i] - 1] if places_[i] else None
            after = (
                fixed[places_[j - 1] + 1] if places_[j - 1] + 1 < len(fixed) else None
            )
            best = self._path(before, rows[i:j], choices[i:j], after)
            fixed[places_[i] : places_[j - 1] + 1] = best
            i = j
        return np.array(fixed)

    def _path(
        self,
        before: int | None,
        rows: list[list[float]],
        choices: list[list[int]],
        after: int | None,
    ) -> list[int]:
        """Viterbi over a stretch of open tokens between two settled ones."""
        step = self._transitions
        entry = step[before] if before is not None else None
        held = [(rows[0][j] + (entry[j] if entry else 0.0), j) for j in choices[0]]
        back: list[dict[int, int]] = []
        for row, options in zip(rows[1:], choices[1:], strict=True):
            came: dict[int, int] = {}
            reached = []
            for j in options:
                best, at = max([(s + step[i][j], i) for s, i in held])
                came[j] = at
                reached.append((best + row[j], j))
            back.append(came)
            held = reached
        if after is not None:
            held = [(s + step[i][after], i) for s, i in held]
        label = max(held)[1]
        path = [label]
        for came in reversed(back):
            label = came[label]
            path.append(label)
        return path[::-1]


def _columns(weights: Floats, window: int) -> Floats:
    """A layer's weights with one block of columns for each token it looks at."""
    width = len(weights) // window
    blocks = [weights[k * width : (k + 1) * width] for k in range(window)]
    return np.ascontiguousarray(np.concatenate(blocks, axis=1))


def _spread(product: Floats, window: int, dilation: int, bias: Floats) -> Floats:
    """Add up what each token gets from its neighbours; then the ramp function."""
    n, wide = product.shape
    width = wide // window
    half = window // 2
    out = product[:, half * width : (half + 1) * width] + bias
    for k in range(window):
        shift = (k - half) * dilation
        block = product[:, k * width : (k + 1) * width]
        if shift < 0:
            out[-shift:] += block[: n + shift] if n + shift > 0 else block[:0]
        elif shift > 0:
            out[: max(n - shift, 0)] += block[shift:]
    np.maximum(out, 0, out=out)
    return out


def _scored_tokens(document: Document) -> NDArray[np.int64] | None:
    """Indices of the tokens of scored sentences; None for all."""
    sentences = document.scored
    count = sum(s.last_token - s.first_token for s in sentences)
    if count == len(document.tokens):
        return None
    spans = [np.arange(s.first_token, s.last_token) for s in sentences]
    return np.concatenate(spans) if spans else np.zeros(0, np.int64)


def _stretches(
    labels: NDArray[np.int64], kept: NDArray[np.int64] | None
) -> list[Tagged]:
    found: list[Tagged] = []
    begun = -1
    previous = 0
    coded = labels.tolist()
    for i in np.flatnonzero(labels).tolist():
        label = coded[i]
        goes_on = label % 2 == 0 and begun >= 0 and i == previous + 1
        if goes_on and found[-1].kind == (label - 1) // 2:
            found[-1] = Tagged(found[-1].kind, found[-1].first, i + 1)
        else:
            found.append(Tagged((label - 1) // 2, i, i + 1))
        begun = previous = i
    if kept is None:
        return found
    at = kept.tolist()
    return [Tagged(t.kind, at[t.first], at[t.last - 1] + 1) for t in found]


@cache
def tagger() -> Tagger:
    """The tagger of the package's own artefact."""
    path = files("newsassay.seeds").joinpath("attribution", "tagger.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Tagger({name: arrays[name] for name in arrays.files})
