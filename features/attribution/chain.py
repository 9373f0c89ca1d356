"""The best sequence of labels under a linear chain."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

#: Labels scored this far below the best are out of the question for a token.
_MARGIN = 2.0

_Node: TypeAlias = "tuple[float, int, _Node | None]"


def _score(node: _Node) -> float:
    return node[0]


def _advance(
    held: list[_Node],
    step: list[list[float]],
    labels: list[int],
    values: list[float],
) -> list[_Node]:
    """Reach each of ``labels``, scored ``values``, from the best of the nodes held."""
    reached: list[_Node] = []
    for label, value in zip(labels, values, strict=True):
        came = held[0]
        best = came[0] + step[came[1]][label]
        for node in held[1:]:
            score = node[0] + step[node[1]][label]
            if score > best:
                best, came = score, node
        reached.append((best + value, label, came))
    return reached


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
    sizes = counts[counts > 1]
    edges: list[int] = [0, *np.cumsum(sizes).tolist()]
    tokens: list[int] = np.flatnonzero(counts > 1).tolist()
    k, m = 0, len(tokens)
    while k < m:
        at = tokens[k]
        entry = step[path[at - 1]] if at else step[0]
        held: list[_Node] = [
            (values[e] + entry[options[e]], options[e], None)
            for e in range(edges[k], edges[k + 1])
        ]
        k += 1
        while k < m and tokens[k] == at + 1:
            low, high = edges[k], edges[k + 1]
            held = _advance(held, step, options[low:high], values[low:high])
            at += 1
            k += 1
        if at + 1 < len(path):
            held = [_advance(held, step, [path[at + 1]], [0.0])[0][2] or held[0]]
        _write(max(held, key=_score), path, at)
    return path


def _write(node: _Node | None, path: list[int], at: int) -> None:
    """Write the labels that lead to ``node`` into ``path``, backwards from ``at``."""
    while node is not None:
        path[at] = node[1]
        node = node[2]
        at -= 1
