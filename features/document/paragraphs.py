"""Cutting a text into paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\s][^\n\r\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TERMINAL = ".!?:;\"'”’)"
#: Share of line breaks inside sentences from which on a text is hard-wrapped.
_WRAPPED = 0.5


def cut_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of ``text``, trimmed, in order.

    A line is a paragraph, unless the text is hard-wrapped, that is, most of its
    line breaks fall inside sentences: then blank lines part the paragraphs.
    """
    lines = [
        (match.start(), match.start() + len(match[0].rstrip()))
        for match in _LINE.finditer(text)
    ]
    if not _hard_wrapped(text, lines):
        return lines
    blocks = lines[:1]
    for start, end in lines[1:]:
        if len(_BREAK.findall(text, blocks[-1][1], start)) == 1:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    breaks = inside = 0
    for (_, end), (start, _) in pairwise(lines):
        if len(_BREAK.findall(text, end, start)) == 1:
            breaks += 1
            inside += text[end - 1] not in _TERMINAL and text[start].islower()
    return breaks >= 4 and inside > _WRAPPED * breaks
