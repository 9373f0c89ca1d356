"""newsassay train: make every artefact that ships anew."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...models.train import ON_REQUEST, TRAINERS
from ..records import UsageError
from ..shared import shared_folder
from .command import Command


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay train``."""
    parser.add_argument(
        "artefacts", nargs="*", metavar="ARTEFACT", help=f"of {', '.join(TRAINERS)}"
    )


def execute(options: Namespace) -> int:
    """Train, in the order in which artefacts build on one another."""
    unknown = sorted(set(options.artefacts) - set(TRAINERS))
    if unknown:
        raise UsageError(f"no artefact {unknown[0]}: choose from {', '.join(TRAINERS)}")
    shared = shared_folder()
    for name, trainer in TRAINERS.items():
        chosen = options.artefacts or set(TRAINERS) - ON_REQUEST
        if name in chosen:
            figures = trainer(shared, Path(__file__).resolve().parents[2])
            print(f"{name}: {json.dumps(figures, indent=1)}")
    return 0


COMMAND = Command(arguments, execute)
