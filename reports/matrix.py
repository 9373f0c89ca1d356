"""The matrix of an event: one line a claim, and what every outlet does with it."""

from __future__ import annotations

from dataclasses import dataclass

from . import words
from .corpus import Corpus, Entry
from .figures import figure_words
from .related import AGREEING, COPIED, OTHER_FIGURE, Claim, Related
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

    What contradicts a line is what contradicts the claim it is named after; only where
    nothing does, what contradicts the others of its group.

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
    for claim in group:
        _add(cells, _stance(claim, corpus))
    members = {c.claim_id for c in group}
    against = _opponents(group[:1], members, related)
    against = against or _opponents(group, members, related)
    for claim, figure in against.values():
        _add(cells, _against(claim, figure, corpus))
    every = frozenset((*members, *against))
    copies = {r.other for r in related.relations(group[0].claim_id) if r.kind == COPIED}
    alike = [group[0], *(c for c in group if c.claim_id in copies)]
    text = min((c.text for c in alike), key=len)
    return Line(shorten(text, _TEXT), cells, bool(against), every)


def _opponents(
    group: list[Claim], members: set[str], related: Related
) -> dict[str, tuple[Claim, str]]:
    """Claims outside that contradict one of ``group``, with their figure if any."""
    found: dict[str, tuple[Claim, str]] = {}
    for claim in group:
        for relation in related.relations(claim.claim_id):
            if relation.conflict and relation.other not in members:
                other = related.claims[relation.other]
                figure = _figure(other, claim) if relation.kind == OTHER_FIGURE else ""
                found.setdefault(relation.other, (other, figure))
    return found


def _figure(claim: Claim, other: Claim) -> str:
    """The figure of ``claim`` where each of the two gives a single one."""
    if len(claim.numbers) != 1 or len(other.numbers) != 1:
        return ""
    number = {"approximator": None, "low": None, "high": None, **claim.numbers[0]}
    value = number.get("value")
    return figure_words(number, value) if isinstance(value, int | float) else ""


def _add(cells: dict[str, list[Cell]], cell: Cell) -> None:
    """Add what an outlet does, once."""
    found = cells.setdefault(cell.entry.source, [])
    if all((c.words, c.who) != (cell.words, cell.who) for c in found):
        found.append(cell)


def groups_of(
    claims: list[Claim], related: Related, kinds: tuple[str, ...]
) -> list[list[Claim]]:
    """Each claim with those that relations of ``kinds`` join to it, itself first.

    The claims with most such relations come first, and no claim is in two groups. No
    group is joined through third claims, which would tell of other things in the end.
    """
    known = {c.claim_id: c for c in claims}
    near = {
        c.claim_id: [
            known[r.other]
            for r in related.relations(c.claim_id)
            if r.kind in kinds and r.other in known
        ]
        for c in claims
    }
    seen: set[str] = set()
    groups = []
    for claim in sorted(claims, key=lambda c: -len(near[c.claim_id])):
        if claim.claim_id not in seen:
            joined = {c.claim_id: c for c in (claim, *near[claim.claim_id])}
            group = [c for name, c in joined.items() if name not in seen]
            seen |= joined.keys()
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


def _against(claim: Claim, figure: str, corpus: Corpus) -> Cell:
    entry = corpus.entries[claim.article_id]
    who = shorten(claim.voucher, 60) if claim.voucher else ""
    says = f"contradicts: {figure}" if figure else "contradicts"
    return Cell("contradicts", f"{says}, citing" if who else says, who, claim, entry)
