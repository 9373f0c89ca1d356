"""Readability: textstat's own figures, and none where there is no running text."""

from __future__ import annotations

from typing import Any

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from newsassay.features.document import annotate
from newsassay.features.extractors.readability import (
    EXTRACTOR,
    count_text,
    measure,
    readable_text,
)
from newsassay.features.reading import Reading
from newsassay.features.syllables import lend_to_textstat

PLAIN = "The old dam broke on Monday and the water ran down into the town. "
#: Words on which textstat's rules for marks, apostrophes and case turn.
PIECES = [
    *"the dam U.S. don't DON'T 'tis o'clock rock'n'roll she'll we've 's it's' '".split(),
    *"6,000 3.5% co-operate naïve cafe\u0301 İSTANBUL ΣΑΣ ﬁne ... — ?! \ud800".split(),
    *"responsibility maravellian antidisestablishmentarianism a.m. “Yes.” עברית".split(),
    *"\U0001f600 <b> a_b under_ ‘single’ Mr. end. end! end? x.y.z ''s 'v.e".split(),
]


@pytest.fixture(scope="module", autouse=True)
def _table() -> None:
    lend_to_textstat()


def assert_equal(text: str) -> None:
    counts = count_text(text)
    assert counts is not None
    for name, value in measure(counts).items():
        assert value == getattr(textstat, name)(text), name


def assert_readings_equal(readings: list[Reading]) -> None:
    measured = 0
    for reading in readings:
        text = readable_text(reading.document)
        for result in EXTRACTOR.extract(reading).results:
            if result.value is not None:
                assert result.value == getattr(textstat, result.name)(text)
                measured += 1
    assert measured > 4 * len(readings)


def test_the_demo_corpus_equals_textstat(demo: list[Reading]) -> None:
    assert_readings_equal(demo)


def test_real_articles_equal_textstat(throughput: list[Reading]) -> None:
    assert_readings_equal(throughput)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PIECES), st.sampled_from([" ", " ", "\n", "\r\n", ""])
        ),
        max_size=80,
    )
)
def test_odd_words_equal_textstat(pieces: list[tuple[str, str]]) -> None:
    assert_equal(PLAIN * 12 + "".join(word + gap for word, gap in pieces))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_any_text_equals_textstat(text: str) -> None:
    assert_equal(PLAIN * 12 + text)


def test_figures_by_hand(measure: Any) -> None:
    # 14 words of one syllable but "Monday", "water", "into": 17 syllables
    found = measure(EXTRACTOR, PLAIN * 10, "Dam")
    ease = 206.835 - 1.015 * 14 - 84.6 * 17 / 14
    grade = 0.39 * 14 + 11.8 * 17 / 14 - 15.59
    assert found["flesch_reading_ease"].value == pytest.approx(ease)
    assert found["flesch_kincaid_grade"].value == pytest.approx(grade)
    assert found["gunning_fog"].value == pytest.approx(0.4 * 14)
    assert found["smog_index"].value == pytest.approx(3.1291)
    assert found["flesch_reading_ease"].n == 140


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo", "One.\nTwo."),
        ("He said: “Yes.”\nThen (end)", "He said: “Yes.”\nThen (end)."),
        ("Really?\r\nNo!", "Really?\nNo!"),
    ],
)
def test_every_paragraph_ends_a_sentence(text: str, expected: str) -> None:
    # a long first line, since a short one would be taken for the headline
    first = PLAIN * 4
    document = annotate(f"{first.strip()}\n{text}")
    assert readable_text(document) == f"{first.strip()}\n{expected}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dam",
        PLAIN * 7,
        "dam " * 500,
        "incomprehensibilities " * 200 + ".",
        PLAIN * 12 + "x" * 100_000,
        "- " * 400 + "a.",
    ],
)
def test_no_running_text_gives_no_figure(measure: Any, text: str) -> None:
    values = [r.value for r in measure(EXTRACTOR, text, "Dam").values()]
    assert values == [None] * 7
