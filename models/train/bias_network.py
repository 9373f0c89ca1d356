"""Training the small network that scores sentences by default.

The same network as :mod:`newsassay.features.bias.network`, in torch, with dropout.
Word vectors begin as the teacher's, cut down to their main directions.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ...features.bias.facts import FactTable
from ...features.bias.network import FAR, NEAR, Layers, SentenceNetwork
from ...features.bias.terms import Terms
from ...features.bias.words import WordIndex
from .batches import batches, pace, padded

Floats = NDArray[np.float64]

WIDTH, HIDDEN = 48, 64
EPOCHS, BATCH, RATE, DECAY, DROPOUT = 4, 128, 2e-3, 0.01, 0.2
_APART = 1e4


class _Network(nn.Module):  # type: ignore[misc]  # torch is optional
    """Rows of numbers, zero for nothing and one more than the index's otherwise."""

    def __init__(self, index: WordIndex, vectors: Floats, facts: Tensor) -> None:
        super().__init__()
        self.vectors = nn.Embedding(index.start + 1, WIDTH, padding_idx=0)
        self.words = nn.Embedding(index.start + 1, 1, padding_idx=0)
        self.near = nn.Conv1d(WIDTH, HIDDEN, len(NEAR), padding=2)
        self.far = nn.Conv1d(HIDDEN, HIDDEN, len(FAR), padding=2, dilation=2)
        self.out = nn.Linear(2 * HIDDEN, 3)
        self.facts = nn.Linear(facts.shape[1], 1)
        self.drop = nn.Dropout(DROPOUT)
        for layer in (self.words, self.facts):
            nn.init.zeros_(layer.weight)
        with torch.no_grad():
            self.vectors.weight.normal_(0, 0.1)
            self.vectors.weight[0] = 0
            if vectors.shape[1]:
                start = torch.tensor(_main_directions(vectors)).float()
                self.vectors.weight[1 : len(vectors) + 1] = start
        self.mean, self.spread = facts.mean(0), facts.std(0) + 1e-6

    def forward(self, ids: Tensor, facts: Tensor) -> Tensor:
        """Log-odds (n,) of ids (n, words) and facts (n, facts)."""
        there = (ids > 0).float()
        x = self.drop(self.vectors(ids)).transpose(1, 2)
        first = torch.relu(self.near(x)) * there[:, None]
        second = torch.relu(self.far(self.drop(first)))
        both = self.drop(torch.cat([first, second], 1).transpose(1, 2))
        adds, speaks, says = self.out(both).unbind(-1)
        speaks = torch.softmax(speaks + (there - 1) * _APART, 1)
        root = there.sum(1).clamp(min=1).sqrt()
        total = ((adds + self.words(ids)[..., 0]) * there).sum(1) / root
        known = self.facts((facts - self.mean) / self.spread)[:, 0]
        result: Tensor = total + (speaks * says).sum(1) + known
        return result


def fit_network(
    terms: Sequence[Terms],
    targets: Floats,
    index: WordIndex,
    table: FactTable,
    vectors: Floats,
) -> SentenceNetwork:
    """Fit probabilities ``targets`` of all rows of ``terms``; not calibrated.

    ``vectors`` has a row for each known word; without columns the network begins
    with random ones.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    generator = np.random.default_rng(0)
    rows = [row for part in terms for row in _rows(part)]
    facts = torch.tensor(np.concatenate([part.facts for part in terms]))
    answers = torch.tensor(targets).float()
    network = _Network(index, vectors, facts).train()
    tables = [network.vectors.weight, network.words.weight]
    others = [
        p for n, p in network.named_parameters() if not n.startswith(("vec", "words"))
    ]
    optimiser = torch.optim.AdamW(
        [
            {"params": others, "weight_decay": DECAY},
            {"params": tables, "weight_decay": 0},
        ],
        lr=RATE,
    )
    steps, step = EPOCHS * -(-len(rows) // BATCH), 0
    for epoch in range(EPOCHS):
        for batch in batches(rows, BATCH, generator):
            for group in optimiser.param_groups:
                group["lr"] = RATE * pace(step, steps)
            logits = network(torch.from_numpy(padded(rows, batch)), facts[batch])
            loss = functional.binary_cross_entropy_with_logits(logits, answers[batch])
            loss.backward()
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
        print(f"epoch {epoch + 1} of {EPOCHS}: {loss.item():.4f}", file=sys.stderr)
    layers, alone = _layers(network, index), np.zeros(index.size, np.float32)
    return SentenceNetwork(index, table, layers, 1.0, 0.0, 0.5, alone)


def _rows(terms: Terms) -> list[list[int]]:
    inner = terms.tokens >= 0
    ends = np.cumsum(terms.lengths)[:-1]
    return [part.tolist() for part in np.split(terms.flat[inner] + 1, ends)]


def _main_directions(vectors: Floats) -> Floats:
    """The vectors along their WIDTH main directions, each of spread one half."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    cut = vectors @ directions[:, ::-1][:, :WIDTH]
    result: Floats = cut / (2 * cut.std(axis=0))
    return result


def _layers(network: _Network, index: WordIndex) -> Layers:
    """The fitted weights as scoring needs them: facts unscaled, START and END zero."""
    state = {k: v.numpy().astype(np.float32) for k, v in network.state_dict().items()}
    vectors = np.zeros((index.size, WIDTH), np.float32)
    vectors[: index.start] = state["vectors.weight"][1:]
    words = np.zeros(index.size, np.float32)
    words[: index.start] = state["words.weight"][1:, 0]
    facts = state["facts.weight"][0] / network.spread.numpy()
    return Layers(
        words=words,
        vectors=vectors,
        near=state["near.weight"].transpose(2, 1, 0).reshape(-1, HIDDEN),
        near_base=state["near.bias"],
        far=state["far.weight"].transpose(2, 1, 0).reshape(-1, HIDDEN),
        far_base=state["far.bias"],
        out=state["out.weight"].T,
        out_base=state["out.bias"],
        facts=facts,
        base=float(state["facts.bias"][0] - facts @ network.mean.numpy()),
    )
