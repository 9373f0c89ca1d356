"""Parquet, read batch by batch."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from ..records import Failure, Record
from .fields import Rows
from .names import columns_of
from .places import Place, ReadingError, read_some

_BATCH = 256
_CHUNK = 1024 * 1024
_BROKEN = (pa.ArrowException, OSError, ValueError)
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
            lacking = rows.missing(names)
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


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    columns = batch.schema.names
    for i in range(batch.num_rows):
        yield {n: batch.column(j)[i].as_py() for j, n in enumerate(columns)}


def _seekable(place: Place) -> IO[bytes]:
    """The file, or its decompressed copy on disk: Parquet is read from its end."""
    stream = place.open()
    if not place.gzipped:
        return stream
    copy = tempfile.TemporaryFile()
    with stream:
        while chunk := read_some(stream, _CHUNK):
            copy.write(chunk)
    copy.seek(0)
    return copy
