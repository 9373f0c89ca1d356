"""Words and marks: the one place where text is cut into tokens."""

from __future__ import annotations

import re

from .records import Tokens

_TOKEN = re.compile(
    r"""
      [A-Za-z]+(?![\w'’.‐‑\u0300-\u036f-])                  # most words
    | \d+(?:[.,:]\d+)*%?                                  # 6,000  7:36  50%
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
    spans = [match.span() for match in _TOKEN.finditer(text)]
    texts = tuple([text[start:end] for start, end in spans])
    lowered = text.lower()
    if len(lowered) == len(text):  # lower-casing may lengthen (U+0130)
        lowered = lowered.replace("’", "'")
        norms = tuple([lowered[start:end] for start, end in spans])
    else:
        norms = tuple([t.lower().replace("’", "'") for t in texts])
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Tokens(texts, norms, starts, ends)
