"""Check-worthiness: it ranks as it should."""

from __future__ import annotations

from newsassay.features.document import annotate_sentence
from newsassay.features.reading import read
from newsassay.models.checkworthy import checkworthiness


def score(text: str) -> float:
    """Check-worthiness of one sentence."""
    return checkworthiness(read(annotate_sentence(text)))[0]


def test_empty_text_is_zero() -> None:
    assert checkworthiness(read(annotate_sentence(""))) in ((), (0.0,))
    assert checkworthiness(read(annotate_sentence("..."))) == (0.0,)


def test_facts_before_greetings() -> None:
    fact = "Unemployment in the country rose to 7 percent last year, the highest rate."
    assert score(fact) > 0.5 > score("Thank you all very much for coming tonight.")
    assert score("What do you think about that?") < 0.5
