"""Fitting what tells a checkable clause: a model of words, then the other figures.

First a student (``students.py``) learns to tell statements of fact, important or
not, from everything else, of debates and of unlabelled news. Then the weights of
:data:`~newsassay.models.checkable.FIGURES` are fitted on clauses of news articles
labelled by hand (``seeds/gold/clauses.tsv``, places only; the articles are in the
shared data) and on invented sentences (``propositions.jsonl``, dev half), articles
held out together for the figures of the card.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score, recall_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from ...features.document import annotate
from ...features.reading import read
from ...seeds.tsv import read_tsv
from ..checkable import FIGURES, factual_logits, figures, statement
from ..checkworthy import checkworthiness
from ..claims import ClaimFinder
from ..terms import load_terms
from .students import (
    MORE_WEIGHT,
    NEWS,
    Floats,
    debates,
    fit_student,
    student_figures,
    teacher_line,
    write_student,
)

#: What an unlabelled sentence of news counts beside a labelled one of a debate.
NEWS_WEIGHT = 1.0
#: Strength of fit of the figures.
C_FIGURES = 0.1
#: Share of their joint length in which a clause must agree with a labelled one.
_SAME = 0.9
_FOLDS = 10


def train(shared: Path, out: Path) -> Mapping[str, Any]:
    """Fit both; write ``factual.npz``, ``checkable.json`` and their cards in ``out``.

    Returns the figures of the card. Raises FileNotFoundError where ``shared`` lacks
    the data. About ten minutes on one core, a minute without MiniLM.
    """
    folder = out / "models" / "artefacts"
    labels = np.array([row["label"] != "NFS" for row in debates(shared)], dtype=float)
    more = [*labelled_texts(shared), *((r["text"], r["claim"]) for r in _own())]
    fitted = fit_student(shared, labels, NEWS_WEIGHT, more)
    write_student(fitted.student, folder / "factual.npz")
    load_terms.cache_clear()
    rows = [*labelled_clauses(shared), *_own_clauses()]
    x = np.array([values for _, values, _ in rows])
    y = np.array([label for *_, label in rows], dtype=float)
    groups = [article for article, *_ in rows]
    model = LogisticRegression(C=C_FIGURES, max_iter=1000)
    folds = GroupKFold(_FOLDS)
    held_out = cross_val_predict(
        model, x, y, groups=groups, cv=folds, method="predict_proba"
    )[:, 1]
    model.fit(x, y)
    document = {
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {
            f: round(float(w), 4) for f, w in zip(FIGURES, model.coef_[0], strict=True)
        },
    }
    text = json.dumps(document, indent=1) + "\n"
    (folder / "checkable.json").write_text(text, encoding="utf-8")
    told = student_figures(shared, labels, fitted) | _held_out(y, held_out)
    told["own"] = len(_own())
    (folder / "factual.md").write_text(_factual_card(told), encoding="utf-8")
    (folder / "checkable.md").write_text(_card(told), encoding="utf-8")
    return told


@cache
def _own() -> tuple[dict[str, Any], ...]:
    """The project's own labelled sentences, the half that may be fitted on."""
    path = files("newsassay.seeds").joinpath("gold", "propositions.jsonl")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(row for row in rows if row["split"] == "dev")


def _own_clauses() -> Iterator[tuple[int, tuple[float, ...], bool]]:
    """Group, figures and label of each clause of the own sentences."""
    for number, row in enumerate(_own()):
        for _, _, values in _clauses(row["text"], None):
            yield -1 - number, values, row["claim"]


def labelled_texts(shared: Path) -> Iterator[tuple[str, bool]]:
    """The words of every labelled clause, and its label."""
    for _, article, places in _labelled(shared):
        title = article.get("title") or ""
        text = f"{title}\n\n{article['text']}"  # places below 0 lie in the title
        origin = len(text) - len(article["text"])
        for start, end, label in places:
            yield text[start + origin : end + origin], label


