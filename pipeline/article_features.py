"""The features of articles as a scikit-learn transformer."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..features.document import annotate
from ..features.reading import read
from ..features.registry import extractors
from ..models.assay import feature_values
from .batch import MAX_CHARACTERS
from .ingest import read_texts
from .records import Failure, Record
from .samples import fields_of, samples
from .transformer import FeatureTransformer, table_of


class ArticleFeatures(FeatureTransformer):
    """Articles to named numeric columns: the feature columns of ``articles``.

    ``X`` holds texts (a list, an array or a Series), mappings with ``text`` (and
    ``title``), or is a DataFrame (pandas, polars, Arrow) with such columns.

    Parameters
    ----------
    groups : sequence of str or None
        Families of features to keep (names of extractors, such as ``hedging``), in
        any order; None keeps all. Families left out are not measured.
    n_jobs : int or None
        Processes, as joblib counts them: None is one, -1 one a core.

    Attributes
    ----------
    fields_ : tuple of str
        Which of ``text`` and ``title`` the articles given to ``fit`` had.

    Notes
    -----
    No number is learned. ``fit`` checks ``groups`` and notes whether the articles
    have titles of their own, so that ``transform`` can refuse others; ``transform``
    works without it. A feature that cannot be measured is NaN: put an imputer behind.
    Every text is measured, however short and in whatever language; one beyond
    1,000,000 characters is a row of NaN, with a warning.

    Examples
    --------
    >>> features = ArticleFeatures(groups=["hedging"])
    >>> features.fit_transform(["The dam may have failed."]).shape
    (1, 8)
    """

    @staticmethod
    def _columns() -> Sequence[tuple[str, str]]:
        return [(e.name, s.name) for e in extractors() for s in e.features]

    @staticmethod
    def _samples(X: Any) -> Any:  # noqa: N803
        return samples(X)

    def _fields(self, items: Any) -> tuple[str, ...]:
        return fields_of(items)

    def _units(self, items: Any) -> Sequence[Record]:
        return [_record(item) for item in read_texts(items)]

    @staticmethod
    def _measure(
        units: Sequence[Record], groups: Collection[str], names: Sequence[str]
    ) -> NDArray[np.float64]:
        return table_of([_row(record, groups) for record in units], names)


def _record(item: Record | Failure) -> Record:
    if isinstance(item, Failure):
        place = item.input.replace("record", "X").replace("frame[0]", "X")
        row = "" if item.row is None or "[" in place else f", row {item.row}"
        raise ValueError(f"{place}{row}: {item.error}; {item.hint}")
    return item


def _row(record: Record, groups: Collection[str]) -> dict[str, float | None]:
    if len(record.text) > MAX_CHARACTERS:
        warnings.warn(
            f"{record.input}, row {record.row}: {len(record.text):,} characters are "
            "no article and were not measured; split it",
            stacklevel=2,
        )
        return {}
    reading = read(annotate(record.text, record.title))
    return {n: r.value for n, r in feature_values(reading, groups).items()}
