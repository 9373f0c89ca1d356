"""The pages of the events: who asserts, who attributes, who contradicts, who copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import words
from .corpus import Corpus, Entry
from .related import AGREEING, RELAYED, Claim, Related
from .safe import page_name, shorten
from .tables import Row, Source

_TEXT = 260
_ROWS = 60
_PAIRS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet does with one claim."""

    kind: str
    words: str
    who: str
    claim: Claim
    entry: Entry


@dataclass(frozen=True, slots=True)
class Line:
    """A claim that several tell or dispute, and every outlet's part in it."""

    text: str
    cells: dict[str, list[Cell]]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side."""

    kind: str
    why: str
    first: Claim
    first_entry: Entry
    second: Claim
    second_entry: Entry


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
        event = _event_of(claim, corpus)
        if event:
            claims.setdefault(event, []).append(claim)
    for row in source.rows("events"):
        entries = told.get(row["event_id"], [])
        view = _view(row, entries, claims.get(row["event_id"], []), corpus, related)
        yield view["page"], "event.html", view


def _event_of(claim: Claim, corpus: Corpus) -> str | None:
    entry = corpus.entries.get(claim.article_id)
    return claim.event_id or (entry.event_id if entry else None)


def _view(
    row: Row,
    entries: list[Entry],
    claims: list[Claim],
    corpus: Corpus,
    related: Related,
) -> dict[str, Any]:
    ordered = sorted(entries, key=lambda e: (e.published, e.source, e.title))
    ids = {c.claim_id for c in claims}
    lines = _matrix(claims, corpus, related)
    return {
        "event": row,
        "page": page_name(row["event_id"]) + ".html",
        "entries": ordered,
        "outlets": list(dict.fromkeys(e.source for e in ordered)),
        "lines": lines[:_ROWS],
        "n_lines": len(lines),
        "n_conflicts": sum(line.disputed for line in lines),
        "conflicts": _pairs(ids, corpus, related, lambda k: k.startswith("conflict")),
        "chains": _chains(claims, corpus, related),
        "dropped": _pairs(ids, corpus, related, lambda k: k == "attribution_dropped"),
        "figures": _figures(claims, corpus, related),
    }


def _matrix(claims: list[Claim], corpus: Corpus, related: Related) -> list[Line]:
    """One line for each group of claims that say the same, the disputed first."""
    groups = groups_of(claims, related, AGREEING)
    lines = []
    for group in groups:
        cells: dict[str, list[Cell]] = {}
        members = {c.claim_id for c in group}
        against: dict[str, Claim] = {}
        for claim in group:
            _add(cells, _stance(claim, corpus))
            for relation in related.relations(claim.claim_id):
                if relation.conflict and relation.other not in members:
                    against[relation.other] = related.claims[relation.other]
        for claim in against.values():
            _add(cells, _against(claim, corpus))
        if len(cells) > 1:
            first = min(group, key=lambda c: _date(c, corpus))
            lines.append(Line(shorten(first.text, _TEXT), cells, bool(against)))
    return sorted(lines, key=lambda line: (not line.disputed, -len(line.cells)))


def _add(cells: dict[str, list[Cell]], cell: Cell) -> None:
    cells.setdefault(cell.entry.source, []).append(cell)


def _date(claim: Claim, corpus: Corpus) -> tuple[str, str]:
    return corpus.entries[claim.article_id].published, claim.claim_id


def groups_of(
    claims: list[Claim], related: Related, kinds: tuple[str, ...]
) -> list[list[Claim]]:
    """Claims joined by relations of ``kinds``, directly or through others."""
    known = {c.claim_id: c for c in claims}
    seen: set[str] = set()
    groups = []
    for claim in claims:
        if claim.claim_id in seen:
            continue
        seen.add(claim.claim_id)
        group, waiting = [], [claim]
        while waiting:
            current = waiting.pop()
            group.append(current)
            for relation in related.relations(current.claim_id):
                near = relation.kind in kinds and relation.other in known
                if near and relation.other not in seen:
                    seen.add(relation.other)
                    waiting.append(known[relation.other])
        groups.append(group)
    return groups


def _stance(claim: Claim, corpus: Corpus) -> Cell:
    entry = corpus.entries[claim.article_id]
    firmness = words.band("firmness", claim.hedged)
    if claim.voucher_kind is None:
        kind = "asserts" if firmness == "asserted plainly" else "hedges"
        return Cell(kind, kind, "", claim, entry)
    who = claim.voucher or words.word("source_kind", claim.voucher_kind)
    return Cell("attributes", "attributes to", shorten(who, 60), claim, entry)


def _against(claim: Claim, corpus: Corpus) -> Cell:
    entry = corpus.entries[claim.article_id]
    who = shorten(claim.voucher, 60) if claim.voucher else ""
    says = "contradicts, citing" if who else "contradicts"
    return Cell("contradicts", says, who, claim, entry)


def _pairs(ids: set[str], corpus: Corpus, related: Related, chosen: Any) -> list[Pair]:
    pairs: list[tuple[float, int, Pair]] = []
    for row in related.rows:
        a, b = related.claims.get(row["claim_a"]), related.claims.get(row["claim_b"])
        if a is None or b is None or not chosen(row["relation"]):
            continue
        if a.claim_id in ids or b.claim_id in ids:
            pair = Pair(
                words.word("relation", row["relation"]),
                row["why"] or "",
                a,
                corpus.entries[a.article_id],
                b,
                corpus.entries[b.article_id],
            )
            pairs.append((-(row["score"] or 0.0), len(pairs), pair))
    return [pair for *_, pair in sorted(pairs)[:_PAIRS]]


def _chains(
    claims: list[Claim], corpus: Corpus, related: Related
) -> list[tuple[str, list[tuple[Claim, Entry]]]]:
    """Claims of one origin or one wording, each chain from its earliest teller on."""
    chains = []
    for group in groups_of(claims, related, RELAYED):
        links = [(c, corpus.entries[c.article_id]) for c in group]
        links.sort(key=lambda link: (link[1].published or "9", link[0].claim_id))
        if len({e.source for _, e in links}) > 1:
            first = links[0][0]
            kinds = {
                r.why for r in related.relations(first.claim_id) if r.kind in RELAYED
            }
            chains.append((min(kinds, default=""), links))
    return sorted(chains, key=lambda c: -len(c[1]))[:_PAIRS]


def _figures(
    claims: list[Claim], corpus: Corpus, related: Related
) -> list[tuple[str, list[tuple[str, Claim, Entry]]]]:
    """Figures of disputed or agreeing claims, by what they count."""
    groups: dict[str, list[tuple[float, str, Claim, Entry]]] = {}
    for claim in claims:
        for figure in claim.numbers:
            counted = figure.get("counted") or figure.get("unit")
            if not counted or not isinstance(figure.get("value"), int | float):
                continue
            entry = corpus.entries[claim.article_id]
            text = _figure(figure)
            groups.setdefault(str(counted), []).append(
                (float(figure["value"]), text, claim, entry)
            )
    several = {k: v for k, v in groups.items() if len({e.source for *_, e in v}) > 1}
    return [
        (
            k,
            [
                (t, c, e)
                for _, t, c, e in sorted(v, key=lambda f: (f[0], f[2].claim_id))
            ],
        )
        for k, v in sorted(several.items())
    ]


def _figure(figure: dict[str, Any]) -> str:
    value, low, high = figure["value"], figure.get("low"), figure.get("high")
    text = words.number(value) if value % 1 else f"{value:,.0f}"
    if low is not None and high is None:
        return f"at least {text}"
    if high is not None and low is None:
        return f"at most {text}"
    return text
