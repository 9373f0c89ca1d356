"""Parquet, read batch by batch."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from ..records import Failure, Record
from .fields import Rows
from .names import columns_of
from .places import Place, ReadingError, read_some

_BATCH = 256
_CHUNK = 1024 * 1024
#: The most bytes a gzipped table may have on disk, decompressed.
_TABLE_LIMIT = 8 * 1024**3
_BROKEN = (pa.ArrowException, OSError, ValueError, TypeError)
_HINT = "write the table again, or give CSV or JSON Lines"


def read_parquet(
    place: Place, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    """Read a Parquet file; only the columns that hold fields are read."""
    rows = Rows(place.name, place.stem, mapping)
    number = 0
    try:
        with _seekable(place) as file:
            table = pq.ParquetFile(file)
            names = table.schema_arrow.names
            lacking = rows.missing(names) or _wrong_type(table, place, rows)
            if lacking is not None:
                yield lacking
                return
            wanted = sorted({n for c in columns_of(names, mapping).values() for n in c})
            for batch in table.iter_batches(_BATCH, columns=wanted):
                for cells in _rows(batch):
                    number += 1
                    yield from rows.read(number, cells)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
    except _BROKEN as error:
        where = f" after row {number}" if number else ""
        said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        yield place.failure("parse", f"no readable Parquet{where}: {said}", _HINT)


def _wrong_type(table: pq.ParquetFile, place: Place, rows: Rows) -> Failure | None:
    """Return the failure of a table whose text column can hold no text at all."""
    schema = table.schema_arrow
    columns = columns_of(schema.names, rows.mapping)["text"]
    kinds = [schema.field(name).type for name in columns]
    kinds = [k.value_type if pa.types.is_dictionary(k) else k for k in kinds]
    if any(_is_text(kind) for kind in kinds):
        return None
    error = f"column {columns[0]!r} is of type {kinds[0]}, not text"
    hint = "give the text as strings, or name another column: --map text=COLUMN"
    return place.failure("fields", error, hint)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return True
    return str(kind) == "string_view"


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    columns = batch.schema.names
    for i in range(batch.num_rows):
        yield {n: batch.column(j)[i].as_py() for j, n in enumerate(columns)}


@contextmanager
def _seekable(place: Place) -> Iterator[IO[bytes]]:
    """Open the file, or a decompressed copy on disk: Parquet is read from its end."""
    with place.open() as stream:
        if not place.gzipped:
            yield stream
            return
        with tempfile.TemporaryFile() as copy:
            while chunk := read_some(stream, _CHUNK):
                copy.write(chunk)
                if copy.tell() > _TABLE_LIMIT:
                    limit = f"more than {_TABLE_LIMIT // 1024**3} GB, decompressed"
                    raise ReadingError("open", limit, "give it without gzip")
            copy.seek(0)
            yield copy
