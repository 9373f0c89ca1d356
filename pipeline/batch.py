"""One batch of articles: from records to tables. Runs alike in every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from threadpoolctl import threadpool_limits

from ..features.document import Document, annotate
from ..features.language import Language, detect
from ..models.assay import SCORE_MIN_WORDS, TOO_SHORT, assay, count_words
from .claim_rows import actor_rows, attribution_rows, claim_rows
from .identify import Job
from .records import Failure
from .rows import (
    Batch,
    Rows,
    article_row,
    contribution_rows,
    error_row,
    measured,
    sentence_rows,
    span_rows,
    text_row,
)

#: Characters beyond which a text is no article, and would hold up all others.
MAX_CHARACTERS = 1_000_000
#: The language whose articles are scored.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the numbers of a run."""

    min_words: int = 50
    tier: str = "default"


def assay_batch(items: Sequence[Job | Failure], settings: Settings) -> Batch:
    """The tables of some articles; an article that fails leaves a row saying why."""
    rows = Rows()
    # An article's matrices are too small to share out: threads would only spin.
    with threadpool_limits(limits=1, user_api="blas"):
        for item in items:
            if isinstance(item, Failure):
                rows.add("errors", error_row(item))
            else:
                rows.absorb(_assay_or_fail(item, settings))
    return rows.batch()


def _assay_or_fail(job: Job, settings: Settings) -> Rows:
    try:
        return _assay_job(job, settings)
    except Exception as error:  # one article must not take the batch with it
        rows = Rows()
        _fail(rows, job, error)
        return rows


def _assay_job(job: Job, settings: Settings) -> Rows:
    rows = Rows()
    rows.add("texts", text_row(job))
    if job.duplicate_of is not None:
        rows.add("articles", article_row(job, "duplicate", "repeats another text"))
        return rows
    if len(job.record.text) > MAX_CHARACTERS:
        too_long = f"longer than {MAX_CHARACTERS:,} characters: split it into articles"
        rows.add("articles", article_row(job, "skipped", too_long))
        return rows
    document = annotate(job.record.text, job.record.title)
    language = detect(" ".join(document.slice(s) for s in document.scored))
    n_words = count_words(document)
    reason = _skip_reason(job.record.text, language, n_words, settings)
    if reason is not None:
        row = article_row(job, "skipped", reason)
        row |= {"n_words": n_words, "n_sentences": len(document.scored)}
        rows.add("articles", row | {"language": language.code})
        rows.extend("sentences", sentence_rows(job.article_id, document, None))
        return rows
    _add_assay(rows, job, document, settings.tier)
    return rows


def _skip_reason(
    text: str, language: Language, n_words: int, settings: Settings
) -> str | None:
    if not text.strip():
        return "empty"
    if n_words < settings.min_words:
        return f"fewer than {settings.min_words} words of headline and body"
    if language.code is None:
        return f"language: {language.reason}"
    if language.code != ENGLISH:
        return f"not in English (language: {language.code})"
    return None


def _add_assay(rows: Rows, job: Job, document: Document, tier: str) -> None:
    found = assay(document, tier)
    reason = TOO_SHORT if found.n_words < SCORE_MIN_WORDS else None
    row = article_row(job, "scored", reason)
    rows.add("articles", row | measured(found) | {"language": ENGLISH})
    rows.extend("sentences", sentence_rows(job.article_id, document, found))
    rows.extend("spans", span_rows(job.article_id, found))
    rows.extend("attributions", attribution_rows(job.article_id, found.reading))
    rows.extend("claims", claim_rows(job.article_id, found, job.record.published))
    rows.extend("contributions", contribution_rows(job.article_id, found))
    rows.extend("actors", actor_rows(job.article_id, found.reading))


def _fail(rows: Rows, job: Job, error: Exception) -> None:
    what = f"{type(error).__name__}: {error}"
    rows.add("articles", article_row(job, "skipped", f"failed: {what}"))
    rows.add("texts", text_row(job))
    hint = "this is a defect of newsassay: please report it with the article"
    failure = Failure(job.record.input, job.record.row, "assaying", what, hint)
    rows.add("errors", error_row(failure))
