"""newsassay score: articles in, tables and report out."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from ...features.bias.deep import why_missing
from ...features.bias.score import DEEP, TIERS
from ..batch import Settings
from ..formats import FORMATS
from ..progress import reporter
from ..records import UsageError
from ..run import Request, run
from .command import Command
from .options import add_count, add_inputs
from .summary import print_summary


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay score``."""
    add_inputs(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument(
        "--format", choices=FORMATS, default="parquet", help="of the tables"
    )
    parser.add_argument(
        "--tier", choices=TIERS, default="default", help="which models score"
    )
    parser.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="who does the work"
    )
    parser.add_argument(
        "--scheduler", metavar="ADDR", help="a dask scheduler's address"
    )
    add_count(parser, "--workers", 1, "processes")
    parser.add_argument(
        "--resume", action="store_true", help="go on with an interrupted run"
    )
    add_count(parser, "--min-words", 50, "skip articles with fewer words")
    parser.add_argument(
        "--priors",
        type=Path,
        metavar="CSV",
        help="outside ratings of outlets, domain,score (0 to 1)",
    )
    parser.add_argument("--now", metavar="ISO", help="the run's time, for the manifest")
    parser.add_argument(
        "--force", action="store_true", help="write into a folder no run has made"
    )
    parser.add_argument("--no-report", action="store_true", help="tables only")


def execute(options: Namespace) -> int:
    """Score, report, sum up."""
    started = time.monotonic()
    missing = why_missing() if options.tier == DEEP else None
    if missing:
        raise UsageError(missing)
    request = Request(
        paths=tuple(options.paths),
        out=options.out,
        format=options.format,
        mapping=options.map,
        settings=Settings(min_words=options.min_words, tier=options.tier),
        engine=options.engine,
        scheduler=options.scheduler,
        workers=options.workers,
        resume=options.resume,
        force=options.force,
        now=options.now,
        priors=options.priors,
    )
    with reporter("scoring") as progress:
        counts = run(request, progress, sys.stdin.buffer)
    index = None if options.no_report else _report(options.out)
    print_summary(options.out, counts, time.monotonic() - started)
    print(index or options.out)
    return _exit_code(counts)


def _report(out: Path) -> Path:
    from .report import build  # takes half a second to load, and not all ask for it

    return build(out)


def _exit_code(counts: Counter[str]) -> int:
    return 1 if counts["errors"] else 0


COMMAND = Command(arguments, execute)
