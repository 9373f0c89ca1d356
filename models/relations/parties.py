"""Which body a source speaks for, where its attribution alone does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...features.word_classes import word_class
from .words import tokens_of

_BODY = "named_organisation"


def parties(attributions: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """The body each attribution's source speaks for, by the attribution's identifier.

    The one the text ties it to; else, for "its spokesman", the body that spoke or was
    spoken of last in the article; else the one that another attribution of the
    article ties the same source to. Attributions come in the order of the text.
    """
    found: dict[str, str | None] = {}
    known: dict[tuple[str, str], str] = {}
    rows = list(attributions)
    last: tuple[str, str] | None = None
    for row in rows:
        article, name = row["article_id"], row["source_resolved"]
        party = row["party"]
        if party is None and last and last[0] == article and _owned(row["source_text"]):
            party = last[1]
        found[row["attribution_id"]] = party
        if party is not None and name is not None:
            known.setdefault((article, name), party)
        if row["source_kind"] == _BODY and name is not None:
            last = (article, name)
        elif party is not None:
            last = (article, party)
    for row in rows:
        key = (row["article_id"], row["source_resolved"])
        if found[row["attribution_id"]] is None and key in known:
            found[row["attribution_id"]] = known[key]
    return found


def _owned(source: str | None) -> bool:
    """Whether the source is named as somebody's: "its lawyer"."""
    first = next(iter(tokens_of(source or "")), "").lower()
    return first in word_class("possessive") - {"his", "her", "my", "our", "your"}
