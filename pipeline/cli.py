"""The command line: one sub-command a module function, exit codes 0, 1 and 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from .commands import COMMANDS, load_command
from .printable import printable
from .records import UsageError

FINE, SOME_FAILED, USAGE = 0, 1, 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    0: fine; 1: done, but some inputs failed (they are listed); 2: usage.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = build_parser(next((a for a in arguments if a in COMMANDS), None))
    options = parser.parse_args(arguments)
    try:
        return int(options.command(options))
    except UsageError as error:
        print(f"newsassay: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return FINE
    except OSError as error:
        print(f"newsassay: {_disk(error)}", file=sys.stderr)
        return SOME_FAILED
    except KeyboardInterrupt:
        print("newsassay: interrupted; --resume goes on from here", file=sys.stderr)
        return _INTERRUPTED


def _disk(error: OSError) -> str:
    """What went wrong with a disk, and the mend."""
    where = f"{error.filename}: " if error.filename else ""
    what = error.strerror or str(error)
    return printable(
        f"{where}{what}; no table was left half-written: make room, or name another "
        "folder, and go on with --resume"
    )


def build_parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser with all sub-commands, and the arguments of the one ``chosen``.

    The others are not loaded: that would take longer than most of them run.
    """
    parser = argparse.ArgumentParser(
        prog="newsassay",
        description="Says of news articles, claims and outlets who says it, how "
        "firmly, in whose words, with what slant, and who else reports it.",
    )
    parser.add_argument("--version", action="version", version=version("newsassay"))
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        own = subparsers.add_parser(
            name,
            help=summary,
            description=summary,
            epilog="Exit codes: 0 fine, 1 done but some inputs failed, 2 usage.",
            formatter_class=argparse.ArgumentDefaultsHelpFormatter,
        )
        if name == chosen:
            command = load_command(name)
            command.arguments(own)
            own.set_defaults(command=command.run)
    return parser
