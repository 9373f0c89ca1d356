"""The document as a whole: one coordinate system, whatever comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.document import Document, annotate, annotate_sentence

ODD = [
    "",
    " \n\t\r\n ",
    "word",
    "👍🏽 🇫🇷",
    "e\u0301\u0301\u0301",
    "one\r\ntwo\rthree\u2028four\x85five",
    "مرحبا بالعالم. كيف الحال؟",
    "\u202eevil\u202c text",
    "<script>alert(1)</script>",
    "a\x00b",
    "\ud800 lone",
    "x" * 100_000,
    "ﬃ İ ß",
]


def check(document: Document) -> None:
    """Every record's offsets lie in the text, in order, and tokens fit sentences."""
    text, end = document.text, 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(text)
        assert text[paragraph.start : paragraph.end].strip() != ""
        end = paragraph.end
    end = 0
    for i, sentence in enumerate(document.sentences):
        assert sentence.index == i
        assert end <= sentence.start < sentence.end <= len(text)
        paragraph = document.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        for t in document.sentence_tokens(sentence):
            assert sentence.start <= document.tokens.starts[t]
            assert document.tokens.ends[t] <= sentence.end or t + 1 == len(
                document.tokens
            )
        end = sentence.end


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("title", [None, "", "A title", "\x00"])
def test_odd_texts_keep_their_offsets(text: str, title: str | None) -> None:
    document = annotate(text, title)
    check(document)
    assert document.text[document.origin :] == text


@given(st.text(max_size=300), st.none() | st.text(max_size=30))
def test_any_text_keeps_its_offsets(text: str, title: str | None) -> None:
    document = annotate(text, title)
    check(document)
    assert document.text[document.origin :] == text


@pytest.mark.parametrize("text", ["Read More", "One. Two. Three.", "  spaced  "])
def test_a_given_sentence_is_one_body_sentence(text: str) -> None:
    document = annotate_sentence(text)
    assert [s.kind.value for s in document.sentences] == ["body"]
    assert document.slice(document.sentences[0]) == text
