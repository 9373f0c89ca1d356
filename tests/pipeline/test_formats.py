"""Tables on disk give back what was written."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest

from newsassay.models.data_package import schema_document, schemas_from
from newsassay.models.schema import schemas
from newsassay.pipeline.formats import (
    FORMATS,
    open_tables,
    read_table,
    read_tables,
    table_path,
    write_table,
)
from newsassay.pipeline.records import UsageError

#: Types of columns that may hold the empty text.
_TEXT = ("string", "json")
CELLS = [
    "plain",
    "",
    "=1+1",
    "'=1+1",
    "@SUM(A1)",
    "-5 degrees",
    "\tcell",
    'quote " and, comma',
    "line\nbreak\r\nand more",
    "\x1b[31m",
    "\u202eevil",
]


@pytest.mark.parametrize("format", FORMATS)
def test_every_cell_comes_back(tmp_path: Path, format: str) -> None:
    schema = schemas()["errors"]
    rows = [
        {"input": "a.txt", "row": i or None, "stage": "parse", "error": c, "hint": c}
        for i, c in enumerate(CELLS)
    ]
    path = tmp_path / f"errors.{format}"
    assert write_table(path, schema, [schema.table(rows)], format) == len(CELLS)
    assert read_table(path, schema).to_pylist() == rows
    assert table_path(tmp_path, "errors") == path


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", schemas())
def test_an_empty_table_keeps_its_schema(
    tmp_path: Path, format: str, name: str
) -> None:
    schema = schemas()[name]
    path = tmp_path / f"{name}.{format}"
    write_table(path, schema, [schema.table([])], format)
    table = read_table(path, schema)
    assert table.num_rows == 0
    assert table.schema.equals(schema.arrow)


def test_csv_cells_are_no_formulas(tmp_path: Path) -> None:
    schema = schemas()["errors"]
    row = {"input": "=cmd()", "row": 1, "stage": "-x", "error": "+1", "hint": "@a"}
    path = tmp_path / "errors.csv"
    write_table(path, schema, [schema.table([row])], "csv")
    line = path.read_text(encoding="utf-8").splitlines()[1]
    assert line == '"\'=cmd()",1,"\'-x","\'+1","\'@a"'


def test_null_and_empty_stay_apart_in_csv(tmp_path: Path) -> None:
    schema = schemas()["attributions"]
    row: dict[str, object] = dict.fromkeys(schema.names, "") | {"via": None}
    for column in schema.columns:
        if column.dtype not in _TEXT:
            row[column.name] = None if column.nullable else False
    path = tmp_path / "attributions.csv"
    write_table(path, schema, [schema.table([row])], "csv")
    [back] = read_table(path, schema).to_pylist()
    assert back["via"] is None
    assert back["source_text"] == ""


def test_a_field_that_is_no_column_is_refused() -> None:
    with pytest.raises(KeyError, match="errors"):
        schemas()["errors"].table([{"inptu": "a"}])


def test_schema_names_every_table_of_the_contract() -> None:
    assert set(schemas()) == set(
        "articles texts sentences spans attributions claims relations events "
        "contributions sources actors wordings figures passages errors".split()
    )
    assert isinstance(schemas()["articles"].arrow, pa.Schema)


def test_a_run_is_read_with_the_schema_it_states(tmp_path: Path) -> None:
    stated = schema_document()
    stated["resources"] = [r for r in stated["resources"] if r["name"] == "errors"]
    fields = stated["resources"][0]["schema"]["fields"]
    assert fields.pop()["name"] == "hint"  # which an older version did not have
    (tmp_path / "schema.json").write_text(json.dumps(stated), encoding="utf-8")
    schema = schemas_from(stated)["errors"]
    row = {"input": "a", "row": 1, "stage": "parse", "error": "broken"}
    for format in FORMATS:
        path = tmp_path / f"errors.{format}"
        write_table(path, schema, [schema.table([row])], format)
        assert read_tables(tmp_path)["errors"].to_pylist() == [row]
        [batch] = open_tables(tmp_path)("errors")
        assert batch.to_pylist() == [row]
        [batch] = open_tables(tmp_path)("errors", ["row", "input", "unheard_of"])
        assert batch.to_pylist() == [{"input": "a", "row": 1}]
        path.unlink()
    with pytest.raises(UsageError, match="holds no table errors"):
        open_tables(tmp_path)
