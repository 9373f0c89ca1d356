"""Emphasis: what is shouted, and what merely stands in capitals."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors.emphasis import EXTRACTOR, shouted_words

LEAD = "The council met on Monday to talk about the road to the harbour and the bridge."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the WORST vote.", ["WORST"]),
        ("This must STOP NOW.", ["STOP", "NOW"]),
        ("They had TO BE TRUE.", ["TO", "BE", "TRUE"]),
        ("NATO, the FBI and UNESCO met in the US.", []),
        ("CBS NEWS said so.", []),
        ("OSTRANA, Maravel - It rained.", []),
        ("WASHINGTON (AP) - It rained.", []),
        ("DAVID GREGORY: It rained.", []),
        ("WHAT IT MEANS", []),
        ("THIS MUST STOP NOW!", ["THIS", "MUST", "STOP", "NOW"]),
        ("The arms treaty (SALT) held. SALT was old.", []),
        ("DON'T go.", ["DON'T"]),
        ("I am OK.", []),
    ],
)
def test_shouted_words(text: str, expected: list[str]) -> None:
    document = annotate(f"{LEAD}\n\n{text}\n\n{LEAD}", "Council votes")
    assert [document.text[s:e] for s, e in shouted_words(document)] == expected


def test_marks_are_counted_in_the_authors_voice_only(measure: Any) -> None:
    body = f"{LEAD} It failed! What a mess?! “We won the whole thing!” he said."
    found = measure(EXTRACTOR, body, "Council votes!")
    exclaimed = found["exclamations_author_per_100w"]
    repeated = found["repeated_marks_author_per_100w"]
    assert [s.text for s in exclaimed.spans] == ["!", "!"]
    assert [s.text for s in repeated.spans] == ["?!"]
    assert exclaimed.value == pytest.approx(200 / exclaimed.n)
    assert repeated.value == pytest.approx(100 / exclaimed.n)


def test_without_a_body_nothing_is_measured(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "", "STOP!!").values()} == {None}
