"""Rows of what is said in an article: attributions, claims, actors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from ..features.attribution import Attribution
from ..features.dates import find_dates, iso_dates
from ..features.document import Document
from ..features.reading import Reading
from ..features.results import Span
from ..models.assay import Assay, GradedClaim
from ..models.claims import Claim
from .cells import Row, as_json, attribution_id, moved, offsets, sentence_id

#: What the tables give of a number.
_NUMBER = ("value", "low", "high", "unit", "counted", "approximator")


def attribution_rows(article_id: str, reading: Reading) -> Iterator[Row]:
    """The attributions."""
    for number, attribution in enumerate(reading.attributions):
        yield _attribution_row(article_id, number, attribution, reading.document)


def _attribution_row(
    article_id: str, number: int, attribution: Attribution, document: Document
) -> Row:
    parts = attribution.content_parts
    hull = (parts[0][0], parts[-1][1]) if parts else None
    source = attribution.source
    told = [moved(document, *part) for part in parts]
    return {
        "article_id": article_id,
        "attribution_id": attribution_id(article_id, number),
        "parent_id": attribution_id(article_id, attribution.parent),
        "sentence_id": sentence_id(article_id, attribution.sentence),
        **offsets(document, *attribution.cue, prefix="cue_"),
        **(offsets(document, *source, prefix="source_") if source else {}),
        "source_text": document.text[slice(*source)] if source else None,
        "source_resolved": attribution.source_resolved,
        "source_kind": attribution.source_kind.value,
        **(offsets(document, *hull, prefix="content_") if hull else {}),
        "content_parts": as_json([t for t in told if t[0] is not None]),
        "quote": attribution.quote.value,
        "via": attribution.via,
        "stance": attribution.stance.value,
        "party": attribution.party,
        "asserts": attribution.asserts,
        "rejected": attribution.rejected,
        "own": attribution.own,
    }


def claim_rows(
    article_id: str, assay: Assay, published: str | None = None
) -> Iterator[Row]:
    """The claims with their credibility, their dates counted from ``published``."""
    document = assay.reading.document
    day = _day(published)
    for number, graded in enumerate(assay.claims):
        dates = _dates(document, graded.claim, day)
        yield _claim_row(article_id, number, graded, document) | {"dates": dates}


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dates(document: Document, claim: Claim, published: date | None) -> str | None:
    """The times the claim names, as JSON; None where the article's own is unknown."""
    if published is None:
        return None
    tokens = document.tokens
    first = bisect_left(tokens.starts, claim.start)
    last = bisect_left(tokens.starts, claim.end)
    found = find_dates(tokens, first, last, document.text, published)
    return as_json(list(iso_dates(found)))


def _claim_row(
    article_id: str, number: int, graded: GradedClaim, document: Document
) -> Row:
    claim, credibility = graded.claim, graded.credibility
    numbers = [{k: getattr(n, k) for k in _NUMBER} for n in claim.numbers]
    return {
        "claim_id": f"{article_id}-c{number}",
        "article_id": article_id,
        "sentence_id": sentence_id(article_id, claim.sentence),
        **offsets(document, claim.start, claim.end),
        "text": document.text[claim.start : claim.end],
        "attribution_id": attribution_id(article_id, claim.attribution),
        "hedged": claim.hedged,
        "weasel": claim.weasel,
        "checkworthy": claim.checkworthy,
        "checkable": claim.checkable,
        "numbers": as_json(numbers),
        "entities": as_json(claim.entities),
        "credibility": credibility.grade,
        "credibility_score": credibility.score,
        "credibility_low": credibility.low,
        "credibility_high": credibility.high,
        "n_independent": 0,
        "n_conflicting": 0,
        "reasons": as_json(credibility.reasons),
    }


def actor_rows(article_id: str, reading: Reading) -> Iterator[Row]:
    """The actors, each under an identifier of its own until articles are merged."""
    document = reading.document
    for number, actor in enumerate(reading.actors):
        yield {
            "article_id": article_id,
            "actor_id": f"{article_id}-p{number}",
            "actor": actor.name,
            "kind": actor.kind.value,
            "n_mentions": len(actor.mentions),
            "n_author": actor.n_author,
            "treatment": actor.treatment,
            "favourable": _spans_json(document, actor.favourable),
            "unfavourable": _spans_json(document, actor.unfavourable),
        }


def _spans_json(document: Document, spans: Iterable[Span]) -> str:
    """Spans as JSON; those of a title that stands apart have null offsets."""
    cells = [
        {
            **offsets(document, span.start, span.end),
            "text": span.text,
            "weight": round(span.weight, 4),
        }
        for span in spans
    ]
    return as_json(cells)
