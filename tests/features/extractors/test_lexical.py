"""Lexical variety: hand-computed values, and no dependence on length."""

from __future__ import annotations

from itertools import pairwise
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.extractors.lexical import EXTRACTOR, hdd, mattr, mtld

TEXTS = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=60)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a a: one type in two words, .5 <= .72: a full stretch of two words
        ("a a a a", 2.0),
        # one way a b c a full at the fourth word? 3/4 > .72; at the fifth 3/5: full
        ("a b c a b", 5.0),
        # no word twice: never full
        ("a b c", 3.0),
        # 3/4 after four words: (1 - .75) / (1 - .72) of a stretch
        ("a b c a", 4 / (0.25 / 0.28)),
    ],
)
def test_mtld_by_hand(words: str, expected: float) -> None:
    assert mtld(words.split()) == pytest.approx(expected)


@given(TEXTS)
def test_hdd_is_the_hypergeometric_expectation(words: list[str]) -> None:
    n = len(words)
    counts = [words.count(word) for word in set(words)]
    expected = sum(1 - comb(n - count, 42) / comb(n, 42) for count in counts) / 42
    assert hdd(words) == pytest.approx(expected)


@given(TEXTS)
def test_mattr_is_the_mean_of_its_windows(words: list[str]) -> None:
    windows = [words[i : i + 50] for i in range(len(words) - 49)]
    expected = sum(len(set(w)) / 50 for w in windows) / len(windows)
    assert mattr(words) == pytest.approx(expected)


@pytest.mark.parametrize("measure_words", [hdd, mattr])
def test_too_few_words_are_refused(measure_words: Any) -> None:
    with pytest.raises(ValueError, match="longer text"):
        measure_words(["a"] * 41)


def test_twice_the_text_is_no_less_varied(measure: Any) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [a + b + "e" for a, b in pairwise(letters)] * 6
    once = measure(EXTRACTOR, " ".join(words) + ".", "Dam")
    twice = measure(EXTRACTOR, " ".join(words * 2) + ".", "Dam")
    for name, result in once.items():
        assert twice[name].value == pytest.approx(result.value, rel=0.06), name
    assert twice["mtld"].n == 2 * once["mtld"].n - 1


@pytest.mark.parametrize("text", ["", "dam", "dam " * 99, "1 2 3 " * 100])
def test_a_short_text_is_not_measured(measure: Any, text: str) -> None:
    assert {r.value for r in measure(EXTRACTOR, text).values()} == {None}
