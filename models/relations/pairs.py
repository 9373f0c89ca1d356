"""Two texts compared without a corpus: what ``newsassay.compare_claims`` asks for."""

from __future__ import annotations

from dataclasses import dataclass

from ...features.document import annotate_sentence
from ...features.names import find_names, name_text
from ...features.numbers import find_numbers
from .copied import copied
from .rules import judge
from .similarity import Likeness, liken, probability
from .statement import Statement, make_statement
from .ties import Context

_NUMBER_FIELDS = ("value", "low", "high", "unit", "counted")
_ALIKE = ("agree", "same_origin", "copied_text")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared; all but ``relation`` between 0 and 1.

    ``relation`` is one of the contract's relations or ``none``.
    """

    same_event: float
    equivalent: float
    agree: float
    conflict: float
    copied: float
    relation: str


def read_statement(text: str, name: str = "") -> Statement:
    """A text taken as one claim that nobody in particular vouches for."""
    document = annotate_sentence(text)
    numbers = find_numbers(document, 0, len(document.tokens.norms))
    row = {
        "claim_id": name,
        "sentence_id": name,
        "text": text,
        "entities": [name_text(document, n) for n in find_names(document)],
        "numbers": [{k: getattr(n, k) for k in _NUMBER_FIELDS} for n in numbers],
        "hedged": 0.0,
    }
    return make_statement(row, 0, None)


def compare(a: Statement, b: Statement) -> Comparison:
    """Compare two statements as if different outlets told them on one day."""
    likeness = liken(a, b)
    found = next(judge(a, b, Context(False, None, None)), None)
    relation = found.relation if found else "none"
    same_event = probability("same_event", likeness)
    equivalent = probability("equivalent", likeness)
    conflict = max(
        probability("conflict", likeness),
        found.score if found and relation.startswith("conflict") else 0.0,
    )
    support = found.score if found and relation in _ALIKE else 0.0
    agree = max(support, equivalent * (1 - likeness.acts_apart)) * (1 - conflict)
    return Comparison(
        same_event, equivalent, agree, conflict, _copied(a, b, likeness), relation
    )


def _copied(a: Statement, b: Statement, likeness: Likeness) -> float:
    """The share of the shorter text that returns in order, where enough does."""
    copy = copied(a.norms, b.norms, a.parts)
    return copy.share if copy else 0.5 * likeness.order
