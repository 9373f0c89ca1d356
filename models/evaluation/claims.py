"""How well check-worthy sentences and claims are told.

Check-worthiness beside word counts fitted on the same; claims on own sentences.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import fmean

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    f1_score,
    precision_score,
    recall_score,
)
from sklearn.pipeline import make_pipeline

from ...features.document import annotate_sentence, tokenize
from ...features.reading import read
from ..additive import logistic
from ..checkworthy import checkworthiness
from ..claims import find_claims
from ..terms import load_terms
from .table import Table

_TRAIN = "data/train/claimbuster/crowdsourced.jsonl"
_TRUTH = "data/eval/claimbuster/groundtruth.jsonl"
_DEBATES = "data/eval/checkthat2019_task1/train.jsonl"

_Scorer = Callable[[Sequence[str]], list[float]]


def evaluate_claims(shared: Path) -> list[Table]:
    """Check-worthiness on ClaimBuster's ground truth and CheckThat! 2019 debates.

    ``shared`` holds the data sets. Returns one table: F1 at .5 and average precision
    on the first, mean average precision over debates on the second, for the model
    that ships and for TF-IDF (words and pairs) with logistic regression fitted here
    on ClaimBuster's crowd-sourced part, plainly and with sublinear counts. A second
    table: how many of the project's own sentences that assert something checkable
    give a claim, and how many of the others do.
    """
    train = _rows(shared / _TRAIN)
    scorers: list[tuple[str, _Scorer]] = [
        ("newsassay", score_texts),
        ("TF-IDF, sublinear, C=4", _tfidf(train, sublinear=True, strength=4.0)),
        ("TF-IDF, plain, C=1", _tfidf(train, sublinear=False, strength=1.0)),
    ]
    truth, debates = _rows(shared / _TRUTH), _rows(shared / _DEBATES)
    rows = tuple(
        (name, *_truth_figures(truth, scorer), _debate_map(debates, scorer))
        for name, scorer in scorers
    )
    columns = (
        "model",
        f"ClaimBuster F1 at .5 (n={len(truth)})",
        "ClaimBuster AP",
        f"CheckThat 2019 MAP (n={len(debates)})",
    )
    return [Table("Check-worthy sentences", columns, rows), _own()]


def _own() -> Table:
    """Claim or none, on the project's own sentences, dev and test apart."""
    path = files("newsassay.seeds").joinpath("gold", "propositions.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = []
    for split in ("dev", "test"):
        chosen = [r for r in map(json.loads, lines) if r["split"] == split]
        gold = [r["claim"] for r in chosen]
        told = [_claims(r["text"]) for r in chosen]
        figures = (
            round(float(measure(gold, told)), 3)
            for measure in (precision_score, recall_score, f1_score)
        )
        rows.append((split, len(chosen), sum(gold), sum(told), *figures))
    columns = ("half", "sentences", "claims", "told", "precision", "recall", "F1")
    return Table("Own sentences: a claim or none", columns, tuple(rows))


def _claims(text: str) -> bool:
    """Whether a sentence by itself gives a claim."""
    reading = read(annotate_sentence(text))
    nothing = tuple(0.0 for _ in reading.document.scored)
    values = {"hedged": nothing, "weasel": nothing}
    values["checkworthy"] = checkworthiness(reading)
    return bool(find_claims(reading, values))


def score_texts(texts: Sequence[str]) -> list[float]:
    """Check-worthiness (0 to 1) of each text, taken as one sentence."""
    model = load_terms("checkworthy")
    return [logistic(model.logit(tokenize(t).norms)) for t in texts]


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _texts(rows: Sequence[dict[str, object]]) -> list[str]:
    return [str(row["text"]) for row in rows]


def _tfidf(
    train: Sequence[dict[str, object]], *, sublinear: bool, strength: float
) -> _Scorer:
    model = make_pipeline(
        TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=sublinear, min_df=2 if sublinear else 1
        ),
        LogisticRegression(C=strength, max_iter=1000),
    )
    model.fit(_texts(train), [row["label"] == "CFS" for row in train])
    return lambda texts: [float(p) for p in model.predict_proba(texts)[:, 1]]


def _truth_figures(
    rows: Sequence[dict[str, object]], scorer: _Scorer
) -> tuple[float, float]:
    labels = [row["label"] == "CFS" for row in rows]
    scores = scorer(_texts(rows))
    f1 = f1_score(labels, [s >= 0.5 for s in scores])
    return round(float(f1), 4), round(float(average_precision_score(labels, scores)), 4)


def _debate_map(rows: Sequence[dict[str, object]], scorer: _Scorer) -> float:
    by_debate: dict[object, list[tuple[object, float]]] = defaultdict(list)
    for row, score in zip(rows, scorer(_texts(rows)), strict=True):
        by_debate[row["debate"]].append((row["label"], score))
    return round(
        fmean(
            float(average_precision_score([a for a, _ in d], [s for _, s in d]))
            for d in by_debate.values()
        ),
        4,
    )
