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
    """Two claims side by side; ``more`` pairs of the event are like it."""

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
        "conflicts": [p for p in conflicts if not p.dated][:_PAIRS],
        "superseded": [p for p in conflicts if p.dated][:_PAIRS],
        "dropped": _pairs(ids, corpus, related, lambda k: k == DROPPED)[:_PAIRS],
        "relaying": relaying(claims, corpus, related, entries),
    }


def _pairs(
    ids: set[str], corpus: Corpus, related: Related, chosen: Callable[[str], bool]
) -> list[Pair]:
    """The surest of the pairs between two articles, or of those with one reason."""
    between: dict[tuple[bool, str, frozenset[str]], list[Row]] = {}
    for row in related.rows:
        a, b = related.claims.get(row["claim_a"]), related.claims.get(row["claim_b"])
        if a is None or b is None or not chosen(row["relation"]):
            continue
        if a.claim_id in ids or b.claim_id in ids:
            articles = frozenset((a.article_id, b.article_id))
            first, second = (corpus.entries[c.article_id] for c in (a, b))
            key = first.other_day(second), row["relation"], articles
            between.setdefault(key, []).append(row)
    alike: dict[tuple[bool, str, str], list[Row]] = {}
    for (dated, kind, _), rows in between.items():
        rows.sort(key=lambda r: -(r["score"] or 0.0))
        told = (rows[0]["why"] or "").partition(";")[0] or rows[0]["claim_a"]
        alike.setdefault((dated, kind, told), []).extend(rows)
    found = [max(rows, key=lambda r: r["score"] or 0.0) for rows in alike.values()]
    pairs = [
        _pair(row, len(rows) - 1, corpus, related)
        for row, rows in zip(found, alike.values(), strict=True)
    ]
    order = sorted(range(len(found)), key=lambda i: -(found[i]["score"] or 0.0))
    return [pairs[i] for i in order]


def _pair(row: Row, more: int, corpus: Corpus, related: Related) -> Pair:
    a, b = related.claims[row["claim_a"]], related.claims[row["claim_b"]]
    first, second = corpus.entries[a.article_id], corpus.entries[b.article_id]
    kind = words.word("relation", row["relation"])
    return Pair(kind, row["why"] or "", a, first, b, second, more)
