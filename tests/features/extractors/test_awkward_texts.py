"""Texts that break careless code: no extractor here fails, or measures nonsense."""

from __future__ import annotations

from functools import cache

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors import (
    emphasis,
    headline,
    lexical,
    person,
    readability,
    sentiment,
    specificity,
)
from newsassay.features.reading import Reading, read
from newsassay.features.results import Extractor

EXTRACTORS = [
    module.EXTRACTOR
    for module in (
        emphasis,
        headline,
        lexical,
        person,
        readability,
        sentiment,
        specificity,
    )
]
TEXTS = {
    "empty": "",
    "spaces": " \n\t ",
    "one word": "Dam",
    "marks": "!!! ??? ... —",
    "emoji": "\U0001f600\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 ❤️ dam! ",
    "combining": "Cafe\u0301 o\u0308l \u0301\u0301 na\u0131\u0308ve I\u0307STANBUL. "
    * 30,
    "CRLF": "THE DAM\r\n\r\nIt broke on May 4.\r\nWe saw it!\r\n" * 20,
    "right to left": "הסכר נשבר ביום שני. \u202eThe dam broke.\u202c " * 40,
    "no breaks": "x" * 100_000,
    "one line": "the dam broke but it was good and bad 12 times " * 1000,
    "script": "<script>alert('You!')</script> <b>DAM</b> &amp; " * 40,
    "surrogate": "The dam \ud800 broke \udfff\udc00 in May. " * 40,
    "NUL": "The dam\x00 broke\x00\x1f in May 2020. " * 40,
    "capitals": "THE DAM BROKE AND IT WAS BAD!! " * 40,
}


@cache
def reading_of(name: str) -> Reading:
    return read(annotate(TEXTS[name]))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_declared_values_and_true_spans(extractor: Extractor, name: str) -> None:
    reading = reading_of(name)
    document = reading.document
    extraction = extractor.extract(reading)
    names = [spec.name for spec in extractor.features]
    assert [result.name for result in extraction.results] == names
    assert set(extraction.sentences) == set(extractor.sentence_columns)
    n_scored = len(document.scored)
    assert all(len(column) == n_scored for column in extraction.sentences.values())
    for spec, result in zip(extractor.features, extraction.results, strict=True):
        if result.value is not None:
            assert spec.low <= result.value, spec.name
            assert spec.high is None or result.value <= spec.high, spec.name
        if result.ratio is not None:
            assert len(result.ratio.numerators) == n_scored
            assert result.ratio.value() == result.value
        for span in result.spans:
            assert document.text[span.start : span.end] == span.text != ""
            sentence = document.sentences[span.sentence]
            assert sentence.start <= span.start < span.end <= sentence.end
            assert 0 <= span.weight <= 1


@pytest.mark.parametrize("name", ["empty", "spaces", "marks"])
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_without_words_every_value_is_null(extractor: Extractor, name: str) -> None:
    results = extractor.extract(reading_of(name)).results
    assert {result.value for result in results} == {None}


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)
def test_every_feature_is_declared_in_full(extractor: Extractor) -> None:
    for spec in extractor.features:
        assert all((spec.unit, spec.description, spec.formula, spec.reference))
        assert spec.null_when
        assert spec.bias in (-1, 0, 1)
        assert spec.reliability in (-1, 0, 1)
