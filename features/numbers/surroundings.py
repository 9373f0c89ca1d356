"""What stands around a number: its bound, its unit, and what is counted."""

from __future__ import annotations

from dataclasses import replace

from ..document import Tokens
from ..word_classes import word_class
from .records import Core
from .words import noun_stops, number_words

#: Half-width of "around", as a share of the number.
APPROXIMATION = 0.1
_LONGEST_NOUN = 4
_LONGEST_ASIDE = 12


def bounded(tokens: Tokens, core: Core, first: int) -> tuple[int, Core]:
    """Where the bound before the number begins, and the number bounded by it."""
    norms, bounds = tokens.norms, number_words()["bound"]
    begin = core.first
    if begin > first and norms[begin - 1] in ("a", "an"):
        begin -= 1
    if begin > first and norms[begin - 1] in number_words()["prefix"]:
        begin -= 1
    if begin > first and norms[begin - 1] == "between" and core.low != core.high:
        return begin - 1, core
    for size in (4, 3, 2, 1):
        if begin - size < first:
            continue
        rough = " ".join(norms[begin - size : begin])
        if rough in bounds:
            low, high = _bound(bounds[rough], core)
            return begin - size, replace(core, low=low, high=high, rough=rough)
    return begin, core


def _bound(kind: str, core: Core) -> tuple[float, float | None]:
    low, high = core.low, core.high
    if kind == "about":
        top = None if high is None else round(high * (1 + APPROXIMATION), 6)
        return round(low * (1 - APPROXIMATION), 6), top
    if kind == "nearly":
        return round(low * (1 - APPROXIMATION), 6), high
    if kind == "above":
        return low, None
    return 0.0, high


def unit_after(tokens: Tokens, core: Core, last: int) -> tuple[str | None, int]:
    """The unit after the number and where it ends."""
    norms, units = tokens.norms, number_words()["unit"]
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


def unit_before(
    tokens: Tokens, begin: int, core: Core, first: int, unit: str | None
) -> tuple[int, str | None]:
    """A currency sign before the number, which may stand before or behind a bound."""
    prefixes = number_words()["prefix"]
    for i in {begin, core.first - 1}:
        if first <= i < core.first and tokens.norms[i] in prefixes:
            return min(begin, i), prefixes[tokens.norms[i]]
    return begin, unit


def counted(
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
    if state is None and words is None and unit is None:
        state = _toll(norms, begin, first)
    if state is None or (words and state in words):
        return words or None
    return f"{words} {state}" if words else state


def _noun(tokens: Tokens, i: int, last: int) -> tuple[list[str], int]:
    """The noun phrase that begins at ``i``: up to its plural, or to a small word."""
    stop = noun_stops()
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
    states = number_words()["state"]
    for i in range(begin - 1, max(first, begin - 4) - 1, -1):
        if norms[i] in states:
            return states[norms[i]]
        if not norms[i][0].isalpha() or norms[i] in ("and", "that"):
            break
    bridge = word_class("being", "having", "bridge")
    end = _after_aside(norms, end, last)
    for i in range(end, min(last, end + 7)):
        if norms[i] in states:
            return None if _has_object(norms, i, last) else states[norms[i]]
        if norms[i] not in bridge and not norms[i].endswith("ly"):
            break
    return None


def _after_aside(norms: tuple[str, ...], i: int, last: int) -> int:
    """Behind ", including two children," where that stands at ``i``."""
    if i + 2 < last and norms[i] == "," and norms[i + 1] in ("including", "among"):
        for k in range(i + 2, min(last - 1, i + _LONGEST_ASIDE)):
            if norms[k] == ",":
                return k + 1
    return i


def _has_object(norms: tuple[str, ...], i: int, last: int) -> bool:
    """Whether the state at ``i`` befalls what follows: "the quake killed four"."""
    if i + 1 >= last or not norms[i].endswith("ed"):
        return False
    table = number_words()
    after = norms[i + 1]
    return after[0].isdigit() or after in table["cardinal"] or after in table["vague"]


def _toll(norms: tuple[str, ...], begin: int, first: int) -> str | None:
    """The dead, where the number ends a "death toll rose to"."""
    near = norms[max(first, begin - _LONGEST_ASIDE) : begin]
    return "killed" if "toll" in near and "death" in near else None
