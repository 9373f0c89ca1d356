"""When a stretch of text says that something was, counted from its publication.

Weekdays are the last such day up to publication (the publication day itself where it
is one), or the next where "next" stands before or a future verb beside; a day of a
month without a year is the one nearest to publication; "last month" is the calendar
month before. "A year earlier" counts from publication, which is wrong where the text
has just spoken of another time. Times of day, seasons and holidays are not read.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ..seeds.tsv import read_tsv
from .document import Tokens
from .numbers.words import number_words

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
             "sunday")  # fmt: skip
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS = ("morning", "afternoon", "evening", "night")
_FUTURE = frozenset(("will", "shall", "'ll", "due", "next"))
_YEARS = range(1500, 2100)
#: Words before a month's name without which it may be another word or a person.
_BEFORE_MONTH = frozenset(("in", "since", "until", "last", "next", "this", "by",
                           "early", "late", "mid", "of", "from", "to"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text names: ``low`` to ``high``, both days included.

    ``start:end`` are offsets of its words into ``Document.text``.
    """

    start: int
    end: int
    text: str
    low: date
    high: date


def find_dates(
    tokens: Tokens, first: int, last: int, text: str, published: date
) -> tuple[Moment, ...]:
    """The times named in the tokens ``first:last`` of ``text``, in order."""
    norms = tokens.norms[first:last]
    found = []
    i = 0
    while i < len(norms):
        read = _read(norms, i, published)
        if read is None:
            i += 1
            continue
        begin, end, low, high = read
        start, stop = tokens.starts[first + begin], tokens.ends[first + end - 1]
        found.append(Moment(start, stop, text[start:stop], low, high))
        i = end
    return tuple(found)


_Read = tuple[int, int, date, date]


def _read(norms: Sequence[str], i: int, published: date) -> _Read | None:
    """The time that begins at ``i``: its tokens, its first and its last day."""
    norm = norms[i]
    if norm in _WEEKDAYS:
        return _weekday(norms, i, published)
    if norm in _months():
        return _month(norms, i, published)
    if norm in _DAYS:
        day = published + timedelta(_DAYS[norm])
        return i, _after_part(norms, i + 1), day, day
    if norm in ("last", "this", "next"):
        return _relative(norms, i, published)
    if norm.isdecimal() and len(norm) == 4 and int(norm) in _YEARS:
        return _year(norms, i)
    return _ago(norms, i, published)


def _weekday(norms: Sequence[str], i: int, published: date) -> _Read:
    back = (published.weekday() - _WEEKDAYS.index(norms[i])) % 7
    before = norms[i - 1] if i else ""
    if before == "last" and back == 0:
        back = 7
    ahead = before == "next" or any(n in _FUTURE for n in norms)
    day = published - timedelta(back) if not ahead else _ahead(published, back)
    begin = i - 1 if before in ("last", "next") else i
    return begin, _after_part(norms, i + 1), day, day


def _ahead(published: date, back: int) -> date:
    return published + timedelta(7 - back if back else 7)


def _after_part(norms: Sequence[str], i: int) -> int:
    return i + 1 if i < len(norms) and norms[i] in _PARTS else i


def _month(norms: Sequence[str], i: int, published: date) -> _Read | None:
    """Read "March 15, 2021", "15 March", "March 2021", "in March"."""
    month = _months()[norms[i]]
    dotted = i + 2 < len(norms) and norms[i + 1] == "." and norms[i + 2][0].isdigit()
    at = i + 2 if dotted else i + 1
    day, begin = None, i
    if i and _is_day(norms[i - 1]):
        day, begin = _day(norms[i - 1]), i - 1
    elif at < len(norms) and _is_day(norms[at]):
        day, at = _day(norms[at]), at + 1
    year, end = _year_after(norms, at)
    if day is not None:
        return _day_of(month, day, year, (begin, end), published)
    if year is None and (i == 0 or norms[i - 1] not in _BEFORE_MONTH):
        return None
    if year is None:
        year = published.year
        ahead = i and norms[i - 1] == "next"
        if (month > published.month) and not ahead:
            year -= 1
        elif ahead and month <= published.month:
            year += 1
    low = date(year, month, 1)
    return begin, end, low, date(year, month, monthrange(year, month)[1])


