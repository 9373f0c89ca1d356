"""Claims as numbers: the columns of ``ClaimFeatures`` and how a claim fills them.

The columns stand in ``claim_columns.tsv`` with their group, unit, range and what null
means. A claim comes as a row of the table ``claims`` with what the tables
``attributions`` and ``sentences`` say of it (:data:`JOINED`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..seeds.tsv import MODELS, read_tsv
from .schema import Column

#: What other tables say of a claim: the columns that are joined to it.
JOINED: Mapping[str, tuple[str, ...]] = {
    "attributions": ("parent_id", "via", "source_kind", "quote", "stance"),
    "sentences": ("loaded", "loaded_author"),
}
#: Columns that stand in the row as they are.
_PLAIN = (
    "hedged", "weasel", "checkworthy", "checkable", "loaded", "loaded_author",
    "credibility_score", "n_independent", "n_conflicting",
)  # fmt: skip
#: Columns of a row whose values become a column each.
_CATEGORIES = ("source_kind", "quote", "stance")
_COLUMNS = ("name", "group", "unit", "low", "high", "null_when", "description")
#: The columns of a row that each group of features is computed from.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "wording": (
        "text",
        "hedged",
        "weasel",
        "checkworthy",
        "checkable",
        *JOINED["sentences"],
    ),
    "detail": ("numbers", "entities"),
    "attribution": ("attribution_id", *JOINED["attributions"]),
    "credibility": ("credibility", "credibility_score"),
    "corroboration": ("n_independent", "n_conflicting"),
}
#: The grade of a claim that cannot be judged.
_UNJUDGED = 6


@dataclass(frozen=True, slots=True)
class ClaimColumn:
    """A column of ``ClaimFeatures``, and the group that keeps or drops it."""

    group: str
    column: Column


@cache
def claim_columns() -> tuple[ClaimColumn, ...]:
    """The columns in order."""
    rows = read_tsv("claim_columns.tsv", columns=_COLUMNS, package=MODELS)
    return tuple(
        ClaimColumn(
            row["group"],
            Column(
                row["name"],
                "float64",
                row["unit"],
                float(row["low"]),
                float(row["high"]) if row["high"] else None,
                row["null_when"],
                row["description"],
            ),
        )
        for row in rows
    )


def claim_numbers(row: Mapping[str, Any], group: str) -> dict[str, float | None]:
    """The columns of one group for one claim; None where not measured.

    Raises KeyError where ``row`` lacks a column of :data:`NEEDED`.
    """
    return _GROUPS[group](row)


def _plain(row: Mapping[str, Any], group: str) -> dict[str, float | None]:
    return {n: _number(row[n]) for n in NEEDED[group] if n in _PLAIN}


def _wording(row: Mapping[str, Any]) -> dict[str, float | None]:
    return _plain(row, "wording") | {"n_words": float(len(row["text"].split()))}


def _detail(row: Mapping[str, Any]) -> dict[str, float | None]:
    numbers = json.loads(row["numbers"])
    return {
        "n_numbers": float(len(numbers)),
        "n_exact_numbers": float(sum(n["low"] == n["high"] for n in numbers)),
        "n_entities": float(len(json.loads(row["entities"]))),
    }


def _attribution(row: Mapping[str, Any]) -> dict[str, float | None]:
    given = {n: _text(row[n]) for n in NEEDED["attribution"]}
    numbers: dict[str, float | None] = {
        "attributed": float(given["attribution_id"] is not None),
        "nested": float(given["parent_id"] is not None),
        "relayed": float(given["via"] is not None),
    }
    taken = {f"{name}_{given[name]}" for name in _CATEGORIES}
    for name in _category_columns():
        numbers[name] = float(name in taken)
    return numbers


@cache
def _category_columns() -> tuple[str, ...]:
    names = (c.column.name for c in claim_columns())
    return tuple(n for n in names if n.startswith(_CATEGORIES))


def _credibility(row: Mapping[str, Any]) -> dict[str, float | None]:
    judged = row["credibility"] != _UNJUDGED
    return _plain(row, "credibility") | {
        "credibility": float(row["credibility"]) if judged else None,
        "credibility_judged": float(judged),
    }


def _corroboration(row: Mapping[str, Any]) -> dict[str, float | None]:
    return _plain(row, "corroboration")


_GROUPS = {
    "wording": _wording,
    "detail": _detail,
    "attribution": _attribution,
    "credibility": _credibility,
    "corroboration": _corroboration,
}


def _number(value: Any) -> float | None:
    return None if _absent(value) else float(value)


def _text(value: Any) -> str | None:
    return None if _absent(value) else str(value)


def _absent(value: Any) -> bool:
    """Whether a cell is null: None, NaN, pandas' NA."""
    return value is None or type(value).__name__ == "NAType" or value != value
