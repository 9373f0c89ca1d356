"""Files, folders, patterns and standard input: finding what to read."""

from __future__ import annotations

import glob
import gzip
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from ..records import Failure, Record, Skipped
from .csv import read_csv
from .jsonl import read_json, read_jsonl
from .names import check_mapping
from .places import Place, ReadingError, read_some
from .text import read_text

_TEXTS = {".txt", ".text", ".md", ".markdown"}
_PAGES = {".html", ".htm", ".xhtml"}
_LINES = {".jsonl", ".ndjson"}
_TABLES = {".csv", ".tsv"}
_FORMATS = _TEXTS | _PAGES | _LINES | _TABLES | {".json", ".parquet"}
#: Files that stand beside articles and are none, by stem.
_COMPANIONS = {
    *("readme", "license", "licence", "notice", "copying", "changelog"),
    *("contributing", "authors", "citation", "requirements", "robots", "sources"),
}
_KNOWN = "known are .txt .md .html .jsonl .json .csv .tsv .parquet, each also .gz"


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
        for found in _find(name, skipped):
            if isinstance(found, Failure):
                yield found
            else:
                yield from read_file(found, mapping)


def read_file(path: str, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    """Read one file by its ending."""
    shown = shown_name(path)
    file = Path(path)
    suffix, gzipped, stem = _split(shown)
    place = Place(shown, stem, file, gzipped)
    if suffix not in _FORMATS:
        what = f"the ending {suffix!r}" if suffix else "a name without an ending"
        yield place.failure("open", f"{what} tells no format", f"rename it; {_KNOWN}")
        return
    if not file.is_file():
        yield place.failure("open", "not a regular file", "pipe it in and give -")
        return
    yield from _read_place(place, suffix, mapping)


def _read_place(
    place: Place, suffix: str, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    if suffix in _TEXTS:
        return read_text(place)
    if suffix in _LINES:
        return read_jsonl(place, mapping)
    if suffix == ".json":
        return read_json(place, mapping)
    if suffix in _TABLES:
        return read_csv(place, mapping)
    # The two below load libraries that take half a second; only who needs them waits.
    if suffix in _PAGES:
        from .html import read_html

        return read_html(place)
    from .parquet import read_parquet

    return read_parquet(place, mapping)


def _read_stdin(
    stream: BinaryIO, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    """Read standard input: JSON Lines by its first ``{``, a page by ``<``, or text."""
    place = Place("-", "stdin", None, False, stream)
    try:
        lead = read_some(stream, 2)
        whole = _Joined(lead, stream)
        if lead == b"\x1f\x8b":
            whole = _Joined(b"", gzip.GzipFile(fileobj=io.BufferedReader(whole)))
        lead = read_some(io.BufferedReader(whole), 0)
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
        return
    buffered = io.BufferedReader(whole, 64 * 1024)
    try:
        start = buffered.peek(4096).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    except (OSError, EOFError) as error:
        yield place.failure("open", f"cannot be read: {error}", "check the pipe")
        return
    suffix = {b"{": ".jsonl", b"<": ".html"}.get(start, ".txt")
    yield from _read_place(Place("-", "stdin", None, False, buffered), suffix, mapping)


class _Joined(io.RawIOBase):
    """A stream with bytes already read from it put back in front."""

    def __init__(self, lead: bytes, stream: BinaryIO | gzip.GzipFile) -> None:
        self._lead = lead
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._lead[: len(buffer)] or self._stream.read(len(buffer))
        self._lead = self._lead[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _find(name: str, skipped: list[Skipped]) -> Iterator[str | Failure]:
    """The files that ``name`` stands for, in order."""
    if os.path.isdir(name):
        yield from _walk(name, skipped)
    elif os.path.lexists(name):
        yield name
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        files = [match for match in matches if not os.path.isdir(match)]
        folders = [match for match in matches if os.path.isdir(match)]
        if not matches:
            error = "no file fits the pattern"
            yield Failure(shown_name(name), None, "find", error, "check the pattern")
        yield from files
        if not files or "**" not in name:
            for folder in folders:
                yield from _walk(folder, skipped)
    else:
        hint = "check the spelling and the working folder"
        yield Failure(shown_name(name), None, "find", "no such file or folder", hint)


def _walk(folder: str, skipped: list[Skipped]) -> Iterator[str | Failure]:
    """The articles' files below ``folder``, sorted; links to folders are not gone into."""
    failures: list[Failure] = []

    def unreadable(error: OSError) -> None:
        where = shown_name(str(error.filename))
        reason = error.strerror or str(error)
        failures.append(
            Failure(where, None, "open", f"folder: {reason}", "check its permissions")
        )

    some = False
    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        for name in [f for f in folders if f.startswith(".")]:
            folders.remove(name)
        for name in [f for f in folders if os.path.islink(os.path.join(root, f))]:
            skipped.append(
                Skipped(shown_name(os.path.join(root, name)), "a linked folder")
            )
        for name in sorted(names):
            path = os.path.join(root, name)
            reason = _why_not(name, path)
            if reason is None:
                some = True
                yield path
            else:
                skipped.append(Skipped(shown_name(path), reason))
    yield from failures
    if not some and not failures:
        error = "no article in the folder"
        yield Failure(shown_name(folder), None, "find", error, _KNOWN)


def _why_not(name: str, path: str) -> str | None:
    """Why a file found in a folder is not read as articles, or None if it is."""
    suffix, _, stem = _split(name)
    if name.startswith("."):
        return "a hidden file"
    if suffix not in _FORMATS:
        return f"the ending {suffix!r} tells no format"
    if stem.casefold() in _COMPANIONS:
        return "stands beside articles and is none; name it to read it"
    if not os.path.isfile(path):
        return "not a regular file"
    return None


def _split(name: str) -> tuple[str, bool, str]:
    """The format's ending, whether gzipped, and the stem."""
    path = Path(name)
    gzipped = path.suffix.casefold() == ".gz"
    if gzipped:
        path = path.with_suffix("")
    return path.suffix.casefold(), gzipped, path.stem


def shown_name(path: str) -> str:
    """``path`` as text: bytes of a name that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
