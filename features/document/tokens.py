"""Words and marks: the one place where text is cut into tokens."""

from __future__ import annotations

import re

from .records import Tokens

_TOKEN = re.compile(
    r"""
      \d+(?:[.,:]\d+)*%?                                  # 6,000  7:36  50%
    | [^\W\d_]+n['’]t\b                                   # doesn't
    | (?:[^\W\d_]\.){2,}                                  # U.S.
    | [^\W_]\w*(?:[\u0300-\u036f]\w*)*
      (?:[-‐‑](?=\w)\w+(?:[\u0300-\u036f]\w*)*)*          # war-torn
    | ['’](?:s|re|ve|ll|d|m|t)\b                          # Taliban|'s
    | \.{2,}
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into tokens; every character but white space is in one."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        texts.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    lowered = text.lower()
    if len(lowered) == len(text):  # lower-casing may lengthen (U+0130)
        lowered = lowered.replace("’", "'")
        norms = tuple(lowered[s:e] for s, e in zip(starts, ends, strict=True))
    else:
        norms = tuple(t.lower().replace("’", "'") for t in texts)
    return Tokens(tuple(texts), norms, tuple(starts), tuple(ends))
