"""Pages: the article is taken from its page by trafilatura, offline."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document as Page

from ..records import Failure, Record
from .decoding import DecodingError, declared_encoding, decode
from .drafts import Draft, complete
from .places import Place, ReadingError

#: The most bytes of a page; a parsed tree takes some ten times its source.
PAGE_LIMIT = 32 * 1024 * 1024

# What it logs about a page is said in the failure, or is no concern of a reader's.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_html(place: Place) -> Iterator[Record | Failure]:
    """Read a page as one article, with what the page says about it."""
    try:
        data = place.read(PAGE_LIMIT)
        page = decode(data, declared_encoding(data))
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
        return
    except DecodingError as error:
        yield place.failure("decode", str(error), "save the page as UTF-8")
        return
    yield read_page(page, place)


def read_page(page: str, place: Place) -> Record | Failure:
    """Take the article from a page's source."""
    found = _extract(page) if page.strip() else None
    if found is None or not (found.text or "").strip():
        return place.failure(
            "parse",
            "no article found in the page" if page.strip() else "the page is empty",
            "give the article's text as .txt, or a page saved with its content"
            " (scripts are not run)",
        )
    return complete(
        Draft(
            input=place.name,
            row=1,
            stem=place.stem,
            text=found.text or "",
            title=found.title,
            author=found.author,
            published=found.date,
            source=found.sitename or found.hostname,
            url=found.url,
            language=found.language,
        )
    )


def _extract(page: str) -> Page | None:
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception:  # third-party code on arbitrary markup: any error is a bad page
        return None
    return found if isinstance(found, Page) else None
