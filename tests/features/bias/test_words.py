"""Numbers for words."""

from __future__ import annotations

import pytest

from newsassay.features.bias.words import UNKNOWN, WordIndex

INDEX = WordIndex(["<%>", "<number>", "<year>", "bold", "plan"])


@pytest.mark.parametrize(
    ("word", "number"),
    [("bold", 3), ("plan", 4), ("1,250", 1), ("1987", 2), ("50%", 0), ("2500", 1)],
)
def test_known_words_and_kinds_of_figures(word: str, number: int) -> None:
    assert INDEX.id(word) == number


@pytest.mark.parametrize("word", ["grawlix", "\ud800", "7:36", "ἄνθρωπος", "…"])
def test_unknown_words_share_buckets(word: str) -> None:
    assert 5 <= INDEX.id(word) < 5 + UNKNOWN


def test_unknown_words_with_one_ending_share_one_bucket() -> None:
    assert INDEX.id("grawlixing") == INDEX.id("plonking") != INDEX.id("grawlixed")


def test_start_and_end_come_last() -> None:
    assert (INDEX.start, INDEX.end, INDEX.size) == (
        5 + UNKNOWN,
        6 + UNKNOWN,
        7 + UNKNOWN,
    )
