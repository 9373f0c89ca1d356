"""Sentiment: VADER's figures, and what is made of them."""

from __future__ import annotations

from typing import Any

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from newsassay.features.extractors.sentiment import EXTRACTOR
from newsassay.features.reading import Reading
from newsassay.features.results import Voice

#: "It was good." and "It was horrible.", by the library.
GOOD, HORRIBLE = 0.4404, -0.5423


def assert_columns_equal(readings: list[Reading]) -> None:
    plain = SentimentIntensityAnalyzer()
    sentences = 0
    for reading in readings:
        document = reading.document
        column = EXTRACTOR.extract(reading).sentences["vader_compound"]
        expected = tuple(
            plain.polarity_scores(document.slice(s))["compound"]
            for s in document.scored
        )
        assert column == expected
        sentences += len(column)
    assert sentences > 5 * len(readings)


def test_the_demo_corpus_scores_as_in_the_library(demo: list[Reading]) -> None:
    assert_columns_equal(demo)


def test_real_articles_score_as_in_the_library(throughput: list[Reading]) -> None:
    assert_columns_equal(throughput)


def test_means_spread_and_headline_gap_by_hand(measure: Any) -> None:
    found = measure(EXTRACTOR, "It was good. It was horrible. It was a dam.", "Good")
    mean = (GOOD + GOOD + HORRIBLE + 0) / 4
    spread = [2 * (GOOD - mean) ** 2, (HORRIBLE - mean) ** 2, mean**2]
    assert found["vader_compound_mean"].value == pytest.approx(mean)
    assert found["vader_compound_sd"].value == pytest.approx((sum(spread) / 4) ** 0.5)
    gap = GOOD - (GOOD + HORRIBLE) / 3
    assert found["vader_headline_gap"].value == pytest.approx(gap)
    assert found["vader_extreme_sentence_share"].value == 0


def test_extreme_sentences_are_shown_with_their_voice(measure: Any) -> None:
    said = '"I love this great, wonderful, happy day," he said.'
    found = measure(EXTRACTOR, f"It was a dam. {said}", "Dam")
    extreme = found["vader_extreme_sentence_share"]
    assert extreme.value == pytest.approx(1 / 3)
    [span] = extreme.spans
    assert (span.text, span.label, span.voice) == (said, "positive", Voice.SOURCE)
    assert span.weight == 0.955
    assert found["vader_source_mean"].value == 0.955
    assert found["vader_author_mean"].value == 0


def test_the_voice_gap_needs_three_sentences_of_each(measure: Any) -> None:
    quoted = '"It was so very good for everybody here," he said. '
    plain = "It was a dam. "
    two = measure(EXTRACTOR, 2 * quoted + 3 * plain, "Dam")
    three = measure(EXTRACTOR, 3 * quoted + 3 * plain, "Dam")
    assert two["vader_voice_gap"].value is None
    expected = three["vader_author_mean"].value - three["vader_source_mean"].value
    assert three["vader_voice_gap"].value == pytest.approx(expected) != 0


@pytest.mark.parametrize("text", ["", "***", "... !!!"])
def test_without_words_nothing_is_measured(measure: Any, text: str) -> None:
    assert {r.value for r in measure(EXTRACTOR, text).values()} == {None}


def test_without_a_headline_there_is_no_gap(measure: Any) -> None:
    body = "It was good and it was horrible and it was a dam. " * 10
    assert measure(EXTRACTOR, body)["vader_headline_gap"].value is None
