"""Headline against body."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.headline_support import EXTRACTOR, stem

FILL = (
    "The harbour lies in the north of the town, where the ferries land each morning. "
    "Fishermen mend their nets on the quay, and the market opens at seven. In winter "
    "storms the gates are shut, and nobody goes out before the wind has dropped for good. Then the quay is empty. "
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fires", "fir"), ("fire", "fir"), ("resist", "resist"[:5]),
        ("resistance", "resis"), ("1,200", "1200"), ("the", ""), ("—", ""), ("up", ""),
    ],
)  # fmt: skip
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("title", "body", "value", "missing"),
    [
        ("Dam breaks above Hollin", "The dam above Hollin broke: it breaks often. ",
         0.0, []),
        # dam 1, breaks 1, killing 1, 43 2: the figure and one word are missing
        ("Dam breaks, killing 43", "The old dam breaks up in spring. ",
         3 / 5, ["killing", "43"]),
        ("Mayor quits over harbour scandal", "The mayor spoke. ", 2 / 4,
         ["quits", "scandal"]),
    ],
)  # fmt: skip
def test_what_the_body_never_mentions(
    measure: Any, title: str, body: str, value: float, missing: list[str]
) -> None:
    found = measure(EXTRACTOR, FILL + body, title)["headline_unsupported"]
    assert found.value == pytest.approx(value)
    assert [s.text for s in found.spans] == missing


@pytest.mark.parametrize(
    ("title", "body", "value"),
    [
        ("Mayor stole harbour funds", "The mayor stole the harbour funds in May.", 0),
        ("Mayor stole harbour funds", "The mayor may have stolen the harbour funds.", 1),
        ("Mayor stole harbour funds",
         "The clerk said that the mayor stole the harbour funds in May.", 0.5),
        ("Mayor stole harbour funds",
         "The mayor may have stolen the harbour funds. "
         "On Monday the mayor stole the harbour funds.", 0),
        ("Mayor may have stolen harbour funds",
         "The mayor may have stolen the harbour funds.", 0),
        ("Did the mayor steal harbour funds?",
         "The mayor may have stolen the harbour funds.", 0),
        ("Mayor stole harbour funds, clerk says",
         "The clerk said that the mayor stole the harbour funds in May.", 0),
        ("Mayor stole harbour funds", "The clerk went home.", None),
    ],
)  # fmt: skip
def test_a_headline_bolder_than_its_body(
    measure: Any, title: str, body: str, value: float | None
) -> None:
    found = measure(EXTRACTOR, FILL + body, title)["headline_bolder_than_body"]
    assert found.value == value
    assert bool(found.spans) == bool(value)


def test_the_reason_stands_with_the_evidence(measure: Any) -> None:
    body = FILL + "The mayor may have stolen the harbour funds."
    found = measure(EXTRACTOR, body, "Mayor stole harbour funds")
    spans = found["headline_bolder_than_body"].spans
    assert [(s.text, s.rule) for s in spans] == [
        ("Mayor stole harbour funds", "hedged in the body"),
        ("may", "may"),
    ]


@pytest.mark.parametrize(
    ("title", "body"),
    [(None, FILL), ("Dam breaks", FILL), ("Dam breaks above Hollin", "It broke. ")],
)
def test_too_little_to_compare(measure: Any, title: str | None, body: str) -> None:
    found = measure(EXTRACTOR, body, title)
    assert {r.value for r in found.values()} == {None}
