"""Dates in all the forms that articles and records give them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.pipeline.ingest.dates import find_date, to_iso

DATES = [
    ("2021-09-06", "2021-09-06"),
    ("2021/09/06", "2021-09-06"),
    (" 2021-09-06 ", "2021-09-06"),
    ("2021-09-06T19:36:16Z", "2021-09-06T19:36:16Z"),
    ("2021-09-06T19:36:16.123Z", "2021-09-06T19:36:16Z"),
    ("2021-09-06 19:36:16", "2021-09-06T19:36:16"),
    ("2021-09-06 19:36 UTC", "2021-09-06T19:36:00Z"),
    ("2021-09-06T19:36:16+05:30", "2021-09-06T19:36:16+05:30"),
    ("2021-09-06T19:36:16+0530", "2021-09-06T19:36:16+05:30"),
    ("Mon, 06 Sep 2021 19:36:16 GMT", "2021-09-06T19:36:16Z"),
    ("Mon, 06 Sep 2021 19:36:16 EDT", "2021-09-06T19:36:16-04:00"),
    ("Mon, 06 Sep 2021 19:36:16 -0400", "2021-09-06T19:36:16-04:00"),
    ("06 Sep 2021", "2021-09-06"),
    ("6 September 2021", "2021-09-06"),
    ("6th September, 2021", "2021-09-06"),
    ("6th of September 2021", "2021-09-06"),
    ("06-Sep-2021", "2021-09-06"),
    ("September 6, 2021", "2021-09-06"),
    ("Sept. 6, 2021", "2021-09-06"),
    ("SEPTEMBER 6, 2021", "2021-09-06"),
    ("Sept 6th, 2021", "2021-09-06"),
    ("Monday, September 6, 2021 at 7:36 PM", "2021-09-06T19:36:00"),
    ("06 Sep 2021 7:36:16 PM", "2021-09-06T19:36:16"),
    ("6 September 2021, 12.05 a.m.", "2021-09-06T00:05:00"),
    ("6 September 2021 19:36 UTC", "2021-09-06T19:36:00Z"),
    ("Published: 6 September 2021", "2021-09-06"),
    ("23/04/2021", "2021-04-23"),
    ("04/23/2021", "2021-04-23"),
    ("06.09.2021", "2021-09-06"),
    (1630956976, "2021-09-06T19:36:16Z"),
    (1630956976000, "2021-09-06T19:36:16Z"),
    (date(2021, 9, 6), "2021-09-06"),
    (datetime(2021, 9, 6, 19, 36, 16), "2021-09-06T19:36:16"),
    (datetime(2021, 9, 6, 19, 36, 16, tzinfo=UTC), "2021-09-06T19:36:16Z"),
    (pd.Timestamp("2021-09-06T19:36:16"), "2021-09-06T19:36:16"),
]

NO_DATES = [
    "",
    "yesterday",
    "03/04/2021",  # nobody can say which is the month
    "31 June 2021",
    "2021-13-01",
    "September 2021",
    "6 September",
    "20210906123456789",
    "12345678",
    "6 September 0021",
    "9999-99-99",
    "Ⅻ",
    True,
    None,
    7,
    float("nan"),
    float("inf"),
    ["2021-09-06"],
]


@pytest.mark.parametrize(("value", "iso"), DATES)
def test_a_date_becomes_iso(value: object, iso: str) -> None:
    assert to_iso(value) == iso


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_is_none(value: object) -> None:
    assert to_iso(value) is None


def test_the_place_of_a_date_in_a_line() -> None:
    line = "Posted on 6 May 2021 by Ana Ferrel"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "6 May 2021"


@given(st.one_of(st.text(), st.floats(), st.integers(), st.datetimes(), st.dates()))
def test_no_value_breaks_it(value: object) -> None:
    iso = to_iso(value)
    assert iso is None or to_iso(iso) == iso


@given(st.dates(date(1700, 1, 1), date(2199, 12, 31)))
def test_every_day_written_out_is_read_back(day: date) -> None:
    names = day.strftime("%d %B %Y"), day.strftime("%B %d, %Y"), day.isoformat()
    assert {to_iso(name) for name in names} == {day.isoformat()}
