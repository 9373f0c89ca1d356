"""The fast VADER against the library's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as library  # noqa: N813 - one module

from newsassay.features.vader import analyzer

PLAIN = library.SentimentIntensityAnalyzer()
MODIFIERS = [
    *library.BOOSTER_DICT,
    *library.NEGATE,
    *library.SPECIAL_CASES,
    *library.SENTIMENT_LADEN_IDIOMS,
    *"but BUT kind of Kind no NO or nor this so never without doubt least".split(),
    *"at very isn't AIN'T n't".split(),
]
WORDS = st.one_of(
    st.sampled_from(sorted(PLAIN.lexicon)),
    st.sampled_from(MODIFIERS),
    st.sampled_from(["the", "Cat", "U.S.", "(a)", "!", "?!", "??", '"Good"', "x"]),
    st.sampled_from(sorted(PLAIN.emojis)),
)
SHAPES = st.sampled_from([str, str, str.upper, str.title])
ENDS = st.sampled_from(["", "", "", ".", "!", "?", ",", "...", "'"])
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\r\n", "\u00a0", ""])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words that move VADER's score and each other, in any order."""
    parts = draw(st.lists(st.tuples(WORDS, SHAPES, ENDS, GAPS), max_size=25))
    return "".join(shape(word) + end + gap for word, shape, end, gap in parts)


def assert_equal(text: str) -> None:
    expected = PLAIN.polarity_scores(text)["compound"]
    assert repr(analyzer().compound(text)) == repr(expected), text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "good",
        "GOOD news, bad news",
        "good aghast!",  # 1.9 and -1.9
        "not very good",
        "never so good, without doubt the best",
        "kind of good; Kind of good; sort of the bomb",
        "at least good, the least good, least good",
        "no good, no or good, no",
        "good bad good but good bad good but bad",
        "but good good good",
        "to die for the shit kiss of death bus stop",
        "great!!!!!! terrible????",
        "fine\U0001f600fine \U0001f600\U0001f600 \U0001f600",
        "❤️ love ♥",
        "cafe\u0301 horrible e\u0301",
        "\u202eevil\u202c עברית good",
        "İSTANBUL hates ΣΑΣ loves",
        "bad\ud800good \udfff",
        "\x00 war \x1f peace",
        "<script>alert('hate')</script>",
    ],
)
def test_awkward_sentences_score_as_in_the_library(text: str) -> None:
    assert_equal(text)


@settings(max_examples=600, deadline=None)
@given(sentences())
def test_sentences_of_modifiers_score_as_in_the_library(text: str) -> None:
    assert_equal(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_scores_as_in_the_library(text: str) -> None:
    assert_equal(text)


def test_a_figure_is_known_by_hand() -> None:
    # "good" is 1.9 in the lexicon: 1.9 / sqrt(1.9 ** 2 + 15)
    assert analyzer().compound("good") == 0.4404


def test_a_million_characters_are_scored() -> None:
    # the library's time grows with the square of the length: it would take hours
    assert analyzer().compound("good but bad " * 80_000) == -1.0
