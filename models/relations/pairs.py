"""Two texts compared without a corpus: what ``newsassay.compare_claims`` asks for."""

from __future__ import annotations

from ...features.document import annotate_sentence
from ...features.names import find_names, name_text
from ...features.numbers import find_numbers
from .statement import Statement, make_statement


def read_statement(text: str, name: str = "") -> Statement:
    """A text taken as one claim that nobody in particular vouches for."""
    document = annotate_sentence(text)
    last = len(document.tokens.norms)
    numbers = find_numbers(document, 0, last)
    fields = ("value", "low", "high", "unit", "counted")
    row = {
        "claim_id": name,
        "sentence_id": name,
        "text": text,
        "entities": [name_text(document, n) for n in find_names(document)],
        "numbers": [{k: getattr(n, k) for k in fields} for n in numbers],
        "hedged": 0.0,
    }
    return make_statement(row, 0, None)
