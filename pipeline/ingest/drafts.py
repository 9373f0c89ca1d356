"""From what an input says about an article to its record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..records import Record
from .dates import to_iso
from .heads import Head, read_head

_SURROGATES = re.compile("[\ud800-\udfff]")
#: Labels before a host's own name that do not tell outlets apart.
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


@dataclass(frozen=True, slots=True)
class Draft:
    """What an input says about an article, before its text is asked."""

    input: str
    row: int
    stem: str
    text: str
    input_id: str | None = None
    title: str | None = None
    author: str | None = None
    published: object = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def complete(draft: Draft) -> Record:
    """Make the record: fields as given, what they lack from the head of the text.

    The source is the record's field (for a page, its site name); else the host of
    its address; else an outlet named in the byline, dateline or credit line; else
    the input's stem, as unknown.
    """
    notes = list(draft.notes)
    text = _whole(draft.text, "text", notes)
    published = to_iso(draft.published)
    told = draft.title and draft.author and published and (draft.source or draft.url)
    head = Head() if told else read_head(text)
    if draft.published not in (None, "") and published is None:
        notes.append(f"published: {str(draft.published)[:80]!r} is no date; left empty")
    source = _line(draft.source, "source", notes) or host(draft.url) or head.outlet
    return Record(
        input=draft.input,
        row=draft.row,
        input_id=_line(draft.input_id, "id", notes),
        text=text,
        title=_line(draft.title, "title", notes) or head.title,
        author=_line(draft.author, "author", notes) or head.author,
        published=published or head.published,
        source=source or draft.stem,
        source_known=source is not None,
        url=_line(draft.url, "url", notes),
        language=_line(draft.language, "language", notes),
        notes=tuple(notes),
    )


def host(url: str | None) -> str | None:
    """Return the host of ``url`` without ``www.`` and the like, or None."""
    if not url:
        return None
    try:
        name = urlsplit(url.strip() if "//" in url else f"//{url.strip()}").hostname
    except ValueError:
        return None
    if not name or "." not in name or not name.isprintable() or " " in name:
        return None
    return _HOST_PREFIX.sub("", name.rstrip("."))


def _line(value: str | None, field: str, notes: list[str]) -> str | None:
    """Return a field without the spaces around it; None where nothing is left."""
    stripped = value.strip() if value else ""
    return _whole(stripped, field, notes) if stripped else None


def _whole(value: str, field: str, notes: list[str]) -> str:
    """Return ``value`` with U+FFFD for each lone surrogate, which no table can hold."""
    if value.isascii() or not (found := _SURROGATES.findall(value)):
        return value
    notes.append(f"{field}: {len(found)} lone surrogate(s) replaced by U+FFFD")
    return _SURROGATES.sub("\ufffd", value)
