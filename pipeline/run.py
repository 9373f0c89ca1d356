"""A run: inputs in, tables and report out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pyarrow as pa

from ..models.schema import schemas
from .batch import Settings, assay_batch
from .corpus import Corpus
from .engines import make_engine
from .identify import Job, identify
from .ingest import read_inputs
from .manifest import digest_of, manifest, moment
from .output import (
    MANIFEST,
    claim_folder,
    formats_known,
    write_json,
    write_schema,
    write_tables,
)
from .parts import Parts
from .progress import Reporter, Silent
from .ratings import read_ratings
from .records import Failure, Record, Skipped
from .rows import Batch

Item = TypeVar("Item")
#: Articles worked on together: large enough to make messages and files few.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do; see ``newsassay score --help``."""

    paths: tuple[str, ...]
    out: Path
    format: str = "parquet"
    mapping: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    engine: str = "local"
    scheduler: str | None = None
    workers: int = 1
    resume: bool = False
    force: bool = False
    now: str | None = None
    priors: Path | None = None


class Ledger:
    """What a run has to remember of its items: little, and once each."""

    def __init__(self) -> None:
        self.repeated: set[str] = set()
        self.inputs: dict[str, None] = {}

    def watch(self, items: Iterable[Job | Failure]) -> Iterator[Job | Failure]:
        """Pass items on, remembering inputs and texts that are repeated."""
        for item in items:
            record = item.record if isinstance(item, Job) else item
            self.inputs[record.input] = None
            if isinstance(item, Job) and item.duplicate_of:
                self.repeated.add(item.duplicate_of)
            yield item


def run(
    request: Request, progress: Reporter | None = None, stdin: BinaryIO | None = None
) -> Counter[str]:
    """Score ``request.paths`` into ``request.out``; return the run's counts.

    Raises UsageError where the request cannot be carried out. Inputs that cannot be
    read are rows of ``errors``; everything else is scored.
    """
    progress = progress or Silent()
    formats_known(request.format)
    now = moment(request.now)
    ratings = read_ratings(request.priors) if request.priors else {}
    engine = make_engine(request.engine, request.workers, request.scheduler)
    claim_folder(request.out, force=request.force)
    parts = Parts(request.out)
    parts.begin(_asked(request), resume=request.resume)
    ledger = Ledger()
    passed_over: list[Skipped] = []
    records = read_inputs(
        request.paths, mapping=request.mapping, stdin=stdin, skipped=passed_over
    )
    items = ledger.watch(identify(records))
    work = _unfinished(enumerate(in_batches(items)), parts, progress)
    function = partial(_numbered, settings=request.settings)
    for number, batch in engine.map(function, work):
        parts.save(number, batch)
        progress.advance(batch["articles"].num_rows)
    counts = _finish(request, parts, ledger, ratings)
    counts["passed over"] = len(passed_over)
    write_schema(request.out, request.format)
    note = manifest(ledger.inputs, _recorded(request), counts, now)
    note["passed_over"] = [asdict(file) for file in passed_over]
    write_json(request.out / MANIFEST, note)
    parts.remove()
    return counts


def collect(
    records: Iterable[Record | Failure], settings: Settings
) -> dict[str, pa.Table]:
    """Score records in memory; return all tables of the contract by name."""
    ledger = Ledger()
    items = ledger.watch(identify(records))
    batches = [assay_batch(b, settings) for b in in_batches(items)]
    corpus = Corpus(lambda name: (b[name] for b in batches), ledger.repeated)
    completed = corpus.completed()
    return {
        name: pa.concat_tables(
            [schema.table([]), *completed.get(name, (b[name] for b in batches))]
        )
        for name, schema in schemas().items()
    }


def _numbered(
    work: tuple[int, tuple[Job | Failure, ...]], settings: Settings
) -> tuple[int, Batch]:
    return work[0], assay_batch(work[1], settings)


def _unfinished(
    work: Iterable[tuple[int, tuple[Job | Failure, ...]]],
    parts: Parts,
    progress: Reporter,
) -> Iterator[tuple[int, tuple[Job | Failure, ...]]]:
    for number, items in work:
        if parts.has(number):
            progress.advance(sum(isinstance(i, Job) for i in items))
        else:
            yield number, items


def _finish(
    request: Request, parts: Parts, ledger: Ledger, ratings: Mapping[str, float]
) -> Counter[str]:
    """Join the parts into the tables; return the counts of the run."""
    corpus = Corpus(parts.batches, ledger.repeated, ratings)
    tables: dict[str, Iterable[pa.Table]] = {n: parts.batches(n) for n in schemas()}
    tables |= corpus.completed()
    counts: Counter[str] = Counter()
    for batch in parts.batches("articles"):
        counts.update(batch.column("status").to_pylist())
    written = write_tables(request.out, tables, request.format)
    counts.update({name: written[name] for name in ("articles", "claims", "errors")})
    return counts


def _asked(request: Request) -> dict[str, Any]:
    return {"paths": list(request.paths), **_recorded(request)}


def _recorded(request: Request) -> dict[str, Any]:
    """The settings that decide what a run's tables hold."""
    return {
        "format": request.format,
        "map": dict(sorted(request.mapping.items())),
        **asdict(request.settings),
        "priors": digest_of(request.priors) if request.priors else None,
    }


def in_batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """``items`` in tuples of at most ``BATCH``."""
    source = iter(items)
    while batch := tuple(islice(source, BATCH)):
        yield batch
