"""Features in plain words: what an article has, and what it lacks.

The words stand in ``seeds/report_features.tsv``: a feature's name for readers, what to
say where much of it moved a score, and where too little did (``{}`` is its count or
value, ``[s]`` falls away after 1). A feature that is not listed is called by its
description.
"""

from __future__ import annotations

from functools import cache

from ..seeds.tsv import read_tsv
from . import words
from .corpus import Feature

#: The columns of the table of phrases.
COLUMNS = ("feature", "name", "high", "low")
#: Whether a score is worse when it is higher (1) or lower (-1).
_WORSE_WHEN_HIGH = {"bias": 1, "reliability": -1}


@cache
def _told() -> dict[str, tuple[str, str, str]]:
    return {
        r["feature"]: (r["name"], r["high"], r["low"])
        for r in read_tsv("report_features.tsv", columns=COLUMNS)
    }


def name_of(feature: Feature | None, name: str) -> str:
    """What a reader calls the feature."""
    if name in _told():
        return _told()[name][0]
    described = feature.description.rstrip(".") if feature else ""
    return described[:1].lower() + described[1:] or words.spoken(name)


def valued(feature: Feature | None, value: float | None) -> str:
    """A feature's value with its unit."""
    unit = feature.unit if feature else ""
    text = words.number(value, unit)
    plain = unit in ("", "share") or value is None
    return text if plain else f"{text} {unit}"


def against(score: str, contribution: float) -> bool:
    """Whether a contribution speaks against the article."""
    return contribution * _WORSE_WHEN_HIGH.get(score, 0) > 0


def phrase(
    feature: Feature | None,
    name: str,
    score: str,
    contribution: float,
    value: float | None,
    places: int,
) -> str:
    """What moved the score, as a reader would say it; empty where nothing is there.

    A fault that is absent moves a score too, but is nothing to point at: it gets no
    words. ``places`` is the number of marks behind the feature.
    """
    _, high, low = _told().get(name, ("", "", ""))
    direction = getattr(feature, score, 0) if feature else 0
    above = contribution * direction >= 0
    if above and not value:
        return ""
    if not above:
        return _fill(low, valued(feature, value)) if low else ""
    unit = feature.unit if feature else ""
    if not high:
        return f"{name_of(feature, name)} ({valued(feature, value)})"
    if unit == "share" or "{}" not in high:
        return _fill(high, words.number(value, unit))
    if places:
        return _fill(high, f"{places:,}", one=places == 1)
    return f"{name_of(feature, name)} ({valued(feature, value)})"


def _fill(text: str, value: str, *, one: bool = False) -> str:
    return text.replace("[s]", "" if one else "s").replace("{}", value)
