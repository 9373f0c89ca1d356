"""Dates, counted from a Wednesday: 17 March 2021."""

from __future__ import annotations

from datetime import date

import pytest

from newsassay.features.dates import find_dates
from newsassay.features.document import annotate_sentence

PUBLISHED = date(2021, 3, 17)


def found(text: str) -> list[tuple[str, str, str]]:
    document = annotate_sentence(text)
    moments = find_dates(
        document.tokens, 0, len(document.tokens), document.text, PUBLISHED
    )
    return [(m.text, m.low.isoformat(), m.high.isoformat()) for m in moments]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It fell on Sunday night.", "Sunday night", "2021-03-14", "2021-03-14"),
        ("It fell on Wednesday.", "Wednesday", "2021-03-17", "2021-03-17"),
        ("It fell last Wednesday.", "last Wednesday", "2021-03-10", "2021-03-10"),
        ("They will meet on Friday.", "Friday", "2021-03-19", "2021-03-19"),
        ("A party that on Friday will meet.", "Friday", "2021-03-19", "2021-03-19"),
        ("They meet next Monday.", "next Monday", "2021-03-22", "2021-03-22"),
        ("He left yesterday.", "yesterday", "2021-03-16", "2021-03-16"),
        ("He left last night.", "last night", "2021-03-16", "2021-03-16"),
        ("He left this morning.", "this morning", "2021-03-17", "2021-03-17"),
        ("It rose last week.", "last week", "2021-03-08", "2021-03-14"),
        ("It rose last month.", "last month", "2021-02-01", "2021-02-28"),
        ("It rose last year.", "last year", "2020-01-01", "2020-12-31"),
        ("It was less a year earlier.", "a year earlier", "2020-01-01", "2020-12-31"),
        ("He came two weeks ago.", "two weeks ago", "2021-03-01", "2021-03-07"),
        ("He came three days ago.", "three days ago", "2021-03-14", "2021-03-14"),
        ("It began on March 3.", "March 3", "2021-03-03", "2021-03-03"),
        ("It began on 20 December.", "20 December", "2020-12-20", "2020-12-20"),
        ("It began on 3 May 1996.", "3 May 1996", "1996-05-03", "1996-05-03"),
        ("It began on Jan. 6, 2020.", "Jan. 6, 2020", "2020-01-06", "2020-01-06"),
        ("It began in March.", "March", "2021-03-01", "2021-03-31"),
        ("It began in August.", "August", "2020-08-01", "2020-08-31"),
        ("It began in June 2019.", "June 2019", "2019-06-01", "2019-06-30"),
        ("He was born in 1987.", "1987", "1987-01-01", "1987-12-31"),
    ],
)
def test_date(text: str, words: str, low: str, high: str) -> None:
    assert found(text) == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "About 2000 people came.",
        "It took three days.",
        "At last they left.",
        "It was due on 31 February.",
    ],
)
def test_no_date(text: str) -> None:
    assert found(text) == []
