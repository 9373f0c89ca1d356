"""Structure: lengths counted by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from newsassay.features.extractors.structure import EXTRACTOR

#: Two body paragraphs; sentences of 4, 6 and 8 words.
TEXT = (
    "The dam broke early. Nobody in the valley was warned.\n\n"
    "The water reached the lower bridge before noon."
)
TITLE = "Dam Breaks in the North"


def test_lengths_by_hand(measure: Any) -> None:
    found = measure(EXTRACTOR, TEXT, TITLE)
    letters = "DamBreaksintheNorth" + "".join(c for c in TEXT if c.isalpha())
    expected = {
        "words_log10": math.log10(1 + 18 + 5),
        "word_letters_mean": len(letters) / 23,
        "sentence_words_mean": 6.0,
        "sentence_words_sd": math.sqrt(8 / 3),
        "paragraph_words_mean": 9.0,
        "paragraph_sentences_mean": 1.5,
        "headline_words": 5.0,
        "headline_small_word_share": 2 / 5,  # in, the
        "headline_capital_share": 3 / 5,
        "headline_word_letters_mean": 19 / 5,
    }
    assert {n: r.value for n, r in found.items()} == pytest.approx(expected)
    assert found["words_log10"].n == 23
    assert found["sentence_words_mean"].n == 18
    assert found["headline_words"].n == 5


def test_equal_lengths_have_no_spread(measure: Any) -> None:
    text = "The dam broke early. The town was warned. The people did leave."
    assert measure(EXTRACTOR, text)["sentence_words_sd"].value == 0.0


def test_without_a_headline_or_words(measure: Any) -> None:
    found = measure(EXTRACTOR, "The dam broke early. The town was warned.")
    assert found["headline_words"].value is None
    assert found["sentence_words_mean"].value == 4.0
    nothing = measure(EXTRACTOR, "")
    assert {n for n, r in nothing.items() if r.value is not None} == {"words_log10"}
    assert nothing["words_log10"].value == 0.0
