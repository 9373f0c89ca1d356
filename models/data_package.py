"""A run's ``schema.json``: a Data Package with a Table Schema for every table.

It follows https://datapackage.org/standard/data-package/ (version 2). Beside the
standard's properties a field has ``dtype`` (how it is stored: JSON cells are
strings), ``unit``, and ``nullMeaning`` where it may be null. Which values a column may
take stands in ``values.tsv``, which columns are keys and what they refer to in
``keys.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ..seeds.tsv import MODELS, read_tsv
from .schema import Column, TableSchema, schemas

PROFILE = "https://datapackage.org/profiles/2.0/"
_TYPES = {
    "string": "string",
    "json": "array",
    "int64": "integer",
    "float64": "number",
    "bool": "boolean",
}
_MEDIA = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
}


def schema_document(format: str = "parquet") -> dict[str, Any]:
    """What ``schema.json`` of a run in that format says."""
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "newsassay-run",
        "title": "What news articles are made of",
        "resources": [_resource(table, format) for table in schemas().values()],
    }


def schemas_from(document: Mapping[str, Any]) -> dict[str, TableSchema]:
    """The tables that a run's ``schema.json`` states, which may be an older one's.

    Raises KeyError where it is no such document.
    """
    return {
        resource["name"]: TableSchema(
            resource["name"],
            tuple(_column(field) for field in resource["schema"]["fields"]),
        )
        for resource in document["resources"]
    }


def allowed_values(table: str, column: str) -> tuple[str, ...]:
    """The values a column may take; empty where anything goes."""
    return _values().get((table, column), ())


@cache
def _values() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_tsv("values.tsv", columns=("table", "column", "values"), package=MODELS)
    return {(r["table"], r["column"]): tuple(r["values"].split()) for r in rows}


@cache
def _keys() -> tuple[dict[str, str], ...]:
    columns = ("table", "column", "refers_to")
    return tuple(read_tsv("keys.tsv", columns=columns, package=MODELS))


def _resource(table: TableSchema, format: str) -> dict[str, Any]:
    encoding = {} if format == "parquet" else {"encoding": "utf-8"}
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.{format}",
        "format": format,
        "mediatype": _MEDIA[format],
        **encoding,
        "schema": _table_schema(table),
    }


def _table_schema(table: TableSchema) -> dict[str, Any]:
    keys = [k for k in _keys() if k["table"] == table.name]
    primary = [k["column"] for k in keys if not k["refers_to"]]
    foreign = [_reference(k, table.name) for k in keys if k["refers_to"]]
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(table.name, column, primary) for column in table.columns],
        "missingValues": [""],
    }
    if primary:
        schema["primaryKey"] = primary
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _reference(key: Mapping[str, str], table: str) -> dict[str, Any]:
    other, column = key["refers_to"].split(".")
    # The standard leaves the resource out where a table refers to itself.
    resource = {} if other == table else {"resource": other}
    return {"fields": [key["column"]], "reference": {**resource, "fields": [column]}}


def _field(table: str, column: Column, primary: list[str]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.name in primary:
        constraints["unique"] = True
    for name, bound in (("minimum", column.low), ("maximum", column.high)):
        if bound is not None:
            constraints[name] = int(bound) if column.dtype == "int64" else bound
    if values := allowed_values(table, column.name):
        constraints["enum"] = list(values)
    field = {
        "name": column.name,
        "type": _TYPES[column.dtype],
        "description": column.description,
        "constraints": constraints,
        "dtype": column.dtype,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.nullable:
        field["nullMeaning"] = column.null_when
    return field


def _column(field: Mapping[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        field["name"],
        field["dtype"],
        field.get("unit", ""),
        constraints.get("minimum"),
        constraints.get("maximum"),
        field.get("nullMeaning", "never"),
        field.get("description", ""),
    )
