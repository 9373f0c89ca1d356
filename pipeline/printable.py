"""Text from outside, made safe for a terminal."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """``text`` with control and formatting characters shown as escapes.

    Keeps line breaks out too: one line stays one line.
    """
    return "".join(
        c if unicodedata.category(c)[0] != "C" else repr(c)[1:-1] for c in text
    )
