"""A small convolutional tagger with a chain on top, trained in plain numpy.

Rows of one table are added up for each token, a first convolution looks at five
tokens, residual dilated ones at more, and a linear-chain conditional random field
(Lafferty et al. 2001) scores the labels. Dilated convolutions for tagging: Strubell
et al. 2017, doi:10.18653/v1/D17-1283. Trained by Adam (Kingma and Ba 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: table rows, widths, labels, dilations of the blocks."""

    rows: int
    width: int
    hidden: int
    labels: int
    dilations: tuple[int, ...]
    window: int = 5


@dataclass(slots=True)
class Batch:
    """Token sequences padded to one length.

    ``rows`` has shape (sequences, length, components) and indexes the table,
    ``labels`` and ``mask`` have shape (sequences, length). ``soft``, of shape
    (sequences, length, labels), are the label probabilities to learn instead of
    ``labels``, where a larger network gave them; ``labels`` are then unused unless
    ``gold``, when both count half.
    """

    rows: Ints
    labels: Ints
    mask: NDArray[np.bool_]
    soft: Floats | None = None
    gold: bool = True


def initial(
    shape: Shape, rng: np.random.Generator, allowed: NDArray[np.bool_]
) -> dict[str, Floats]:
    """Random parameters; forbidden transitions stand at -1e4 and stay there."""

    def normal(size: tuple[int, ...], scale: float) -> Floats:
        return rng.normal(0, scale, size).astype(np.float32, copy=False)

    w, h = shape.width, shape.hidden
    parameters = {
        "table": normal((shape.rows, w), 0.1),
        "first": normal((shape.window * w, h), (2 / (shape.window * w)) ** 0.5),
        "first_bias": np.zeros(h, np.float32),
        "out": normal((h, shape.labels), (1 / h) ** 0.5),
        "out_bias": np.zeros(shape.labels, np.float32),
        "transitions": np.where(allowed, 0, -1e4).astype(np.float32, copy=False),
    }
    for i, _ in enumerate(shape.dilations):
        parameters[f"block{i}"] = normal((3 * h, h), (1 / (3 * h)) ** 0.5)
        parameters[f"block{i}_bias"] = np.zeros(h, np.float32)
    return parameters


def shifted(x: Floats, offsets: Sequence[int]) -> Floats:
    """``x`` (sequences, length, width) beside itself shifted, zeros at the edges."""
    b, t, w = x.shape
    out = np.zeros((b, t, w * len(offsets)), np.float32)
    for k, o in enumerate(offsets):
        if abs(o) >= t:
            continue
        low, high = max(0, -o), min(t, t - o)
        out[:, low:high, k * w : (k + 1) * w] = x[:, low + o : high + o]
    return out


def unshifted(g: Floats, offsets: Sequence[int]) -> Floats:
    """The adjoint of :func:`shifted`."""
    b, t, wide = g.shape
    w = wide // len(offsets)
    out = np.zeros((b, t, w), np.float32)
    for k, o in enumerate(offsets):
        if abs(o) >= t:
            continue
        low, high = max(0, -o), min(t, t - o)
        out[:, low + o : high + o] += g[:, low:high, k * w : (k + 1) * w]
    return out


class Network:
    """Forward and backward passes over a batch."""

    def __init__(self, shape: Shape, parameters: dict[str, Floats]) -> None:
        self.shape = shape
        self.p = parameters
        half = shape.window // 2
        self._window = range(-half, half + 1)

    def emissions(self, batch: Batch) -> Floats:
        """Scores of shape (sequences, length, labels)."""
        return self._forward(batch, None, 0.0)[0]

    def _forward(
        self, batch: Batch, rng: np.random.Generator | None, dropout: float
    ) -> tuple[Floats, list[Floats]]:
        p, mask = self.p, batch.mask[..., None]
        kept: list[Floats] = []

        def drop(x: Floats) -> Floats:
            if rng is None or not dropout:
                return x
            keep = (rng.random(x.shape, np.float32) >= dropout) / np.float32(
                1 - dropout
            )
            kept.append(keep.astype(np.float32, copy=False))
            return x * kept[-1]

        x = drop(p["table"][batch.rows].sum(2) * mask)
        wide = shifted(x, self._window)
        h = np.maximum(wide @ p["first"] + p["first_bias"], 0) * mask
        kept += [wide, h]
        for i, d in enumerate(self.shape.dilations):
            wide = shifted(h, (-d, 0, d))
            u = np.maximum(wide @ p[f"block{i}"] + p[f"block{i}_bias"], 0)
            kept += [wide, u]
            h = (h + drop(u)) * mask
        h = drop(h)
        kept.append(h)
        return h @ p["out"] + p["out_bias"], kept

    def step(
        self, batch: Batch, rng: np.random.Generator, dropout: float, sharp: float = 0.3
    ) -> tuple[float, dict[str, Floats]]:
        """The mean loss a token, and the gradients.

        ``sharp`` weighs the cross-entropy of each token by itself, which makes the
        scores settle most tokens before the chain is asked.
        """
        p, mask = self.p, batch.mask[..., None]
        scores, kept = self._forward(batch, rng, dropout)
        n = float(batch.mask.sum())
        loss, d_scores, d_trans = chain_loss(scores, p["transitions"], batch, sharp)
        g: dict[str, Floats] = {"transitions": d_trans / n}
        d = d_scores / n
        h = kept.pop()
        flat = d.reshape(-1, d.shape[-1])
        g["out"] = h.reshape(-1, h.shape[-1]).T @ flat
        g["out_bias"] = flat.sum(0)
        dh: Floats = np.asarray(d @ p["out"].T, np.float32)
        dh = (dh * kept.pop() if dropout else dh).astype(np.float32, copy=False)
        for i in reversed(range(len(self.shape.dilations))):
            dh = (dh * mask).astype(np.float32, copy=False)
            du = (dh * kept.pop() if dropout else dh).astype(np.float32, copy=False)
            u, wide = kept.pop(), kept.pop()
            dil = self.shape.dilations[i]
            dh += self._layer(f"block{i}", wide, u, du, (-dil, 0, dil), g)
        h, wide = kept.pop(), kept.pop()
        dh = (dh * mask).astype(np.float32, copy=False)
        dx = self._layer("first", wide, h, dh, self._window, g)
        dx = ((dx * kept.pop() if dropout else dx) * mask).astype(
            np.float32, copy=False
        )
        g["table"] = _scatter(batch.rows, dx, self.shape.rows)
        return loss / n, g

    def _layer(
        self,
        name: str,
        wide: Floats,
        out: Floats,
        d_out: Floats,
        offsets: Sequence[int],
        g: dict[str, Floats],
    ) -> Floats:
        pre = (d_out * (out > 0)).reshape(-1, out.shape[-1])
        g[name] = wide.reshape(-1, wide.shape[-1]).T @ pre
        g[f"{name}_bias"] = pre.sum(0)
        back = (pre @ self.p[name].T).reshape(wide.shape)
        return unshifted(back, offsets)


