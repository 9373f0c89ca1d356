"""Fitting the model of check-worthiness.

A logistic regression on MiniLM sentence vectors (the teacher) reads the training
sentences far better than counts of words can. It labels every training sentence by a
model fitted without that sentence's debate; the linear model that ships learns from
these probabilities, mixed with the annotators' labels. Debates are held out together
wherever a figure, the calibration or the operating point is made. Without the
package that carries MiniLM the linear model learns from the labels alone, and the
card says what that costs.

Reference: Hinton, Vinyals, Dean (2015), Distilling the Knowledge in a Neural
Network, arXiv:1503.02531; Platt (1999), Probabilistic Outputs for Support Vector
Machines.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from ...features.document import tokenize
from ..checkworthy import sentence_terms
from .minilm import PACKAGE, MiniLM, installed

TRAINING = "data/train/claimbuster/crowdsourced.jsonl"
#: Share of the teacher's probability in what the linear model learns.
TEACHER_SHARE = 0.8
#: Strength of fit (inverse of the penalty) with and without the teacher.
C_TAUGHT, C_ALONE, C_TEACHER = 15.0, 4.0, 0.001
MIN_SENTENCES = 3
FOLDS = 5

Floats: TypeAlias = NDArray[np.float64]


def train(shared: Path, out: Path) -> Mapping[str, object]:
    """Fit the model; write ``checkworthy.npz`` and its card below ``out``.

    ``out`` is the package's folder; both go to its ``models/artefacts``.

    Returns the figures of the card. Raises FileNotFoundError where ``shared`` lacks
    the training set. About eight minutes on one core, twenty seconds without MiniLM.
    """
    folder = out / "models" / "artefacts"
    lines = (shared / TRAINING).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    labels = np.array([row["label"] == "CFS" for row in rows], dtype=float)
    debates = np.array([row["file"] for row in rows])
    folds = list(GroupKFold(FOLDS).split(labels, labels, debates))
    texts = [row["text"] for row in rows]
    taught = installed()
    targets = labels
    if taught:
        teacher = _held_out_teacher(MiniLM().encode(texts), labels, folds)
        targets = TEACHER_SHARE * teacher + (1 - TEACHER_SHARE) * labels
    terms = [sentence_terms(tokenize(t).norms) for t in texts]
    vocabulary, rarity = _vocabulary(terms)
    matrix = _matrix(terms, vocabulary, rarity)
    strength = C_TAUGHT if taught else C_ALONE
    held_out = np.zeros(len(labels))
    for fitted, kept in folds:
        model = _fit(matrix[fitted], targets[fitted], strength)
        held_out[kept] = model.decision_function(matrix[kept])
    slope, offset = _calibrate(held_out, labels)
    probability = 1 / (1 + np.exp(-(slope * held_out + offset)))
    model = _fit(matrix, targets, strength)
    _write(folder, vocabulary, rarity, model, slope, offset)
    figures = _figures(labels, probability, debates, taught, len(vocabulary))
    (folder / "checkworthy.md").write_text(_card(figures), encoding="utf-8")
    return figures


def _held_out_teacher(
    vectors: NDArray[np.float32],
    labels: Floats,
    folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> Floats:
    """The teacher's probability for each sentence, its debate held out."""
    scaled = StandardScaler().fit_transform(vectors)
    probability = np.zeros(len(labels))
    for fitted, kept in folds:
        model = LogisticRegression(C=C_TEACHER, max_iter=500)
        model.fit(scaled[fitted], labels[fitted])
        probability[kept] = model.predict_proba(scaled[kept])[:, 1]
    return probability


def _vocabulary(terms: Sequence[tuple[str, ...]]) -> tuple[dict[str, int], Floats]:
    """Terms of at least MIN_SENTENCES sentences, and how rare each is."""
    counts: Counter[str] = Counter()
    for found in terms:
        counts.update(found)
    kept = sorted(t for t, n in counts.items() if n >= MIN_SENTENCES)
    rarity = [math.log(len(terms) / counts[t]) + 1 for t in kept]
    return {t: i for i, t in enumerate(kept)}, np.array(rarity)


