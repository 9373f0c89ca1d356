"""One article's rows from all tables, article after article, without holding more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from .tables import PER_ARTICLE, Row, Source, Tables


@dataclass(frozen=True, slots=True)
class Bundle:
    """All rows that belong to one article; ``text`` is empty where none was read."""

    article: Row
    text: str
    sentences: tuple[Row, ...]
    spans: tuple[Row, ...]
    attributions: tuple[Row, ...]
    claims: tuple[Row, ...]
    contributions: tuple[Row, ...]
    actors: tuple[Row, ...] = ()

    @property
    def article_id(self) -> str:
        """The article's identifier."""
        return str(self.article["article_id"])

    def contributions_to(self, score: str) -> tuple[tuple[str, float], ...]:
        """What ``score`` is made of: feature and log-odds, the base first."""
        return tuple(
            (row["feature"], row["contribution"])
            for row in self.contributions
            if row["score"] == score
        )


class _Groups:
    """The rows of one table, given out an article at a time."""

    def __init__(self, name: str, rows: Iterator[Row]) -> None:
        self._name = name
        self._groups = groupby(rows, itemgetter("article_id"))
        self._next = next(self._groups, None)

    def take(self, article_id: str) -> tuple[Row, ...]:
        if self._next is None or self._next[0] != article_id:
            return ()
        found = tuple(self._next[1])
        self._next = next(self._groups, None)
        return found

    def finish(self) -> None:
        if self._next is not None:
            raise ValueError(
                f"table {self._name}: rows of article {self._next[0]!r} do "
                "not stand in the order of the table articles; sort the table as "
                "articles is sorted, or score again"
            )


def bundles(source: Source) -> Iterator[Bundle]:
    """Every article of the run with its rows, in the order of ``articles``.

    Raises ValueError where another table is not in that order.
    """
    groups = {n: _Groups(n, source.rows(n, c)) for n, c in PER_ARTICLE.items()}
    for article in source.rows("articles"):
        taken = {n: g.take(article["article_id"]) for n, g in groups.items()}
        yield _bundle(article, taken)
    for group in groups.values():
        group.finish()


def find_bundle(tables: Tables, article_id: str) -> Bundle | None:
    """The article ``article_id`` with its rows; None where the run has none."""
    source = Source(tables)
    found = _of(source, "articles", article_id)
    if not found:
        return None
    return _bundle(found[0], {n: _of(source, n, article_id) for n in PER_ARTICLE})


def _of(source: Source, name: str, article_id: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    for batch in source.batches(name):
        ids = batch.column(batch.schema.get_field_index("article_id")).to_pylist()
        rows += [
            batch.slice(i, 1).to_pylist()[0]
            for i, identifier in enumerate(ids)
            if identifier == article_id
        ]
    return tuple(rows)


def _bundle(article: Row, rows: dict[str, tuple[Row, ...]]) -> Bundle:
    texts = rows["texts"]
    return Bundle(
        article,
        (texts[0]["text"] or "") if texts else "",
        *(rows[name] for name in PER_ARTICLE if name != "texts"),
    )


def cell(value: str | None, default: Any) -> Any:
    """The value of a JSON cell; ``default`` where it is empty or not JSON."""
    if not value or value == "[]":
        return default
    try:
        read = json.loads(value)
    except ValueError:
        return default
    return read if isinstance(read, type(default)) else default
