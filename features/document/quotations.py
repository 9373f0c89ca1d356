"""Quotations: straight and curly, wrong way round, unclosed, over paragraphs.

Marks are paired by where they stand, not by which way they curl: outlets mix both
styles, and some open a quotation with a closing mark. A single mark counts only
where it cannot be an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .records import Paragraph, Quotation

_DOUBLE = re.compile(r"[\"“”„«»″]|``|''")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–\"“-])|^)[‘'’](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_OPENERS = "“„«"


def find_quotations(
    text: str, paragraphs: Sequence[Paragraph]
) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order; none crosses a paragraph's edge."""
    found: list[Quotation] = []
    run = -1
    open_run = False
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        first = _DOUBLE.match(text, start, end)
        if not (open_run and first):
            run += 1
        doubles = _doubles(text, start, end, run)
        singles = _singles(text, start, end, run + len(doubles), doubles)
        found += sorted(doubles + singles, key=lambda q: q.start)
        open_run = bool(doubles) and not doubles[-1].closed
        run = max([run] + [q.run for q in doubles + singles])
        if open_run:
            run = doubles[-1].run
    return tuple(found)


def _doubles(text: str, start: int, end: int, run: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if _may_open(text, mark, start, end):
                opened = mark
        elif mark[0] in _OPENERS and _may_open(text, mark, start, end):
            found.append(_quotation(text, opened, mark.start(), None, run))
            run += 1
            opened = mark
        elif not _is_inches(text, mark):
            found.append(_quotation(text, opened, mark.start(), mark, run))
            run += 1
            opened = None
    if opened is not None:
        found.append(_quotation(text, opened, end, None, run))
    return found


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark opens unless it clings to the word before it."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in _OPENERS:
        return True
    if mark.end() >= end:
        return False
    return not (before.isalnum() or before in ".,!?…)") or (
        before in ".,!?" and after.isalnum()
    )


def _is_inches(text: str, mark: re.Match[str]) -> bool:
    return mark[0] == '"' and bool(re.search(r"\d['’]\d+$", text[: mark.start()][-6:]))


def _quotation(
    text: str, opened: re.Match[str], end: int, closing: re.Match[str] | None, run: int
) -> Quotation:
    outer_end = closing.end() if closing else end
    content_start, content_end = opened.end(), end
    while content_start < content_end and text[content_start].isspace():
        content_start += 1
    while content_end > content_start and text[content_end - 1].isspace():
        content_end -= 1
    return Quotation(
        opened.start(),
        max(outer_end, content_end),
        content_start,
        content_end,
        single=opened[0] in "‘'’",
        closed=closing is not None,
        run=run,
    )


def _singles(
    text: str, start: int, end: int, run: int, doubles: Sequence[Quotation]
) -> list[Quotation]:
    found: list[Quotation] = []
    position = start
    while opened := _SINGLE_OPEN.search(text, position, end):
        position = opened.end()
        if any(q.start < opened.start() < q.end for q in doubles):
            continue
        closing = _single_closing(text, position, end)
        if closing is None:
            continue
        found.append(_quotation(text, opened, closing.start(), closing, run))
        run += 1
        position = closing.end()
    return found


def _single_closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark that closes; after an s it may be a possessive, so look further."""
    candidates = list(_SINGLE_CLOSE.finditer(text, start, end))
    for mark in candidates:
        if text[mark.start() - 1].lower() != "s":
            return mark
    return candidates[0] if candidates else None
