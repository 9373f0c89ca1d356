"""Quotations signed with a name after a dash: "“He must go.” — Ana Ferrel"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..document import Document, Quotation
from .drafts import Draft
from .link import tokens_of
from .names import Names

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_LEAST = 4
#: What may follow the name on its line: ", mayor of Hollin".
_LONGEST = 12


def signed(document: Document, names: Names, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of the quotations that are signed and belong to none of ``drafts``."""
    taken = {i for d in drafts for i in range(*d.cue)}
    starts = [s.first_token for s in document.sentences]
    found: list[Draft] = []
    for quotation in document.quotations:
        span = tokens_of(document, quotation.content_start, quotation.content_end)
        dash = tokens_of(document, quotation.start, quotation.end)[1]
        if span[1] - span[0] < _LEAST or dash in taken:
            continue
        last = _signature(document, names, quotation, dash)
        if last is not None:
            sentence = bisect_right(starts, dash) - 1
            if document.sentences[sentence].kind.scored:
                source = (dash + 1, last)
                found.append(Draft(sentence, (dash, dash + 1), source, (span,)))
    return found


def _signature(
    document: Document, names: Names, quotation: Quotation, dash: int
) -> int | None:
    """Where the name after a dash at token ``dash`` ends, if it signs its line."""
    tokens = document.tokens
    if dash + 1 >= len(tokens) or tokens.norms[dash] not in _DASHES:
        return None
    name = names.covering(dash + 1)
    if name is None or name.first != dash + 1 or name.person is False:
        return None
    text = document.text
    if text[quotation.end : tokens.starts[name.first]].count("\n") > 1:
        return None
    line = text.find("\n", tokens.starts[name.first])
    line = len(text) if line < 0 else line
    end = name.last
    while end < len(tokens) and tokens.starts[end] < line:
        end += 1
    rest = tokens.norms[name.last : end]
    alone = not rest or rest[0] in (",", ".", "(")
    return name.last if alone and len(rest) <= _LONGEST else None
