"""What the features add to a model of words, with outlets held out.

A logistic regression is given words (TF-IDF), our features, and both.

Each set is split so that no outlet stands on both sides: five folds of whole sources,
or one portal held out after the other. In every training fold, and from nothing else,
the strength of the penalty is chosen by the same kind of split within it. The
preparation of the features is the same everywhere: missing values are given the median
and an indicator; the square root evens out rates of rare things; standardised columns
are cut at three standard deviations. The models are part of the experiment: none ships.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from ...features.document import annotate
from ...features.reading import read
from ...features.registry import extractors
from ..assay import feature_values
from .table import Table

#: Inverse strengths of the penalty to choose from: on words, and on our features.
WORDS_C = (1.0, 10.0)
FEATURES_C = (0.0003, 0.001, 0.003, 0.01, 0.03)
_FOLDS = 5
_CUT = 3.0


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set: where it is, what groups it, and which labels are the class sought."""

    name: str
    path: str
    group: str
    positive: tuple[str, ...]
    leave_one_out: bool


SETS = (
    LabelledSet(
        "fakenewsnet_v1, by source",
        "data/eval/fakenewsnet_v1/all.jsonl",
        "source",
        ("fake",),
        False,
    ),
    LabelledSet(
        "recovery, by source",
        "data/eval/recovery/all.jsonl",
        "source",
        ("unreliable",),
        False,
    ),
    LabelledSet(
        "buzzfeed_webis2016, leave one portal out",
        "data/eval/buzzfeed_webis2016/all.jsonl",
        "portal",
        ("1",),
        True,
    ),
)
_Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """Columns for all articles, and the strengths their penalty may have."""

    columns: Any
    strengths: tuple[float, ...]


def evaluate_lift(shared: Path) -> list[Table]:
    """Macro-F1 of words, our features and both; ``shared`` holds the data sets."""
    rows: list[tuple[object, ...]] = []
    families: list[tuple[object, ...]] = []
    for labelled in SETS:
        data = _load(shared / labelled.path, labelled)
        found = [data.macro_f1(kind) for kind in ("words", "features", "both")]
        counts = (len(data.labels), int(data.labels.sum()), len(set(data.groups)))
        rows.append((labelled.name, *counts, *found, found[2] - found[0]))
        families += [(labelled.name, *row) for row in data.by_family()]
    means = [float(np.mean([row[i] for row in rows])) for i in range(4, 8)]
    rows.append(("mean", "", "", "", *means))
    columns = ("set", "articles", "positive", "outlets")
    return [
        Table(
            "Lift: logistic regression, outlets held out, macro-F1",
            (*columns, "TF-IDF", "features", "both", "both - TF-IDF"),
            tuple(rows),
        ),
        Table(
            "Each family of features alone, the same way",
            ("set", "family", "columns", "macro-F1"),
            tuple(families),
        ),
    ]


