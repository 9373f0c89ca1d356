"""Articles without what a page's making gives away of its outlet.

Sets of articles were taken from pages by other people's programs, and outlets differ
in typography, datelines and whether a title was found. What remains here is the
running text in plain marks, so a model that does as well on it did not live on these.
"""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("–—‐‑", "-"),
        "…": "...",
    }
)
_DASHES = re.compile(r"--+")
#: A place and an agency or outlet in brackets before the first sentence.
_DATELINE = re.compile(r"[^.!?()]{0,40}\([A-Z]{2,}\)[\s:-]*")


def bare_text(text: str) -> str:
    """``text`` on one line, marks in ASCII, without a dateline that names an outlet."""
    plain = _DASHES.sub("-", text.translate(_PLAIN))
    plain = " ".join(plain.split())
    return plain[found.end() :] if (found := _DATELINE.match(plain)) else plain
