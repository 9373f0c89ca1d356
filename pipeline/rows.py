"""From the assay of an article to rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache

import pyarrow as pa

from ..features.document import Document
from ..features.reading import Reading, overlap
from ..models.assay import Assay
from ..models.schema import schemas
from .cells import Row, as_json, offsets, sentence_id
from .identify import Job
from .records import Failure

Batch = dict[str, pa.Table]


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
    return as_json(names)


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


def _voice(reading: Reading, start: int, end: int) -> str:
    inside = overlap(reading.sourced, start, end)
    if not inside:
        return "author"
    return "source" if inside > 0.9 * (end - start) else "mixed"
