"""What the features add to a model of words, with outlets held out.

A logistic regression is given words (TF-IDF), our features, and both.

Each set is split so that no outlet stands on both sides: five folds of whole sources,
or one portal held out after the other. Words have the setting that the data's anchors
were measured with. For our features the penalty is chosen in every training fold, and
from nothing else, by the same kind of split within it: the strongest whose loss is
within one standard error of the best, since outlets not yet seen will differ more.
Their preparation is the same everywhere: missing values are given the median and an
indicator; the square root evens out rates of rare things; standardised columns are cut
at three standard deviations. "Both" adds the log-odds of the two models. The models are
part of the experiment: none ships.

Reference for the rule of one standard error: Hastie, Tibshirani & Friedman 2009, The
Elements of Statistical Learning, section 7.10.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...features.document import annotate
from ...features.reading import read
from ...features.registry import extractors
from ..assay import feature_values
from .bare import bare_text
from .table import Table

#: Inverse strength of the penalty on words, and those to choose from on our features.
WORDS_C = 10.0
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


def evaluate_lift(shared: Path) -> list[Table]:
    """Macro-F1 of words, our features and both; ``shared`` holds the data sets."""
    rows: list[tuple[object, ...]] = []
    families: list[tuple[object, ...]] = []
    bared: list[tuple[object, ...]] = []
    for labelled in SETS:
        data = _load(shared / labelled.path, labelled)
        kinds = (("words",), ("features",), ("words", "features"))
        found = [data.macro_f1(*kind) for kind in kinds]
        counts = (len(data.labels), int(data.labels.sum()), len(set(data.groups)))
        rows.append((labelled.name, *counts, *found, found[2] - found[0]))
        families += [(labelled.name, *row) for row in data.by_family()]
        bare = _load(shared / labelled.path, labelled, bare=True)
        bared.append((labelled.name, found[1], bare.macro_f1("features")))
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
        Table(
            "Features alone: as given, and without title, dateline and typography",
            ("set", "as given", "bare"),
            tuple(bared),
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
        self._known: dict[str, _Rows] = {}

    def macro_f1(self, *kinds: str) -> float:
        """Macro-F1 on held-out outlets, all folds together, of the log-odds added up.

        ``kinds``: ``words``, ``features``, or both.
        """
        from sklearn.metrics import f1_score

        added = np.sum([self.margins(kind) for kind in kinds], axis=0)
        return float(f1_score(self.labels, added > 0, average="macro"))

    def margins(self, kind: str) -> _Rows:
        """Log-odds of every article from a model that saw no article of its outlet."""
        if kind not in self._known:
            margins = np.zeros(len(self.labels))
            for train, test in self._folds(np.arange(len(self.labels))):
                columns = self._columns(kind, train)
                c = WORDS_C if kind == "words" else self._choose(columns, train)
                margins[test] = self._fit(columns, c, train, test)
            self._known[kind] = margins
        return self._known[kind]

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

    def _columns(self, kind: str, train: NDArray[np.int64]) -> Any:
        """Columns for all articles, their preparation learned from ``train`` alone."""
        if kind == "words":
            return vectorizer().fit(self.texts[train]).transform(self.texts)
        prepared = preparation().fit(self.features[train]).transform(self.features)
        return np.clip(prepared, -_CUT, _CUT)

    def _choose(self, columns: Any, train: NDArray[np.int64]) -> float:
        """The strength of the penalty, by outlets held out within ``train``."""
        folds = [
            (a, b)
            for a, b in self._folds(train)
            if 0 < self.labels[a].sum() < len(a)  # both classes to learn from
        ]
        losses = {
            c: [self._loss(columns, c, *fold) for fold in folds] for c in FEATURES_C
        }
        return strongest_within_error(losses)

    def _loss(
        self, columns: Any, c: float, train: NDArray[np.int64], test: NDArray[np.int64]
    ) -> float:
        """Log loss on ``test``, both classes with the same weight."""
        labels = self.labels[test]
        signed = self._fit(columns, c, train, test) * (2 * labels - 1)
        losses = np.logaddexp(0.0, -signed)
        return float(np.mean([losses[labels == label].mean() for label in set(labels)]))

    def _fit(
        self, columns: Any, c: float, train: NDArray[np.int64], test: NDArray[np.int64]
    ) -> _Rows:
        """Fit on ``train``; return the log-odds of ``test``."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(
            C=c, class_weight="balanced", solver="liblinear", random_state=0
        )
        model.fit(columns[train], self.labels[train])
        margins: _Rows = model.decision_function(columns[test])
        return margins


def strongest_within_error(losses: Mapping[float, Sequence[float]]) -> float:
    """The smallest C whose mean loss is within one standard error of the best.

    ``losses`` maps C to the loss of each fold.
    """
    best = min(losses, key=lambda c: float(np.mean(losses[c])))
    error = np.std(losses[best], ddof=1) / np.sqrt(len(losses[best]))
    bound = np.mean(losses[best]) + error
    return min(c for c, found in losses.items() if np.mean(found) <= bound)


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


def _load(path: Path, labelled: LabelledSet, *, bare: bool = False) -> Experiment:
    texts, rows, labels, groups = [], [], [], []
    families = [e.name for e in extractors()]
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            title, text = row["title"] or "", row["text"] or ""
            if bare:
                title, text = "", bare_text(text)
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
