"""The sentences of an article as the deep model reads them.

Names are left in, for what they tell of the other words; words that only say a side
become one word for all of them, as for the default model.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..reading import Reading
from .neutral import side_free
from .terms import sourced_tokens


def voice_rows(reading: Reading, author: Sequence[int]) -> list[list[str]]:
    """The words of each row of :class:`.terms.Voices`, whose ``author`` is given."""
    scored = reading.document.scored
    inside = sourced_tokens(reading)
    rows = sentence_words(reading)
    for i, row in enumerate(author):
        if row > i:
            theirs = inside[scored[i].first_token : scored[i].last_token]
            own = zip(rows[i], theirs, strict=True)
            rows.append([word for word, sourced in own if not sourced])
    return rows


def sentence_words(reading: Reading) -> list[list[str]]:
    """The words of each scored sentence, one for each of its tokens."""
    texts, norms = reading.document.tokens.texts, reading.document.tokens.norms
    bounds = [(s.first_token, s.last_token) for s in reading.document.scored]
    return [side_free(texts[a:b], norms[a:b]) for a, b in bounds]
