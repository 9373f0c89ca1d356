"""Closed classes of English words, read once from ``seeds/word_classes.tsv``."""

from __future__ import annotations

from functools import cache

from ..seeds.tsv import read_tsv

_COLUMNS = ("class", "words", "note")


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = read_tsv("word_classes.tsv", columns=_COLUMNS)
    return {row["class"]: frozenset(row["words"].split("|")) for row in rows}


@cache
def word_class(*names: str) -> frozenset[str]:
    """All words of the classes ``names``; KeyError where there is no such class."""
    classes = _classes()
    return frozenset[str]().union(*(classes[name] for name in names))


@cache
def function_words() -> frozenset[str]:
    """Words that join and point rather than name: articles, pronouns, modals, ..."""
    return word_class(
        "article", "pronoun", "possessive", "determiner", "preposition",
        "conjunction", "interrogative", "being", "having", "doing", "modal", "negation",
    )  # fmt: skip
