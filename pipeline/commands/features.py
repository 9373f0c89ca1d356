"""newsassay features: the data dictionary."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..dictionary import FORMS, dictionary
from .command import Command


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay features``."""
    parser.add_argument("--format", choices=tuple(FORMS), default="md")


def execute(options: Namespace) -> int:
    """Print the dictionary."""
    print(dictionary(options.format), end="")
    return 0


COMMAND = Command(arguments, execute)
