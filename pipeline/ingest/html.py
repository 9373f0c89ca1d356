"""Pages: the article is taken from its page by trafilatura, offline."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document as Page

from ..records import Failure, Record
from .dates import to_iso
from .decoding import DecodingError, declared_encoding, decode
from .drafts import Draft, complete
from .places import Place, ReadingError

#: The most bytes of a page; a parsed tree takes some ten times its source.
PAGE_LIMIT = 32 * 1024 * 1024
# Dates from the page's own fields only: searching its text costs as much as the rest
# and finds other dates. The bound is fixed so that no result depends on the day.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_HINT = "save the page with its content (scripts are not run), or give the text as .txt"
_META = re.compile(r"<meta\b[^>]{0,500}>", re.IGNORECASE)
_PUBLISHED = re.compile(r"article:published_time|datePublished", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{10,40})[\"']", re.IGNORECASE)

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
    except DecodingError as error:
        yield place.failure("decode", str(error), "save the page as UTF-8")
    else:
        yield read_page(page, place)


def read_page(page: str, place: Place) -> Record | Failure:
    """Take the article from a page's source; a page without one is a failure."""
    if not page.strip("\ufeff\x00 \t\r\n"):
        return place.failure("parse", "the page is empty", _HINT)
    try:
        found = trafilatura.bare_extraction(
            page,
            fast=True,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
        )
    except Exception as error:
        said = (
            f"the page cannot be parsed ({type(error).__name__}: {str(error)[:200]!r})"
        )
        return place.failure("parse", said, _HINT)
    if not isinstance(found, Page) or not (found.text or "").strip():
        return place.failure("parse", "no article found in the page", _HINT)
    return complete(_draft(found, page, place))


def _draft(found: Page, page: str, place: Place) -> Draft:
    site = found.sitename or found.hostname
    return Draft(
        input=place.name,
        row=1,
        stem=place.stem,
        text=found.text or "",
        title=_without_site(found.title, site),
        author=found.author,
        published=_with_time(found.date, page),
        source=site,
        url=found.url,
        language=found.language,
    )


def _without_site(title: str | None, site: str | None) -> str | None:
    """Return the title without the site's name that pages set after or before it."""
    if not title or not site:
        return title
    name = re.escape(site)
    bare = re.sub(rf"\s+[-–—|:·•]+\s+{name}\s*$|^{name}\s*[-–—|:·•]+\s+", "", title)
    return bare.strip() or title


def _with_time(day: str | None, page: str) -> str | None:
    """Return the day of publication, with its time where the page states both."""
    if not day:
        return None
    for meta in _META.findall(page[:200_000]):
        content = _CONTENT.search(meta) if _PUBLISHED.search(meta) else None
        iso = to_iso(content[1]) if content else None
        if iso and iso.startswith(day):
            return iso
    return day