class Experiment:
    """One set, read and measured.

    ``features`` has a row an article and a column a feature (NaN: not measured),
    ``families`` the family of each column.
    """

    def __init__(
        self,
        texts: ArrayLike,
        features: _Rows,
        families: ArrayLike,
        labels: NDArray[np.int64],
        groups: ArrayLike,
        leave_one_out: bool,
    ) -> None:
        self.texts = np.asarray(texts, dtype=object)
        self.features = features
        self.families = np.asarray(families)
        self.labels = labels
        self.groups = np.asarray(groups)
        self.leave_one_out = leave_one_out

    def macro_f1(self, kind: str) -> float:
        """Macro-F1 of the predictions on held-out outlets, all folds together."""
        from sklearn.metrics import f1_score

        predicted = np.zeros(len(self.labels))
        everything = np.arange(len(self.labels))
        for train, test in self._folds(everything):
            blocks = self._blocks(kind, train)
            strengths = self._choose(blocks, train)
            predicted[test] = self._fit(blocks, strengths, train, test) > 0
        return float(f1_score(self.labels, predicted, average="macro"))

    def by_family(self) -> Iterator[tuple[str, int, float]]:
        """Each family of features by itself."""
        for family in dict.fromkeys(self.families):
            own = self.families == family
            part = Experiment(
                self.texts,
                self.features[:, own],
                self.families[own],
                self.labels,
                self.groups,
                self.leave_one_out,
            )
            yield str(family), int(own.sum()), part.macro_f1("features")

    def _folds(self, rows: NDArray[np.int64]) -> Iterator[tuple[Any, Any]]:
        from sklearn.model_selection import LeaveOneGroupOut, StratifiedGroupKFold

        splitter = (
            LeaveOneGroupOut() if self.leave_one_out else StratifiedGroupKFold(_FOLDS)
        )
        with warnings.catch_warnings():
            # A class may have fewer outlets than there are folds.
            warnings.simplefilter("ignore", UserWarning)
            parts = list(splitter.split(rows, self.labels[rows], self.groups[rows]))
        for train, test in parts:
            yield rows[train], rows[test]

    def _blocks(self, kind: str, train: NDArray[np.int64]) -> list[Block]:
        """The blocks of columns, their preparation learned from ``train`` alone."""
        blocks = []
        if kind != "features":
            words = vectorizer().fit(self.texts[train])
            blocks.append(Block(words.transform(self.texts), WORDS_C))
        if kind != "words":
            own = preparation().fit(self.features[train])
            prepared = np.clip(own.transform(self.features), -_CUT, _CUT)
            blocks.append(Block(sparse.csr_matrix(prepared), FEATURES_C))
        return blocks

    def _choose(
        self, blocks: list[Block], train: NDArray[np.int64]
    ) -> tuple[float, ...]:
        """The strengths with the best log loss on outlets held out within ``train``."""
        options = product(*(block.strengths for block in blocks))
        folds = [
            (a, b)
            for a, b in self._folds(train)
            if 0 < self.labels[a].sum() < len(a)  # both classes to learn from
        ]
        return min(options, key=lambda s: self._loss(blocks, s, folds))

    def _loss(
        self, blocks: list[Block], strengths: tuple[float, ...], folds: list[Any]
    ) -> float:
        """Log loss over the folds, both classes with the same weight."""
        losses: dict[int, list[float]] = {0: [], 1: []}
        for train, test in folds:
            margins = self._fit(blocks, strengths, train, test)
            for margin, label in zip(margins, self.labels[test], strict=True):
                signed = margin if label else -margin
                losses[int(label)].append(float(np.logaddexp(0.0, -signed)))
        return float(np.mean([np.mean(part) for part in losses.values() if part]))

    def _fit(
        self,
        blocks: list[Block],
        strengths: tuple[float, ...],
        train: NDArray[np.int64],
        test: NDArray[np.int64],
    ) -> _Rows:
        """Fit on ``train``; return the log-odds of ``test``.

        A block times the root of its strength under a penalty of strength one is the
        block under its own penalty.
        """
        from sklearn.linear_model import LogisticRegression

        scaled = [
            b.columns * np.sqrt(c) for b, c in zip(blocks, strengths, strict=True)
        ]
        columns = sparse.hstack(scaled, format="csr")
        model = LogisticRegression(
            C=1.0, class_weight="balanced", solver="liblinear", random_state=0
        )
        model.fit(columns[train], self.labels[train])
        margins: _Rows = model.decision_function(columns[test])
        return margins


def vectorizer() -> Any:
    """The words of the comparison: TF-IDF of one and two words, as the anchors'."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)


def preparation() -> Any:
    """Features made ready for a linear model."""
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    return make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True, keep_empty_features=True),
        FunctionTransformer(signed_root),
        StandardScaler(),
    )


def signed_root(values: _Rows) -> _Rows:
    """The square root that keeps the sign."""
    roots: _Rows = np.sign(values) * np.sqrt(np.abs(values))
    return roots


def _load(path: Path, labelled: LabelledSet) -> Experiment:
    texts, rows, labels, groups = [], [], [], []
    families = [e.name for e in extractors()]
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            title, text = row["title"] or "", row["text"] or ""
            texts.append(f"{title} {text}")
            found = feature_values(read(annotate(text, title or None)), families)
            rows.append([_or_nan(result.value) for result in found.values()])
            labels.append(int(str(row["label"]) in labelled.positive))
            groups.append(str(row[labelled.group]))
    return Experiment(
        texts,
        np.array(rows),
        [e.name for e in extractors() for _ in e.features],
        np.array(labels),
        groups,
        labelled.leave_one_out,
    )


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value
