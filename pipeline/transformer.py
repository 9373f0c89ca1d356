"""The features of articles as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from ..features.document import annotate
from ..features.reading import read
from ..features.registry import extractors
from ..models.assay import measure
from .ingest import read_texts
from .records import Failure


class ArticleFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Articles to named numeric columns: the feature columns of ``articles``.

    Parameters
    ----------
    groups : sequence of str or None
        Families of features to keep (names of extractors, such as ``hedging``), in
        any order; None keeps all.

    Notes
    -----
    Nothing is learned: ``fit`` only checks ``groups``. A feature that cannot be
    measured is NaN. Every text is measured, however short and in whatever language.
    """

    def __init__(self, groups: Sequence[str] | None = None) -> None:
        self.groups = groups

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803
        """Check ``groups``; raises ValueError where a family does not exist."""
        known = [e.name for e in extractors()]
        unknown = sorted(set(self.groups or ()) - set(known))
        if unknown:
            raise ValueError(f"no such groups: {unknown}; choose from {known}")
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Measure articles.

        Parameters
        ----------
        X
            Texts, mappings with ``text`` (and ``title``), or a DataFrame.

        Returns
        -------
        ndarray of shape (n_articles, n_features)
        """
        names = self._names()
        rows = [self._row(item, names) for item in read_texts(_each(X))]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(names))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The names of the columns."""
        return np.array(self._names(), dtype=object)

    def _names(self) -> list[str]:
        return [
            spec.name
            for extractor in extractors()
            if self.groups is None or extractor.name in self.groups
            for spec in extractor.features
        ]

    def _row(self, item: Any, names: list[str]) -> list[float]:
        if isinstance(item, Failure):
            raise ValueError(f"{item.input}: {item.error}; {item.hint}")
        features, _, _ = measure(read(annotate(item.text, item.title)))
        values = [features[n].value for n in names]
        return [np.nan if v is None else v for v in values]

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags


def _each(X: Any) -> Any:  # noqa: N803
    if isinstance(X, str):
        raise ValueError("X is one text: pass a list of texts")
    return X if isinstance(X, pd.DataFrame) else _strings(X)


def _strings(items: Iterable[Any]) -> list[Any]:
    return [str(i) if isinstance(i, np.str_) else i for i in items]
