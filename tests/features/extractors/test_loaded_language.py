"""Loaded language: what is found, what is passed over, whose words, and the sums."""

from __future__ import annotations

import pytest
from newsassay.features.document import annotate_sentence
from newsassay.features.extractors.loaded_language import EXTRACTOR
from newsassay.features.reading import Reading, read
from newsassay.features.results import FeatureResult, Span

LOADED = [
    ("The corrupt official lied.", "corrupt"),
    ("It was a shameful betrayal of the voters.", "shameful"),
    ("Ministers kowtowed to the lobby.", "kowtowed"),
    ("She was vilified by the press.", "vilified"),
    ("He spewed lies for an hour.", "spewed"),
    ("The mayor caved in to the unions.", "caved in to"),
    ("The plan is a half-baked idea.", "half-baked"),
]

LITERAL = [
    "Rescuers described the devastating earthquake.",
    "The hurricane devastated the coast.",
    "The virulent strain of the virus spread.",
    "Whip up the cream and fold in the sugar.",
    "The factory slaughters pigs for the meat trade.",
    "A wicked stepmother appears in the second film.",
    "He drove a red car to the station on Monday.",
    "",
]


def _reading(text: str) -> Reading:
    return read(annotate_sentence(text))


def _spans(text: str) -> tuple[Span, ...]:
    return _result("loaded_per_100w", _reading(text)).spans


def _result(name: str, reading: Reading) -> FeatureResult:
    results = EXTRACTOR.extract(reading).results
    return next(r for r in results if r.name == name)


@pytest.mark.parametrize(("text", "found"), LOADED)
def test_loaded_words_are_found(text: str, found: str) -> None:
    assert found in [s.text for s in _spans(text)]


@pytest.mark.parametrize("text", LITERAL)
def test_literal_use_is_passed_over(text: str) -> None:
    assert [s.text for s in _spans(text)] == []
