"""Claims that a relation joins to claims of other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import words
from .bundles import cell
from .safe import shorten
from .tables import Row, Source

SAME_ORIGIN, COPIED = "same_origin", "copied_text"
AGREEING = ("agree", SAME_ORIGIN, COPIED)
RELAYED = (SAME_ORIGIN, COPIED)
HEARSAY, OTHER_FIGURE = "unattributed_report", "conflict_number"
DROPPED, DENIED = "attribution_dropped", "conflict_polarity"
_PLACE = ("article_id", "sentence_id")
_CLAIM = (
    "claim_id",
    "article_id",
    "sentence_id",
    "text",
    "attribution_id",
    "hedged",
    "weasel",
    "numbers",
    "event_id",
    "credibility",
)
_ATTRIBUTION = ("attribution_id", "source_text", "source_resolved", "source_kind")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that stands in a relation, and who vouches for it."""

    claim_id: str
    article_id: str
    sentence: int
    text: str
    hedged: float
    weasel: float
    numbers: tuple[dict[str, Any], ...]
    event_id: str | None
    credibility: int
    voucher: str | None
    voucher_kind: str | None
    whole: str | None = None

    @property
    def unnamed(self) -> str:
        """How it is told where a source vouches that has no name."""
        if self.voucher_kind == HEARSAY:
            return "by hearsay"
        return f"citing {words.word('source_kind', self.voucher_kind)}"

    @property
    def manner(self) -> str:
        """How it is told: who is cited, or that nobody is."""
        if self.voucher:
            return f"citing {shorten(self.voucher, 60)}"
        return self.unnamed if self.voucher_kind else "in its own voice"

    @property
    def said(self) -> str:
        """What to quote: the whole sentence where the claim would hide a denial."""
        return self.whole or self.text


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as seen from one of its claims; ``first``: that claim is claim_a."""

    kind: str
    score: float
    why: str
    other: str
    first: bool

    @property
    def conflict(self) -> bool:
        """Whether the two cannot both be so."""
        return self.kind.startswith("conflict")


@dataclass(slots=True)
class Related:
    """Relations by claim, and the claims they join."""

    claims: dict[str, Claim] = field(default_factory=dict)
    of: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    rows: list[Row] = field(default_factory=list)

    def relations(self, claim_id: str) -> list[Relation]:
        """The relations of a claim, conflicts first, then the surest."""
        found = [r for r in self.of.get(claim_id, ()) if r.other in self.claims]
        return sorted(found, key=lambda r: (not r.conflict, -r.score, r.other))


def relate(source: Source, only: frozenset[str] | None = None) -> Related:
    """Read ``relations`` and, of ``claims`` and ``attributions``, what they join.

    Claims of the table ``figures`` are read as well. ``only``: relations of these
    claims, where they are given.
    """
    related = Related(
        rows=[
            r
            for r in source.rows("relations")
            if only is None or r["claim_a"] in only or r["claim_b"] in only
        ]
    )
    for row in related.rows:
        a, b = row["claim_a"], row["claim_b"]
        kind, score, why = row["relation"], row["score"] or 0.0, row["why"] or ""
        related.of[a].append(Relation(kind, score, why, b, True))
        related.of[b].append(Relation(kind, score, why, a, False))
    wanted = set(related.of)
    if only is None:
        wanted |= {r["claim_id"] for r in source.rows("figures", ("claim_id",))}
    if wanted:
        rows = [r for r in source.rows("claims", _CLAIM) if r["claim_id"] in wanted]
        vouchers = _vouchers(source, rows)
        denied = {c for r in related.rows if r["relation"] == DENIED for c in _ends(r)}
        wanted = {r["sentence_id"] for r in rows if r["claim_id"] in denied}
        articles = {r["article_id"] for r in rows}
        places, texts = _sentences(source, articles, wanted)
        for row in rows:
            whole = texts.get(row["sentence_id"]) if row["claim_id"] in denied else None
            claim = _claim(row, vouchers, places, whole)
            related.claims[row["claim_id"]] = claim
    return related


def _vouchers(source: Source, claims: Iterable[Row]) -> dict[str, Row]:
    wanted = {c["attribution_id"] for c in claims if c["attribution_id"]}
    rows = source.rows("attributions", _ATTRIBUTION) if wanted else ()
    return {r["attribution_id"]: r for r in rows if r["attribution_id"] in wanted}


def _ends(row: Row) -> tuple[str, str]:
    return row["claim_a"], row["claim_b"]


def _sentences(
    source: Source, articles: set[str], wanted: set[str]
) -> tuple[dict[str, int], dict[str, str]]:
    """The number of every sentence of ``articles``, and the texts of some of them."""
    places: dict[str, int] = {}
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    columns = ("article_id", "sentence_id", "text") if wanted else _PLACE
    for row in source.rows("sentences", columns):
        if row["article_id"] in articles:
            number = counts.get(row["article_id"], 0)
            places[row["sentence_id"]] = number
            counts[row["article_id"]] = number + 1
            if row["sentence_id"] in wanted:
                texts[row["sentence_id"]] = row["text"]
    return places, texts


def _claim(
    row: Row, vouchers: dict[str, Row], places: dict[str, int], whole: str | None
) -> Claim:
    voucher = vouchers.get(row["attribution_id"] or "")
    return Claim(
        row["claim_id"],
        row["article_id"],
        places.get(row["sentence_id"], 0),
        row["text"],
        row["hedged"] or 0.0,
        row["weasel"] or 0.0,
        tuple(n for n in cell(row["numbers"], []) if isinstance(n, dict)),
        row["event_id"],
        row["credibility"],
        (voucher["source_resolved"] or voucher["source_text"]) if voucher else None,
        voucher["source_kind"] if voucher else None,
        whole,
    )
