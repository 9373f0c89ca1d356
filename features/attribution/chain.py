"""The best sequence of labels under a linear chain."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

#: Labels scored this far below the best are out of the question for a token.
_MARGIN = 2.0


def best_path(scores: Floats, step: list[list[float]]) -> list[int]:
    """Find the best path of a chain among labels near each token's best.

    ``scores`` has shape (labels, tokens), ``step[i][j]`` is the score of label j
    after label i. Viterbi (1967, doi:10.1109/TIT.1967.1054010), run over stretches
    of tokens that are open between settled ones.
    """
    near = scores >= scores.max(0) - _MARGIN
    counts = near.sum(0)
    token, label = np.nonzero(np.ascontiguousarray(near.T))
    labels = np.empty(scores.shape[1], np.int64)
    labels[token] = label  # right where there is but one
    path: list[int] = labels.tolist()
    open_ = counts[token] > 1
    token, label = token[open_], label[open_]
    values: list[float] = scores[label, token].tolist()
    options: list[int] = label.tolist()
    open_at = np.flatnonzero(counts > 1)
    edges: list[int] = [0, *np.cumsum(counts[open_at]).tolist()]
    tokens: list[int] = open_at.tolist()
    breaks = np.flatnonzero(np.diff(open_at) != 1) + 1
    bounds: list[int] = [0, *breaks.tolist(), len(tokens)] if tokens else [0]
    for first, last in pairwise(bounds):
        _settle(path, tokens[first], edges[first : last + 1], options, values, step)
    return path


def _settle(
    path: list[int],
    start: int,
    edges: list[int],
    options: list[int],
    values: list[float],
    step: list[list[float]],
) -> None:
    """Write the best labels of the open tokens from ``start`` on into ``path``.

    Token ``start + k`` has the ``options``, scored ``values``, from ``edges[k]`` to
    ``edges[k + 1]``. ``came`` says for each option whence it is reached best. This
    loop is most of the decoding, and two options its usual case.
    """
    entry = step[path[start - 1]] if start else step[0]
    at, low = edges[0], edges[1]
    labels = options[at:low]
    held = [values[e] + entry[options[e]] for e in range(at, low)]
    came: list[int] = []
    for high in edges[2:]:
        reached = []
        if len(held) == 2:
            h, i = held
            row, other = step[labels[0]], step[labels[1]]
            for e in range(low, high):
                j = options[e]
                one, two = h + row[j], i + other[j]
                if two > one:
                    reached.append(two + values[e])
                    came.append(1)
                else:
                    reached.append(one + values[e])
                    came.append(0)
        else:
            for e in range(low, high):
                j = options[e]
                best, whence = held[0] + step[labels[0]][j], 0
                for k in range(1, len(held)):
                    score = held[k] + step[labels[k]][j]
                    if score > best:
                        best, whence = score, k
                reached.append(best + values[e])
                came.append(whence)
        held, labels = reached, options[low:high]
        low = high
    end = start + len(edges) - 1
    if end < len(path):
        held = [
            h + step[label][path[end]] for h, label in zip(held, labels, strict=True)
        ]
    _write(path, start, edges, options, came, held.index(max(held)))


def _write(
    path: list[int],
    start: int,
    edges: list[int],
    options: list[int],
    came: list[int],
    chosen: int,
) -> None:
    """Write the way back from the last token's option ``chosen`` into ``path``."""
    for k in range(len(edges) - 2, -1, -1):
        path[start + k] = options[edges[k] + chosen]
        if k:
            chosen = came[edges[k] - edges[1] + chosen]
