"""What holds of attributions whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsassay.features.attribution import Attribution, find_attributions
from newsassay.features.document import Document, annotate
from newsassay.features.lexicon import match_lexicons

_PIECES = st.sampled_from(
    [
        "Anna Weiss", "Mr", "Holm", "he", "they", "said", "that", "claimed", "told",
        "Reuters", "according to", "reportedly", "the", "board", "(VHB)", "–", ",", ".",
        "“", "”", '"', "'", "‘", "\n\n", " ", "who", "is said to", "?", "O’", "of",
        "video released by", "e\u0301", "\ud800", "שלום", "İ", "😀", "J.", "U.S.",
        "not true",
    ]
)  # fmt: skip


def check(document: Document, found: tuple[Attribution, ...]) -> None:
    length = len(document.text)
    for index, a in enumerate(found):
        assert 0 <= a.cue[0] < a.cue[1] <= length
        sentence = document.sentences[a.sentence]
        assert sentence.kind.scored
        assert sentence.start <= a.cue[0] < sentence.end
        if a.source is not None:
            assert 0 <= a.source[0] < a.source[1] <= length
        edges = [edge for part in a.content_parts for edge in part]
        assert edges == sorted(edges)
        assert all(0 <= s < e <= length for s, e in a.content_parts)
        assert a.parent is None or (0 <= a.parent < len(found) and a.parent != index)
    assert [a.cue for a in found] == sorted(a.cue for a in found)


def find(text: str) -> tuple[Document, tuple[Attribution, ...]]:
    document = annotate(text)
    return document, find_attributions(document, match_lexicons(document))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_spans_lie_in_the_text_and_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document, found = find(text)
    check(document, found)
    assert find(text)[1] == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    check(*find(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "said",
        "”",
        "said said said",
        "\x00",
        "\r\n\r\n",
        "(",
        "it is said to",
    ],
)
def test_scraps(text: str) -> None:
    check(*find(text))


def test_a_megabyte_in_one_line() -> None:
    line = "Anna Weiss said that the pier was shut, and nobody answered. "
    document, found = find(line * (1_000_000 // len(line)))
    check(document, found)
    assert len(found) > 10_000
