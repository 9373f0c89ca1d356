"""newsassay validate: read and check inputs, score nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ..identify import identify
from ..ingest import read_inputs
from ..printable import printable
from ..records import Failure, Skipped
from .command import Command
from .options import add_inputs


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay validate``."""
    add_inputs(parser)


def execute(options: Namespace) -> int:
    """Print a line for each input that failed, and how many could be read."""
    read = failed = repeated = 0
    passed_over: list[Skipped] = []
    records = read_inputs(
        options.paths, mapping=options.map, stdin=sys.stdin.buffer, skipped=passed_over
    )
    for item in identify(records):
        if isinstance(item, Failure):
            failed += 1
            place = item.input if item.row is None else f"{item.input}, row {item.row}"
            print(printable(f"{place}: {item.error} ({item.hint})"))
        else:
            read += 1
            repeated += item.duplicate_of is not None
    for file in passed_over:
        print(printable(f"{file.input}: passed over: {file.reason}"))
    print(f"{read} articles can be read ({repeated} repeat another); {failed} failures")
    return 1 if failed else 0


COMMAND = Command(arguments, execute)
