"""Words of opposite meaning: ``artefacts/opposites.tsv``, compared by their stems."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ...seeds.tsv import MODELS, read_tsv
from .words import word

_COLUMNS = ("one", "other", "note")


def opposed(a: Iterable[str], b: Iterable[str]) -> list[tuple[str, str]]:
    """Words of ``a`` with their opposites in ``b``, lower-case norms, sorted.

    A word both texts use opposes nothing.
    """
    left = {word(n).stem: n for n in a}
    right = {word(n).stem: n for n in b}
    table = _table()
    return sorted(
        (left[stem], right[other])
        for stem in left.keys() - right.keys()
        for other in table.get(stem, frozenset()) & right.keys()
        if other not in left
    )


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    rows = read_tsv("artefacts", "opposites.tsv", columns=_COLUMNS, package=MODELS)
    for row in rows:
        one = {word(w).stem for w in row["one"].split("|")}
        other = {word(w).stem for w in row["other"].split("|")}
        for stem in one:
            table.setdefault(stem, set()).update(other - one)
        for stem in other:
            table.setdefault(stem, set()).update(one - other)
    return {stem: frozenset(others) for stem, others in table.items()}
