"""Where an input is and how its bytes are had."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..records import Failure

#: The most bytes one article, page or line may have, decompressed.
ARTICLE_LIMIT = 64 * 1024 * 1024
_OPENING = (OSError, EOFError, zlib.error, ValueError)


class ReadingError(Exception):
    """An input cannot be read (further); carries the row for ``errors``."""

    def __init__(self, stage: str, error: str, hint: str) -> None:
        super().__init__(error)
        self.stage = stage
        self.error = error
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
    """One input: its name as given, its stem, and its bytes.

    ``path`` is None where ``stream`` gives the bytes (standard input).
    """

    name: str
    stem: str
    path: Path | None
    gzipped: bool
    stream: BinaryIO | None = None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the input for reading, decompressed.

        Raises
        ------
        ReadingError
            Where it cannot be opened.
        """
        with ExitStack() as stack:
            if self.stream is not None:
                yield self.stream
                return
            if self.path is None:
                yield io.BytesIO()
                return
            try:
                raw: BinaryIO = stack.enter_context(self.path.open("rb"))
            except (OSError, ValueError) as error:
                raise cannot_open(error) from error
            if self.gzipped:
                packed = stack.enter_context(gzip.GzipFile(fileobj=raw))
                raw = stack.enter_context(io.BufferedReader(packed))
            yield raw

    def read(self, limit: int = ARTICLE_LIMIT) -> bytes:
        """Read the whole input.

        Raises
        ------
        ReadingError
            Where it cannot be read, or is longer than ``limit``.
        """
        with self.open() as stream:
            data = read_some(stream, limit + 1)
        if len(data) > limit:
            raise ReadingError(
                "open",
                f"more than {limit // 2**20} MB in one document",
                "split it, or give the articles as JSON Lines",
            )
        return data

    def failure(
        self, stage: str, error: str, hint: str, row: int | None = None
    ) -> Failure:
        """Return a row for ``errors`` about this input."""
        return Failure(self.name, row, stage, error, hint)


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Read up to ``size`` bytes; damage raises :exc:`ReadingError`."""
    try:
        return stream.read(size)
    except _OPENING as error:
        raise cannot_open(error) from error


def read_start(stream: BinaryIO, size: int) -> bytes:
    """Read up to ``size`` bytes, or up to where the input is damaged."""
    chunks: list[bytes] = []
    try:
        while (missing := size - sum(map(len, chunks))) > 0:
            chunk = stream.read(min(missing, 16 * 1024))
            if not chunk:
                break
            chunks.append(chunk)
    except _OPENING as error:
        if not chunks:
            raise cannot_open(error) from error
    return b"".join(chunks)


def read_line(stream: BinaryIO, limit: int) -> bytes:
    """Read a line of up to ``limit`` bytes; damage raises :exc:`ReadingError`."""
    try:
        return stream.readline(limit)
    except _OPENING as error:
        raise cannot_open(error) from error


def cannot_open(error: Exception) -> ReadingError:
    """Put an error of opening or decompressing into words."""
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return ReadingError(
            "open",
            f"broken gzip data: {error}",
            "compress the file again, or take .gz off its name where it is not"
            " compressed; what came before a break is kept",
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return ReadingError(
        "open",
        f"cannot be read: {reason or error}",
        "check the path and its permissions",
    )
