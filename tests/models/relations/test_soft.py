"""Two texts aligned word by word."""

from __future__ import annotations

import pytest

from newsassay.models.relations.opposites import opposed
from newsassay.models.relations.pairs import read_text
from newsassay.models.relations.soft import (
    SOFT_FIGURES,
    longest_common,
    soft_figures,
)


def _figures(a: str, b: str) -> dict[str, float]:
    return soft_figures(read_text(a).words, read_text(b).words)


def test_a_text_says_all_of_itself() -> None:
    text = "The dam above Hollin broke on Monday and killed 43 people"
    figures = _figures(text, text)
    for name in ("rare_min", "flat_min", "order", "characters", "length_ratio"):
        assert figures[name] == pytest.approx(1.0)
    assert figures["numbers"] == 1
    assert figures["days"] == 1
    assert figures["rare_left_max"] == pytest.approx(0.0, abs=1e-6)


def test_the_figures_are_symmetric_and_complete() -> None:
    a, b = "Police arrested Ana Ferrel", "Ana Ferrel was detained by the police"
    there, back = _figures(a, b), _figures(b, a)
    assert set(there) == set(SOFT_FIGURES)
    assert there == pytest.approx(back)


def test_words_of_near_meaning_are_matched_and_names_are_not() -> None:
    near = _figures("The workers were dismissed", "The employees were fired")
    far = _figures("The workers were dismissed", "The bridges were painted")
    assert near["rare_min"] > far["rare_min"] + 0.1
    names = _figures("They met Massoud", "They met Karzai")
    assert names["name_max"] == 0
    assert names["names_apart"] == 1


@pytest.mark.parametrize(
    ("a", "b", "figure", "value"),
    [
        ("It began on Monday", "It began on Friday", "days_apart", 1),
        ("It began on Monday", "It began on Monday night", "days_apart", 0),
        ("Six men died", "6 men died", "numbers", 1),
        ("Six men died", "Nine men died", "numbers_apart", 1),
        ("The bridge opened", "The bridge closed", "acts_apart", 1),
        ("The bridge opened", "The bridge did not open", "negation_apart", 1),
    ],
)
def test_what_speaks_for_and_against(a: str, b: str, figure: str, value: int) -> None:
    assert _figures(a, b)[figure] == value


def test_an_empty_text_has_nothing_in_common() -> None:
    assert set(_figures("", "The dam broke").values()) == {0.0}


@pytest.mark.parametrize(
    ("a", "b", "length"), [("abcd", "abcd", 4), ("abcd", "xbyd", 2), ("ab", "", 0)]
)
def test_longest_common(a: str, b: str, length: int) -> None:
    assert longest_common(tuple(a), tuple(b)) == length


@pytest.mark.parametrize(
    ("a", "b", "pairs"),
    [
        (
            ["he", "accepted", "it"],
            ["he", "rejected", "it"],
            [("accepted", "rejected")],
        ),
        (["prices", "rose"], ["prices", "rose"], []),
        (["she", "won", "and", "lost"], ["she", "lost"], []),
        (["the", "guilty"], ["the", "innocent"], [("guilty", "innocent")]),
    ],
)
def test_opposites(a: list[str], b: list[str], pairs: list[tuple[str, str]]) -> None:
    assert opposed(a, b) == pairs
