"""From the assay of an article to rows of the tables."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from ..features.attribution import Attribution
from ..features.dates import find_dates, iso_dates
from ..features.document import Document
from ..features.reading import Reading, overlap
from ..features.results import Span
from ..models.assay import Assay, GradedClaim
from ..models.claims import Claim
from ..models.schema import schemas
from .identify import Job
from .records import Failure

Row = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode
Batch = dict[str, pa.Table]

#: What the tables give of a number.
_NUMBER = ("value", "low", "high", "unit", "counted", "approximator")


class Rows:
    """Rows of all tables, gathered article by article."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in schemas()}

    def add(self, table: str, row: Row) -> None:
        """Add one row."""
        self._rows[table].append(row)

    def extend(self, table: str, rows: Iterator[Row]) -> None:
        """Add several rows."""
        self._rows[table].extend(rows)

    def absorb(self, other: Rows) -> None:
        """Add all rows of ``other``."""
        for table, rows in other._rows.items():
            self._rows[table].extend(rows)

    def batch(self) -> Batch:
        """All tables of the contract with the rows so far."""
        return {name: schemas()[name].table(rows) for name, rows in self._rows.items()}


def article_row(job: Job, status: str, reason: str | None) -> Row:
    """What is known of an article before it is measured."""
    record = job.record
    return {
        "article_id": job.article_id,
        "input": record.input,
        "row": record.row,
        "input_id": record.input_id,
        "source": record.source,
        "source_known": record.source_known,
        "url": record.url,
        "title": record.title,
        "author": record.author,
        "published": record.published,
        "language": record.language,
        "status": status,
        "status_reason": "; ".join(filter(None, (reason, *record.notes))) or None,
        "n_words": 0,
        "n_sentences": 0,
        "duplicate_of": job.duplicate_of,
    }


def text_row(job: Job) -> Row:
    """The article's text as read."""
    return {"article_id": job.article_id, "text": job.record.text}


def error_row(failure: Failure) -> Row:
    """A row of ``errors``."""
    return asdict(failure)


def measured(assay: Assay) -> Row:
    """The measured columns of an article's row."""
    row: Row = {
        "n_words": assay.n_words,
        "n_sentences": len(assay.reading.document.scored),
    }
    row |= {name: result.value for name, result in assay.features.items()}
    for name, score in assay.scores.items():
        row |= {name: score.value, f"{name}_low": score.low, f"{name}_high": score.high}
    return row


def sentence_rows(
    article_id: str, document: Document, assay: Assay | None
) -> Iterator[Row]:
    """All sentences; only those of headline and body carry numbers."""
    values = assay.sentences if assay else {}
    position = 0
    for sentence in document.sentences:
        row: Row = {
            "article_id": article_id,
            "sentence_id": sentence_id(article_id, sentence.index),
            **offsets(document, sentence.start, sentence.end),
            "text": document.slice(sentence),
            "kind": sentence.kind.value,
            "voice": "author",
        }
        if assay:
            row["voice"] = _voice(assay.reading, sentence.start, sentence.end)
            if sentence.kind.scored:
                row |= {name: column[position] for name, column in values.items()}
                position += 1
        yield row


def span_rows(article_id: str, assay: Assay) -> Iterator[Row]:
    """The evidence."""
    document = assay.reading.document
    for evidence in assay.evidence:
        span = evidence.span
        yield {
            "article_id": article_id,
            "sentence_id": sentence_id(article_id, span.sentence),
            **offsets(document, span.start, span.end),
            "text": span.text,
            "feature": evidence.feature,
            "label": span.label,
            "rule": span.rule,
            "weight": span.weight,
            "voice": span.voice.value,
            "features": _as_json(evidence.columns),
        }


@cache
def _as_json(names: tuple[str, ...]) -> str:
    return _json(names)


def _json(value: list[Any] | tuple[Any, ...]) -> str:
    """A cell of a list; most are empty, and one encoder serves all others."""
    return _encode(value) if value else "[]"


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
    moved = [_moved(document, *part) for part in parts]
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
        "content_parts": _json([m for m in moved if m[0] is not None]),
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
    return _json(list(iso_dates(found)))


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
        "numbers": _json(numbers),
        "entities": _json(claim.entities),
        "credibility": credibility.grade,
        "credibility_score": credibility.score,
        "credibility_low": credibility.low,
        "credibility_high": credibility.high,
        "n_independent": 0,
        "n_conflicting": 0,
        "reasons": _json(credibility.reasons),
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
    return _json(cells)


def contribution_rows(article_id: str, assay: Assay) -> Iterator[Row]:
    """What each score is made of."""
    for name, score in assay.scores.items():
        for feature, value in score.contributions:
            yield {
                "article_id": article_id,
                "score": name,
                "feature": feature,
                "contribution": value,
            }


def sentence_id(article_id: str, index: int) -> str:
    """The identifier of a sentence."""
    return f"{article_id}-s{index}"


def attribution_id(article_id: str, index: int | None) -> str | None:
    """The identifier of an attribution; None for none."""
    return None if index is None else f"{article_id}-a{index}"


def offsets(document: Document, start: int, end: int, prefix: str = "") -> Row:
    """Offsets into the article's text; null for what is not in it."""
    return dict(zip(_bounds(prefix), _moved(document, start, end), strict=True))


@cache
def _bounds(prefix: str) -> tuple[str, str]:
    return f"{prefix}start", f"{prefix}end"


def _moved(document: Document, start: int, end: int) -> tuple[int | None, int | None]:
    if start < document.origin:
        return None, None
    return start - document.origin, end - document.origin


def _voice(reading: Reading, start: int, end: int) -> str:
    inside = overlap(reading.sourced, start, end)
    if not inside:
        return "author"
    return "source" if inside > 0.9 * (end - start) else "mixed"
