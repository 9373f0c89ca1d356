"""Style: hand-counted rates."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.style import EXTRACTOR, places

NAMES = [spec.name for spec in EXTRACTOR.features]


@pytest.mark.parametrize(
    ("text", "name", "count", "words"),
    [
        ("The council met in the hall.", "articles_per_100w", 2, 6),
        ("The council met in the hall.", "prepositions_per_100w", 1, 6),
        ("He left, but they didn't see it.", "contrasts_per_100w", 1, 7),
        ("He left, but they didn't see it.", "coordinators_per_100w", 1, 7),
        ("He left, but they didn't see it.", "third_person_per_100w", 2, 7),
        ("He left, but they didn't see it.", "it_per_100w", 1, 7),
        ("He left, but they didn't see it.", "negations_per_100w", 1, 7),
        ("He left, but they didn't see it.", "past_forms_per_100w", 2, 7),
        ("He left, but they didn't see it.", "commas_per_100w", 1, 7),
        ("It never was; nobody cares.", "negations_per_100w", 2, 5),
        ("It never was; nobody cares.", "colons_per_100w", 1, 5),
        ("We must act now, or all will fall.", "modals_per_100w", 2, 8),
        ("We must act now, or all will fall.", "universals_per_100w", 1, 8),
        ("We must act now, or all will fall.", "future_per_100w", 1, 8),
        ("We must act now, or all will fall.", "deictics_per_100w", 1, 8),
        ("This is just so very sad (sic).", "intensifiers_per_100w", 3, 7),
        ("This is just so very sad (sic).", "demonstratives_per_100w", 1, 7),
        ("This is just so very sad (sic).", "present_forms_per_100w", 1, 7),
        ("This is just so very sad (sic).", "brackets_per_100w", 1, 7),
        ("Why ask, when the man who knows is dead?", "wh_words_per_100w", 1, 9),
        ("Why ask, when the man who knows is dead?", "relatives_per_100w", 1, 9),
        ("Why ask, when the man who knows is dead?", "subordinators_per_100w", 1, 9),
        ("Why ask, when the man who knows is dead?", "questions_per_100w", 1, 9),
        ("“No comment,” she said.", "quotation_marks_per_100w", 2, 4),
        ("The plan — a bad one — failed.", "dashes_per_100w", 2, 6),
        ("And then… silence fell.", "ellipses_per_100w", 1, 4),
        # "red" and "king" are too short for an ending
        ("A red king quickly walked home, singing.", "ed_endings_per_100w", 1, 7),
        ("A red king quickly walked home, singing.", "ing_endings_per_100w", 1, 7),
        ("A red king quickly walked home, singing.", "adverbs_per_100w", 1, 7),
        ("Frustration met kindness and cities.", "nominalisations_per_100w", 3, 5),
    ],
)
def test_rates_by_hand(
    measure: Any, text: str, name: str, count: int, words: int
) -> None:
    result = measure(EXTRACTOR, text)[name]
    assert result.value == pytest.approx(100 * count / words)
    assert result.n == words


def test_every_feature_can_be_moved(measure: Any) -> None:
    """Each class has a word that counts for it, and the list above tests it."""
    tested = test_rates_by_hand.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {row[1] for row in tested} == set(NAMES)


def test_the_headline_counts_and_furniture_does_not(measure: Any) -> None:
    text = "The sky fell.\n\nSign up for the newsletter"
    result = measure(EXTRACTOR, text, "The End")["articles_per_100w"]
    assert (result.value, result.n) == (pytest.approx(40.0), 5)


def test_no_words_no_rates(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "?! …").values()} == {None}


def test_a_token_may_count_for_several() -> None:
    assert [NAMES[i] for i in places("but")] == [
        "coordinators_per_100w",
        "contrasts_per_100w",
    ]
    assert places("dam") == ()
