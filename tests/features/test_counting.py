"""Counting spans by sentence, and the rates they make."""

from __future__ import annotations

import pytest

from newsassay.features.counting import count_spans, per_100_words, rate_spec
from newsassay.features.results import Extractor, Span, Voice

SPECS = (
    rate_spec("dots_per_100w", "Dots", "dots", "own", reliability=1),
    rate_spec("own_dots_per_100w", "Dots", "own dots", "own", author=True, bias=1),
)
EXTRACTOR = Extractor("dots", "1", SPECS, lambda _: pytest.fail("not called"))


def dot(sentence: int) -> Span:
    return Span(0, 1, ".", "dot", "dot", 1.0, Voice.AUTHOR, sentence)


def test_spans_are_counted_in_the_row_of_their_sentence() -> None:
    assert count_spans([dot(7), dot(4), dot(7)], {4: 0, 7: 2}, 3) == [1.0, 0.0, 2.0]
    assert count_spans([], {}, 2) == [0.0, 0.0]
    with pytest.raises(KeyError):
        count_spans([dot(5)], {4: 0}, 1)


def test_rates_are_of_the_words_given() -> None:
    found = (("dots_per_100w", [dot(1), dot(2)]), ("own_dots_per_100w", []))
    many, none = per_100_words(EXTRACTOR, found, {1: 0, 2: 1}, [10.0, 30.0]).results
    assert (many.name, many.value, many.n) == ("dots_per_100w", 100 * 2 / 40, 40)
    assert many.spans == (dot(1), dot(2))
    assert (none.name, none.value) == ("own_dots_per_100w", 0.0)


def test_a_rate_says_what_it_is_over() -> None:
    plain, own = SPECS
    assert (plain.unit, plain.low, plain.high) == ("per 100 words", 0.0, 100.0)
    assert plain.formula == "100 * dots / words"
    assert plain.null_when == "the article has no words"
    assert (plain.bias, plain.reliability) == (0, 1)
    assert own.formula == "100 * own dots / author's words"
    assert own.null_when == "no words stand in the author's voice"
    assert (own.bias, own.reliability) == (1, 0)
