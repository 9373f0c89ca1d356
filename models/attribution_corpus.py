"""Articles as numbers, for the training of the attribution tagger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from ..features.attribution.encode import Lists, components, places
from ..features.attribution.tagger import (
    COMPONENT_ROWS,
    CONTENT_AFTER,
    CONTENT_BEFORE,
    CUE,
    PLACE_ROWS,
    SOURCE_AFTER,
    SOURCE_BEFORE,
)
from ..features.document import Document, annotate
from .convolution import Batch, Floats, Ints

_GROUP = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of an article: rows (tokens, components), labels (tokens).

    ``soft`` are label probabilities by a larger network (tokens, labels); ``gold``
    tells whether ``labels`` were annotated.
    """

    rows: Ints
    labels: Ints
    soft: Floats | None = None
    gold: bool = True


def gold_labels(document: Document, attributions: Sequence[Mapping[str, Any]]) -> Ints:
    """Label every token by the annotation; cues win, then sources."""
    starts, ends = document.tokens.starts, document.tokens.ends
    labels = np.zeros(len(starts), np.int64)

    def put(span: Sequence[int], kind: int) -> None:
        first, last = bisect_right(ends, span[0]), bisect_left(starts, span[1])
        if first < last:
            labels[first] = 1 + 2 * kind
            labels[first + 1 : last] = 2 + 2 * kind

    for role, after, before in (
        ("content", CONTENT_AFTER, CONTENT_BEFORE),
        ("source", SOURCE_AFTER, SOURCE_BEFORE),
        ("cue", CUE, CUE),
    ):
        for a in attributions:
            cue = a["cue"][0][0] if a["cue"] else None
            for span in a[role] or ():
                put(span, before if cue is None or span[0] < cue else after)
    return labels


class Encoder:
    """Turns documents into rows of the table, over a vocabulary of frequent words."""

    def __init__(
        self, documents: Sequence[Document], lists: Lists, least: int, piece: int
    ) -> None:
        self._lists = lists
        self._piece = piece
        counts = Counter(n for d in documents for n in d.tokens.norms)
        self.vocabulary = tuple(sorted(w for w, n in counts.items() if n >= least))
        self._index = {w: i for i, w in enumerate(self.vocabulary, start=1)}
        sizes = (len(self.vocabulary) + 1, *COMPONENT_ROWS, *PLACE_ROWS)
        self._offsets = np.cumsum((0, *sizes[:-1]))
        #: Rows of the table; the one after them is for padding.
        self.n_rows = sum(sizes)

    def rows(self, document: Document) -> Ints:
        """Rows of every token: an array of shape (tokens, 10)."""
        codes = [components(t, self._lists) for t in document.tokens.texts]
        told = [(self._index.get(c[0], 0), *c[1:]) for c in codes]
        words = np.array(told, np.int64).reshape(-1, len(COMPONENT_ROWS) + 1)
        where = places(document, self._lists).T.astype(np.int64)
        rows: Ints = np.concatenate([words, where], 1) + self._offsets
        return rows

    def pieces(self, document: Document, labels: Ints | None) -> list[Example]:
        """Cut an article at paragraphs into pieces of about equal length."""
        rows = self.rows(document)
        gold = labels is not None
        known = labels if labels is not None else np.zeros(len(rows), np.int64)
        edges = [0]
        for one, after in pairwise(document.sentences):
            far = after.first_token - edges[-1] >= self._piece
            if far and after.paragraph != one.paragraph:
                edges.append(after.first_token)
        edges.append(len(rows))
        return [
            Example(rows[first:last], known[first:last], None, gold)
            for first, last in pairwise(edges)
            if first < last
        ]


def annotated(articles: Sequence[Mapping[str, Any]]) -> list[Document]:
    """Annotate the texts of ``articles``."""
    return [annotate(a["text"]) for a in articles]


def padded(group: Sequence[Example], padding: int) -> Batch:
    """Put examples of one sort into a batch, padded with row ``padding``."""
    longest = max(len(e.labels) for e in group)
    rows = np.full((len(group), longest, group[0].rows.shape[1]), padding)
    labels = np.zeros((len(group), longest), np.int64)
    mask = np.zeros((len(group), longest), np.bool_)
    soft = None
    if group[0].soft is not None:
        soft = np.zeros((len(group), longest, group[0].soft.shape[1]), np.float32)
    for i, example in enumerate(group):
        n = len(example.labels)
        rows[i, :n], labels[i, :n], mask[i, :n] = example.rows, example.labels, True
        if soft is not None and example.soft is not None:
            soft[i, :n] = example.soft
    return Batch(rows, labels, mask, soft, group[0].gold)


def batches(
    sets: Sequence[Sequence[Example]],
    size: int,
    padding: int,
    unknown: float,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    """Batches of all sets in random order, each of one set and of like lengths.

    A share ``unknown`` of the words is hidden, so that the rest must tell.
    """
    groups: list[list[Example]] = []
    for examples in sets:
        order = rng.permutation(len(examples)).tolist()
        for i in range(0, len(order), _GROUP * size):
            near = [examples[j] for j in order[i : i + _GROUP * size]]
            near.sort(key=lambda e: len(e.labels))
            groups += [near[k : k + size] for k in range(0, len(near), size)]
    for k in rng.permutation(len(groups)).tolist():
        batch = padded(groups[k], padding)
        hidden = (rng.random(batch.mask.shape) < unknown) & batch.mask
        batch.rows[..., 0][hidden] = 0
        yield batch
