"""Sentences."""

from __future__ import annotations

import pytest

from newsassay.features.document.sentences import sentence_bounds


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dam broke.", "Nobody was hurt."],
        ["Dr. Ana Ferrel of the U.S. Corps spoke at 5 p.m. on Monday.", "She left."],
        ["“Who opened it?” he asked.", "Nobody answered."],
        ["Losses reached $4.5 million.", "Repairs may take a year."],
        ["Gen. Osk Tarrow, 61, was named.", "He starts on Jan. 3."],
        ["He said: “It fell. We ran.”", "Then the lights went out."],
    ],
)
def test_cuts_where_a_reader_would(sentences: list[str]) -> None:
    text = " ".join(sentences)
    bounds = sentence_bounds(text, 0, len(text))
    found = [text[s:e] for s, e in bounds]
    if "It fell." in text:  # a quotation may hold whole sentences
        assert found[-1] == sentences[-1]
    else:
        assert found == sentences


def test_a_line_of_a_megabyte_is_cut_and_nothing_is_lost() -> None:
    text = "water " * 180_000
    bounds = sentence_bounds(text, 0, len(text))
    assert "".join(text[s:e] for s, e in bounds).replace(" ", "") == "water" * 180_000
