"""Engines: the same results in the same order, wherever the work is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsassay.pipeline.engines import InProcess, make_engine
from newsassay.pipeline.records import UsageError
from newsassay.pipeline.run import Request, run


def test_work_is_fetched_as_it_is_done() -> None:
    fetched: list[int] = []

    def work() -> Iterator[int]:
        for i in range(5):
            fetched.append(i)
            yield i

    results = InProcess().map(lambda i: i * i, work())
    assert next(results) == 0
    assert fetched == [0]
    assert list(results) == [1, 4, 9, 16]


def test_workers_leave_an_interrupt_to_who_waits_for_them() -> None:
    engine = make_engine("local", 2, None)
    asked = engine.map(signal.getsignal, [signal.SIGINT])
    assert list(asked) == [signal.SIG_IGN]


def test_an_engine_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="choose local or dask"):
        make_engine("spark", 1, None)


# distributed leaves sockets and loops to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_cluster_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    demo = (str(root / "seeds" / "demo"),)
    here, there = tmp_path / "here", tmp_path / "there"
    run(Request(demo, here))
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        run(Request(demo, there, engine="dask", scheduler=address))
    tables = sorted(path.name for path in here.glob("*.parquet"))
    assert tables
    for name in tables:
        assert (here / name).read_bytes() == (there / name).read_bytes(), name


def test_a_scheduler_that_does_not_answer_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")

    def refuse(**_: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", refuse)
    demo = (str(root / "seeds" / "demo"),)
    request = Request(demo, tmp_path / "out", engine="dask", scheduler="tcp://10.0.0.1")
    with pytest.raises(UsageError, match="no dask scheduler answers there"):
        run(request)
