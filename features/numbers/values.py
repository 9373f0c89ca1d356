"""The number itself: numerals, words, fractions, ranges, vague counts."""

from __future__ import annotations

import re

from ..document import Tokens
from ..word_classes import word_class
from .excluded import no_quantity
from .records import Core
from .words import number_words

#: Largest whole of which "one in ten" tells a part.
_WHOLE = 1000
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def read_core(tokens: Tokens, i: int, first: int, last: int) -> Core | None:
    """The number that begins at token ``i``, or None where it is no quantity."""
    norm = tokens.norms[i]
    table = number_words()
    if norm in table["vague"]:
        return _vague(tokens, i, first, last)
    if norm in table["fraction"]:
        return _fraction(tokens, i, first, last)
    value, end, unit = _value(tokens, i, last)
    if value is None and norm == "one":
        value, end = 1.0, i + 1
        return _proportion(tokens, Core(i, end, value, value, value), last)
    if value is None or no_quantity(tokens, i, end, first, last):
        return None
    core = Core(i, end, value, value, value, unit)
    return _proportion(tokens, core, last) or _range(tokens, core, last)


def _value(tokens: Tokens, i: int, last: int) -> tuple[float | None, int, str | None]:
    """Value of the numeral or number words at ``i``, where they end, and a unit."""
    table = number_words()
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
    table = number_words()
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
        elif norm == "and" and tokens.norms[end + 1 : end + 3] == ("a", "half"):
            part, end = part + 0.5, end + 2  # "one and a half million"
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
    return tokens.norms[i + 1] not in number_words()[
        "after_one"
    ] and before not in word_class("determiner", "article", "possessive")


def _compound(norm: str, i: int) -> tuple[float | None, int, str | None]:
    """Hyphenated: "twenty-five", and "two-week" with its unit."""
    table = number_words()
    head, _, rest = norm.partition("-")
    if head not in table["cardinal"]:
        return None, i, None
    value = float(table["cardinal"][head])
    if rest in table["cardinal"] and value >= 20:
        return value + float(table["cardinal"][rest]), i + 1, None
    unit = table["unit"].get(rest.partition("-")[0])
    return (value, i + 1, unit) if unit and "old" not in rest else (None, i, None)


def _vague(tokens: Tokens, i: int, first: int, last: int) -> Core | None:
    """Read "dozens", "tens of thousands", "a few", "several"."""
    norms, table = tokens.norms, number_words()["vague"]
    name, end = norms[i], i + 1
    longer = " ".join(norms[i : i + 3])
    if longer in table and i + 3 <= last:
        name, end = longer, i + 3
    elif name == "tens":
        return None
    if name in ("few", "couple") and (i == first or norms[i - 1] not in ("a", "last")):
        return None
    scale, end = _scale(tokens, end, last, of=name == "couple")
    if name == "scores" and (end >= last or norms[end] != "of"):
        return None
    low, _, high = table[name].partition(" ")
    least, most = float(low) * scale, float(high) * scale
    return Core(i, end, least, least, most, rough=" ".join(norms[i:end]))


def _scale(tokens: Tokens, i: int, last: int, *, of: bool) -> tuple[float, int]:
    """The scale at ``i`` ("hundred"; with ``of`` also "of hundred") and its end."""
    norms, scale = tokens.norms, number_words()["scale"]
    at = i + 1 if of and i + 1 < last and norms[i] == "of" else i
    if at < last and norms[at] in scale and len(norms[at]) > 1:
        return float(scale[norms[at]]), at + 1
    return 1.0, i


def _proportion(tokens: Tokens, core: Core, last: int) -> Core | None:
    """Read "one in five", "nine out of ten", "one of every three": in per cent."""
    norms, end = tokens.norms, core.last
    for tie in (("out", "of", "every"), ("out", "of"), ("of", "every"),
                ("in", "every"), ("in",)):  # fmt: skip
        at = end + len(tie)
        if at < last and norms[end:at] == tie:
            whole, after, unit = _value(tokens, at, last)
            span = after < last and norms[after] in number_words()["unit"]
            if whole is None or unit or span or not core.value < whole <= _WHOLE:
                return None
            if tie == ("in",) and not float(whole).is_integer():
                return None
            share = round(100 * core.value / whole, 4)
            return Core(core.first, after, share, share, share, "%")
    return None


def _fraction(tokens: Tokens, i: int, first: int, last: int) -> Core | None:
    """Read "half of the members", "two thirds", "a quarter of": in per cent."""
    norms, table = tokens.norms, number_words()["fraction"]
    norm = norms[i]
    before = norms[i - 1] if i > first else ""
    after = norms[i + 1] if i + 1 < last else ""
    whole = after == "of" or (
        norm == "half" and after in ("the", "its", "their", "all")
    )
    if norm == "half" and after == "a" and i + 2 < last:
        factor, end = _scale(tokens, i + 2, last, of=False)
        if end > i + 2:  # "half a million"
            return Core(i, end, factor / 2, factor / 2, factor / 2)
    if norm in ("half", "third", "quarter") and before == "a" and not whole:
        whole = _by(norms, i - 2, first) and not after[:1].isalpha()
    if "-" not in norm and not (whole and (before == "a" or norm == "half")):
        return None
    value = round(100 * float(table[norm]), 4)
    return Core(i, i + 1, value, value, value, "%")


def _by(norms: tuple[str, ...], i: int, first: int) -> bool:
    """Whether "by", or a bound after it, stands at ``i``: "fell by nearly a third"."""
    bounds = number_words()["bound"]
    if i > first and norms[i] in bounds:
        i -= 1
    return i >= first and norms[i] == "by"


def _range(tokens: Tokens, core: Core, last: int) -> Core:
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
    scaled = number_words()["scale"].get(norms[after - 1])
    if scaled is not None and norms[core.last - 1] not in number_words()["scale"]:
        low *= float(scaled)  # "2 to 3 million"
    if low >= value:
        return core
    return Core(core.first, after, (low + value) / 2, low, value, unit or core.unit)
