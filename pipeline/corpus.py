"""What only the whole corpus shows: duplicates' scores and the outlets.

Two passes over the articles, a batch at a time: the first gathers what is needed,
the second fills it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from ..features.registry import feature_specs
from ..models.outlets import Outlets
from ..models.schema import schemas


class Corpus:
    """Gathers the articles of a run and completes their rows."""

    def __init__(self, articles: Iterable[pa.Table], repeated: set[str]) -> None:
        self.outlets = Outlets()
        self._repeated = repeated
        self._originals: dict[str, dict[str, Any]] = {}
        for batch in articles:
            for row in batch.to_pylist():
                self._observe(row)

    def _observe(self, row: dict[str, Any]) -> None:
        if row["article_id"] in self._repeated:
            self._originals[row["article_id"]] = row
        self.outlets.add(self._repeat(row))

    def _repeat(self, row: dict[str, Any]) -> dict[str, Any]:
        """A duplicate's row with what was measured on its original."""
        original = self._originals.get(row["duplicate_of"] or "")
        if original is None:
            return row
        return row | {name: original[name] for name in _measured()}

    def articles(self, batches: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """The articles' rows, completed."""
        for batch in batches:
            rows = [self._repeat(row) for row in batch.to_pylist()]
            for row in rows:
                row["source_grade"] = self.outlets.grade(
                    row["source"], row["source_known"]
                )
            yield schemas()["articles"].table(rows)

    def sources(self) -> pa.Table:
        """The table of outlets."""
        return schemas()["sources"].table(list(self.outlets.rows()))


def _measured() -> list[str]:
    scores = [
        f"{s}{end}" for s in ("bias", "reliability") for end in ("", "_low", "_high")
    ]
    return [
        "n_words",
        "n_sentences",
        "language",
        *(spec.name for spec in feature_specs()),
        *scores,
    ]
