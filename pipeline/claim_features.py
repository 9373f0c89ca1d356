"""The features of claims as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..features.document import annotate_sentence
from ..models.assay import assay_claim
from ..models.claim_columns import JOINED, NEEDED, claim_columns, claim_numbers
from .claim_rows import attribution_rows, claim_rows
from .ingest import column_names, frame_rows, is_frame
from .samples import fields_of, samples, texts_of
from .transformer import FeatureTransformer, table_of

#: The column by which the claims of a run are told from any other frame.
_OF_A_RUN = "claim_id"


class ClaimFeatures(FeatureTransformer):
    """Claims to named numeric columns, one row a claim.

    ``X`` holds texts of a sentence or so each (a list, an array, a Series, or a
    DataFrame with a column ``text``), or is the claims of a run with what vouches
    for them: ``run.claim_frame()``.

    Parameters
    ----------
    groups : sequence of str or None
        Of ``wording``, ``detail``, ``attribution``, ``credibility`` and
        ``corroboration``, in any order; None keeps all.
    n_jobs : int or None
        Processes, as joblib counts them: None is one, -1 one a core.

    Attributes
    ----------
    fields_ : tuple of str
        ``("claims",)`` where the claims of a run were given to ``fit``, ``("text",)``
        where texts were.

    Notes
    -----
    No number is learned. Of a run, the numbers are those of its tables. A text is
    measured alone: it is read as one sentence and by the longest claim found in it,
    or whole where none is found; what only other articles show (``corroboration``)
    is NaN then, and an empty text is NaN throughout. ``credibility`` is NaN where it
    cannot be judged.

    Examples
    --------
    >>> features = ClaimFeatures(groups=["detail"])
    >>> features.fit_transform(["At least 43 people died in Hollin."]).tolist()
    [[1.0, 0.0, 1.0]]
    """

    @staticmethod
    def _columns() -> Sequence[tuple[str, str]]:
        return [(c.group, c.column.name) for c in claim_columns()]

    @staticmethod
    def _samples(X: Any) -> Any:  # noqa: N803
        return samples(X, (str,))

    def _fields(self, items: Any) -> tuple[str, ...]:
        if not _of_a_run(items):
            fields_of(items)
            return ("text",)
        there = column_names(items)
        needed = {name for group in self._chosen() for name in NEEDED[group]}
        lacking = sorted(needed - set(there))
        if lacking:
            raise ValueError(
                f"X lacks the columns {lacking}: take run.claim_frame(), which joins "
                "the attributions and sentences to run.claims, or choose other groups"
            )
        return ("claims",)

    def _units(self, items: Any) -> Sequence[str | Mapping[str, Any]]:
        return list(frame_rows(items)) if _of_a_run(items) else texts_of(items)

    @staticmethod
    def _measure(
        units: Sequence[str | Mapping[str, Any]],
        groups: Collection[str],
        names: Sequence[str],
    ) -> NDArray[np.float64]:
        return table_of([_row(unit, groups) for unit in units], names)


def _of_a_run(items: Any) -> bool:
    return is_frame(items) and _OF_A_RUN in column_names(items)


def _row(unit: str | Mapping[str, Any], groups: Collection[str]) -> dict[str, Any]:
    if isinstance(unit, str):
        if not unit.strip():
            return {}
        unit = _alone(unit)
    row: dict[str, Any] = {}
    for group in groups:
        row |= claim_numbers(unit, group)
    return row


def _alone(text: str) -> dict[str, Any]:
    """A text as a claim of a run would stand in ``claim_frame``."""
    found = assay_claim(annotate_sentence(text))
    [claim] = claim_rows("text", found)
    row = claim | dict.fromkeys(NEEDED["corroboration"])
    attributions = {
        a["attribution_id"]: a for a in attribution_rows("text", found.reading)
    }
    source = attributions.get(claim["attribution_id"], {})
    row |= {name: source.get(name) for name in JOINED["attributions"]}
    return row | {name: found.sentences[name][0] for name in JOINED["sentences"]}
