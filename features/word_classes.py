"""Closed classes of English words, read once from ``seeds/word_classes.tsv``."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

_COLUMNS = ("class", "words", "note")


class WordTableError(ValueError):
    """A word table is malformed; the message names file, row, field and mend."""


def read_word_table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of ``seeds/<name>``, a tab-separated file with exactly ``columns``.

    Raises WordTableError where the header or a row does not fit.
    """
    path = files("newsassay.seeds").joinpath(name)
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != columns:
        raise WordTableError(
            f"{name}, row 1: the header must be {', '.join(columns)}, tabs between"
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns):
            raise WordTableError(
                f"{name}, row {number}: {len(row)} fields instead of {len(columns)}; "
                "separate them by one tab each"
            )
    return [dict(zip(columns, row, strict=True)) for row in rows[1:]]


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = read_word_table("word_classes.tsv", _COLUMNS)
    return {row["class"]: frozenset(row["words"].split("|")) for row in rows}


@cache
def word_class(*names: str) -> frozenset[str]:
    """All words of the classes ``names``; KeyError where there is no such class."""
    classes = _classes()
    return frozenset[str]().union(*(classes[name] for name in names))
