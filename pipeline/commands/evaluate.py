"""newsassay evaluate: every quality figure, as tables."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...models.evaluation import EVALUATIONS
from ...models.evaluation.table import Table
from ..records import UsageError
from ..shared import shared_folder
from .command import Command


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay evaluate``."""
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(EVALUATIONS)}"
    )


def execute(options: Namespace) -> int:
    """Print the tables of the subjects asked for, or of all."""
    unknown = sorted(set(options.subjects) - set(EVALUATIONS))
    if unknown:
        raise UsageError(
            f"no evaluation {unknown[0]}: choose from {', '.join(EVALUATIONS)}"
        )
    shared = shared_folder()
    for name, evaluation in EVALUATIONS.items():
        if not options.subjects or name in options.subjects:
            for table in evaluation(shared):
                print(markdown(table), end="\n\n")
    return 0


def markdown(table: Table) -> str:
    """A table in Markdown; figures with three decimals."""
    lines = [
        f"### {table.title}",
        "",
        f"| {' | '.join(table.columns)} |",
        f"|{'---|' * len(table.columns)}",
    ]
    lines += [f"| {' | '.join(_cell(c) for c in row)} |" for row in table.rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|")


COMMAND = Command(arguments, execute)
