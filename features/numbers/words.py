"""What number words mean: ``seeds/number_words.tsv``."""

from __future__ import annotations

from functools import cache

from ...seeds.tsv import read_tsv
from ..word_classes import word_class

_COLUMNS = ("entry", "kind", "value", "note")


@cache
def number_words() -> dict[str, dict[str, str]]:
    """The rows of the table of number words, by kind and entry."""
    table: dict[str, dict[str, str]] = {}
    for row in read_tsv("number_words.tsv", columns=_COLUMNS):
        table.setdefault(row["kind"], {})[row["entry"]] = row["value"]
    return table


@cache
def starters() -> frozenset[str]:
    """Words that can begin a quantity."""
    table = number_words()
    return frozenset(
        w for k in ("cardinal", "scale", "vague", "fraction") for w in table[k]
    )


@cache
def noun_stops() -> frozenset[str]:
    """Words that end a noun phrase."""
    return word_class(
        "article", "pronoun", "possessive", "preposition", "conjunction",
        "interrogative", "being", "having", "doing", "modal", "negation", "past",
    ) | frozenset(number_words()["state"])  # fmt: skip
