"""The tables' schema: the contract with everybody who reads them.

The fixed columns stand in ``tables.tsv`` with their dtype, unit, range and what
null means; the feature columns of ``articles`` come from the extractors'
declarations, so a new extractor needs no entry anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from ..features.registry import feature_specs
from ..seeds.tsv import MODELS, read_tsv

#: Columns of ``articles`` that follow the feature columns.
_AFTER_FEATURES = "bias"
_COLUMNS = (
    "table",
    "column",
    "dtype",
    "unit",
    "low",
    "high",
    "null_when",
    "description",
)
_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "json": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``low`` and ``high`` are None where the range is open."""

    name: str
    dtype: str
    unit: str
    low: float | None
    high: float | None
    null_when: str
    description: str

    @property
    def nullable(self) -> bool:
        """Whether the column may hold nulls."""
        return self.null_when != "never"


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table's name and its columns in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(c.name for c in self.columns)

    @property
    def arrow(self) -> pa.Schema:
        """The schema as Arrow knows it."""
        return pa.schema(
            [pa.field(c.name, _ARROW[c.dtype], c.nullable) for c in self.columns]
        )

    def table(self, rows: list[dict[str, Any]]) -> pa.Table:
        """``rows`` as an Arrow table of this schema; a missing field is null.

        Raises KeyError, naming the table, where a row has a field it should not.
        """
        for row in rows[:1]:
            unknown = row.keys() - set(self.names)
            if unknown:
                raise KeyError(f"table {self.name} has no column {sorted(unknown)}")
        columns = [
            pa.array([row.get(name) for row in rows], _ARROW[c.dtype])
            for name, c in zip(self.names, self.columns, strict=True)
        ]
        return pa.Table.from_arrays(columns, schema=self.arrow)


@cache
def schemas() -> dict[str, TableSchema]:
    """Every table of the contract, by name, in the order of the contract."""
    columns: dict[str, list[Column]] = {}
    for row in read_tsv("tables.tsv", columns=_COLUMNS, package=MODELS):
        table = columns.setdefault(row["table"], [])
        if row["table"] == "articles" and row["column"] == _AFTER_FEATURES:
            table += _feature_columns()
        table.append(
            Column(
                row["column"],
                row["dtype"],
                row["unit"],
                _number(row["low"]),
                _number(row["high"]),
                row["null_when"],
                row["description"],
            )
        )
    return {name: TableSchema(name, tuple(cs)) for name, cs in columns.items()}


def _feature_columns() -> list[Column]:
    return [
        Column(s.name, "float64", s.unit, s.low, s.high, s.null_when, s.description)
        for s in feature_specs()
    ]


def _number(text: str) -> float | None:
    return float(text) if text else None
