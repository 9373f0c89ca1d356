"""What holds for every extractor there is, whatever it is given."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsassay.features.document import annotate, annotate_sentence
from newsassay.features.reading import ClaimFacts, Reading, read
from newsassay.features.registry import extractors
from newsassay.features.results import Extractor

ODD = {
    "empty": "",
    "one word": "word",
    "emoji": "👍🏽🇫🇷 👩‍👩‍👧",
    "combining": "e\u0301\u0301 a\u0308",
    "crlf": "Title\r\n\r\nOne line.\r\nAnother line.\r\n",
    "right to left": "قال المتحدث إن السد انهار. כך נמסר.",
    "markup": "<script>alert('x')</script><b onload=1>",
    "surrogate": "lone \ud800 surrogate",
    "control": "nul \x00 escape \x1b[31m red",
    "marks only": "!!! ??? ... “”",
}
TITLE = "Thugs may have opened the gates, officials say"
ARTICLE = (
    "The dam broke on Monday, killing at least 43 people, the ministry said. "
    "“These vultures will pay,” the mayor told reporters. He may be wrong. "
    "Later the brave Ana Ferrel met the shameless Drell Hadric. "
) * 8


def ids(extractor: Extractor) -> str:
    return extractor.name


def check(extractor: Extractor, reading: Reading) -> None:
    """The results are those declared, in range, and their evidence is in the text."""
    extraction = extractor.extract(reading)
    assert [r.name for r in extraction.results] == [s.name for s in extractor.features]
    text, scored = reading.document.text, reading.document.scored
    for result, spec in zip(extraction.results, extractor.features, strict=True):
        assert (result.unit, result.version) == (spec.unit, extractor.version)
        if result.value is not None:
            assert spec.low <= result.value
            assert spec.high is None or result.value <= spec.high
        if result.ratio is not None:
            assert len(result.ratio.numerators) == len(scored)
            assert len(result.ratio.denominators) == len(scored)
            assert result.ratio.value() == result.value
        for span in result.spans:
            assert text[span.start : span.end] == span.text != ""
            sentence = reading.document.sentences[span.sentence]
            assert sentence.start <= span.start < span.end <= sentence.end
            assert 0 <= span.weight <= 1
            assert span.label
            assert span.rule
    assert tuple(extraction.sentences) == extractor.sentence_columns
    for values in extraction.sentences.values():
        assert len(values) == len(scored)


@pytest.mark.parametrize("extractor", extractors(), ids=ids)
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_measured_or_null(extractor: Extractor, text: str) -> None:
    check(extractor, read(annotate(text)))
    check(extractor, read(annotate(text, TITLE)))
    check(extractor, read(annotate_sentence(text)))


@pytest.fixture(scope="module")
def megabyte() -> Reading:
    """A text of a megabyte in one line, read once."""
    return read(annotate(ARTICLE * 800, TITLE))


@pytest.mark.parametrize("extractor", extractors(), ids=ids)
def test_a_megabyte_is_measured(extractor: Extractor, megabyte: Reading) -> None:
    check(extractor, megabyte)


@pytest.mark.parametrize("extractor", extractors(), ids=ids)
def test_an_article_is_measured_alike_twice(extractor: Extractor) -> None:
    known = (ClaimFacts(0, attributed=True, hedged=0.0),)
    reading = replace(read(annotate(ARTICLE, TITLE)), claims=known)
    check(extractor, reading)
    assert extractor.extract(reading) == extractor.extract(reading)
    assert any(r.value is not None for r in extractor.extract(reading).results)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_measured_or_null(text: str) -> None:
    reading = read(annotate(text))
    for extractor in extractors():
        check(extractor, reading)


@pytest.mark.parametrize("extractor", extractors(), ids=ids)
def test_declarations_say_everything(extractor: Extractor) -> None:
    assert re.fullmatch(r"[a-z_]+", extractor.name)
    assert extractor.version
    for spec in extractor.features:
        assert re.fullmatch(r"[a-z0-9_]+", spec.name)
        for field in (spec.unit, spec.description, spec.formula, spec.reference):
            assert field.strip()
        assert spec.null_when.strip()
        assert spec.null_when != "never", "a skipped article has no features"
        assert {spec.bias, spec.reliability} <= {-1, 0, 1}
        assert spec.high is None or spec.low < spec.high
