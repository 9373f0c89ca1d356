"""Sentences with other names in them, so that a model cannot learn who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from ...features.bias.neutral import NAME
from .bias_terms import Wording

#: Names of more words than this stand for one another.
_LONG = 3


class Exchange:
    """Masks the names of a sentence or puts in those of others, at random.

    A name is replaced by one of as many words, drawn as often as it is used in
    ``wordings``; within a sentence the same one by the same. ``masked`` is the share
    of sentences whose names become NAME instead.
    """

    def __init__(self, wordings: Iterable[Wording], masked: float) -> None:
        self._masked = masked
        self._names: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        for wording in wordings:
            for first, last in wording.names:
                name = wording.words[first:last]
                self._names[min(len(name), _LONG)].append(name)

    def __call__(
        self, wording: Wording, generator: np.random.Generator
    ) -> tuple[str, ...]:
        """The words of ``wording`` with its names exchanged or masked."""
        mask = generator.random() < self._masked
        words: list[str] = []
        given: dict[tuple[str, ...], tuple[str, ...]] = {}
        end = 0
        for first, last in wording.names:
            name = wording.words[first:last]
            if name not in given:
                given[name] = (NAME,) if mask else self._other(name, generator)
            words += [*wording.words[end:first], *given[name]]
            end = last
        return (*words, *wording.words[end:])

    def _other(
        self, name: tuple[str, ...], generator: np.random.Generator
    ) -> tuple[str, ...]:
        known = self._names.get(min(len(name), _LONG))
        return known[int(generator.integers(len(known)))] if known else name
