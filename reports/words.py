"""The report's words for values: bands of a score, names of kinds and relations.

They stand in ``seeds/report_words.tsv`` and ``seeds/report_bands.tsv``; a value that
is not listed is shown as it is, so a new feature or kind needs no entry.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import cache, lru_cache

from ..seeds.tsv import read_tsv

_WORDS = ("group", "key", "words", "note")
_BANDS = ("measure", "from", "words")

MINUS = "\u2212"
DASH = "\u2013"
NOT_MEASURED = "not measured"
#: Ways in which feature names abbreviate, and how a reader says them.
_SPOKEN = (
    ("_per_100w", " per 100 words"),
    ("_per_", " per "),
    ("vader_", "VADER "),
    ("_", " "),
)


@lru_cache(maxsize=4096)
def word(group: str, key: object) -> str:
    """The words for ``key``; the key itself, without underscores, where unlisted."""
    found = _words().get((group, str(key)))
    return found[0] if found else str(key).replace("_", " ")


def note(group: str, key: object) -> str:
    """What the words for ``key`` mean, in a sentence; empty where unlisted."""
    found = _words().get((group, str(key)))
    return found[1] if found else ""


def entries(group: str) -> list[tuple[str, str, str]]:
    """Key, words and note of every entry of ``group``, in the file's order."""
    return [(k, w, n) for (g, k), (w, n) in _words().items() if g == group]


def band(measure: str, value: float | None) -> str:
    """The words for the band that ``value`` falls in."""
    if value is None:
        return NOT_MEASURED
    starts, words = _bands()[measure]
    return words[max(bisect_right(starts, value) - 1, 0)]


def interval(measure: str, low: float | None, high: float | None) -> str:
    """An interval in words: how wide it is and which bands it touches."""
    if low is None or high is None:
        return NOT_MEASURED
    width, first, last = band("width", high - low), band(measure, low), None
    if band(measure, high) != first:
        last = band(measure, high)
    return f"{width}, from {first} to {last}" if last else f"{width}, all {first}"


def bands() -> dict[str, list[tuple[float, str]]]:
    """Every measure's bands: where each begins and what it is called."""
    return {m: list(zip(*b, strict=True)) for m, b in _bands().items()}


@lru_cache(maxsize=256)
def family(name: str) -> tuple[str, str]:
    """A family's name for readers and what it holds."""
    group = "family_quiet" if ("family_quiet", name) in _words() else "family"
    return word(group, name).capitalize(), note(group, name)


def quiet(name: str) -> bool:
    """Whether the marks of a family are hidden until a reader asks for them."""
    return ("family", name) not in _words()


@lru_cache(maxsize=4096)
def spoken(feature: str) -> str:
    """A feature's name as a reader says it."""
    for short, long in _SPOKEN:
        feature = feature.replace(short, long)
    return feature


def probability(value: float | None) -> str:
    """A probability with two decimals and no zero before them: ``.62``."""
    if value is None:
        return NOT_MEASURED
    text = f"{value:.2f}"
    return "1.0" if text == "1.00" else text.removeprefix("0")


def number(value: float | None, unit: str = "") -> str:
    """A value of a feature, with as many decimals as it can bear; shares in %."""
    if value is None or math.isnan(value):
        return NOT_MEASURED
    if unit == "share":
        return f"{100 * value:.0f}%"
    digits = 0 if float(value).is_integer() and abs(value) >= 10 else 2
    return f"{value:,.{digits}f}".replace("-", MINUS)


def signed(value: float) -> str:
    """A contribution with its sign."""
    text = f"{abs(value):.2f}"
    if text == "0.00":
        return text
    return ("+" if value > 0 else MINUS) + text


def plural(n: int, one: str, many: str | None = None) -> str:
    """A count and its noun: ``1 article``, ``2 articles``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


@cache
def _words() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (r["group"], r["key"]): (r["words"], r["note"])
        for r in read_tsv("report_words.tsv", columns=_WORDS)
    }


@cache
def _bands() -> dict[str, tuple[list[float], list[str]]]:
    bands: dict[str, tuple[list[float], list[str]]] = {}
    for row in read_tsv("report_bands.tsv", columns=_BANDS):
        starts, words = bands.setdefault(row["measure"], ([], []))
        starts.append(float(row["from"]))
        words.append(row["words"])
    return bands
