"""The claim ledger of an article, and the sources it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import words
from .bundles import Bundle, cell
from .corpus import Corpus, Entry
from .highlight import ATTRIBUTION, Evidence
from .related import DROPPED, Related, Relation
from .safe import shorten
from .tables import Row

_CLAIM = 220
_OTHER = 160
_RELATIONS = 4
_FOREMOST = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with who vouches for it, how firmly, and who says otherwise."""

    claim: Row
    sentence: int
    text: str
    voucher: str
    voucher_kind: str
    manner: str
    firmness: str
    grade: str
    reasons: tuple[str, ...]
    relations: tuple[Any, ...]
    unsourced: bool
    dropped: bool
    more: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of a claim to a claim of another article."""

    kind: str
    conflict: bool
    words: str
    why: str
    page: str
    sentence: int
    outlet: str
    text: str


def claim_lines(bundle: Bundle, corpus: Corpus, related: Related) -> list[Line]:
    """The claims in the order of the text."""
    places = {s["sentence_id"]: i for i, s in enumerate(bundle.sentences)}
    vouchers = {a["attribution_id"]: a for a in bundle.attributions}
    return [
        _line(c, places.get(c["sentence_id"], 0), vouchers, corpus, related)
        for c in bundle.claims
    ]


def _line(
    claim: Row,
    sentence: int,
    vouchers: dict[str, Row],
    corpus: Corpus,
    related: Related,
) -> Line:
    voucher = vouchers.get(claim["attribution_id"] or "")
    relations = related.relations(claim["claim_id"])
    ties = tuple(_tie(r, corpus, related) for r in relations[:_RELATIONS])
    manner = []
    if voucher:
        manner = [words.word("quote", voucher["quote"])]
        if voucher["stance"] != "neutral":
            manner.append(words.word("stance", voucher["stance"]))
        if voucher["via"]:
            manner.append(f"via {shorten(voucher['via'], 60)}")
    return Line(
        claim,
        sentence,
        shorten(claim["text"], _CLAIM),
        voucher_name(voucher),
        words.word("source_kind", voucher["source_kind"]) if voucher else "",
        ", ".join(manner),
        words.band("firmness", claim["hedged"]),
        words.word("grade", claim["credibility"]),
        tuple(reason(r) for r in cell(claim["reasons"], [])),
        tuple(t for t in ties if t),
        voucher is None,
        any(r.kind == DROPPED and not r.first for r in relations),
        max(0, len(relations) - _RELATIONS),
    )


def count_claims(entry: Entry, bundle: Bundle, ledger: Sequence[Line]) -> None:
    """Note in ``entry`` how many claims there are, and of what kinds."""
    kinds = {a["attribution_id"]: a["source_kind"] for a in bundle.attributions}
    loose = ("vague_collective", "unattributed_report")
    entry.n_claims = len(bundle.claims)
    entry.n_unsourced = sum(
        1
        for c in bundle.claims
        if not c["attribution_id"] or kinds.get(c["attribution_id"]) in loose
    )
    entry.n_conflicts = sum(1 for c in ledger if any(r.conflict for r in c.relations))
    entry.n_dropped = sum(1 for c in ledger if c.dropped)


def foremost(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The claims shown at once and the rest, both in the order of the text.

    Shown at once are the disputed, then the most worth checking.
    """
    ranked = sorted(
        lines,
        key=lambda c: (
            not any(r.conflict for r in c.relations),
            not c.dropped,
            -(c.claim["checkworthy"] or 0.0),
        ),
    )
    chosen = {c.claim["claim_id"] for c in ranked[:_FOREMOST]}
    front = [c for c in lines if c.claim["claim_id"] in chosen]
    return front, [c for c in lines if c.claim["claim_id"] not in chosen]


def voucher_name(voucher: Row | None) -> str:
    """Who vouches: the source's fullest name, its words, or the outlet itself."""
    if voucher is None:
        return "the outlet itself"
    name = voucher["source_resolved"] or voucher["source_text"]
    return shorten(name, 80) if name else "nobody named"


def reason(value: object) -> str:
    """A reason of a grade in words, whether it is a text or a record."""
    if isinstance(value, dict):
        for key in ("why", "reason", "text", "rule"):
            if value.get(key):
                return words.spoken(str(value[key]))
    return str(value).replace("_", " ")


def _tie(relation: Relation, corpus: Corpus, related: Related) -> Tie | None:
    other = related.claims[relation.other]
    entry = corpus.entries.get(other.article_id)
    if entry is None:
        return None
    return Tie(
        relation.kind,
        relation.conflict,
        words.word("relation", relation.kind),
        relation.why,
        entry.page,
        other.sentence,
        entry.teller,
        shorten(other.said, _OTHER),
    )


@dataclass(frozen=True, slots=True)
class Used:
    """A source as an article uses it."""

    name: str
    kind: str
    note: str
    n: int
    share: float
    quoted: int
    first: int
    stances: str


def sources_used(bundle: Bundle, found: Evidence) -> list[Used]:
    """The article's sources, the most used first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in bundle.attributions:
        groups.setdefault((voucher_name(row), row["source_kind"]), []).append(row)
    numbers = {
        (m.start, m.end): m.number for m in found.marks if m.family == ATTRIBUTION
    }
    total = len(bundle.attributions)
    used = [
        Used(
            name,
            words.word("source_kind", kind),
            words.note("source_kind", kind),
            len(rows),
            len(rows) / total,
            sum(r["quote"] != "indirect" for r in rows),
            next(
                (n for r in rows if (n := numbers.get((r["cue_start"], r["cue_end"])))),
                0,
            ),
            ", ".join(
                dict.fromkeys(
                    words.word("stance", r["stance"])
                    for r in rows
                    if r["stance"] != "neutral"
                )
            ),
        )
        for (name, kind), rows in groups.items()
    ]
    return sorted(used, key=lambda u: (-u.n, u.name))
