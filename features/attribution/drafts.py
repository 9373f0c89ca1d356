"""Attributions on their way: token spans, before sources are resolved."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

#: A half-open range of token indices.
TokenSpan: TypeAlias = tuple[int, int]


class Draft(NamedTuple):
    """A cue with the token spans of its source and its content.

    ``impersonal`` is true where the cue itself says that nobody is named
    ("reportedly", "is said to").
    """

    sentence: int
    cue: TokenSpan
    source: TokenSpan | None
    parts: tuple[TokenSpan, ...]
    impersonal: bool = False
