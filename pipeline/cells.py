"""Cells of the tables: identifiers, offsets into the article's text, JSON."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from ..features.document import Document

Row = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode


def as_json(value: list[Any] | tuple[Any, ...]) -> str:
    """A cell of a list; most are empty, and one encoder serves all others."""
    return _encode(value) if value else "[]"


def sentence_id(article_id: str, index: int) -> str:
    """The identifier of a sentence."""
    return f"{article_id}-s{index}"


def attribution_id(article_id: str, index: int | None) -> str | None:
    """The identifier of an attribution; None for none."""
    return None if index is None else f"{article_id}-a{index}"


def offsets(document: Document, start: int, end: int, prefix: str = "") -> Row:
    """Offsets into the article's text; null for what is not in it."""
    return dict(zip(_bounds(prefix), moved(document, start, end), strict=True))


@cache
def _bounds(prefix: str) -> tuple[str, str]:
    return f"{prefix}start", f"{prefix}end"


def moved(document: Document, start: int, end: int) -> tuple[int | None, int | None]:
    """Offsets into the article's text; None for what is not in it."""
    if start < document.origin:
        return None, None
    return start - document.origin, end - document.origin
