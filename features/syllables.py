"""Syllables of English words, counted as textstat counts them.

A word's syllables are those of its first pronunciation in the CMU Pronouncing
Dictionary; a word that is not in it gets its hyphenation points and one. textstat
asks NLTK for the dictionary, which wants the network at first use. Here it is the table
``seeds/syllables.tsv.gz``, made once (``seeds/SYLLABLES.md``).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files

from pyphen import Pyphen

#: pyphen keeps every word it is ever asked; it is made to forget them here.
_KEPT_WORDS = 50_000


@cache
def syllable_table() -> dict[str, int]:
    """Syllables by lower-case word, for every word of the dictionary."""
    path = files("newsassay.seeds").joinpath("syllables.tsv.gz")
    rows = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    table: dict[str, int] = {}
    for row in rows[1:]:
        number, words = row.split("\t")
        table.update(dict.fromkeys(words.split(), int(number)))
    return table


def count_syllables(word: str) -> int:
    """Syllables of one lower-case word without punctuation; 0 of an empty one."""
    known = syllable_table().get(word)
    if known is not None:
        return known
    if not word:
        return 0
    hyphenator = _hyphenator()
    if len(hyphenator.hd.cache) > _KEPT_WORDS:
        hyphenator.hd.cache.clear()
    return len(hyphenator.positions(word)) + 1


@cache
def _hyphenator() -> Pyphen:
    return Pyphen(lang="en_US", cache=False)


class _Pronunciations(Mapping[str, list[list[str]]]):
    """The table in the dictionary's own form: phones of which only stress is known."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["1"] * syllable_table()[word]]

    def __iter__(self) -> Iterator[str]:
        return iter(syllable_table())

    def __len__(self) -> int:
        return len(syllable_table())


def lend_to_textstat() -> None:
    """Make textstat read the table here instead of asking NLTK for the dictionary.

    It changes textstat for the whole process. The measures of this package do not
    need it; tests and benchmarks that call textstat itself do.
    """
    module = import_module("textstat.backend.counts._count_syllables")
    pronunciations = _Pronunciations()
    vars(module)["get_cmudict"] = lambda lang: pronunciations
