"""What the transformers for scikit-learn share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, Self

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

#: Samples that one process measures at a time.
_CHUNK = 64


class FeatureTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Samples to named numeric columns; nothing but the fields' presence is learned.

    A subclass says what its columns are and how samples are told apart, split and
    measured.
    """

    def __init__(
        self, groups: Sequence[str] | None = None, n_jobs: int | None = None
    ) -> None:
        self.groups = groups
        self.n_jobs = n_jobs

    @staticmethod
    @abstractmethod
    def _columns() -> Sequence[tuple[str, str]]:
        """Group and name of each column, in order."""

    @staticmethod
    @abstractmethod
    def _samples(X: Any) -> Any:  # noqa: N803
        """``X`` checked, in a form that can be read twice."""

    @abstractmethod
    def _fields(self, items: Any) -> tuple[str, ...]:
        """What samples have, so that others can be refused."""

    @abstractmethod
    def _units(self, items: Any) -> Sequence[Any]:
        """The samples, one for each row of the result."""

    @staticmethod
    @abstractmethod
    def _measure(
        units: Sequence[Any], groups: Collection[str], names: Sequence[str]
    ) -> NDArray[np.float64]:
        """The rows of some samples; NaN where not measured."""

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803
        """Check ``groups`` and note which fields the samples have.

        Raises ValueError where a group does not exist, or ``X`` holds nothing.
        """
        self._chosen()
        self.fields_ = self._fields(self._samples(X))
        return self

    def fit_transform(
        self,
        X: Any,  # noqa: N803
        y: Any = None,
        **parameters: Any,
    ) -> NDArray[np.float64]:
        """Fit and transform; ``X`` may be an iterator here."""
        items = self._samples(X)
        self.fit(items, y)
        return self._transform(items)

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Measure samples, in their order.

        Returns
        -------
        ndarray of shape (n_samples, n_features)
            As a DataFrame after ``set_output(transform="pandas")`` (or "polars").

        Raises
        ------
        ValueError
            Where ``X`` is empty or a single item, a row holds nothing to measure, or
            the samples have other fields than those given to ``fit``. The message
            names the row and the mend.
        """
        return self._transform(self._samples(X))

    def _transform(self, items: Any) -> NDArray[np.float64]:
        groups, fields = self._chosen(), self._fields(items)
        fitted = getattr(self, "fields_", fields)
        if fields != fitted:
            raise ValueError(
                f"X has the fields {list(fields)}, what was given to fit had "
                f"{list(fitted)}: give the same, with None where there is nothing"
            )
        units, names = self._units(items), list(self.get_feature_names_out())
        done = Parallel(n_jobs=self.n_jobs)(
            delayed(self._measure)(units[i : i + _CHUNK], groups, names)
            for i in range(0, len(units), _CHUNK)
        )
        return np.concatenate(done)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The names of the columns; ``input_features`` is not looked at."""
        chosen = self._chosen()
        names = [name for group, name in self._columns() if group in chosen]
        return np.array(names, dtype=object)

    def _chosen(self) -> tuple[str, ...]:
        """The groups asked for, in the order of the columns."""
        known = tuple(dict.fromkeys(group for group, _ in self._columns()))
        if self.groups is None:
            return known
        if isinstance(self.groups, str):
            raise ValueError(f"groups is one string: write groups=[{self.groups!r}]")
        unknown = sorted(set(self.groups) - set(known))
        if unknown or not len(self.groups):
            raise ValueError(f"no such groups: {unknown}; choose from {list(known)}")
        return tuple(group for group in known if group in self.groups)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags


def table_of(
    rows: Sequence[dict[str, float | None]], names: Sequence[str]
) -> NDArray[np.float64]:
    """Rows of named values as an array; NaN for None and for what a row lacks."""
    table = np.full((len(rows), len(names)), np.nan)
    for line, row in zip(table, rows, strict=True):
        for i, name in enumerate(names):
            value = row.get(name)
            if value is not None:
                line[i] = value
    return table
