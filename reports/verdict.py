"""An article in one sentence or two: how slanted, in which words, how well sourced."""

from __future__ import annotations

from . import words
from .bundles import Bundle
from .corpus import Entry, heaviest

_WORDS = 4


def verdict(bundle: Bundle, entry: Entry) -> str:
    """What the scores say, with the article's own words; empty without scores."""
    if not entry.bias or not entry.reliability:
        return ""
    return " ".join((_slant(bundle, entry.bias[0]), _sourcing(entry)))


def _slant(bundle: Bundle, bias: float) -> str:
    loaded = [s for s in bundle.spans if s["feature"] == "loaded_language"]
    own = _quoted(heaviest(loaded, _WORDS))
    others = _quoted(heaviest(loaded, _WORDS, "source"))
    text = words.band("bias", bias).capitalize()
    if own:
        text += f", in its own words: {own}."
    else:
        text += "."
    if others:
        text += f" Its sources say {others}; that is not charged to it."
    return text


def _sourcing(entry: Entry) -> str:
    value = entry.reliability[0] if entry.reliability else None
    text = words.band("reliability", value).capitalize()
    if not entry.n_claims:
        return f"{text}; no claim that could be checked was found."
    if not entry.n_unsourced:
        return f"{text}: every claim names somebody who could be asked."
    return (
        f"{text}: {entry.n_unsourced} of {words.plural(entry.n_claims, 'claim')} "
        "without a source that could be asked."
    )


def _quoted(found: list[str]) -> str:
    return ", ".join(f"\u201c{w}\u201d" for w in found)
