"""Numbers as claims state them: how many of what, and how exactly.

"more than 6,000 troops", "around 300 Taliban fighters are reported to have been
killed", "dozens", "up to 50,000", "40 to 50", "half of the members", "$1.2 million".
Years, dates, times of day, ordinals, ages after a name, telephone numbers, scores of
a game and numbers that only label a thing ("Article 50") are not counted. What
words mean stands in ``seeds/number_words.tsv``.

Bounds: "around n" and its like mean n within a tenth either way; "nearly n" the
tenth below n; "more than n" n and no upper bound; "up to n" anything from 0 to n;
"dozens", "hundreds" and the like the span that the table gives them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..seeds.tsv import read_tsv
from .document import Document, Tokens
from .word_classes import word_class

#: Half-width of "around", as a share of the number.
APPROXIMATION = 0.1

_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEARS = range(1500, 2100)
_LONGEST_NOUN = 4
_COLUMNS = ("entry", "kind", "value", "note")


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity; ``start:end`` are offsets of its words, bound and unit included.

    ``value`` is the number named (for "dozens" the least it can mean), ``low`` and
    ``high`` what it is compatible with (``high`` None: no upper bound). ``unit`` is
    canonical ("%", "$", "km"). ``counted`` is what is counted, as the text names it,
    with a state where one is near ("Taliban fighters killed").
    """

    value: float
    low: float
    high: float | None
    unit: str | None
    counted: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Core:
    """The number itself: tokens ``first:last``, its value, and its bounds."""

    first: int
    last: int
    value: float
    low: float
    high: float | None
    unit: str | None = None


def find_numbers(
    document: Document, first_token: int, last_token: int
) -> tuple[Number, ...]:
    """The quantities in the tokens ``first_token:last_token``, in order."""
    found: list[Number] = []
    words = _starters()
    norms = document.tokens.norms
    i = first_token
    while i < last_token:
        norm = norms[i]
        if norm[0].isdigit() or norm in words or ("-" in norm and norm[0].isalpha()):
            core = _core(document.tokens, i, first_token, last_token)
            if core is not None:
                number = _number(document, core, first_token, last_token)
                found.append(number)
                i = core.last
                continue
        i += 1
    return tuple(found)


def _number(document: Document, core: _Core, first: int, last: int) -> Number:
    """The core with the bound before it, the unit and the noun after it."""
    tokens = document.tokens
    begin, core = _bounded(tokens, core, first)
    unit, after = _unit(tokens, core, last)
    begin, unit = _prefix(tokens, begin, core, first, unit)
    low, high, value = core.low, core.high, core.value
    counted = _counted(tokens, begin, after, first, last, unit)
    start, end = tokens.starts[begin], tokens.ends[after - 1]
    text = document.text[start:end]
    return Number(value, low, high, unit, counted, start, end, text)


# -- the number itself ---------------------------------------------------------


def _core(tokens: Tokens, i: int, first: int, last: int) -> _Core | None:
    """The number that begins at token ``i``, or None where it is no quantity."""
    norm = tokens.norms[i]
    table = _table()
    if norm in table["vague"]:
        return _vague(tokens, i, first, last)
    if norm in table["fraction"]:
        return _fraction(tokens, i, first, last)
    value, end, unit = _value(tokens, i, last)
    if value is None or _disqualified(tokens, i, end, first, last):
        return None
    core = _Core(i, end, value, value, value, unit)
    return _range(tokens, core, last)


def _value(tokens: Tokens, i: int, last: int) -> tuple[float | None, int, str | None]:
    """Value of the numeral or number words at ``i``, where they end, and a unit."""
    table = _table()
    cardinal, scale = table["cardinal"], table["scale"]
    norm = tokens.norms[i]
    unit = None
    if norm[0].isdigit():
        digits = norm
        if digits.endswith("%"):
            digits, unit = digits[:-1], "%"
        if not _NUMERAL.fullmatch(digits):
            return None, i, None
        value, end = float(digits.replace(",", "")), i + 1
    elif norm in cardinal or norm in scale:
        return *_words(tokens, i, last), None
    else:
        return _compound(norm, i)
    if unit is None and end < last and tokens.norms[end] in scale:
        letter = len(tokens.norms[end]) == 1
        if not letter or tokens.starts[end] == tokens.ends[end - 1]:
            value, end = value * float(scale[tokens.norms[end]]), end + 1
    return value, end, unit


