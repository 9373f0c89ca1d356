"""Fitting the model of clickbait: ``seeds/headline/clickbait.json`` and its card.

The labels of the training set follow its outlets, so a model of all words learns
which outlet wrote a headline. This one sees masked headlines (``features/clickbait``).
How little is lost by that on the set itself, and how the outlets of plain news that
were never trained on come to stand, the card says.

Reference: Chakraborty, Paranjape, Kakarla & Ganguly 2016, arXiv:1610.09786 (the data).
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from ...features.clickbait import ClickbaitModel, terms
from ...features.document import tokenize

TRAINING = "data/train/clickbait_chakraborty/all.jsonl"
PLAIN = "data/throughput/articles.jsonl.gz"
MIN_HEADLINES = 25
STRENGTH = 0.05
#: Every fifth headline is held out for the figures.
FOLDS = 5
#: Outlets with fewer articles are left out of the card's table.
MIN_ARTICLES = 50


def train(shared: Path, out: Path) -> Mapping[str, Any]:
    """Fit the model; write ``clickbait.json`` and its card below ``out``.

    Returns the figures of the card. Raises FileNotFoundError where ``shared`` lacks
    the training set. Under a minute on one core.
    """
    with (shared / TRAINING).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = np.array([row["label"] for row in rows])
    found = [frozenset(t for t, _ in terms(tokenize(r["text"]).norms)) for r in rows]
    counts = Counter(t for ts in found for t in ts)
    kept = sorted(t for t, n in counts.items() if n >= MIN_HEADLINES)
    matrix = _matrix(found, {t: i for i, t in enumerate(kept)})
    held = np.arange(len(rows)) % FOLDS == 0
    model = _fit(matrix[~held], labels[~held])
    auc = roc_auc_score(labels[held], model.decision_function(matrix[held]))
    figures: dict[str, Any] = {
        "headlines": len(rows),
        "terms": len(kept),
        "auc_held_out": round(float(auc), 3),
        "auc_of_all_words": round(_unmasked(rows, labels, held), 3),
    }
    model = _fit(matrix, labels)
    weights = dict(zip(kept, np.round(model.coef_[0], 4).tolist(), strict=True))
    base = round(float(model.intercept_[0]), 4)
    folder = out / "seeds" / "headline"
    folder.mkdir(exist_ok=True)
    text = json.dumps({"base": base, "weights": weights}, ensure_ascii=False, indent=0)
    (folder / "clickbait.json").write_text(text + "\n", encoding="utf-8")
    outlets = _outlets(shared, ClickbaitModel(base, weights))
    card = out / "models" / "artefacts" / "clickbait.md"
    card.write_text(_card(figures, outlets), encoding="utf-8")
    return figures


def _matrix(found: Sequence[frozenset[str]], index: Mapping[str, int]) -> sp.csr_matrix:
    cells = [(i, index[t]) for i, ts in enumerate(found) for t in ts if t in index]
    row, column = np.array(cells, np.int64).T
    return sp.csr_matrix((np.ones(len(row)), (row, column)), (len(found), len(index)))


def _fit(matrix: sp.csr_matrix, labels: NDArray[np.int64]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, labels)


def _unmasked(
    rows: Sequence[Mapping[str, Any]],
    labels: NDArray[np.int64],
    held: NDArray[np.bool_],
) -> float:
    """AUC of the same model over all words, for comparison."""
    counts = CountVectorizer(binary=True, min_df=3, ngram_range=(1, 2))
    matrix = counts.fit_transform([row["text"] for row in rows])
    model = _fit(matrix[~held], labels[~held])
    return float(roc_auc_score(labels[held], model.decision_function(matrix[held])))


def _outlets(shared: Path, model: ClickbaitModel) -> list[tuple[str, int, float]]:
    """Mean probability of the titles of plain news, by outlet, the lowest first."""
    found: dict[str, list[float]] = defaultdict(list)
    with gzip.open(shared / PLAIN, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["title"]:
                norms = tokenize(article["title"]).norms
                found[article["source"]].append(model.probability(norms)[0])
    means = [(o, len(ps), float(np.mean(ps))) for o, ps in found.items()]
    return sorted((m for m in means if m[1] >= MIN_ARTICLES), key=lambda m: m[2])


def _card(figures: Mapping[str, Any], outlets: Sequence[tuple[str, int, float]]) -> str:
    table = "\n".join(f"| {name} | {n} | {mean:.2f} |" for name, n, mean in outlets)
    return f"""# Clickbait, by the form of the headline

A linear model over a headline's closed-class words, the endings of the others, and
pairs of these (`features/clickbait.py`): {figures["terms"]} terms. Topics, names, case
and marks are masked.

- **Fitted on**: {figures["headlines"]} headlines of Chakraborty et al. 2016, MIT
  licence, half of them clickbait. The label follows the outlet there.
- **Held out** (every fifth headline): AUC {figures["auc_held_out"]}; the same model
  over all words, subjects included, {figures["auc_of_all_words"]}. Both flatter, since
  the outlets of the two parts are the same; the check that counts is the next.
- **Not the outlet, but the form**: outlets of plain news, none of them trained on, by
  the mean of their titles:

| outlet | titles | mean |
|---|---|---|
{table}

- **Calibration**: a probability for a set of which half is clickbait; in plain news
  read it as a rank.
- **Made anew** by `newsassay train clickbait`.

## Known failures

Essays and explainers ("Why the dam broke") stand high: they share the form. A teasing
headline in telegram style ("Mayor's secret revealed") stands low.
"""
