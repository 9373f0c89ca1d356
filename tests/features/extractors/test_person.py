"""Person: pronouns and calls to the reader, in the author's voice."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.person import EXTRACTOR

LEAD = "The council met on Monday to talk about the road to the harbour. "


@pytest.mark.parametrize(
    ("text", "first", "second", "calls"),
    [
        ("The road is closed.", [], [], []),
        ("We closed our road.", ["We", "our"], [], []),
        ("The US road is closed to us.", ["us"], [], []),
        ("You know your road.", [], ["You", "your"], []),
        ("“I love you and my road,” she said.", [], [], []),
        ("Make no mistake: it is closed.", [], [], ["Make no mistake"]),
        ("They make no mistake here.", [], [], []),
        ("You won’t believe it.", [], ["You"], ["You won’t believe"]),
        ("Share this with a friend.", [], [], ["Share this"]),
        ("They share this road.", [], [], []),
        ("Imagine the road.", [], [], ["Imagine"]),
        ("They imagine a road.", [], [], []),
    ],
)
def test_person(
    measure: Any, text: str, first: list[str], second: list[str], calls: list[str]
) -> None:
    found = measure(EXTRACTOR, LEAD + text, "Council votes on road")
    words = found["reader_calls_per_100w"].n
    for name, expected in (
        ("first_person_author_per_100w", first),
        ("second_person_author_per_100w", second),
        ("reader_calls_per_100w", calls),
    ):
        assert [s.text for s in found[name].spans] == expected
        assert found[name].value == pytest.approx(100 * len(expected) / words)


def test_without_words_nothing_is_measured(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "...").values()} == {None}
