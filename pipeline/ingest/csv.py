"""CSV and TSV, read as a stream."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import BinaryIO

from ..records import Failure, Record
from .decoding import DecodingError, encoding_of
from .fields import Rows
from .names import columns_of
from .places import ARTICLE_LIMIT, Place, ReadingError, cannot_open, read_start

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1024 * 1024
_QUOTE_HINT = "put quotes around a text that holds the delimiter, double those in it"
_SHORT_HINT = (
    "put quotes around a text that holds a line break, and write the delimiters of "
    "empty fields, too"
)
_UTF8_HINT = "save the table as CSV in UTF-8"
#: Bytes that the encoding does not know, as the codec hands them on.
_UNDECODED = re.compile("[\udc80-\udcff]")
# The default of 128 kB is shorter than some articles.
csv.field_size_limit(ARTICLE_LIMIT)


class _TooLongError(Exception):
    """A line or record goes on for longer than any article."""


def read_csv(place: Place, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read a CSV or TSV file with a header; a broken row is a failure of its own.

    The delimiter (comma, semicolon, tab or bar) is told from the header. Line ends
    inside quoted fields stay as they are.
    """
    rows = Rows(place.name, place.stem, mapping)
    try:
        encoding = _encoding(place)
        with place.open() as stream, closing(_Lines(stream, encoding)) as lines:
            yield from _read_table(lines, place, rows)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
    except DecodingError as error:
        yield place.failure("decode", str(error), _UTF8_HINT)
    except _TooLongError as error:
        yield place.failure("parse", f"the header is {error}", _QUOTE_HINT)


def _read_table(lines: _Lines, place: Place, rows: Rows) -> Iterator[Record | Failure]:
    first = lines.find_header()
    if first is None:
        hint = "the first line names the columns"
        yield place.failure("parse", "the table is empty", hint)
        return
    records = _records(lines, _delimiter(first, rows.mapping))
    header = next(records)
    if isinstance(header, str):
        yield place.failure("parse", f"the header is broken: {header}", _QUOTE_HINT)
        return
    lacking = rows.missing(header)
    if lacking is not None:
        yield lacking
        return
    filled = (cells for cells in records if cells)
    for number, cells in enumerate(filled, start=1):
        yield from _read_row(number, header, cells, place, rows)


def _read_row(
    number: int, header: list[str], cells: list[str] | str, place: Place, rows: Rows
) -> Iterator[Record | Failure]:
    if isinstance(cells, str):
        yield place.failure("parse", cells, _QUOTE_HINT, number)
    elif len(cells) != len(header):
        error = f"{len(cells)} fields where the header has {len(header)}"
        hint = _QUOTE_HINT if len(cells) > len(header) else _SHORT_HINT
        yield place.failure("parse", error, hint, number)
    else:
        values = dict(zip(header, cells, strict=True))
        for column, value in values.items():
            if not value.isascii() and _UNDECODED.search(value):
                error = f"{column!r} holds bytes that the file's encoding does not know"
                yield place.failure("decode", error, _UTF8_HINT, number)
                return
        yield from rows.read(number, values)


def _records(lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """Read the records; a string says what is wrong with one, and the rest goes on."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        error = ""
        record: list[str] = []
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            error = str(wrong)
        except _TooLongError as wrong:
            error = str(wrong)
        if lines.exhausted:  # the reader ran into the end while inside quotes
            error = "a quote is never closed"
        if error:
            yield f"line {lines.first}: {error}"
            lines.back_to_second()
            reader = csv.reader(lines, delimiter=delimiter)
        else:
            yield record


class _Lines:
    """Decoded lines that can go back to the second line of the record being read."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
        self._ahead: list[str] = []  # the next line last
        self._record: list[str] = []
        self._size = 0
        self._number = 0
        self.first = 0
        self.exhausted = False

    def close(self) -> None:
        """Let go of the stream, which is closed by who opened it."""
        self._text.detach()

    def find_header(self) -> str | None:
        """Look at the first line that names columns, without taking it."""
        for line in self:
            if line.strip() and not line.casefold().startswith("sep="):
                self._ahead.append(line)
                self._number -= 1
                return line
        return None

    def begin(self) -> None:
        """Note that the next line begins a record."""
        self._record.clear()
        self._size = 0
        self.first = self._number + 1
        self.exhausted = False

    def back_to_second(self) -> None:
        """Give the lines of the record, but for its first, once more."""
        self._ahead.extend(reversed(self._record[1:]))
        self._number = self.first

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._ahead.pop() if self._ahead else self._read()
        if not line:
            self.exhausted = bool(self._record)
            raise StopIteration
        self._number += 1
        self._record.append(line)
        self._size += len(line)
        if self._size > ARTICLE_LIMIT and len(self._record) > 1:
            raise _TooLongError("a quote is never closed")
        return line

    def _read(self) -> str:
        line = rest = self._read_some()
        while len(rest) == ARTICLE_LIMIT and not rest.endswith("\n"):
            rest = self._read_some()
        if rest is not line:
            self._record.append("")
            self._number += 1
            raise _TooLongError(f"longer than {ARTICLE_LIMIT // 2**20} MB")
        return line

    def _read_some(self) -> str:
        try:
            return self._text.readline(ARTICLE_LIMIT)
        except UnicodeError as error:
            raise DecodingError(str(error)) from error
        except (OSError, EOFError) as error:
            raise cannot_open(error) from error


def _delimiter(header: str, mapping: Mapping[str, str]) -> str:
    """Return the delimiter that makes the header name a text, or the most frequent."""
    for delimiter in _DELIMITERS:
        columns = next(csv.reader([header], delimiter=delimiter), [])
        if columns_of(columns, mapping)["text"]:
            return delimiter
    return max(_DELIMITERS, key=header.count)


def _encoding(place: Place) -> str:
    """Tell the encoding from the start of the file."""
    with place.open() as stream:
        sample = read_start(stream, _SAMPLE)
    encoding, skip = encoding_of(sample, cut=len(sample) == _SAMPLE)
    if skip:  # these codecs drop the mark themselves
        return "utf-8-sig" if encoding == "utf-8" else encoding.rsplit("-", 1)[0]
    return encoding
