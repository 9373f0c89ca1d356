"""Fitting the model of sentiment towards a named target.

A multinomial logistic regression over the words about a mention: what each word is,
where it stands, its valence in VADER's list, its MiniLM vector cut to a few
directions, and the class of loaded phrases. Every one of these belongs to a word at a
place, so the weights are added up into one table that ships, and words the training
sentences lack take theirs from valence and vector.

Reference: Hamborg & Donnay 2021, NewsMTSC, doi:10.18653/v1/2021.eacl-main.142 (the
data). Without the package that carries MiniLM there are no vectors, and the card says
what that costs.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from ...features.actors.surroundings import Vocabulary, phrases, quoting
from ...features.document import annotate_sentence, tokenize
from ...features.lexicon import load_lexicon, match_lexicons
from .minilm import PACKAGE, MiniLM, installed
from .target_design import Cells, Design

TRAINING = "data/train/newsmtsc/train.jsonl"
PLAIN = "data/throughput/articles.jsonl.gz"
#: The classes, in the order of the fitted scores.
LABELS = (1, -1, 0)
#: A word is in the vocabulary from this many uses, mostly in lower case.
MIN_USES = 5
DIRECTIONS = 48
STRENGTH = 0.02
FOLDS = 5

Floats = NDArray[np.float64]


def train(shared: Path, out: Path) -> Mapping[str, Any]:
    """Fit the model; write ``seeds/actors/sentiment.npz`` and the card below ``out``.

    Returns the figures of the card. Raises FileNotFoundError where ``shared`` lacks
    the training set. About three minutes on one core.
    """
    rows = [json.loads(line) for line in (shared / TRAINING).open(encoding="utf-8")]
    words = vocabulary([*_plain(shared), *(row["text"] for row in rows)])
    labels = sorted({e.label for e, _ in load_lexicon("loaded")} - {"literal"})
    cells = encode(rows, words, labels)
    design = Design(cells, words, labels, word_vectors(words))
    answers = np.array([row["label"] for row in rows])
    groups = [group(row["id"]) for row in rows]
    predicted = _held_out(design.matrix, answers, groups)
    figures: dict[str, Any] = {
        "mentions": len(rows),
        "groups": len(set(groups)),
        "words": len(words),
        "vectors": installed(),
        "macro_f1": round(float(f1_score(answers, predicted, average="macro")), 3),
        "accuracy": round(float((answers == predicted).mean()), 3),
    }
    arrays = design.tables(*fit(design.matrix, answers))
    (out / "seeds" / "actors").mkdir(exist_ok=True)
    path = out / "seeds" / "actors" / "sentiment.npz"
    np.savez_compressed(path, allow_pickle=False, **arrays)
    card = out / "models" / "artefacts" / "targets.md"
    card.write_text(_card(figures), encoding="utf-8")
    return figures


def group(identifier: str) -> str:
    """What is held out together: the event (AllSides) or the article (PolUSA)."""
    parts = identifier.split("_")
    return f"{parts[0]}_{parts[2]}"


def vocabulary(texts: Iterable[str]) -> list[str]:
    """Words written mostly in lower case, and marks, in order of the alphabet."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        tokens = tokenize(text)
        for i, (word, norm) in enumerate(zip(tokens.texts, tokens.norms, strict=True)):
            if not word[0].isalpha():
                lower[norm] += not word[0].isdigit()
            elif word[0].islower():
                lower[norm] += 1
            elif i and tokens.texts[i - 1][0].isalnum():
                upper[norm] += 1
    return sorted(w for w, n in lower.items() if n >= MIN_USES and n > upper[w])


def word_vectors(words: Sequence[str]) -> Floats:
    """Each word's MiniLM vector in its first directions; width 0 without MiniLM."""
    if not installed():
        return np.zeros((len(words), 0))
    vectors = MiniLM().encode(words).astype(np.float64)
    vectors = (vectors - vectors.mean(axis=0)) / (vectors.std(axis=0) + 1e-6)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    cut = vectors @ directions[:, ::-1][:, :DIRECTIONS]
    result: Floats = cut / np.sqrt((cut**2).sum(axis=1).mean())
    return result


