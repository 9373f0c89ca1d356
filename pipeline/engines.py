"""Engines: where batches are worked on. All give results in the order of the work.

Each keeps only a few batches in flight, so memory does not grow with the corpus.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from .records import UsageError

Work = TypeVar("Work")
Result = TypeVar("Result")
#: Batches submitted ahead of the one awaited, for each worker.
AHEAD = 2


class Engine(Protocol):
    """Applies a function to each piece of work and yields the results in order."""

    def map(
        self, function: Callable[[Work], Result], work: Iterable[Work]
    ) -> Iterator[Result]:
        """Yield ``function(w)`` for each ``w`` in ``work``, in order."""


class InProcess:
    """One piece after the other, here."""

    def map(
        self, function: Callable[[Work], Result], work: Iterable[Work]
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        return map(function, work)


class Processes:
    """``workers`` processes on this machine."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(
        self, function: Callable[[Work], Result], work: Iterable[Work]
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        # Forking a process that has threads (Arrow's) can deadlock.
        context = get_context("spawn")
        with ProcessPoolExecutor(
            self.workers, mp_context=context, initializer=_leave_interrupts
        ) as pool:

            def submit(piece: Work) -> Future[Result]:
                return pool.submit(function, piece)

            try:
                yield from _bounded(submit, work, AHEAD * self.workers)
            finally:  # what nobody waits for any more is not begun
                pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which a terminal sends to all, to the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Dask:
    """A dask.distributed cluster: the one at ``address``, or a local one."""

    def __init__(self, address: str | None, workers: int) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                "--engine dask needs dask.distributed: pip install 'newsassay[dask]'"
            ) from None
        self._client_type: Any = distributed.Client
        self.address = address
        self.workers = workers

    def map(
        self, function: Callable[[Work], Result], work: Iterable[Work]
    ) -> Iterator[Result]:
        """See :class:`Engine`."""
        options: dict[str, Any] = (
            {"address": self.address}
            if self.address
            else {
                "n_workers": self.workers,
                "threads_per_worker": 1,
                "dashboard_address": None,
            }
        )
        try:
            client = self._client_type(**options)
        except OSError as error:
            raise UsageError(
                f"--scheduler {self.address}: no dask scheduler answers there ({error})"
            ) from None
        with client:
            slots = max(1, sum(client.nthreads().values()))
            yield from _bounded(
                lambda w: client.submit(function, w, pure=False), work, AHEAD * slots
            )


class _Pending(Protocol[Result]):  # type: ignore[misc]
    def result(self) -> Result: ...


def _bounded(
    submit: Callable[[Work], _Pending[Result]], work: Iterable[Work], most: int
) -> Iterator[Result]:
    pending: deque[_Pending[Result]] = deque()
    for piece in work:
        pending.append(submit(piece))
        if len(pending) >= most:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def make_engine(name: str, workers: int, scheduler: str | None) -> Engine:
    """The engine called ``name``: local or dask.

    Raises UsageError where it is unknown or not installed.
    """
    if name == "dask":
        return Dask(scheduler, workers)
    if name != "local":
        raise UsageError(f"--engine {name}: choose local or dask")
    return InProcess() if workers == 1 else Processes(workers)
