"""CSV and TSV, read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ..records import Failure, Record
from .decoding import DecodingError, encoding_of
from .fields import Rows
from .names import columns_of
from .places import ARTICLE_LIMIT, Place, ReadingError, read_line, read_some

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1024 * 1024
_QUOTE_HINT = (
    "put quotes around a text that holds the delimiter, and double those in it"
)
# The default of 128 kB is shorter than some articles.
csv.field_size_limit(ARTICLE_LIMIT)


class _UnclosedQuote(Exception):
    """A record has gone on for longer than any article."""


def read_csv(place: Place, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read a CSV or TSV file with a header; a broken row is a failure, the rest goes on.

    The delimiter (comma, semicolon, tab or bar) is told from the header. Line ends
    inside quoted fields stay as they are.
    """
    rows = Rows(place.name, place.stem, mapping)
    try:
        encoding = _encoding(place)
        with place.open() as stream:
            yield from _read_table(_Lines(stream, encoding), place, rows)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
    except DecodingError as error:
        yield place.failure("decode", str(error), "save it as CSV in UTF-8")
    yield from rows.close()


def _read_table(lines: _Lines, place: Place, rows: Rows) -> Iterator[Record | Failure]:
    header_line = lines.header()
    if header_line is None:
        hint = "the first line names the columns"
        yield place.failure("parse", "the table is empty", hint)
        return
    delimiter = _delimiter(header_line, rows.mapping)
    records = _records(lines, delimiter)
    header = next(records, None)
    if not isinstance(header, list):
        yield place.failure("parse", "the header is broken", _QUOTE_HINT)
        return
    lacking = rows.missing(header)
    if lacking is not None:
        yield lacking
        return
    number = 0
    for cells in records:
        if cells == []:
            continue
        number += 1
        if isinstance(cells, str):
            yield place.failure("parse", cells, _QUOTE_HINT, number)
        elif len(cells) > len(header):
            error = f"{len(cells)} fields where the header has {len(header)}"
            yield place.failure("parse", error, _QUOTE_HINT, number)
        else:
            yield from rows.read(number, dict(zip(header, cells, strict=False)))


def _records(lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """The records of the table; a string says what is wrong with one."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.start()
        try:
            record = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedQuote) as error:
            said = (
                "a quote is never closed"
                if isinstance(error, _UnclosedQuote)
                else error
            )
            yield f"line {lines.first}: {said}"
            lines.back_to_second()
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        if lines.exhausted:
            # The reader ran into the end while inside quotes.
            yield f"line {lines.first}: a quote is never closed"
            lines.back_to_second()
            reader = csv.reader(lines, delimiter=delimiter)
            continue
        yield record


class _Lines:
    """Decoded lines that can go back to the second line of the record being read."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, newline="")
        self._ahead: list[str] = []
        self._record: list[str] = []
        self._size = 0
        self.first = 0
        self._number = 0
        self.exhausted = False

    def header(self) -> str | None:
        """Look at the first line that is not blank, without taking it."""
        for line in self:
            if line.strip() and not line.casefold().startswith("sep="):
                self._ahead.append(line)
                self._number -= 1
                return line
        return None

    def start(self) -> None:
        """A new record begins with the next line."""
        self._record.clear()
        self._size = 0
        self.first = self._number + 1
        self.exhausted = False

    def back_to_second(self) -> None:
        """Give the lines of the record but its first once more."""
        self._ahead[:0] = self._record[1:]
        self._number = self.first

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._ahead.pop(0) if self._ahead else self._read()
        if not line:
            self.exhausted = bool(self._record)
            raise StopIteration
        self._number += 1
        self._record.append(line)
        self._size += len(line)
        if self._size > ARTICLE_LIMIT and len(self._record) > 1:
            raise _UnclosedQuote
        return line

    def _read(self) -> str:
        try:
            return self._text.readline(ARTICLE_LIMIT)
        except UnicodeDecodeError as error:
            raise DecodingError(f"not valid {error.encoding}: {error}") from error
        except (OSError, EOFError) as error:
            raise ReadingError(
                "open", f"broken data: {error}", "get the file again"
            ) from error


def _delimiter(header: str, mapping: Mapping[str, str]) -> str:
    """The delimiter under which the header names a text; else the most frequent."""

    def columns(delimiter: str) -> list[str]:
        return next(csv.reader([header], delimiter=delimiter), [])

    for delimiter in _DELIMITERS:
        if columns_of(columns(delimiter), mapping)["text"]:
            return delimiter
    return max(_DELIMITERS, key=header.count)


def _encoding(place: Place) -> str:
    """The encoding of a table: UTF-8 where all of it is, else as its start suggests."""
    with place.open() as stream:
        sample = read_some(stream, _SAMPLE)
        encoding, skip = encoding_of(sample)
        if skip:
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding.rsplit("-", 1)[0])
        return encoding
