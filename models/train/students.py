"""Fitting linear models of words that learn from a stronger reader.

A logistic regression on MiniLM sentence vectors (the teacher) reads sentences far
better than counts of words can. It labels every training sentence by a model fitted
without that sentence's debate, and news sentences that nobody has labelled; the
linear model that ships (the student) learns from these probabilities, mixed with the
annotators' labels. Debates are held out together wherever a figure, the calibration
or the operating point is made. Without the package that carries MiniLM the student
learns from the labels alone, and the card says what that costs.

Reference: Hinton, Vinyals, Dean (2015), Distilling the Knowledge in a Neural
Network, arXiv:1503.02531; Platt (1999), Probabilistic Outputs for Support Vector
Machines.
"""

from __future__ import annotations

import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from ...features.document import annotate, tokenize
from ..terms import sentence_terms
from .minilm import PACKAGE, MiniLM, installed

TRAINING = "data/train/claimbuster/crowdsourced.jsonl"
NEWS = "data/throughput/articles.jsonl.gz"
#: Share of the teacher's probability in what the student learns.
TEACHER_SHARE = 0.8
#: Strength of fit (inverse of the penalty) with and without the teacher.
C_TAUGHT, C_ALONE, C_TEACHER = 15.0, 4.0, 0.001
#: What another labelled text counts beside one of the debates, and the teacher's
#: strength of fit where there are some.
MORE_WEIGHT, C_MORE = 30.0, 0.0003
MIN_SENTENCES = 3
FOLDS = 5
#: Articles, sentences of one, and sentences in all of the unlabelled news.
_ARTICLES, _EACH, _NEWS_SENTENCES = 900, 16, 12_000
_LENGTHS = range(4, 46)

Floats: TypeAlias = NDArray[np.float64]
Folds: TypeAlias = Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]


@dataclass(frozen=True, slots=True)
class Student:
    """A fitted model of terms: weights, rarities, bias, and its calibration."""

    vocabulary: Mapping[str, int]
    rarity: Floats
    weights: Floats
    bias: float
    slope: float
    offset: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A student and the calibrated probability of each labelled sentence, held out."""

    student: Student
    held_out: Floats
    taught: bool


@cache
def debates(shared: Path) -> tuple[dict[str, Any], ...]:
    """ClaimBuster's crowd-sourced sentences."""
    lines = (shared / TRAINING).read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def debate_vectors(shared: Path) -> NDArray[np.float32]:
    """MiniLM's vectors of these sentences."""
    return MiniLM().encode([row["text"] for row in debates(shared)])