def labelled_clauses(shared: Path) -> Iterator[tuple[int, tuple[float, ...], bool]]:
    """The article, the figures and the label of every labelled clause still found."""
    for number, article, places in _labelled(shared):
        clauses = list(_clauses(article["text"], article.get("title")))
        for start, end, label in places:
            for low, high, values in clauses:
                joint = min(high, end) - max(low, start)
                if joint > _SAME * (max(high, end) - min(low, start)):
                    yield number, values, label
                    break


_Places: TypeAlias = list[tuple[int, int, bool]]


def _labelled(shared: Path) -> Iterator[tuple[int, dict[str, Any], _Places]]:
    """The articles with labelled clauses: number, record, places with labels."""
    places: dict[int, _Places] = {}
    columns = ("article", "start", "end", "checkable")
    for row in read_tsv("gold", "clauses.tsv", columns=columns):
        place = int(row["start"]), int(row["end"]), row["checkable"] == "1"
        places.setdefault(int(row["article"]), []).append(place)
    with gzip.open(shared / NEWS, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number in places:
                yield number, json.loads(line), places[number]


def _clauses(
    text: str, title: str | None
) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Start, end (in the article's own text) and figures of an article's clauses."""
    document = annotate(text, title)
    reading = read(document)
    finder = ClaimFinder(reading)
    for sentence, worth in zip(document.scored, checkworthiness(reading), strict=True):
        words, _, candidates = finder.candidates(sentence, worth)
        told = [statement(words, c.span, c.verb) for c in candidates]
        factual = factual_logits(told)
        for c, logit in zip(candidates, factual, strict=True):
            values = figures(words, c.span, c.verb, c.setting, logit)
            yield c.start - document.origin, c.end - document.origin, values


def _held_out(labels: Floats, probability: Floats) -> dict[str, Any]:
    said = probability >= 0.5
    return {
        "clauses": len(labels),
        "checkable": round(float(labels.mean()), 3),
        "auc": round(float(roc_auc_score(labels, probability)), 3),
        "precision": round(float(precision_score(labels, said)), 3),
        "recall": round(float(recall_score(labels, said)), 3),
    }


def _factual_card(told: Mapping[str, Any]) -> str:
    return f"""# Statements of fact

A linear model over words, word pairs, beginnings and endings of words, and length
(`models/terms.py` has the formula): {told["terms"]} terms. It tells statements of fact,
important or not, from opinion, plans, questions and talk.

- **Fitted on**: ClaimBuster, crowd-sourced part, {told["sentences"]} sentences
  of {told["debates"]} US presidential debates, {told["positive"]} of them factual
  (check-worthy or unimportant, against not factual). Licence: none stated in the copy
  used, open data record. Only weights and the terms they belong to are shipped.
  Unlabelled sentences of news, told by the teacher, count {NEWS_WEIGHT} each. The
  teacher also reads the clauses and sentences that `checkable` is fitted on, which
  count {MORE_WEIGHT} each.
- **Taught by**: {teacher_line(told["taught"])}.
- **Held out by debate**: average precision {told["average_precision"]}, F1 at .5
  {told["f1"]}.
- **Made anew** by `newsassay train checkable`, the same bytes each time on one machine.

## Known failures

Short statements get low values; it does not know what is true.
"""


def _card(told: Mapping[str, Any]) -> str:
    return f"""# Checkable clauses

Whether a clause is a proposition that somebody could check: a logistic function of
{len(FIGURES)} figures (`models/checkable.py`), the first of which is the model of
statements of fact (`factual`).

- **Fitted on**: {told["clauses"]} clauses labelled for this project: of news articles
  (`seeds/gold/clauses.tsv`), and of {told["own"]} invented sentences
  (`seeds/gold/propositions.jsonl`, dev half). Checkable: {told["checkable"]}.
- **Held out by article** ({_FOLDS} folds; the teacher of `factual` had read them, so
  expect less): AUC {told["auc"]}; at .5 precision {told["precision"]}, recall
  {told["recall"]}. `newsassay evaluate claims` measures on sentences nothing has read.
- **Made anew** by `newsassay train checkable`, the same bytes each time on one machine.

## Known failures

Mostly politics was read for it. Praise or blame in the shape of a report passes for a
fact; facts in speech ("I was five years old") are often missed; it does not know what
is true, new or important.
"""
