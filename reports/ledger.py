"""The claim ledger of an article, and the sources it uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import words
from .bundles import Bundle, cell
from .corpus import Corpus, Entry
from .evidence import ATTRIBUTION, Evidence
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
    relations: tuple[Tie, ...]
    unsourced: bool
    dropped: bool
    more: int


@dataclass(frozen=True, slots=True)
class Tie:
    """How a claim stands to a claim of another article, in words."""

    conflict: bool
    words: str
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
    ties = _ties(relations, corpus, related)
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
        told_reasons(claim["reasons"]),
        tuple(ties[:_RELATIONS]),
        voucher is None,
        any(r.kind == DROPPED and not r.first for r in relations),
        max(0, len(ties) - _RELATIONS),
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


@lru_cache(maxsize=4096)
def told_reasons(value: str | None) -> tuple[str, ...]:
    """The reasons of a grade in words, the weightiest first, each said once.

    Left out is what a stronger reason says too, and, unless nothing else is left, what
    the ledger says beside them: who vouches and how firmly.
    """
    every = [_reason(r) for r in cell(value, [])]
    distinct = [
        r
        for r in every
        if not words.note("reason_within", r)
        or words.word("reason_within", r) not in every
    ]
    more = [r for r in distinct if not words.note("reason_beside", r)]
    return tuple(more or distinct)


def _reason(value: object) -> str:
    """A reason in words, whether it is a text or a record."""
    if isinstance(value, dict):
        for key in ("why", "reason", "text", "rule"):
            if value.get(key):
                return words.spoken(str(value[key]))
    return str(value).replace("_", " ")


def _ties(relations: Sequence[Relation], corpus: Corpus, related: Related) -> list[Tie]:
    """One tie for each claim of another article, whatever relations join it."""
    kinds: dict[str, list[Relation]] = {}
    for relation in relations:
        kinds.setdefault(relation.other, []).append(relation)
    found = []
    for name, joined in kinds.items():
        other = related.claims[name]
        entry = corpus.entries.get(other.article_id)
        if entry is not None:
            told = dict.fromkeys(words.word("relation", r.kind) for r in joined)
            found.append(
                Tie(
                    any(r.conflict for r in joined),
                    ", ".join(told),
                    entry.page,
                    other.sentence,
                    entry.teller,
                    shorten(other.said, _OTHER),
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class Used:
    """A source as an article uses it; ``anchors``: its marks and those of its cues."""

    name: str
    kind: str
    n: int
    share: float
    quoted: int
    stances: str
    anchors: tuple[str, ...]


def sources_used(bundle: Bundle, found: Evidence) -> list[Used]:
    """The article's sources, the most used first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in bundle.attributions:
        key = voucher_name(row).casefold(), row["source_kind"]
        groups.setdefault(key, []).append(row)
    anchors = {
        (m.start, m.end): m.anchor for m in found.marks if m.family == ATTRIBUTION
    }
    total = len(bundle.attributions)
    used = [
        Used(
            voucher_name(rows[0]),
            words.word("source_kind", kind),
            len(rows),
            len(rows) / total,
            sum(r["quote"] != "indirect" for r in rows),
            _stances(rows),
            _anchors(rows, anchors),
        )
        for (_, kind), rows in groups.items()
    ]
    return sorted(used, key=lambda u: (-u.n, u.name))


def _stances(rows: Sequence[Row]) -> str:
    told = (r["stance"] for r in rows if r["stance"] != "neutral")
    return ", ".join(dict.fromkeys(words.word("stance", s) for s in told))


def _anchors(
    rows: Sequence[Row], anchors: Mapping[tuple[int, int], str]
) -> tuple[str, ...]:
    places = (
        (r[f"{part}_start"], r[f"{part}_end"])
        for r in rows
        for part in ("source", "cue")
    )
    return tuple(dict.fromkeys(a for p in places if (a := anchors.get(p))))
