"""Words and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.document import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The dam held.", ["The", "dam", "held", "."]),
        ("the mayor’s war-torn town", ["the", "mayor", "’s", "war-torn", "town"]),
        ("They don't, he'd say", ["They", "don't", ",", "he", "'d", "say"]),
        (
            "6,000 men at 7:36, up 2.5%",
            ["6,000", "men", "at", "7:36", ",", "up", "2.5%"],
        ),
        ("the U.S. said...", ["the", "U.S.", "said", "..."]),
        ("“Go!”", ["“", "Go", "!", "”"]),
        ("cafe\u0301 open", ["cafe\u0301", "open"]),
        ("a<script>", ["a", "<", "script", ">"]),
        ("état-major", ["état-major"]),
    ],
)
def test_cuts_words_and_marks(text: str, expected: list[str]) -> None:
    assert list(tokenize(text).texts) == expected


def test_norms_are_lower_case_with_straight_apostrophes() -> None:
    assert tokenize("The MAYOR’s İstanbul").norms[:3] == ("the", "mayor", "'s")


@given(st.text())
def test_tokens_hold_every_character_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    covered = [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    assert tuple(covered) == tokens.texts
    assert "".join("".join(covered).split()) == "".join(text.split())
    assert len(tokens.norms) == len(tokens)