def encode(
    rows: Sequence[Mapping[str, Any]], words: Sequence[str], labels: Sequence[str]
) -> Cells:
    """The mentions of ``rows`` (text, start, end) as cells."""
    known = Vocabulary(words)
    classes = {label: i for i, label in enumerate(labels)}
    parts: list[tuple[NDArray[Any], ...]] = []
    quoted = []
    for number, row in enumerate(rows):
        document = annotate_sentence(row["text"])
        tokens = document.tokens
        first = max(bisect_left(tokens.ends, row["start"] + 1), 0)
        last = max(bisect_left(tokens.starts, row["end"]), first + 1)
        spans = [(first, last, 0, len(tokens))]
        codes = known.encode(tokens)
        _, token, place = known.around(codes, spans)
        loaded = match_lexicons(document)["loaded"]
        phrase, weight = phrases(loaded, classes, len(tokens))
        owner = np.full(len(token), number)
        denied = known.negated(codes)[token]
        parts.append((owner, codes[token], place, denied, phrase[token], weight[token]))
        quoted.append(quoting(document, spans))
    owner, code, place, denied, phrase, weight = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    return Cells(owner, code, place, denied, phrase, weight, np.concatenate(quoted))


def fit(matrix: sp.csr_matrix, answers: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Weights (2, columns) and base (2,) of "well" and "ill" against neutral."""
    model = LogisticRegression(
        C=STRENGTH, max_iter=300, tol=1e-3, class_weight="balanced"
    ).fit(matrix, answers)
    order = [list(model.classes_).index(label) for label in (1, -1, 0)]
    weights, base = model.coef_[order], model.intercept_[order]
    return weights[:2] - weights[2], base[:2] - base[2]


def _held_out(
    matrix: sp.csr_matrix, answers: NDArray[np.int64], groups: Sequence[str]
) -> NDArray[np.int64]:
    """The answer given to each mention by a model that did not see its group."""
    found = np.zeros(len(answers), np.int64)
    for fitted, kept in GroupKFold(FOLDS).split(answers, answers, groups):
        weights, base = fit(matrix[fitted], answers[fitted])
        scores = matrix[kept] @ weights.T + base
        scores = np.column_stack([scores, np.zeros(len(kept))])
        found[kept] = np.array(LABELS)[scores.argmax(axis=1)]
    return found


def _plain(shared: Path) -> list[str]:
    with gzip.open(shared / PLAIN, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _card(figures: Mapping[str, Any]) -> str:
    vectors = (
        f"MiniLM vectors of single words (package `{PACKAGE}`, MIT), cut to "
        f"{DIRECTIONS} directions"
        if figures["vectors"]
        else "none: MiniLM was not installed, which costs about .02 of macro-F1"
    )
    return f"""# Sentiment towards a named actor

An additive model over the words about a mention of a name, by what they are and where
they stand (`features/actors/sentiment.py`): {figures["words"]} words at ten places.
It says whether a sentence speaks well or ill of the one named, or neither.

- **Fitted on**: NewsMTSC (Hamborg and Donnay 2021), training part,
  {figures["mentions"]} mentions in American news sentences, MIT licence. The
  vocabulary's words are those written mostly in lower case there and in 3,000 plain
  articles: names are unknown to the model.
- **Words not met in training**: valence from VADER's list (MIT); {vectors}.
- **Held out** by event or article ({FOLDS} folds, {figures["groups"]} groups):
  macro-F1 {figures["macro_f1"]}, accuracy {figures["accuracy"]}.
- **Made anew** by `newsassay train targets`.

## Known failures

It adds up words: who did it to whom is told only by the side on which the words stand
("A sued B", "B was sued by A"). What happens to somebody counts like what is thought
of him, since the annotators had it so: a man who is killed, jailed or beaten in a vote
is spoken ill of. Irony ("what a genius the mayor is"), names hidden in "the group" or
"his rival", and sentences about two actors at once are where it errs most.
"""
