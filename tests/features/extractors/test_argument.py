"""Argument: absolutes, obligations and questions in the author's voice."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.argument import EXTRACTOR

LEAD = "The council met on Monday to talk about the road to the harbour. "


@pytest.mark.parametrize(
    ("text", "absolutes", "obligations", "questions"),
    [
        ("The road is closed.", [], [], 0),
        ("They never listen and always lose.", ["never", "always"], [], 0),
        ("Every week a lorry comes.", [], [], 0),
        ("Every lorry is late.", ["Every"], [], 0),
        ("“They never listen,” she said.", [], [], 0),
        ("The council must act.", [], ["must"], 0),
        ("He said the council should act.", [], [], 0),
        ("Who pays for it?", [], [], 1),
        ("Who pays for it?!?", [], [], 1),
        ("“Who pays for it?” she asked.", [], [], 0),
    ],
)
def test_argument(
    measure: Any,
    text: str,
    absolutes: list[str],
    obligations: list[str],
    questions: int,
) -> None:
    found = measure(EXTRACTOR, LEAD + text, "Council votes on road")
    words = found["questions_author_per_100w"].n
    for name, expected in (
        ("absolutes_author_per_100w", absolutes),
        ("obligations_author_per_100w", obligations),
        ("questions_author_per_100w", ["?"] * questions),
    ):
        assert [s.text for s in found[name].spans] == expected
        assert found[name].value == pytest.approx(100 * len(expected) / words)


def test_a_headline_that_asks_is_the_headlines_matter(measure: Any) -> None:
    found = measure(EXTRACTOR, LEAD, "Who pays for the road?")
    assert found["questions_author_per_100w"].value == 0


def test_without_words_nothing_is_measured(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "...").values()} == {None}
