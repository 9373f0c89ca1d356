"""newsassay drift: whether a run's articles differ from an earlier run's."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ..drift import Drift, Limits, measure_drift
from ..runs import differing_versions
from .command import Command
from .options import add_count, add_limit

FINE, DRIFTED = 0, 1


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay drift``."""
    limits = Limits()
    parser.add_argument("run", type=Path, metavar="RUN", help="a run's folder")
    parser.add_argument(
        "--against", type=Path, required=True, metavar="RUN", help="an earlier run's"
    )
    for name, default, help in (
        ("psi", limits.psi, "largest population stability index of a feature"),
        ("skipped", limits.skipped, "largest change in the share of articles skipped"),
        (
            "missing",
            limits.missing,
            "the same of articles a feature is not measured in",
        ),
    ):
        add_limit(parser, f"--{name}", default, help)
    add_count(
        parser,
        "--min-articles",
        limits.articles,
        "articles on either side below which no index is computed",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.epilog = "Exit codes: 0 fine, 1 drifted, 2 usage."


def execute(options: Namespace) -> int:
    """Print the drift of every feature; exit code 1 where a limit is passed."""
    limits = Limits(options.psi, options.skipped, options.missing, options.min_articles)
    found = measure_drift(options.run, options.against, limits)
    for line in differing_versions(options.against, options.run):
        print(f"newsassay: the two runs differ in {line}", file=sys.stderr)
    if options.format == "json":
        print(json.dumps([asdict(d) for d in found], indent=1))
    else:
        _print_text(found)
    return DRIFTED if any(d.drifted for d in found) else FINE


def _print_text(found: Sequence[Drift]) -> None:
    print(f"{'feature':36}{'PSI':>7}{'null before':>13}{'now':>7}")
    for drift in found:
        psi = "-" if drift.psi is None else f"{drift.psi:.3f}"
        mark = "  drifted" if drift.drifted else ""
        print(
            f"{drift.feature:36}{psi:>7}{drift.missing_before:>13.3f}"
            f"{drift.missing:>7.3f}{mark}"
        )
    print(f"{sum(d.drifted for d in found)} of {len(found)} drifted")


COMMAND = Command(arguments, execute)
