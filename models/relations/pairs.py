"""Two texts compared without a corpus: what ``newsassay.compare_claims`` asks for."""

from __future__ import annotations

from dataclasses import dataclass

from ...features.document import annotate_sentence
from ...features.names import find_names, name_text
from ...features.numbers import find_numbers
from .copied import copied
from .opposites import opposed
from .rules import judge
from .similarity import probability
from .soft import Words, read_words, soft_figures
from .statement import Statement, make_statement
from .ties import Context

_NUMBER_FIELDS = ("value", "low", "high", "unit", "counted")
#: Any day: both texts are taken to be of one.
_DAY = "2000-01-01"
_ALIKE = ("agree", "same_origin", "copied_text")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a claim, and its words for soft alignment."""

    statement: Statement
    words: Words


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


def read_text(text: str) -> Text:
    """A text made ready to be compared with many others."""
    statement = read_statement(text)
    return Text(statement, read_words(statement))


def compare(first: Text, second: Text) -> Comparison:
    """Compare two texts as if different outlets told them on one day."""
    a, b = first.statement, second.statement
    found = next(judge(a, b, Context(False, _DAY, _DAY, given=True)), None)
    relation = found.relation if found else "none"
    ruled = found.score if found and relation.startswith("conflict") else 0.0
    figures = pair_figures(first, second) | {"ruled": ruled}
    equivalent = probability("equivalent", figures)
    conflict = max(probability("conflict", figures), ruled)
    support = found.score if found and relation in _ALIKE else 0.0
    agree = max(support, equivalent * (1 - figures["acts_apart"])) * (1 - conflict)
    copy = copied(a.norms, b.norms, a.parts)
    return Comparison(
        probability("same_event", figures),
        equivalent,
        agree,
        conflict,
        copy.share if copy else 0.5 * figures["order"],
        relation,
    )


def pair_figures(first: Text, second: Text) -> dict[str, float]:
    """Everything the logistic functions of relations can take."""
    figures = soft_figures(first.words, second.words)
    held = figures["rare_max"]  # how much of the one the other says
    opposite = bool(opposed(first.words.norms, second.words.norms))
    return figures | {
        "opposed_held": opposite * held,
        "acts_held": min(1.0, figures["acts_apart"]) * held,
        "denied_held": figures["negation_apart"] * held,
    }
