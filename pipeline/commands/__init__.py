"""The sub-commands, one module each, loaded when one is run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from .command import Command

#: What each command does, in the order of the help.
COMMANDS: Mapping[str, str] = {
    "score": "score articles into tables and a report",
    "report": "build the pages of a run anew",
    "explain": "explain one article on the terminal",
    "features": "print the data dictionary",
    "compare": "say which articles and outlets moved, and why",
    "drift": "say whether a run differs from an earlier one",
    "validate": "read and check inputs, score nothing",
    "train": "make the artefacts anew",
    "evaluate": "print the quality figures",
}


def load_command(name: str) -> Command:
    """The command ``name`` of :data:`COMMANDS`, with all that it needs."""
    command: Command = import_module(f".{name}", __name__).COMMAND
    return command
