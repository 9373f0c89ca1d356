"""Claims: what an article asserts and somebody could check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..features.document import Sentence
from ..features.names import find_names, name_text
from ..features.numbers import Number, find_numbers
from ..features.reading import Reading

#: Probability of being worth a check from which a sentence's claims are kept.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition the article asserts; offsets index ``Document.text``.

    ``sentence`` indexes ``Document.sentences``, ``attribution`` the reading's
    attributions: the innermost one whose content holds most of the claim, None
    where the article vouches for it itself. ``hedged``, ``weasel`` and
    ``checkworthy`` are the sentence's, 0 to 1.
    """

    sentence: int
    start: int
    end: int
    attribution: int | None
    hedged: float
    weasel: float
    checkworthy: float
    numbers: tuple[Number, ...]
    entities: tuple[str, ...]


def find_claims(
    reading: Reading, sentence_values: Mapping[str, tuple[float, ...]]
) -> tuple[Claim, ...]:
    """The claims of an article, in order.

    ``sentence_values`` holds the columns ``hedged``, ``weasel`` and ``checkworthy``,
    each with one value (0 to 1) for every sentence of ``Document.scored``.
    """
    claims: list[Claim] = []
    for i, sentence in enumerate(reading.document.scored):
        values = tuple(
            sentence_values[c][i] for c in ("hedged", "weasel", "checkworthy")
        )
        if values[2] < THRESHOLD or reading.document.text[sentence.end - 1] == "?":
            continue
        claims.append(_claim(reading, sentence, values))
    return tuple(claims)


def _claim(reading: Reading, sentence: Sentence, values: tuple[float, ...]) -> Claim:
    document = reading.document
    first, last = sentence.first_token, sentence.last_token
    names = find_names(document, first, last)
    return Claim(
        sentence.index,
        sentence.start,
        sentence.end,
        _attribution(reading, sentence.start, sentence.end),
        *values,
        find_numbers(document, first, last),
        tuple(dict.fromkeys(name_text(document, n) for n in names)),
    )


def _attribution(reading: Reading, start: int, end: int) -> int | None:
    """The innermost attribution whose content holds most of ``start:end``."""
    best, size = None, 0
    for index, attribution in enumerate(reading.attributions):
        parts = attribution.content_parts
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in parts)
        length = sum(e - s for s, e in parts)
        if 2 * inside > end - start and (best is None or length < size):
            best, size = index, length
    return best
