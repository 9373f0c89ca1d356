"""The network's gradients are those of its loss."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.models.convolution import (
    Adam,
    Batch,
    Network,
    Shape,
    initial,
    marginals,
    shifted,
    unshifted,
)

SHAPE = Shape(rows=12, width=4, hidden=5, labels=3, dilations=(1, 2))


def network(seed: int = 1) -> Network:
    rng = np.random.default_rng(seed)
    allowed = np.ones((3, 3), np.bool_)
    allowed[0, 2] = False
    return Network(SHAPE, initial(SHAPE, rng, allowed))


def batch() -> Batch:
    rng = np.random.default_rng(2)
    labels = np.array([[0, 1, 2, 2, 0, 1], [1, 2, 0, 0, 0, 0]])
    mask = np.array([[True] * 6, [True] * 3 + [False] * 3])
    return Batch(rng.integers(0, 12, (2, 6, 2)), labels, mask)


@pytest.mark.parametrize("name", ["table", "first", "out", "block1", "transitions"])
def test_gradients(name: str) -> None:
    model, data, rng = network(), batch(), np.random.default_rng(0)
    gradient = model.step(data, rng, 0.0, 0.0)[1][name]
    values = model.p[name]
    place = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
    step = 2e-3  # small, for the ramp function has kinks
    values[place] += step
    above = model.step(data, rng, 0.0, 0.0)[0]
    values[place] -= 2 * step
    below = model.step(data, rng, 0.0, 0.0)[0]
    assert (above - below) / (2 * step) == pytest.approx(gradient[place], rel=0.05)


def test_shifting_and_its_adjoint() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 5, 3)).astype(np.float32)
    g = rng.normal(size=(2, 5, 9)).astype(np.float32)
    offsets = (-2, 0, 2)
    left = float((shifted(x, offsets) * g).sum())
    assert left == pytest.approx(float((x * unshifted(g, offsets)).sum()), rel=1e-4)


def test_marginals_are_probabilities_and_keep_to_the_chain() -> None:
    model, data = network(), batch()
    soft = marginals(model.emissions(data), model.p["transitions"], data.mask)
    assert soft[data.mask].sum(1) == pytest.approx(1.0, abs=1e-4)
    assert (soft[data.mask] >= -1e-6).all()


def test_it_learns() -> None:
    model, data, rng = network(), batch(), np.random.default_rng(0)
    optimiser = Adam(model.p, 0.0)
    first = model.step(data, rng, 0.0)[0]
    for _ in range(150):
        optimiser.update(model.step(data, rng, 0.0)[1], 0.02)
    assert model.step(data, rng, 0.0)[0] < first / 10