def _matrix(
    terms: Sequence[tuple[str, ...]], vocabulary: Mapping[str, int], rarity: Floats
) -> sp.csr_matrix:
    """Sentences by terms, rarity as value, every row of length one."""
    cells = [
        (row, vocabulary[t])
        for row, found in enumerate(terms)
        for t in found
        if t in vocabulary
    ]
    row, column = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    lengths = np.sqrt(np.bincount(row, rarity[column] ** 2, minlength=len(terms)))
    values = rarity[column] / lengths[row]
    return sp.csr_matrix((values, (row, column)), (len(terms), len(vocabulary)))


def _fit(matrix: sp.csr_matrix, targets: Floats, strength: float) -> LogisticRegression:
    """Logistic regression on probabilities: each sentence counts for both answers."""
    both = sp.vstack([matrix, matrix]).tocsr()
    answers = np.repeat([1, 0], len(targets))
    weights = np.concatenate([targets, 1 - targets])
    used = weights > 0
    model = LogisticRegression(C=strength, max_iter=2000)
    return model.fit(both[used], answers[used], sample_weight=weights[used])


def _calibrate(scores: Floats, labels: Floats) -> tuple[float, float]:
    """Platt's slope and offset for held-out scores."""
    model = LogisticRegression(C=1e6).fit(scores[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _write(
    folder: Path,
    vocabulary: Mapping[str, int],
    rarity: Floats,
    model: LogisticRegression,
    slope: float,
    offset: float,
) -> None:
    terms = "\n".join(vocabulary).encode("utf-8")
    np.savez_compressed(
        folder / "checkworthy.npz",
        terms=np.frombuffer(terms, dtype=np.uint8),
        v=(model.coef_[0] * rarity).astype(np.float16),
        q=(rarity**2).astype(np.float16),
        scalars=np.array([float(model.intercept_[0]), slope, offset]),
    )


def _figures(
    labels: Floats,
    probability: Floats,
    debates: NDArray[np.str_],
    taught: bool,
    n_terms: int,
) -> dict[str, object]:
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        abs(probability[bins == b].mean() - labels[bins == b].mean())
        * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return {
        "sentences": len(labels),
        "debates": len(set(debates.tolist())),
        "positive": round(float(labels.mean()), 4),
        "terms": n_terms,
        "taught": taught,
        "average_precision": round(
            float(average_precision_score(labels, probability)), 4
        ),
        "f1": round(float(f1_score(labels, probability >= 0.5)), 4),
        "calibration_error": round(float(sum(gaps)), 4),
    }


def _card(figures: Mapping[str, object]) -> str:
    taught = (
        f"a logistic regression on MiniLM sentence vectors (package `{PACKAGE}`, MIT), "
        f"each debate labelled without itself, weight {TEACHER_SHARE}"
        if figures["taught"]
        else "nobody: MiniLM was not installed, which costs about .03 of average "
        "precision"
    )
    return f"""# Check-worthiness of a sentence

A linear model over words, word pairs, beginnings and endings of words, and length
(`models/checkworthy.py` has the formula): {figures["terms"]} terms. It gives the
probability that a reader of the news would want the sentence checked.

- **Fitted on**: ClaimBuster, crowd-sourced part, {figures["sentences"]} sentences of
  {figures["debates"]} US presidential debates, {figures["positive"]} of them
  check-worthy factual statements (CFS; the others are unimportant factual or not
  factual). Licence: none stated in the copy used, open data record. Only weights and
  the terms they belong to are shipped.
- **Taught by**: {taught}.
- **Calibration**: Platt, on sentences of debates held out from the fit.
- **Held out by debate** ({FOLDS} folds): average precision
  {figures["average_precision"]}, F1 at .5 {figures["f1"]}, calibration error
  {figures["calibration_error"]} (ten bins).
- **Made anew** by `newsassay train checkworthy`, the same bytes each time on one
  machine.

## Known failures

Trained on speech of politicians: court reports, science and sport are less familiar
to it; short statements ("The port is closed.") get low values; a sentence of opinion
with a figure in it gets a high one. It does not know what is true, new or important.
"""
