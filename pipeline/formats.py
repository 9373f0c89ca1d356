"""Tables on disk: Parquet, CSV and JSON Lines, written a batch at a time.

CSV cells that a spreadsheet would take for a formula get an apostrophe in front,
and so do cells that begin with apostrophes followed by such a mark: taking one
apostrophe off gives every cell back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from ..models.data_package import schemas_from
from ..models.schema import TableSchema
from .records import UsageError

FORMATS = ("parquet", "csv", "jsonl")
_GUARDED = r"^('*[=+\-@\t\r])"
_ROW_GROUP = 50_000
_ROWS = 10_000


class TableWriter(Protocol):
    """Something that takes the batches of one table."""

    def write(self, table: pa.Table) -> None:
        """Write one batch."""

    def close(self) -> None:
        """Finish the file."""


class _Parquet:
    """Gathers batches into row groups of a size that reads well."""

    def __init__(self, file: IO[bytes], schema: TableSchema) -> None:
        self._writer = pyarrow.parquet.ParquetWriter(
            file, schema.arrow, compression="zstd"
        )
        self._waiting: list[pa.Table] = []

    def write(self, table: pa.Table) -> None:
        self._waiting.append(table)
        if sum(t.num_rows for t in self._waiting) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting))
            self._waiting = []

    def close(self) -> None:
        self._flush()
        self._writer.close()


class _Csv:
    def __init__(self, file: IO[bytes], schema: TableSchema) -> None:
        self._writer = pyarrow.csv.CSVWriter(file, schema.arrow)

    def write(self, table: pa.Table) -> None:
        for i, field in enumerate(table.schema):
            if pa.types.is_string(field.type):
                guarded = pc.replace_substring_regex(
                    table.column(i), pattern=_GUARDED, replacement=r"'\1"
                )
                table = table.set_column(i, field, guarded)
        self._writer.write_table(table)

    def close(self) -> None:
        self._writer.close()


class _Jsonl:
    def __init__(self, file: IO[bytes], _: TableSchema) -> None:
        self._file = file

    def write(self, table: pa.Table) -> None:
        for row in table.to_pylist():
            line = json.dumps(row, ensure_ascii=False, allow_nan=False)
            self._file.write(line.encode("utf-8") + b"\n")

    def close(self) -> None:
        """Nothing is held back."""


_WRITERS: dict[str, Any] = {"parquet": _Parquet, "csv": _Csv, "jsonl": _Jsonl}


def write_table(
    path: Path, schema: TableSchema, batches: Iterable[pa.Table], format: str
) -> int:
    """Write the batches of one table to ``path``; return the number of rows."""
    count = 0
    with path.open("wb") as file:
        writer: TableWriter = _WRITERS[format](file, schema)
        for batch in batches:
            writer.write(batch)
            count += batch.num_rows
        writer.close()
    return count


def table_path(folder: Path, name: str) -> Path | None:
    """The file of table ``name`` in a run's folder, whatever its format."""
    paths = (folder / f"{name}.{ending}" for ending in FORMATS)
    return next((p for p in paths if p.is_file()), None)


class OpenTables(Protocol):
    """Opens a table by name, with some of its columns where they are given."""

    def __call__(
        self, name: str, columns: Sequence[str] | None = None, /
    ) -> Iterator[pa.RecordBatch]:
        """The batches of the table; KeyError where there is none of that name."""


def open_tables(folder: Path) -> OpenTables:
    """A function that opens a table of the run in ``folder`` by name.

    Raises UsageError where the folder holds no run, or a table is missing.
    """
    places = _places(folder)

    def opened(
        name: str, columns: Sequence[str] | None = None, /
    ) -> Iterator[pa.RecordBatch]:
        return iter_table(*places[name], columns)

    return opened


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """All tables of the run in ``folder``, by name; raises as ``open_tables`` does."""
    return {name: read_table(*place) for name, place in _places(folder).items()}


def _places(folder: Path) -> dict[str, tuple[Path, TableSchema]]:
    """Each table's file, with the schema that the run itself states."""
    stated = folder / "schema.json"
    if not stated.is_file():
        raise UsageError(f"{folder} holds no run: newsassay score PATH --out {folder}")
    places = {}
    try:
        schemas = schemas_from(json.loads(stated.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError):
        raise UsageError(
            f"{stated} is no schema that this version reads: score into {folder} anew"
        ) from None
    for name, schema in schemas.items():
        path = table_path(folder, name)
        if path is None:
            raise UsageError(f"{folder} holds no table {name}: score into it anew")
        places[name] = path, schema
    return places


def read_table(path: Path, schema: TableSchema) -> pa.Table:
    """Read a table that ``write_table`` wrote, with the schema it was written with."""
    return pa.Table.from_batches(list(iter_table(path, schema)), schema.arrow)


def iter_table(
    path: Path, schema: TableSchema, columns: Sequence[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """The batches of a table on disk, with ``columns`` only where they are given.

    A column that the table does not have is left out.
    """
    arrow = schema.arrow
    if columns is not None:
        arrow = pa.schema([f for f in arrow if f.name in columns])
    if path.suffix == ".parquet":
        yield from _iter_parquet(path, arrow)
    elif path.suffix == ".csv":
        yield from _iter_csv(path, arrow)
    else:
        with path.open(encoding="utf-8", newline="\n") as lines:
            while rows := [json.loads(line) for line in islice(lines, _ROWS)]:
                yield from schema.table(rows).select(arrow.names).to_batches()


def _iter_parquet(path: Path, arrow: pa.Schema) -> Iterator[pa.RecordBatch]:
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS, columns=arrow.names):
            if batch.schema.equals(arrow):
                yield batch
            else:
                yield from pa.Table.from_batches([batch]).cast(arrow).to_batches()


def _iter_csv(path: Path, arrow: pa.Schema) -> Iterator[pa.RecordBatch]:
    options = pyarrow.csv.ConvertOptions(
        column_types=arrow,
        include_columns=arrow.names,
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    read = pyarrow.csv.ReadOptions(block_size=1 << 26)
    table = pyarrow.csv.read_csv(path, read, parse, options)
    for i, field in enumerate(arrow):
        if pa.types.is_string(field.type):
            plain = pc.replace_substring_regex(
                table.column(i), pattern="^'" + _GUARDED[1:], replacement=r"\1"
            )
            table = table.set_column(i, field, plain)
    yield from table.cast(arrow).to_batches()
