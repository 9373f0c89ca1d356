"""The head of a plain text: title, byline, date line, dateline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a text say about it."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None


def read_head(text: str) -> Head:
    """Read the head of ``text``."""
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()]
    if len(lines) > 1 and len(lines[0]) < 200 and not lines[0].endswith("."):
        return Head(title=lines[0])
    return Head()