@cache
def news(shared: Path) -> tuple[str, ...]:
    """Sentences of news articles, drawn with a fixed seed."""
    draw = random.Random(7)
    with gzip.open(shared / NEWS, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    draw.shuffle(articles)
    drawn: list[str] = []
    for article in articles[:_ARTICLES]:
        document = annotate(article["text"], article.get("title"))
        sentences = [
            document.slice(s) for s in document.scored if s.n_words in _LENGTHS
        ]
        drawn += draw.sample(sentences, min(_EACH, len(sentences)))
    draw.shuffle(drawn)
    return tuple(drawn[:_NEWS_SENTENCES])


@cache
def news_vectors(shared: Path) -> NDArray[np.float32]:
    """MiniLM's vectors of these sentences."""
    return MiniLM().encode(news(shared))


def fit_student(
    shared: Path,
    labels: Floats,
    news_weight: float = 0.0,
    more: Sequence[tuple[str, bool]] = (),
) -> Fitted:
    """Fit a student to ``labels`` (0 or 1) of the debates' sentences.

    ``news_weight`` is what a sentence of unlabelled news counts beside one of the
    debates; 0 leaves the news out. ``more`` are other labelled texts, which the
    teacher reads (the student, where there is no teacher) with ``MORE_WEIGHT``.
    Raises FileNotFoundError where ``shared`` lacks the data.
    """
    rows = debates(shared)
    groups = [row["file"] for row in rows]
    folds = list(GroupKFold(FOLDS).split(labels, labels, groups))
    texts = [row["text"] for row in rows]
    taught = installed()
    targets, weights = labels, np.ones(len(labels))
    if taught:
        held_out, told = _teach(shared, labels, folds, news_weight > 0, more)
        targets = TEACHER_SHARE * held_out + (1 - TEACHER_SHARE) * labels
        if news_weight > 0:
            texts += news(shared)
            targets = np.concatenate([targets, told])
            weights = np.concatenate([weights, np.full(len(told), news_weight)])
    else:
        texts += [text for text, _ in more]
        targets = np.concatenate([targets, [float(label) for _, label in more]])
        weights = np.concatenate([weights, np.full(len(more), MORE_WEIGHT)])
    terms = [sentence_terms(tokenize(t).norms) for t in texts]
    vocabulary, rarity = _vocabulary(terms)
    matrix = _matrix(terms, vocabulary, rarity)
    strength = C_TAUGHT if taught else C_ALONE
    scores = np.zeros(len(labels))
    unlabelled = np.arange(len(labels), len(texts))
    for fitted, kept in folds:
        used = np.concatenate([fitted, unlabelled])
        model = _fit(matrix[used], targets[used], weights[used], strength)
        scores[kept] = model.decision_function(matrix[kept])
    slope, offset = calibrate(scores, labels)
    model = _fit(matrix, targets, weights, strength)
    student = Student(
        vocabulary,
        rarity,
        model.coef_[0],
        float(model.intercept_[0]),
        slope,
        offset,
    )
    return Fitted(student, 1 / (1 + np.exp(-(slope * scores + offset))), taught)


def _teach(
    shared: Path,
    labels: Floats,
    folds: Folds,
    tell_news: bool,
    more: Sequence[tuple[str, bool]],
) -> tuple[Floats, Floats]:
    """The teacher's probabilities: of the debates, each held out, and of the news."""
    scaler = StandardScaler().fit(debate_vectors(shared))
    scaled = scaler.transform(debate_vectors(shared))
    added, told = _more(scaler, more, scaled.shape[1])

    def teacher(rows: NDArray[np.int64]) -> LogisticRegression:
        x = np.concatenate([scaled[rows], added])
        y = np.concatenate([labels[rows], told])
        counts = np.repeat([1.0, MORE_WEIGHT], [len(rows), len(told)])
        model = LogisticRegression(C=C_MORE if more else C_TEACHER, max_iter=500)
        return model.fit(x, y, sample_weight=counts)

    held_out = np.zeros(len(labels))
    for fitted, kept in folds:
        held_out[kept] = teacher(fitted).predict_proba(scaled[kept])[:, 1]
    if not tell_news:
        return held_out, np.zeros(0)
    model = teacher(np.arange(len(labels)))
    return held_out, model.predict_proba(scaler.transform(news_vectors(shared)))[:, 1]


def _more(
    scaler: StandardScaler, more: Sequence[tuple[str, bool]], width: int
) -> tuple[NDArray[np.float32], Floats]:
    """Vectors and labels of the other labelled texts."""
    if not more:
        return np.zeros((0, width), np.float32), np.zeros(0)
    vectors = MiniLM().encode([text for text, _ in more])
    return scaler.transform(vectors), np.array([float(label) for _, label in more])


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


def _fit(
    matrix: sp.csr_matrix, targets: Floats, counts: Floats, strength: float
) -> LogisticRegression:
    """Logistic regression on probabilities: each sentence counts for both answers."""
    both = sp.vstack([matrix, matrix]).tocsr()
    answers = np.repeat([1, 0], len(targets))
    weights = np.concatenate([targets, 1 - targets]) * np.concatenate([counts, counts])
    used = weights > 0
    model = LogisticRegression(C=strength, max_iter=2000)
    return model.fit(both[used], answers[used], sample_weight=weights[used])


def calibrate(scores: Floats, labels: Floats) -> tuple[float, float]:
    """Platt's slope and offset for held-out scores."""
    model = LogisticRegression(C=1e6).fit(scores[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def write_student(student: Student, path: Path) -> None:
    """Write the arrays that :func:`newsassay.models.terms.load_terms` reads."""
    terms = "\n".join(student.vocabulary).encode("utf-8")
    np.savez_compressed(
        path,
        terms=np.frombuffer(terms, dtype=np.uint8),
        v=(student.weights * student.rarity).astype(np.float16),
        q=(student.rarity**2).astype(np.float16),
        scalars=np.array([student.bias, student.slope, student.offset]),
    )


def student_figures(shared: Path, labels: Floats, fitted: Fitted) -> dict[str, Any]:
    """What a card says of a student: sizes, and how well it does held out."""
    probability = fitted.held_out
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        abs(probability[bins == b].mean() - labels[bins == b].mean())
        * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    precision = average_precision_score(labels, probability)
    return {
        "sentences": len(labels),
        "debates": len({row["file"] for row in debates(shared)}),
        "positive": round(float(labels.mean()), 4),
        "terms": len(fitted.student.vocabulary),
        "taught": fitted.taught,
        "average_precision": round(float(precision), 4),
        "f1": round(float(f1_score(labels, probability >= 0.5)), 4),
        "calibration_error": round(float(sum(gaps)), 4),
    }


def teacher_line(taught: bool) -> str:
    """Who taught a student, for its card."""
    if taught:
        return (
            f"a logistic regression on MiniLM sentence vectors (package `{PACKAGE}`, "
            f"MIT), each debate labelled without itself, weight {TEACHER_SHARE}"
        )
    return (
        "nobody: MiniLM was not installed, which costs about .03 of average precision"
    )
