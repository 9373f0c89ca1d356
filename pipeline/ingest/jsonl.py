"""JSON: Lines, one article each, and whole documents."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ..records import Failure, Record
from .decoding import DecodingError, decode, encoding_of
from .fields import Rows
from .places import ARTICLE_LIMIT, Place, ReadingError, read_line, read_some

#: The most bytes of a whole JSON document.
DOCUMENT_LIMIT = 512 * 1024 * 1024
_RECORD_HINT = 'each line is one record, such as {"id": "1", "text": "..."}'


def read_jsonl(place: Place, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read JSON Lines; a broken line is a failure and the rest goes on."""
    rows = Rows(place.name, place.stem, mapping)
    number = 0
    try:
        with place.open() as stream:
            for number, line in enumerate(_lines(stream), start=1):
                yield from _read_line(line, number, place, rows)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint, number + 1)
    else:
        if not number:
            yield place.failure("parse", "the file holds no records", _RECORD_HINT)
    yield from rows.close()


def read_json(place: Place, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read a JSON document: a record, a list of records, or a record of a list.

    A file whose first line is a value of its own is read as JSON Lines.
    """
    if _is_lines(place):
        yield from read_jsonl(place, mapping)
        return
    try:
        document = json.loads(decode(place.read(DOCUMENT_LIMIT)))
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
        return
    except DecodingError as error:
        yield place.failure("decode", str(error), "save it as UTF-8")
        return
    except (ValueError, RecursionError) as error:
        yield place.failure("parse", f"broken JSON: {error}", "mend the document")
        return
    rows = Rows(place.name, place.stem, mapping)
    for number, record in enumerate(_records(document), start=1):
        yield from _read_value(record, number, place, rows)
    yield from rows.close()


def _read_line(
    line: bytes | None, number: int, place: Place, rows: Rows
) -> Iterator[Record | Failure]:
    if line is None:
        limit = f"longer than {ARTICLE_LIMIT // 2**20} MB"
        yield place.failure("parse", limit, "split the record", number)
        return
    if not line.strip():
        return
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        yield place.failure("decode", f"not UTF-8: {error}", "save it as UTF-8", number)
        return
    except (ValueError, RecursionError) as error:
        yield place.failure("parse", f"broken JSON: {error}", _RECORD_HINT, number)
        return
    yield from _read_value(value, number, place, rows)


def _read_value(
    value: object, number: int, place: Place, rows: Rows
) -> Iterator[Record | Failure]:
    if isinstance(value, dict):
        yield from rows.read(number, value)
        return
    error = f"a {type(value).__name__}, not a record"
    yield place.failure("parse", error, _RECORD_HINT, number)


def _records(document: object) -> list[object]:
    """Return the records of a document: its list, or the one list that it holds."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        lists = [
            value
            for value in document.values()
            if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        texts = any(isinstance(v, str) and len(v) > 200 for v in document.values())
        if len(lists) == 1 and not texts:
            return lists[0]
    return [document]


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Return the lines of a stream, in UTF-8; None for one beyond the limit."""
    first = read_line(stream, ARTICLE_LIMIT + 1)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        rest = first + read_some(stream, DOCUMENT_LIMIT)
        encoding, skip = encoding_of(rest)
        text = rest[skip:].decode(encoding, "replace")
        stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
        first = stream.readline()
    line = first.removeprefix(codecs.BOM_UTF8)
    while line:
        if len(line) <= ARTICLE_LIMIT or line.endswith(b"\n"):
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = read_line(stream, ARTICLE_LIMIT)
            yield None
        line = read_line(stream, ARTICLE_LIMIT + 1)


def _is_lines(place: Place) -> bool:
    try:
        with place.open() as stream:
            first = read_line(stream, ARTICLE_LIMIT).removeprefix(codecs.BOM_UTF8)
            more = read_line(stream, ARTICLE_LIMIT)
    except ReadingError:
        return False
    try:
        return isinstance(json.loads(first), dict) and bool(more.strip())
    except (ValueError, RecursionError):
        return False
