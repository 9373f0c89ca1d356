"""Numerals that are no quantities: dates, times, ages, labels, scores."""

from __future__ import annotations

from ..document import Tokens
from ..word_classes import word_class
from .words import number_words

_YEARS = range(1500, 2100)


def no_quantity(tokens: Tokens, i: int, end: int, first: int, last: int) -> bool:
    """Whether the number at ``i:end`` is a date, time, label, score or the like."""
    norms = tokens.norms
    before = norms[i - 1] if i > first else ""
    after = norms[end] if end < last else ""
    glued_before = i > first and tokens.ends[i - 1] == tokens.starts[i]
    glued_after = end < last and tokens.ends[end - 1] == tokens.starts[end]
    if (
        norms[i] in number_words()["scale"]
        and before not in ("a", "per")
        and (norms[i] != "hundred" and norms[i] != "dozen")
    ):
        return True
    calendar = word_class("calendar")
    if after in calendar or before in calendar:
        return True
    if before == "." and i - 2 >= first and norms[i - 2] in calendar:
        return True
    if number_words()["label"].get(before) is not None:
        return True
    if not norms[i][0].isdigit():
        return False
    if (
        glued_before
        and before not in number_words()["prefix"]
        and before not in "(“\"‘'[—"
    ):
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
    return behind.partition("-")[0] not in number_words()["unit"] or "old" in behind


def _year(tokens: Tokens, i: int, end: int, before: str) -> bool:
    """Whether a bare four-digit number is a year."""
    norm = tokens.norms[i]
    if end != i + 1 or len(norm) != 4 or not norm.isdigit():
        return False
    if int(norm) not in _YEARS or before in number_words()["prefix"]:
        return False
    pair = f"{tokens.norms[i - 2]} {before}" if i > 1 else before
    return (
        before not in ("some", "nearly", "almost")
        and pair not in number_words()["bound"]
    )


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
