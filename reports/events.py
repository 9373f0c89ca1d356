"""The pages of the events: who asserts, who attributes, who contradicts, who copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from . import words
from .corpus import Corpus, Entry
from .figures import figure_groups, figures_by_event
from .matrix import matrix
from .related import DROPPED, Claim, Related
from .relaying import relaying
from .safe import page_name
from .tables import Row, Source
from .wordings import subjects, wordings_by_event

_ROWS = 60
_PAIRS = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side; ``more`` pairs of the two articles are like it."""

    kind: str
    why: str
    first: Claim
    first_entry: Entry
    second: Claim
    second_entry: Entry
    more: int

    @property
    def dated(self) -> bool:
        """Whether they were told on different days, so that one may be out of date."""
        return self.first_entry.other_day(self.second_entry)


def event_pages(
    source: Source, corpus: Corpus, related: Related
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """File name, template and view of every event's page."""
    told: dict[str, list[Entry]] = {}
    for entry in corpus.entries.values():
        if entry.event_id:
            told.setdefault(entry.event_id, []).append(entry)
    claims: dict[str, list[Claim]] = {}
    for claim in related.claims.values():
        event = claim.event_id or corpus.entries[claim.article_id].event_id
        if event:
            claims.setdefault(event, []).append(claim)
    figures = figures_by_event(source, corpus, related)
    wordings = wordings_by_event(source)
    for row in source.rows("events"):
        name = row["event_id"]
        entries = sorted(
            told.get(name, []), key=lambda e: (e.published, e.source, e.title)
        )
        view = _view(row, entries, claims.get(name, []), corpus, related)
        view["figures"] = figure_groups(figures.get(name, ()), corpus, related)
        view["subjects"] = subjects(wordings.get(name, ()), corpus)
        yield view["page"], "event.html", view


def _view(
    row: Row,
    entries: list[Entry],
    claims: list[Claim],
    corpus: Corpus,
    related: Related,
) -> dict[str, Any]:
    ids = {c.claim_id for c in claims}
    lines = matrix(claims, corpus, related)
    conflicts = _pairs(ids, corpus, related, lambda k: k.startswith("conflict"))
    return {
        "event": row,
        "page": page_name(row["event_id"]) + ".html",
        "entries": entries,
        "outlets": list({e.source: e.teller for e in entries}.items()),
        "lines": lines[:_ROWS],
        "n_lines": len(lines),
        "n_conflicts": sum(line.disputed for line in lines),
        "n_agreed": sum(not line.disputed for line in lines),
        "conflicts": conflicts[:_PAIRS],
        "n_pairs": len(conflicts),
        "dropped": _pairs(ids, corpus, related, lambda k: k == DROPPED)[:_PAIRS],
        "relaying": relaying(claims, corpus, related, entries),
    }


def _pairs(
    ids: set[str], corpus: Corpus, related: Related, chosen: Callable[[str], bool]
) -> list[Pair]:
    """The surest pair of each kind between two articles, those of one day first."""
    alike: dict[tuple[str, frozenset[str]], list[Row]] = {}
    for row in related.rows:
        a, b = related.claims.get(row["claim_a"]), related.claims.get(row["claim_b"])
        if a is None or b is None or not chosen(row["relation"]):
            continue
        if a.claim_id in ids or b.claim_id in ids:
            key = row["relation"], frozenset((a.article_id, b.article_id))
            alike.setdefault(key, []).append(row)
    pairs: list[tuple[bool, float, int, Pair]] = []
    for rows in alike.values():
        row = max(rows, key=lambda r: r["score"] or 0.0)
        a, b = related.claims[row["claim_a"]], related.claims[row["claim_b"]]
        first, second = (corpus.entries[c.article_id] for c in (a, b))
        kind = words.word("relation", row["relation"])
        pair = Pair(kind, row["why"] or "", a, first, b, second, len(rows) - 1)
        pairs.append((pair.dated, -(row["score"] or 0.0), len(pairs), pair))
    return [pair for *_, pair in sorted(pairs)]
