"""The headline: which it is, and what calls for attention in it."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors.headline import EXTRACTOR, headline_sentences

BODY = "The council met on Monday to talk about the road to the harbour. " * 6


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Council votes on harbour road", 0.0),
        ("You won't believe what the council did", 0.9),
        ("7 reasons the council failed", 0.7),
        ("Here's why your council failed", 1 - 0.3 * 0.6),
        ("Council gives reasons for its vote", 0.0),
        ("Council watch: the road", 0.6),
    ],
)
def test_clickbait_cues(measure: Any, title: str, expected: float) -> None:
    found = measure(EXTRACTOR, BODY, title)["headline_clickbait_cues"]
    assert found.value == pytest.approx(expected)
    assert bool(found.spans) == (expected > 0)


@pytest.mark.parametrize(
    ("title", "caps", "question", "exclamation"),
    [
        ("Council votes on road", 0.0, 0.0, 0.0),
        ("Council DESTROYS road", 1 / 3, 0.0, 0.0),
        ("NATO and the FBI met", 0.0, 0.0, 0.0),
        ("THE COUNCIL IS WRONG!", 1.0, 0.0, 1.0),
        ("Is the road finished?", 0.0, 1.0, 0.0),
    ],
)
def test_shape(
    measure: Any, title: str, caps: float, question: float, exclamation: float
) -> None:
    found = measure(EXTRACTOR, BODY, title)
    assert found["headline_caps_share"].value == pytest.approx(caps)
    assert found["headline_question"].value == question
    assert found["headline_exclamation"].value == exclamation


def test_a_loaded_headline_over_a_dry_body(measure: Any) -> None:
    loaded = measure(EXTRACTOR, BODY, "Disgraceful council")["headline_loaded_gap"]
    [span] = loaded.spans
    assert loaded.value == pytest.approx(span.weight / 2)
    assert measure(EXTRACTOR, BODY, "The council")["headline_loaded_gap"].value == 0


def test_the_gap_needs_a_body(measure: Any) -> None:
    found = measure(EXTRACTOR, "The council met.", "Disgraceful council")
    assert found["headline_loaded_gap"].value is None
    assert found["headline_question"].value == 0


def test_without_a_headline_nothing_is_measured(measure: Any) -> None:
    body = "The council met on Monday to talk about the road, " * 8 + "and went home."
    assert headline_sentences(annotate(body)) == ()
    assert {r.value for r in measure(EXTRACTOR, body).values()} == {None}


def test_the_title_is_the_headline_and_not_a_subhead(measure: Any) -> None:
    document = annotate(f"{BODY}\n\nWhat next?\n\n{BODY}", "Council votes")
    texts = [document.slice(s) for s in headline_sentences(document)]
    assert texts == ["Council votes"]
