"""newsassay compare: which articles and outlets moved between two runs, and why."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from ..comparison import Change, compare_runs
from ..printable import printable
from ..runs import differing_versions
from .command import Command
from .options import add_limit

FORMS = ("text", "json", "csv")
#: Characters of a title in the table of text.
_WIDTH = 50


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay compare``."""
    parser.add_argument("before", type=Path, metavar="RUN_A", help="a run's folder")
    parser.add_argument("after", type=Path, metavar="RUN_B", help="another's")
    add_limit(parser, "--at-least", 0.05, "least change of a score that counts", most=1)
    parser.add_argument("--format", choices=FORMS, default="text")


def execute(options: Namespace) -> int:
    """Print what moved; say on standard error where the scores' makers differ."""
    changes = compare_runs(options.before, options.after, options.at_least)
    for line in differing_versions(options.before, options.after):
        print(f"newsassay: the two runs differ in {line}", file=sys.stderr)
    if options.format == "json":
        print(json.dumps([asdict(c) for c in changes], indent=1, ensure_ascii=False))
    elif options.format == "csv":
        _print_csv(changes)
    else:
        _print_text(changes)
    return 0


def _print_csv(changes: Sequence[Change]) -> None:
    writer = csv.DictWriter(sys.stdout, [f.name for f in fields(Change)])
    writer.writeheader()
    for change in changes:
        writer.writerow({k: _guarded(v) for k, v in asdict(change).items()})


def _guarded(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.lstrip("'")[:1] in tuple("=+-@\t\r"):
        return f"'{value}"
    return value


def _print_text(changes: Sequence[Change]) -> None:
    for change in changes:
        name = change.name if len(change.name) <= _WIDTH else change.name[:_WIDTH] + "…"
        print(printable(f"{change.what} {change.change}: {name} [{change.id}]"))
        if change.score:
            clear = {True: "", False: " (not separable)", None: ""}[change.clear]
            print(
                f"  {change.score} {_number(change.before)} -> "
                f"{_number(change.after)}{clear} {printable(change.why)}".rstrip()
            )
    counts = {k: sum(c.change == k for c in changes) for k in _CHANGES}
    print(", ".join(f"{n} {k}" for k, n in counts.items()))


_CHANGES = ("moved", "gone", "appeared")


def _number(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"


COMMAND = Command(arguments, execute)
