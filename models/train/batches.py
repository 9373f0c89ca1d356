"""Batches of sentences of similar length, and the pace of learning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

WARM, SLOWEST = 0.06, 0.02
#: Batches that are cut from one stretch of sentences sorted by length.
_NEAR = 50


def pace(step: int, steps: int) -> float:
    """Share of the full rate at a step: warming up, then falling in a line."""
    return min(1.0, (step + 1) / (WARM * steps)) * max(SLOWEST, 1 - step / steps)


def batches(
    rows: Sequence[Sequence[int]], size: int, generator: np.random.Generator
) -> Iterator[list[int]]:
    """Yield all rows in batches of similar length, in random order."""
    order = generator.permutation(len(rows)).tolist()
    found: list[list[int]] = []
    for at in range(0, len(order), _NEAR * size):
        part = sorted(order[at : at + _NEAR * size], key=lambda i: len(rows[i]))
        found += [part[i : i + size] for i in range(0, len(part), size)]
    for number in generator.permutation(len(found)):
        yield found[number]


def padded(rows: Sequence[Sequence[int]], batch: Sequence[int]) -> NDArray[np.int64]:
    """The rows of a batch as one array, zeros after their ends."""
    ids = np.zeros((len(batch), max(len(rows[i]) for i in batch)), np.int64)
    for place, i in enumerate(batch):
        ids[place, : len(rows[i])] = rows[i]
    return ids
