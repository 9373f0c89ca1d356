"""Dates: whatever form they come in, to ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from ...seeds.tsv import read_tsv

_FIRST_YEAR, _LAST_YEAR = 1600, 2200
#: Numbers above this are milliseconds since 1970, as JavaScript counts.
_MILLISECONDS = 1e11

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?|(?=\s?[ap]\.?m))"
    r"(?:\.\d+)?\s?(?P<half>[ap]\.?m\.?)?(?P<offset>\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
)
#: A date as mail and feeds give it: a month's name, a clock, a zone at the end.
_MAIL = re.compile(
    r"[A-Za-z]{3}\s\d{4}\s\d\d?:\d\d(?::\d\d)?\s(?:[+-]\d{4}|UT|GMT|[ECMP][SD]T)\b"
)
_YEAR = re.compile(r"\d{4}")


class Found(NamedTuple):
    """A date in a line: its ISO form and where it stands."""

    iso: str
    start: int
    end: int


def to_iso(value: object) -> str | None:
    """Bring a date to ISO 8601, or return None where it is none.

    Text may be ISO 8601, RFC 2822, or a date as written (``6 September 2021, 7.30
    pm``); numbers count seconds or milliseconds since 1970. Of ``03/04/2021`` nobody
    can say which is the month, so it is no date; ``23/04/2021`` is one.
    """
    if isinstance(value, datetime):
        return _written(value)
    if isinstance(value, date):
        return value.isoformat() if _sane(value.year) else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()
    return (
        _from_iso(text) or _from_mail(text) or _from_prose(text) or _from_digits(text)
    )


def find_date(line: str) -> Found | None:
    """Find the first date with a day, a month's name or ISO form, and a year."""
    if not _YEAR.search(line):
        return None
    for match in _patterns().finditer(line):
        iso = _from_match(match)
        if iso:
            return Found(iso, match.start(), match.end())
    return None


def _written(moment: datetime) -> str | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    text = moment.replace(microsecond=0).isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def _from_epoch(number: float) -> str | None:
    if not 1e8 <= abs(number) < 1e14:  # not below 1973: years and row numbers
        return None
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:  # before the year 1
        return None
    return _written(moment)


def _from_iso(text: str) -> str | None:
    if not text[:4].isdigit() or not text.isascii():
        return None
    plain = text.replace("/", "-").replace(" UTC", "Z").replace(" GMT", "Z")
    try:
        if len(plain) <= len("2021-09-06"):
            # Eight digits are a date only with the marks of one: else an id.
            day = date.fromisoformat(plain) if "-" in plain else None
            return day.isoformat() if day and _sane(day.year) else None
        return _written(datetime.fromisoformat(plain))
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    if not _MAIL.search(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _written(moment)


def _from_prose(text: str) -> str | None:
    found = find_date(text)
    return found.iso if found and found.start < 40 else None


def _from_digits(text: str) -> str | None:
    match = re.match(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\D|$)", text)
    if not match:
        return None
    first, mark, second = int(match[1]), match[2], int(match[3])
    if mark == "." or first > 12:
        day, month = first, second  # dots stand between day and month only
    elif second > 12:
        day, month = second, first
    else:
        return None
    return _day(int(match[4]), month, day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _sane(year) else None
    except ValueError:
        return None


def _sane(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _from_match(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    name = parts["month"] or parts["month_first"]
    month = _months()[name.casefold()] if name else int(parts["iso_month"])
    day = parts["day"] or parts["day_second"] or parts["iso_day"]
    year = parts["year"] or parts["year_last"] or parts["iso_year"]
    iso = _day(int(year), month, int(day))
    clock = _clock(parts) if iso else None
    return f"{iso}T{clock}" if clock else iso


def _clock(parts: dict[str, str | None]) -> str | None:
    if parts["hour"] is None or not (parts["minute"] or parts["half"]):
        return None
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    try:
        clock = time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None
    return clock.isoformat() + _offset((parts["offset"] or "").strip())


def _offset(text: str) -> str:
    if not text:
        return ""
    if text[0] not in "+-":
        return "Z"
    return text if ":" in text else f"{text[:3]}:{text[3:]}"


@cache
def _months() -> dict[str, int]:
    rows = read_tsv("month_names.tsv", columns=("name", "month"))
    return {row["name"]: int(row["month"]) for row in rows}


@cache
def _patterns() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![\w/-])(?:"
        rf"(?P<day>\d{{1,2}}){ordinal}[\s-](?:of\s)?(?P<month>{names})\.?,?[\s-]"
        rf"(?P<year>\d{{4}})"
        rf"|(?P<month_first>{names})\.?\s(?P<day_second>\d{{1,2}}){ordinal},?\s"
        rf"(?P<year_last>\d{{4}})"
        rf"|(?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})"
        rf")(?!\d)(?:(?:,?\s+(?:at\s+)?|T|\s+[-–|]\s+){_CLOCK}(?!\w))?",
        re.IGNORECASE,
    )
