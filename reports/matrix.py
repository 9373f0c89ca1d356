"""The matrix of an event: one line a claim, and what every outlet does with it."""

from __future__ import annotations

from dataclasses import dataclass

from . import words
from .corpus import Corpus, Entry
from .related import AGREEING, Claim, Related
from .safe import shorten

_TEXT = 260


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
    claims: frozenset[str]


def matrix(claims: list[Claim], corpus: Corpus, related: Related) -> list[Line]:
    """One line for each group of claims that say the same, the disputed first.

    A group whose every claim stands in lines above, as what contradicts them, is
    left out.
    """
    lines = [
        line
        for group in groups_of(claims, related, AGREEING)
        if (line := _line(group, corpus, related)) and len(line.cells) > 1
    ]
    lines.sort(key=lambda line: (not line.disputed, -len(line.cells)))
    seen: set[str] = set()
    kept = []
    for line in lines:
        if not line.claims <= seen:
            kept.append(line)
            seen |= line.claims
    return kept


def _line(group: list[Claim], corpus: Corpus, related: Related) -> Line:
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
    first = min(group, key=lambda c: _date(c, corpus))
    every = frozenset((*members, *against))
    return Line(shorten(first.text, _TEXT), cells, bool(against), every)


def _add(cells: dict[str, list[Cell]], cell: Cell) -> None:
    """Add what an outlet does, once."""
    found = cells.setdefault(cell.entry.source, [])
    if all((c.words, c.who) != (cell.words, cell.who) for c in found):
        found.append(cell)


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
