"""newsassay report: build the pages of a run anew."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...reports import write_report
from ..cards import cards, quality
from ..formats import open_tables
from ..output import MANIFEST, SCHEMA
from ..progress import reporter
from ..records import UsageError
from .command import Command


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay report``."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a run's folder")


def execute(options: Namespace) -> int:
    """Build the pages and print the index's path."""
    print(build(options.folder))
    return 0


def build(folder: Path) -> Path:
    """Write the report of the run in ``folder``; return the path of its index.

    Raises UsageError where there is no run.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder} holds no run: newsassay score PATH --out {folder}")
    schema = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    with reporter("reporting") as progress:
        return write_report(
            open_tables(folder),
            schema,
            manifest,
            folder,
            lambda done, total: progress.advance(1),
            cards=cards(),
            quality=quality(),
        )


COMMAND = Command(arguments, execute)
