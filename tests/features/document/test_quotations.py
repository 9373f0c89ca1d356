"""Quotations in all the ways outlets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.features.document import annotate


def quoted(text: str) -> list[tuple[str, bool]]:
    """The contents of the quotations of ``text``, and whether they are closed."""
    return [
        (text[q.content_start : q.content_end], q.closed)
        for q in annotate(text).quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We stay." Then he left.', [("We stay.", True)]),
        ("He said: “We stay.” Then he left.", [("We stay.", True)]),
        ("” We wait for rain,” said a farmer.", [("We wait for rain,", True)]),
        ("« On reste », dit-il.", [("On reste", True)]),
        (
            '"We stay", she said, "and we wait."',
            [("We stay", True), ("and we wait.", True)],
        ),
        ("They call it the ‘big ditch’ here.", [("big ditch", True)]),
        ("They call it the 'big ditch' here.", [("big ditch", True)]),
        ("The fighters' camp and the mayor's house were dry.", []),
        ("It was the winter of '98 and the farmers' year.", []),
        ("The post is 5'10\" tall and stands.", []),
        (
            "“We never left the valley, she said.",
            [("We never left the valley, she said.", False)],
        ),
        (
            "“The so-called ‘big ditch’ is dry,” he said.",
            [("The so-called ‘big ditch’ is dry,", True)],
        ),
    ],
)
def test_finds_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


def test_paragraphs_of_one_speech_share_a_run() -> None:
    text = (
        "“We came at night and found the gate open, and the water rising.\n"
        "“We stayed until the morning, all of us, and nobody slept.”\n"
        "“That is another matter,” the clerk replied to the whole room."
    )
    runs = [q.run for q in annotate(text).quotations]
    assert runs[0] == runs[1] != runs[2]


@given(st.text(alphabet="ab \n\"'“”‘’«».,s", max_size=80))
def test_quotations_lie_in_the_text_and_in_order(text: str) -> None:
    quotations = annotate(text).quotations
    for q in quotations:
        assert 0 <= q.start <= q.content_start <= q.content_end <= q.end <= len(text)
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)
