"""A run's tables as a report reads them: batch by batch, from memory or from disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any, Protocol

import pandas as pd
import pyarrow as pa

Row = dict[str, Any]


class Opener(Protocol):
    """A function that opens a table as Arrow batches; KeyError where there is none.

    It may leave out columns other than those asked for.
    """

    def __call__(
        self, name: str, columns: Sequence[str] | None = None, /
    ) -> Iterable[pa.RecordBatch]:
        """The batches of the table ``name``."""


#: All tables in memory, or a function that opens one of them as Arrow batches.
Tables = Mapping[str, "pa.Table | pd.DataFrame"] | Opener

#: Tables whose rows belong to one article and stand in the order of ``articles``,
#: with the columns that pages show.
PER_ARTICLE: Mapping[str, tuple[str, ...]] = {
    "texts": ("article_id", "text"),
    "sentences": (
        *("article_id", "sentence_id", "start", "end", "text", "kind", "voice"),
        "loaded_author",
    ),
    "spans": (
        *("article_id", "sentence_id", "start", "end", "text", "feature", "label"),
        *("rule", "weight", "voice", "features"),
    ),
    "attributions": (
        *("article_id", "attribution_id", "sentence_id", "cue_start", "cue_end"),
        *("source_start", "source_end", "source_text", "source_resolved"),
        *("source_kind", "content_parts", "quote", "via", "stance"),
    ),
    "claims": (
        *("article_id", "claim_id", "sentence_id", "text", "attribution_id", "hedged"),
        *("checkworthy", "credibility", "credibility_score", "n_independent"),
        *("n_conflicting", "reasons"),
    ),
    "contributions": ("article_id", "score", "feature", "contribution"),
    "actors": (
        *("article_id", "actor", "kind", "n_mentions", "n_author", "treatment"),
        *("favourable", "unfavourable", "merged_why"),
    ),
}
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Source:
    """One way to read the tables, wherever they are."""

    tables: Tables

    def batches(
        self, name: str, columns: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The batches of table ``name``; none where the run has no such table."""
        if callable(self.tables):
            try:
                batches = self.tables(name, columns)
            except KeyError:  # a run of an older version has fewer tables
                return
            yield from batches
            return
        table = self.tables.get(name)
        if table is None:
            return
        arrow = table if isinstance(table, pa.Table) else _arrow(table)
        yield from arrow.to_batches(max_chunksize=_BATCH)

    def rows(self, name: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """The rows of table ``name``, with ``columns`` only where they are given."""
        for batch in self.batches(name, columns):
            names = batch.schema.names
            wanted = [n for n in names if columns is None or n in columns]
            yield from _rows(batch.select(wanted), wanted)


def _rows(batch: pa.RecordBatch, names: list[str]) -> Iterator[Row]:
    for start in range(0, batch.num_rows, _BATCH):
        part = batch.slice(start, _BATCH)
        columns = [column.to_pylist() for column in part.columns]
        yield from map(dict, map(zip, repeat(names), zip(*columns, strict=True)))


def _arrow(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False)


def in_article_order(tables: Tables) -> Tables:
    """Tables in memory with every article's rows together, as a run writes them.

    A frame that was sorted or joined by its owner is put back into the order of
    ``articles``; tables on disk are returned as they are.
    """
    if callable(tables) or "articles" not in tables:
        return tables
    arrow = {
        name: table if isinstance(table, pa.Table) else _arrow(table)
        for name, table in tables.items()
    }
    ids = arrow["articles"].column("article_id").to_pylist()
    place = {identifier: i for i, identifier in enumerate(ids)}
    for name in PER_ARTICLE:
        if name in arrow and arrow[name].num_rows:
            arrow[name] = _ordered(arrow[name], place)
    return arrow


def _ordered(table: pa.Table, place: Mapping[str, int]) -> pa.Table:
    keys = [place.get(i, -1) for i in table.column("article_id").to_pylist()]
    if all(a <= b for a, b in pairwise(keys)) and keys[0] >= 0:
        return table
    order = sorted((i for i, key in enumerate(keys) if key >= 0), key=keys.__getitem__)
    return table.take(pa.array(order, pa.int64()))
