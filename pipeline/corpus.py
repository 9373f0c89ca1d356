"""What only the whole corpus shows: duplicates' scores, outlets, events, relations.

Two passes over the batches: the first gathers what is needed, the second fills it in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from ..features.registry import feature_specs
from ..models.outlets import Outlets
from ..models.relations.copies import Copies
from ..models.relations.corroborate import corroborate
from ..models.relations.relate import Relations
from ..models.schema import schemas
from ..models.standing import Standings
from .credits import agency_of

_CORROBORATED = (
    "credibility", "credibility_score", "credibility_low", "credibility_high",
    "n_independent", "n_conflicting", "reasons",
)  # fmt: skip
#: Gives the batches of a table, in order, as often as it is asked.
Batches = Callable[[str], Iterable[pa.Table]]


class Corpus:
    """Gathers the articles of a run and completes the tables."""

    def __init__(
        self,
        batches: Batches,
        repeated: set[str],
        ratings: Mapping[str, float] | None = None,
    ) -> None:
        self.outlets = Outlets(ratings)
        self.standings = Standings()
        self.relations = Relations()
        self.copies = Copies()
        self._batches = batches
        self._repeated = repeated
        self._originals: dict[str, dict[str, Any]] = {}
        self._observe()

    def _observe(self) -> None:
        for articles, claims, actors, sentences in self._together(
            "articles", "claims", "actors", "sentences"
        ):
            for row in articles.to_pylist():
                if row["article_id"] in self._repeated:
                    self._originals[row["article_id"]] = row
                self.standings.add(row)
                self.outlets.add(self._repeat(row))
            self.relations.observe(articles, claims, actors)
            self.copies.observe(articles, sentences)
        self.relations.merge()
        self._find_copies()
        for batch in self._together("claims", "attributions", "texts"):
            self.relations.relate(*batch)

    def _find_copies(self) -> None:
        self.copies.search()
        for batch in self._together("sentences", "claims"):
            self.copies.gather(*batch)
        self.copies.finish()
        self.relations.take_copies(self.copies.claims)
        self._credit()

    def _credit(self) -> None:
        """Name the agency of each passage where an article of it credits one."""
        rows = self.copies.passages
        wanted = {row[end] for row in rows for end in ("article_a", "article_b")}
        agencies: dict[str, str | None] = {}
        for articles, texts in self._together("articles", "texts"):
            authors = articles.select(["article_id", "author"]).to_pylist()
            author = {row["article_id"]: row["author"] for row in authors}
            for text in texts.to_pylist():
                name = text["article_id"]
                if name in wanted:
                    agencies[name] = agency_of(author[name], text["text"])
        for row in rows:
            row["credit"] = agencies[row["article_a"]] or agencies[row["article_b"]]

    def _together(self, *tables: str) -> Iterator[tuple[pa.Table, ...]]:
        return zip(*(self._batches(name) for name in tables), strict=True)

    def _repeat(self, row: dict[str, Any]) -> dict[str, Any]:
        """A duplicate's row with what was measured on its original."""
        original = self._originals.get(row["duplicate_of"] or "")
        if original is None:
            return row
        return row | {name: original[name] for name in _measured()}

    def completed(self) -> dict[str, Iterable[pa.Table]]:
        """The tables that the corpus completes or makes, by name."""
        relations = self.relations
        return {
            "articles": self._articles(),
            "claims": self._claims(),
            "relations": [schemas()["relations"].table(relations.rows())],
            "events": [schemas()["events"].table(list(relations.events()))],
            "actors": self._actors(),
            "figures": [schemas()["figures"].table(relations.figures)],
            "wordings": [schemas()["wordings"].table(relations.wordings)],
            "passages": [schemas()["passages"].table(self.copies.passages)],
            "sources": [schemas()["sources"].table(list(self.outlets.rows()))],
        }

    def _articles(self) -> Iterator[pa.Table]:
        for batch in self._batches("articles"):
            rows = [self._repeat(row) for row in batch.to_pylist()]
            for row in rows:
                row |= self.standings.of(row)
                row["event_id"] = self.relations.event_id(row["article_id"])
                row["source_grade"] = self.outlets.grade(
                    row["source"], row["source_known"]
                )
            yield schemas()["articles"].table(rows)

    def _claims(self) -> Iterator[pa.Table]:
        for batch in self._batches("claims"):
            articles = batch.column("article_id").to_pylist()
            events = [self.relations.event_id(article) for article in articles]
            changes = {"event_id": events}
            claims = batch.column("claim_id").to_pylist()
            if any(claim in self.relations.counts for claim in claims):
                changes |= self._corroborated(batch)
            yield _replaced(batch, changes)

    def _actors(self) -> Iterator[pa.Table]:
        merged = self.relations.merged
        for batch in self._batches("actors"):
            own = batch.column("actor_id").to_pylist()
            yield _replaced(
                batch,
                {
                    "actor_id": [merged.actor_id(actor) for actor in own],
                    "merged_why": [merged.why(actor) for actor in own],
                },
            )

    def _corroborated(self, batch: pa.Table) -> dict[str, list[Any]]:
        """The columns that other articles' reports change."""
        rows = batch.select(["claim_id", *_CORROBORATED]).to_pylist()
        for row in rows:
            counts = self.relations.counts.get(row["claim_id"])
            if counts is None:
                continue
            found = corroborate(
                row["credibility_score"], json.loads(row["reasons"]), *counts.numbers
            )
            row["n_independent"], row["n_conflicting"] = counts.numbers
            row["credibility"], row["credibility_score"] = found.grade, found.score
            row["credibility_low"], row["credibility_high"] = found.low, found.high
            row["reasons"] = json.dumps(found.reasons, ensure_ascii=False)
        return {name: [row[name] for row in rows] for name in _CORROBORATED}


def _replaced(batch: pa.Table, columns: dict[str, list[Any]]) -> pa.Table:
    """``batch`` with other values in some columns."""
    for name, values in columns.items():
        place = batch.schema.get_field_index(name)
        kind = batch.schema.field(place)
        batch = batch.set_column(place, kind, pa.array(values, kind.type))
    return batch


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