def _day_of(
    month: int, day: int, year: int | None, place: tuple[int, int], published: date
) -> _Read | None:
    years = (
        [year]
        if year is not None
        else [published.year - 1, published.year, published.year + 1]
    )
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - published).days))
    return *place, nearest, nearest


def _year_after(norms: Sequence[str], i: int) -> tuple[int | None, int]:
    """A year at ``i``, after a comma or not, and where what was read ends."""
    at = i + 1 if i < len(norms) and norms[i] == "," else i
    year = norms[at] if at < len(norms) else ""
    if len(year) == 4 and year.isdecimal() and int(year) in _YEARS:
        return int(year), at + 1
    return None, i


def _year(norms: Sequence[str], i: int) -> _Read | None:
    before = norms[i - 1] if i else ""
    if before not in ("in", "since", "of", "until", "by", "from", "to", "early",
                      "late", "during", "and"):  # fmt: skip
        return None
    year = int(norms[i])
    return i, i + 1, date(year, 1, 1), date(year, 12, 31)


def _relative(norms: Sequence[str], i: int, published: date) -> _Read | None:
    """Read "last week", "this month", "next year", "last night"."""
    if i + 1 >= len(norms):
        return None
    step = {"last": -1, "this": 0, "next": 1}[norms[i]]
    unit = norms[i + 1]
    if unit in _PARTS:
        day = published + timedelta(step)
        return i, i + 2, day, day
    span = _shifted(published, step, unit)
    return (i, i + 2, *span) if span else None


def _shifted(published: date, step: int, unit: str) -> tuple[date, date] | None:
    """The calendar week, month or year that lies ``step`` of them away."""
    if unit == "week":
        monday = published + timedelta(7 * step - published.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        index = published.year * 12 + published.month - 1 + step
        year, month = divmod(index, 12)
        return date(year, month + 1, 1), date(
            year, month + 1, monthrange(year, month + 1)[1]
        )
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None


def _ago(norms: Sequence[str], i: int, published: date) -> _Read | None:
    """Read "two weeks ago", "a year earlier"."""
    if i + 2 >= len(norms) or norms[i + 2] not in ("ago", "earlier"):
        return None
    count = _count(norms[i])
    unit = norms[i + 1].removesuffix("s")
    if count is None or unit not in ("day", "week", "month", "year"):
        return None
    if unit == "day":
        day = published - timedelta(count)
        return i, i + 3, day, day
    if (count if unit == "year" else count / 12) > published.year - _YEARS[0]:
        return None
    span = _shifted(published, -count, unit)
    return (i, i + 3, *span) if span else None


def _count(norm: str) -> int | None:
    if norm in ("a", "an"):
        return 1
    words = number_words()["cardinal"]
    if norm in words:
        return int(float(words[norm]))
    return int(norm) if norm.isdecimal() and len(norm) < 4 else None


def _is_day(norm: str) -> bool:
    digits = norm.rstrip("stndrh")
    return digits.isdecimal() and len(digits) <= 2 and 0 < int(digits) <= 31


def _day(norm: str) -> int:
    return int(norm.rstrip("stndrh"))


@cache
def _months() -> dict[str, int]:
    rows = read_tsv("month_names.tsv", columns=("name", "month"))
    return {row["name"]: int(row["month"]) for row in rows}


def iso_dates(moments: Sequence[Moment]) -> Iterator[dict[str, str]]:
    """The moments as the tables give them."""
    for m in moments:
        yield {"text": m.text, "low": m.low.isoformat(), "high": m.high.isoformat()}
