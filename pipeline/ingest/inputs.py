"""Inputs to records: each file by its format, and standard input."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from ..records import Failure, Record, Skipped
from .csv import read_csv
from .finding import (
    FORMATS,
    KNOWN,
    LINES,
    PAGES,
    TABLES,
    TEXTS,
    find,
    shown_name,
    split_name,
)
from .jsonl import read_json, read_jsonl
from .names import check_mapping
from .places import Place, ReadingError, read_some
from .text import read_text

_GZIP = b"\x1f\x8b"


def read_inputs(
    paths: Sequence[str],
    *,
    mapping: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    skipped: list[Skipped] | None = None,
) -> Iterator[Record | Failure]:
    """Read articles from files, folders, patterns and standard input (``-``).

    Folders are read to their depths in sorted order. In them, hidden files, other
    formats, links to folders, and files such as ``README.md`` are passed over and
    noted in ``skipped``; named on their own they are read, or fail with a reason.

    Parameters
    ----------
    paths : sequence of str
        In the order in which they are to be read.
    mapping : mapping, optional
        Column by field, as ``--map`` gives it.
    stdin : binary file, optional
        Read for ``-``; by default the process's own.
    skipped : list, optional
        Files passed over in folders are appended as reading goes on.

    Yields
    ------
    Record or Failure
        In the order of the inputs, as they are read.

    Raises
    ------
    UsageError
        At the call, where ``mapping`` names an unknown field.
    """
    checked = check_mapping(mapping or {})
    passed = skipped if skipped is not None else []
    return _read_all(list(paths), checked, stdin, passed)


def _read_all(
    paths: list[str],
    mapping: Mapping[str, str],
    stdin: BinaryIO | None,
    skipped: list[Skipped],
) -> Iterator[Record | Failure]:
    for name in paths:
        if name == "-":
            yield from _read_stdin(stdin or sys.stdin.buffer, mapping)
            continue
        for found in find(name, skipped):
            if isinstance(found, Failure):
                yield found
            else:
                yield from read_file(found, mapping)


def read_file(path: Path, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read one file by its ending."""
    name = shown_name(path)
    suffix, gzipped, stem = split_name(name)
    place = Place(name, stem, path, gzipped)
    if suffix not in FORMATS:
        what = f"the ending {suffix!r}" if suffix else "a name without an ending"
        yield place.failure("open", f"{what} tells no format", f"rename it; {KNOWN}")
    elif path.exists() and not path.is_file():
        yield place.failure("open", "not a regular file", "pipe it in and give -")
    else:
        yield from _some(_read_place(place, suffix, mapping), place)


def _some(
    found: Iterator[Record | Failure], place: Place
) -> Iterator[Record | Failure]:
    """Pass on what was found; a file that holds nothing at all is a failure."""
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        hint = "it has no rows: check how it was exported, or leave it out"
        yield place.failure("parse", "the file holds no articles", hint)


def _read_place(
    place: Place, suffix: str, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    if suffix in TEXTS:
        return read_text(place)
    if suffix in LINES:
        return read_jsonl(place, mapping)
    if suffix == ".json":
        return read_json(place, mapping)
    if suffix in TABLES:
        return read_csv(place, mapping)
    # The two below load libraries that take half a second; only who needs them waits.
    if suffix in PAGES:
        from .html import read_html

        return read_html(place)
    from .parquet import read_parquet

    return read_parquet(place, mapping)


def _read_stdin(
    stream: BinaryIO, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    """Read standard input: JSON Lines by its first ``{``, a page by ``<``, or text."""
    place = Place("-", "stdin", None, False)
    try:
        lead = read_some(stream, 4096)
        if lead.startswith(_GZIP):
            packed = cast("BinaryIO", gzip.GzipFile(fileobj=_joined(lead, stream)))
            stream, lead = packed, read_some(packed, 4096)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
        return
    start = lead.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    suffix = {b"{": ".jsonl", b"<": ".html"}.get(start, ".txt")
    whole = Place("-", "stdin", None, False, _joined(lead, stream))
    yield from _some(_read_place(whole, suffix, mapping), whole)


def _joined(lead: bytes, stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Joined(lead, stream)))


class _Joined(io.RawIOBase):
    """A stream with the bytes already read from it put back in front."""

    def __init__(self, lead: bytes, stream: BinaryIO) -> None:
        self._lead = lead
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._lead[: len(buffer)] or self._stream.read(len(buffer))
        self._lead = self._lead[len(data) :]
        buffer[: len(data)] = data
        return len(data)
