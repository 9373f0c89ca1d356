"""The schema of a run is a Data Package, and what a run holds keeps to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import newsassay
from newsassay.features.attribution.records import Quote, SourceKind, Stance
from newsassay.features.document import Kind
from newsassay.features.results import Voice
from newsassay.models.data_package import (
    allowed_values,
    schema_document,
    schemas_from,
)
from newsassay.models.schema import schemas

#: The standard's own names, by what they may hold.
TYPES = {"string", "array", "integer", "number", "boolean"}
RESOURCE = {"name", "type", "path", "format", "mediatype", "encoding", "schema"}
SCHEMA = {"$schema", "fields", "missingValues", "primaryKey", "foreignKeys"}
FIELD = {"name", "type", "description", "constraints"}
OWN = {"dtype", "unit", "nullMeaning"}
CONSTRAINTS = {"required", "unique", "minimum", "maximum", "enum"}


@pytest.mark.parametrize("format", ["parquet", "csv", "jsonl"])
def test_it_has_the_structure_of_the_standard(format: str) -> None:
    package = schema_document(format)
    assert package["$schema"].endswith("/2.0/datapackage.json")
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    names = [resource["name"] for resource in package["resources"]]
    assert names == list(schemas())
    for resource in package["resources"]:
        assert set(resource) <= RESOURCE
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["path"] == f"{resource['name']}.{format}"
        check_schema(resource["schema"], names)


def check_schema(schema: dict[str, Any], resources: list[str]) -> None:
    assert set(schema) <= SCHEMA
    fields = {field["name"]: field for field in schema["fields"]}
    assert len(fields) == len(schema["fields"])
    for field in fields.values():
        assert set(field) - OWN == FIELD
        assert field["type"] in TYPES
        assert field["description"]
        constraints = field["constraints"]
        assert set(constraints) <= CONSTRAINTS
        assert constraints["required"] is ("nullMeaning" not in field)
        if field["type"] not in ("integer", "number"):
            assert not {"minimum", "maximum"} & set(constraints)
    assert set(schema.get("primaryKey", ())) <= set(fields)
    for key in schema.get("foreignKeys", ()):
        assert set(key["fields"]) <= set(fields)
        assert key["reference"].get("resource", resources[0]) in resources
        assert len(key["reference"]["fields"]) == len(key["fields"])


def test_a_field_in_full() -> None:
    [claims] = [r for r in schema_document()["resources"] if r["name"] == "claims"]
    [field] = [f for f in claims["schema"]["fields"] if f["name"] == "attribution_id"]
    assert field == {
        "name": "attribution_id",
        "type": "string",
        "description": "Who vouches for it",
        "constraints": {"required": False},
        "dtype": "string",
        "nullMeaning": "the outlet asserts it itself",
    }
    reference = {"resource": "attributions", "fields": ["attribution_id"]}
    assert {"fields": ["attribution_id"], "reference": reference} in claims["schema"][
        "foreignKeys"
    ]


def test_it_gives_back_the_schema_it_was_made_from() -> None:
    stated = json.loads(json.dumps(schema_document("csv")))
    assert schemas_from(stated) == schemas()


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("sentences", "kind", Kind),
        ("spans", "voice", Voice),
        ("attributions", "source_kind", SourceKind),
        ("attributions", "quote", Quote),
        ("attributions", "stance", Stance),
    ],
)
def test_the_values_are_those_of_the_records(
    table: str, column: str, known: Any
) -> None:
    assert set(allowed_values(table, column)) == {member.value for member in known}


@pytest.mark.parametrize("name", ["values.tsv", "keys.tsv"])
def test_the_tables_name_columns_that_exist(root: Path, name: str) -> None:
    rows = pd.read_csv(root / "models" / name, sep="\t", keep_default_na=False)
    assert len(rows)
    places = [f"{row.table}.{row.column}" for row in rows.itertuples()]
    places += [place for place in rows.get("refers_to", ()) if place]
    for place in places:
        table, column = place.split(".")
        assert column in schemas()[table].names, place


def test_what_is_referred_to_is_a_primary_key() -> None:
    stated = {r["name"]: r["schema"] for r in schema_document()["resources"]}
    for schema in stated.values():
        for key in schema.get("foreignKeys", ()):
            other = stated.get(key["reference"].get("resource", ""), schema)
            assert other["primaryKey"] == key["reference"]["fields"]


def test_a_run_of_the_demo_keeps_to_it(root: Path) -> None:
    lines = (root / "seeds/demo/articles.jsonl").read_text("utf-8").splitlines()
    run = newsassay.score([json.loads(line) for line in lines])
    tables = {name: getattr(run, name) for name in schemas()}
    for resource in schema_document()["resources"]:
        frame, schema = tables[resource["name"]], resource["schema"]
        assert list(frame.columns) == [f["name"] for f in schema["fields"]]
        for field in schema["fields"]:
            check_column(frame[field["name"]], field)
        for key in schema.get("foreignKeys", ()):
            other = tables[key["reference"].get("resource", resource["name"])]
            given = frame[key["fields"][0]].dropna()
            assert given.isin(other[key["reference"]["fields"][0]]).all(), key


def check_column(column: pd.Series, field: dict[str, Any]) -> None:
    constraints, values = field["constraints"], column.dropna()
    name = field["name"]
    assert not (constraints["required"] and column.isna().any()), name
    assert not constraints.get("unique") or column.is_unique, name
    if "enum" in constraints:
        assert set(values) <= set(constraints["enum"]), name
    if "minimum" in constraints:
        assert (values >= constraints["minimum"]).all(), name
    if "maximum" in constraints:
        assert (values <= constraints["maximum"]).all(), name
    if field["type"] == "array":
        assert all(isinstance(json.loads(value), list) for value in values), name
