"""Reporting: plain cues and weekdays, in anybody's voice."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.reporting import EXTRACTOR


@pytest.mark.parametrize(
    ("text", "cues", "days"),
    [
        ("The road is closed.", [], []),
        ("The road was closed on Monday, Ana Ferrel said.", ["said"], ["Monday"]),
        ("Ana Ferrel claimed that the road was closed.", [], []),
        ("Ana Ferrel says that the road is closed.", [], []),
        ("“It opens on Friday,” Ana Ferrel told reporters.", ["told"], ["Friday"]),
        ("We said that the road was closed.", [], []),
    ],
)
def test_reporting(measure: Any, text: str, cues: list[str], days: list[str]) -> None:
    found = measure(EXTRACTOR, text, None)
    for name, expected in (("plain_cues_per_100w", cues), ("weekdays_per_100w", days)):
        assert [s.text for s in found[name].spans] == expected
        words = found[name].n
        assert found[name].value == pytest.approx(100 * len(expected) / words)


def test_without_words_nothing_is_measured(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "...").values()} == {None}