def _words(tokens: Tokens, i: int, last: int) -> tuple[float | None, int]:
    """Number words from ``i`` on: "two hundred and fifty", "a dozen"."""
    table = _table()
    cardinal, scale = table["cardinal"], table["scale"]
    total, part, end, any_small = 0.0, 0.0, i, False
    while end < last:
        norm = tokens.norms[end]
        if norm in cardinal:
            small = float(cardinal[norm])
            if any_small and part % 100 and not (part % 100 >= 20 > 10 > small):
                break  # "two three" are two numbers
            part, any_small = part + small, True
        elif norm in scale and len(norm) > 1:
            factor = float(scale[norm])
            if factor == 100:
                part = (part or 1) * factor
            else:
                total, part = total + (part or 1) * factor, 0.0
            any_small = False
        elif norm == "and" and part >= 100 and end + 1 < last:
            if tokens.norms[end + 1] not in cardinal:
                break
        else:
            break
        end += 1
    value = total + part
    if tokens.norms[i] == "one" and end == i + 1 and not _counts(tokens, i, last):
        return None, i
    return (value, end) if end > i else (None, i)


def _counts(tokens: Tokens, i: int, last: int) -> bool:
    """Whether "one" counts a thing ("one soldier") and is no pronoun."""
    if i + 1 >= last or not tokens.norms[i + 1][0].isalpha():
        return False
    before = tokens.norms[i - 1] if i else ""
    return tokens.norms[i + 1] not in _table()[
        "after_one"
    ] and before not in word_class("determiner", "article", "possessive")


def _compound(norm: str, i: int) -> tuple[float | None, int, str | None]:
    """Hyphenated: "twenty-five", and "two-week" with its unit."""
    table = _table()
    head, _, rest = norm.partition("-")
    if head not in table["cardinal"]:
        return None, i, None
    value = float(table["cardinal"][head])
    if rest in table["cardinal"] and value >= 20:
        return value + float(table["cardinal"][rest]), i + 1, None
    unit = table["unit"].get(rest.partition("-")[0])
    return (value, i + 1, unit) if unit and "old" not in rest else (None, i, None)


def _vague(tokens: Tokens, i: int, first: int, last: int) -> _Core | None:
    """Read "dozens", "tens of thousands", "a few", "several"."""
    norms, table = tokens.norms, _table()["vague"]
    name, end = norms[i], i + 1
    longer = " ".join(norms[i : i + 3])
    if longer in table and i + 3 <= last:
        name, end = longer, i + 3
    elif name == "tens":
        return None
    if end < last and norms[end] in _table()["scale"]:
        return None  # "a few dozen" is told by its dozen
    if name in ("few", "couple") and (i == first or norms[i - 1] not in ("a", "last")):
        return None
    if name == "scores" and (end >= last or norms[end] != "of"):
        return None
    low, _, high = table[name].partition(" ")
    return _Core(i, end, float(low), float(low), float(high))


def _fraction(tokens: Tokens, i: int, first: int, last: int) -> _Core | None:
    """Read "half of the members", "two thirds", "a quarter of": in per cent."""
    norms, table = tokens.norms, _table()["fraction"]
    norm = norms[i]
    before = norms[i - 1] if i > first else ""
    after = norms[i + 1] if i + 1 < last else ""
    whole = after == "of" or (
        norm == "half" and after in ("the", "its", "their", "all")
    )
    if "-" not in norm and not (whole and (before == "a" or norm == "half")):
        return None
    value = round(100 * float(table[norm]), 4)
    return _Core(i, i + 1, value, value, value, "%")


