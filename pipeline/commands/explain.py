"""newsassay explain: one article's label, waterfall and ledger on the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...reports import explain_article
from ..formats import open_tables
from ..records import UsageError
from .command import Command


def arguments(parser: ArgumentParser) -> None:
    """The options of ``newsassay explain``."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a run's folder")
    parser.add_argument(
        "article_id",
        metavar="ARTICLE_ID",
        help="as in the table articles, and in the addresses of the pages",
    )


def execute(options: Namespace) -> int:
    """Print the article."""
    told = explain_article(open_tables(options.folder), options.article_id)
    if told is None:
        raise UsageError(
            f"{options.folder} has no article {options.article_id}: identifiers stand "
            "in the table articles and in the addresses of the pages"
        )
    print(told)
    return 0


COMMAND = Command(arguments, execute)