def _scatter(rows: Ints, d: Floats, n_rows: int) -> Floats:
    """Gradients of the table's rows."""
    flat = rows.reshape(-1, rows.shape[-1])
    n, k = flat.shape
    ones = np.ones(n * k, np.float32)
    where = csr_matrix(
        (ones, flat.ravel(), np.arange(0, n * k + 1, k)), shape=(n, n_rows)
    )
    return np.asarray(where.T @ d.reshape(n, -1), np.float32)


def chain_loss(
    scores: Floats, transitions: Floats, batch: Batch, sharp: float = 0.0
) -> tuple[float, Floats, Floats]:
    """Negative log-likelihood of the chain, summed, with its two gradients.

    The gradients take in ``sharp`` times the cross-entropy of single tokens; where
    only soft labels are given the transitions get none.
    """
    b, t, n = scores.shape
    top = scores.max(2, keepdims=True)
    e = np.exp(scores - top).astype(np.float64)
    m = np.exp(transitions).astype(np.float64)
    mask = batch.mask
    alpha = np.empty((t, b, n))
    scale = np.ones((t, b))
    a = np.full((b, n), 1.0)
    for i in range(t):
        step = e[:, i] if i == 0 else (a @ m) * e[:, i]
        a = np.where(mask[:, i, None], step, a)
        scale[i] = a.sum(1)
        a = a / scale[i][:, None]
        alpha[i] = a
    beta = np.ones((b, n))
    marginal = np.zeros((b, t, n))
    pairs = np.zeros((n, n))
    for i in range(t - 1, -1, -1):
        q = alpha[i] * beta
        marginal[:, i] = q / q.sum(1, keepdims=True)
        if i:
            after = e[:, i] * beta / scale[i][:, None]
            live = mask[:, i]
            joint = np.einsum("bi,bj->ij", alpha[i - 1][live], after[live]) * m
            pairs += joint
            beta = np.where(live[:, None], after @ m.T, beta)
    log_z = (np.log(scale) + np.where(mask, top[..., 0], 0).T)[:, :].sum()
    gold = np.zeros_like(marginal)
    np.put_along_axis(gold, batch.labels[..., None], 1.0, 2)
    held = mask[..., None]
    reached = float((scores * gold * held).sum())
    both = mask[:, 1:]
    left, right = batch.labels[:, :-1][both], batch.labels[:, 1:][both]
    reached += float(transitions[left, right].sum()) if batch.gold else 0.0
    np.add.at(pairs, (left, right), -1.0)
    if batch.soft is not None:
        gold = (gold + batch.soft) / 2 if batch.gold else batch.soft.astype(np.float64)
    alone = e / e.sum(2, keepdims=True)
    d_scores = (marginal - gold + sharp * (alone - gold)) * held
    if not batch.gold:
        pairs[:] = 0
    return (
        float(log_z) - reached,
        d_scores.astype(np.float32, copy=False),
        pairs.astype(np.float32, copy=False),
    )


def marginals(scores: Floats, transitions: Floats, mask: NDArray[np.bool_]) -> Floats:
    """The probability of every label of every token under the chain."""
    zeros = np.zeros(mask.shape, np.int64)
    soft = np.zeros(scores.shape, np.float32)
    batch = Batch(np.zeros((0,), np.int64), zeros, mask, soft, gold=False)
    return chain_loss(scores, transitions, batch)[1]


class Adam:
    """Adam with decoupled weight decay on everything but biases and transitions."""

    def __init__(self, parameters: dict[str, Floats], decay: float) -> None:
        self.p = parameters
        self.decay = decay
        self.m = {k: np.zeros_like(v) for k, v in parameters.items()}
        self.v = {k: np.zeros_like(v) for k, v in parameters.items()}
        self.t = 0

    def update(self, gradients: dict[str, Floats], rate: float) -> None:
        """One step at learning rate ``rate``."""
        self.t += 1
        fix = (1 - 0.999**self.t) ** 0.5 / (1 - 0.9**self.t)
        for k, g in gradients.items():
            m, v, p = self.m[k], self.v[k], self.p[k]
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            if self.decay and p.ndim == 2 and k != "transitions":
                p *= 1 - rate * self.decay
            p -= (rate * fix) * m / (np.sqrt(v) + 1e-8)
