"""What a hedge covers."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate_sentence
from newsassay.features.extractors.hedging import cues
from newsassay.features.hedge_scope import scope
from newsassay.features.reading import read

CASES = [
    # from the cue to the end of its clause
    ("The dam may fail, but the town is safe.", "may", "may fail"),
    ("The dam may fail and it will flood us.", "may", "may fail"),
    ("The dam may crack and fail.", "may", "may crack and fail"),
    ("Two trucks seem to have left; one stayed.", "seem", "seem to have left"),
    ("He left, perhaps for Rome, officials said.", "perhaps", "perhaps for Rome"),
    ("It might rain, she said.", "might", "might rain"),
    (
        "It might rain (see below) on Monday.",
        "might",
        "might rain (see below) on Monday",
    ),
    ("It could snow – a rare thing here.", "could", "could snow"),
    ("The ship may sink, which would close the port.", "may", "may sink"),
    ("It is unclear who fired first.", "unclear", "unclear who fired first"),
    # a condition ends at its comma
    ("If the rain stops, the road may open.", "If", "If the rain stops"),
    # the noun phrase
    ("About 300 people were hurt.", "About", "About 300 people"),
    ("Police held an alleged thief on Monday.", "alleged", "alleged thief"),
    (
        "They spoke of possible Russian support for it.",
        "possible",
        "possible Russian support",
    ),
    # an adjective that closes its clause covers that clause
    ("The wall stood, but its origin is unclear.", "unclear", "its origin is unclear"),
]


@pytest.mark.parametrize(("text", "cue", "covered"), CASES)
def test_scope(text: str, cue: str, covered: str) -> None:
    reading = read(annotate_sentence(text))
    match = next(
        m for m in cues(reading, "hedges") if text[m.start : m.end].startswith(cue)
    )
    start, end = scope(reading, match)
    assert text[start:end] == covered


@pytest.mark.parametrize(
    "text", ["Perhaps", "may", "Perhaps.", "(perhaps", "It may (", "about 3", '"Maybe"']
)
def test_scope_holds_its_cue_and_stays_in_the_text(text: str) -> None:
    reading = read(annotate_sentence(text))
    for match in cues(reading, "hedges"):
        start, end = scope(reading, match)
        assert 0 <= start <= match.start < match.end <= end <= len(text)