def _range(tokens: Tokens, core: _Core, last: int) -> _Core:
    """Join "40 to 50", "between 40 and 50", "two or three", "40-50" as one quantity."""
    norms = tokens.norms
    end = core.last
    if end + 1 >= last:
        return core
    before = norms[core.first - 1] if core.first else ""
    link = norms[end]
    ties = (
        (link == "to" and before not in ("from", "by"))
        or (link == "and" and before == "between")
        or link in ("or", "-", "–", "‑")
    )
    if not ties:
        return core
    value, after, unit = _value(tokens, end + 1, last)
    if value is None or value <= core.value:
        return core
    low = core.value
    factor = value / low if low else 0
    if factor > 1000 and link != "or":  # "2 to 3 million"
        low *= 10 ** (3 * int(len(str(int(value))) - 1) // 3)
    return _Core(core.first, after, (low + value) / 2, low, value, unit or core.unit)


# -- what is no quantity -------------------------------------------------------


def _disqualified(tokens: Tokens, i: int, end: int, first: int, last: int) -> bool:
    """Whether the number at ``i:end`` is a date, time, label, score or the like."""
    norms = tokens.norms
    before = norms[i - 1] if i > first else ""
    after = norms[end] if end < last else ""
    glued_before = i > first and tokens.ends[i - 1] == tokens.starts[i]
    glued_after = end < last and tokens.ends[end - 1] == tokens.starts[end]
    if (
        norms[i] in _table()["scale"]
        and before not in ("a", "per")
        and (norms[i] != "hundred" and norms[i] != "dozen")
    ):
        return True
    calendar = word_class("calendar")
    if after in calendar or before in calendar:
        return True
    if before == "." and i - 2 >= first and norms[i - 2] in calendar:
        return True
    if _table()["label"].get(before) is not None:
        return True
    if not norms[i][0].isdigit():
        return False
    if glued_before and before not in _table()["prefix"] and before not in "(“\"‘'[—":
        return True
    if glued_after and _glued(tokens, end, last):
        return True
    if after == ")" and i == first:  # "1) ..." numbers a list
        return True
    if after in ("a.m", "p.m", "a.m.", "p.m.", "o'clock", "st", "nd", "rd", "th"):
        return True
    return _year(tokens, i, end, before) or _age(tokens, i, end, first, last)


def _glued(tokens: Tokens, end: int, last: int) -> bool:
    """Whether what is attached behind makes it a code, an age, a date or a score."""
    mark = tokens.norms[end]
    if mark in ("th", "st", "nd", "rd", "s", "'s", "am", "pm", "/", "@", "#", "_"):
        return True
    if mark not in "-–‑" or end + 1 >= last:
        return False
    behind = tokens.norms[end + 1]
    if behind[0].isdigit():
        low, high = tokens.norms[end - 1], behind
        further = tokens.norms[end + 2] if end + 2 < last else ""
        plain = low.isdigit() and high.rstrip("%").isdigit()
        return (
            not plain
            or int(low) >= int(high.rstrip("%"))
            or len(low) == 4 == len(high)
            or (len(low), len(high)) == (3, 4)  # 555-1234
            or not further[:1].isalpha()
            or further in word_class("preposition", "conjunction", "being")
        )
    return behind.partition("-")[0] not in _table()["unit"] or "old" in behind


def _year(tokens: Tokens, i: int, end: int, before: str) -> bool:
    """Whether a bare four-digit number is a year."""
    norm = tokens.norms[i]
    if end != i + 1 or len(norm) != 4 or not norm.isdigit():
        return False
    if int(norm) not in _YEARS or before in _table()["prefix"]:
        return False
    pair = f"{tokens.norms[i - 2]} {before}" if i > 1 else before
    return before not in ("some", "nearly", "almost") and pair not in _table()["bound"]


def _age(tokens: Tokens, i: int, end: int, first: int, last: int) -> bool:
    """Whether it is an age: "Smith, 34," or "aged 34"."""
    norms = tokens.norms
    before = norms[i - 1] if i > first else ""
    if before in ("aged", "age"):
        return True
    return (
        before == ","
        and i - 2 >= first
        and tokens.texts[i - 2][0].isupper()
        and end < last
        and norms[end] in (",", ")", ".", "and")
    )


# -- bound, unit, what is counted ----------------------------------------------


def _bounded(tokens: Tokens, core: _Core, first: int) -> tuple[int, _Core]:
    """Where the bound before the number begins, and the number bounded by it."""
    norms, bounds = tokens.norms, _table()["bound"]
    begin = core.first
    if begin > first and norms[begin - 1] in ("a", "an"):
        begin -= 1
    if begin > first and norms[begin - 1] in _table()["prefix"]:
        begin -= 1
    low, high = core.low, core.high
    for size in (4, 3, 2, 1):
        if begin - size < first:
            continue
        kind = bounds.get(" ".join(norms[begin - size : begin]))
        if kind is None:
            continue
        low, high = _bound(kind, core)
        begin -= size
        break
    return begin, _Core(core.first, core.last, core.value, low, high, core.unit)


def _bound(kind: str, core: _Core) -> tuple[float, float | None]:
    low, high = core.low, core.high
    if kind == "about":
        top = None if high is None else round(high * (1 + APPROXIMATION), 6)
        return round(low * (1 - APPROXIMATION), 6), top
    if kind == "nearly":
        return round(low * (1 - APPROXIMATION), 6), high
    if kind == "above":
        return low, None
    return 0.0, high


def _unit(tokens: Tokens, core: _Core, last: int) -> tuple[str | None, int]:
    """The unit after the number and where it ends."""
    norms, units = tokens.norms, _table()["unit"]
    after = core.last
    if core.unit is not None:
        return core.unit, after
    if after < last and norms[after] in "-–‑":
        after += 1  # "115-kilometre-long"
        head = norms[after].partition("-")[0] if after < last else ""
        return (units[head], after + 1) if head in units else (None, core.last)
    two = " ".join(norms[after : after + 2])
    if two in units and after + 2 <= last:
        return units[two], after + 2
    if after < last and norms[after] in units:
        return units[norms[after]], after + 1
    return None, after


def _prefix(
    tokens: Tokens, begin: int, core: _Core, first: int, unit: str | None
) -> tuple[int, str | None]:
    """A currency sign before the number, which may stand before or behind a bound."""
    prefixes = _table()["prefix"]
    for i in {begin, core.first - 1}:
        if first <= i < core.first and tokens.norms[i] in prefixes:
            return min(begin, i), prefixes[tokens.norms[i]]
    return begin, unit


def _counted(
    tokens: Tokens, begin: int, after: int, first: int, last: int, unit: str | None
) -> str | None:
    """The noun phrase behind the number, with the state that is near."""
    norms = tokens.norms
    i = after
    small = word_class("article", "possessive", "determiner")
    if i < last and norms[i] == "of":
        i += 1
        while i < last and norms[i] in small:
            i += 1
    elif unit is not None and i < last and norms[i] in ("in", "to", "for"):
        return None
    noun, end = _noun(tokens, i, last)
    state = _state(norms, begin, end, first, last)
    words = " ".join(noun) if noun else None
    if state is None or (words and state in words):
        return words or None
    return f"{words} {state}" if words else state


def _noun(tokens: Tokens, i: int, last: int) -> tuple[list[str], int]:
    """The noun phrase that begins at ``i``: up to its plural, or to a small word."""
    stop = _stops()
    words: list[str] = []
    while i < last and len(words) < _LONGEST_NOUN:
        norm = tokens.norms[i]
        if norm in stop or not norm[0].isalpha():
            break
        if words and norm.endswith(("ed", "ing")) and len(norm) > 4:
            break
        words.append(tokens.texts[i])
        i += 1
        if _plural(norm) and not (i < last and _plural(tokens.norms[i])):
            break
    return words, i


def _plural(norm: str) -> bool:
    return norm in word_class("plural") or (
        len(norm) > 3
        and norm.endswith("s")
        and not norm.endswith(("ss", "us", "is", "'s"))
    )


def _state(
    norms: tuple[str, ...], begin: int, end: int, first: int, last: int
) -> str | None:
    """The state of what is counted: "killed" before, or as a passive after."""
    states = _table()["state"]
    for i in range(begin - 1, max(first, begin - 4) - 1, -1):
        if norms[i] in states:
            return states[norms[i]]
        if not norms[i][0].isalpha() or norms[i] in ("and", "that"):
            break
    bridge = word_class("being", "having", "bridge")
    for i in range(end, min(last, end + 7)):
        if norms[i] in states:
            return states[norms[i]]
        if norms[i] not in bridge and not norms[i].endswith("ly"):
            break
    return None


@cache
def _table() -> dict[str, dict[str, str]]:
    """The rows of the table of number words, by kind and entry."""
    table: dict[str, dict[str, str]] = {}
    for row in read_tsv("number_words.tsv", columns=_COLUMNS):
        table.setdefault(row["kind"], {})[row["entry"]] = row["value"]
    return table


@cache
def _starters() -> frozenset[str]:
    """Words that can begin a quantity."""
    table = _table()
    return frozenset(
        w for k in ("cardinal", "scale", "vague", "fraction") for w in table[k]
    )


@cache
def _stops() -> frozenset[str]:
    """Words that end a noun phrase."""
    return word_class(
        "article", "pronoun", "possessive", "preposition", "conjunction",
        "interrogative", "being", "having", "doing", "modal", "negation", "past",
    ) | frozenset(_table()["state"])  # fmt: skip
