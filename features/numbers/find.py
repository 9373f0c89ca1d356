"""Finding the quantities of a stretch of tokens."""

from __future__ import annotations

from ..document import Document
from .records import Core, Number
from .surroundings import bounded, counted, unit_after, unit_before
from .values import read_core
from .words import starters


def find_numbers(
    document: Document, first_token: int, last_token: int
) -> tuple[Number, ...]:
    """The quantities in the tokens ``first_token:last_token``, in order."""
    found: list[Number] = []
    words = starters()
    norms = document.tokens.norms
    i = first_token
    while i < last_token:
        norm = norms[i]
        if norm[0].isdigit() or norm in words or ("-" in norm and norm[0].isalpha()):
            core = read_core(document.tokens, i, first_token, last_token)
            if core is not None:
                number = _number(document, core, first_token, last_token)
                found.append(number)
                i = core.last
                continue
        i += 1
    return tuple(found)


def _number(document: Document, core: Core, first: int, last: int) -> Number:
    """The core with the bound before it, the unit and the noun after it."""
    tokens = document.tokens
    begin, core = bounded(tokens, core, first)
    unit, after = unit_after(tokens, core, last)
    begin, unit = unit_before(tokens, begin, core, first, unit)
    low, high, value = core.low, core.high, core.value
    noun = counted(tokens, begin, after, first, last, unit)
    start, end = tokens.starts[begin], tokens.ends[after - 1]
    text = document.text[start:end]
    return Number(value, low, high, unit, noun, start, end, text, core.rough)
