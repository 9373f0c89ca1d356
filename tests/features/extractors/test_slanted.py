"""Evidence of slanted sentences."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate_sentence
from newsassay.features.extractors.slanted import EXTRACTOR
from newsassay.features.reading import read

SENTENCES = [
    "Their every word drips with these hollow, gutless falsehoods about us!",
    "They must never be forgiven for the squalid swindle of their own people.",
    "The council met on Monday and approved the budget.",
    "Why is Velmark important?",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_evidence_has_no_function_words(text: str) -> None:
    found = EXTRACTOR.extract(read(annotate_sentence(text)))
    words = {s.text.lower() for r in found.results for s in r.spans}
    empty = {"their", "every", "these", "us", "they", "must", "never", "why"}
    assert not words & empty


def test_a_slanted_sentence_counts_and_a_plain_one_does_not() -> None:
    slanted, _, plain = (
        EXTRACTOR.extract(read(annotate_sentence(t))).results[0] for t in SENTENCES[:3]
    )
    assert (slanted.value, plain.value) == (1.0, 0.0)
    assert not plain.spans
