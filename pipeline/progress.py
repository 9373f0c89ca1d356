"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

#: Articles between two plain lines.
EVERY = 1_000


class Reporter(Protocol):
    """Told how many articles are done."""

    def advance(self, n: int) -> None:
        """``n`` more are done."""


class Silent:
    """Says nothing."""

    def advance(self, n: int) -> None:
        """See :class:`Reporter`."""


class _Lines:
    def __init__(self, what: str, stream: TextIO) -> None:
        self.what, self.stream, self.done = what, stream, 0

    def advance(self, n: int) -> None:
        before, self.done = self.done, self.done + n
        if before // EVERY != self.done // EVERY:
            print(f"{self.what}: {self.done} articles", file=self.stream, flush=True)


class _Bar:
    def __init__(self, what: str, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=None)

    def advance(self, n: int) -> None:
        self._progress.advance(self._task, n)


@contextmanager
def reporter(what: str, stream: TextIO | None = None) -> Iterator[Reporter]:
    """A reporter for one stage, fit for ``stream`` (standard error)."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield _Lines(what, stream)
        return
    with _progress(stream) as progress:
        yield _Bar(what, progress)


def _progress(stream: TextIO) -> Progress:
    from rich import progress  # only a terminal needs to wait for it
    from rich.console import Console

    return progress.Progress(
        progress.SpinnerColumn(),
        progress.TextColumn("{task.description}"),
        progress.MofNCompleteColumn(),
        progress.TextColumn("articles"),
        progress.TimeElapsedColumn(),
        console=Console(file=stream),
        transient=True,
    )
