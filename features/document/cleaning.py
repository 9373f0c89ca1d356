"""Cleaning: labelling paragraphs."""

from __future__ import annotations

import re

from .records import Kind, Paragraph

_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*")


def label_paragraphs(text: str, *, titled: bool) -> tuple[Paragraph, ...]:
    """Cut ``text`` into paragraphs and give each its kind."""
    paragraphs: list[Paragraph] = []
    for match in _LINE.finditer(text):
        end = match.start() + len(match[0].rstrip())
        kind = Kind.BODY
        if not paragraphs and end - match.start() < 200:
            kind = Kind.HEADLINE
        paragraphs.append(Paragraph(match.start(), end, kind, "draft"))
    return tuple(paragraphs)
