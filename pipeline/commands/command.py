"""What a sub-command is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: its arguments, and what it does.

    ``run`` returns the exit code.
    """

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
