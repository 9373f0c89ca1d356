"""The people and bodies of an article, and how its own voice treats each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from . import words
from .bundles import Bundle, cell
from .fragments import escaped
from .safe import shorten
from .tables import Row

_LISTED = 12
_WORDS = 4


def actor_rows(bundle: Bundle) -> Markup:
    """Rows: name, kind, mentions, treatment, words for it, words against it.

    The most mentioned come first; every word links to the sentence it stands in. Words
    of a title that came apart from the text have no place in it: theirs is the first.
    """
    chosen = sorted(
        (a for a in bundle.actors if a["treatment"] is not None or a["n_mentions"] > 1),
        key=lambda a: (-a["n_mentions"], a["actor"]),
    )[:_LISTED]
    starts = [
        (s["start"], i)
        for i, s in enumerate(bundle.sentences)
        if s["start"] is not None
    ]
    return Markup("\n".join(_row(a, starts) for a in chosen))


def _row(actor: Row, starts: Sequence[tuple[int, int]]) -> str:
    kind = words.word("actor_kind", actor["kind"])
    if actor["merged_why"]:
        kind += f"; across articles by: {shorten(actor['merged_why'], 60)}"
    name, kind = escaped((shorten(actor["actor"], 80), kind))
    value = actor["treatment"]
    told = words.band("treatment", value)
    drawn = "" if value is None else f"<i class=p{round(10 * (value + 1))}></i>"
    return (
        f"<tr><th><bdi>{name}</bdi><small>{kind}</small><td>{actor['n_mentions']}"
        f"<td>{actor['n_author']}<td>{drawn}{told}"
        f"<td>{_words(actor['favourable'], starts)}"
        f"<td>{_words(actor['unfavourable'], starts)}"
    )


def _words(value: str | None, starts: Sequence[tuple[int, int]]) -> str:
    found = [w for w in cell(value, []) if _readable(w)]
    found.sort(key=lambda w: -(w.get("weight") or 0.0))
    chosen = list({w["text"].casefold(): w for w in found}.values())[:_WORDS]
    texts = escaped(shorten(w["text"], 40) for w in chosen)
    linked = [
        f"<a href=#s{_sentence(w['start'], starts)}><q>{text}</q></a>"
        for w, text in zip(chosen, texts, strict=False)
    ]
    more = len(found) - len(chosen)
    return ", ".join(linked) + (f" and {more} more" if more else "") or "<i>none</i>"


def _readable(word: Any) -> bool:
    return (
        isinstance(word, dict)
        and isinstance(word.get("text"), str)
        and isinstance(word.get("start"), int | None)
    )


def _sentence(start: int | None, starts: Sequence[tuple[int, int]]) -> int:
    if start is None:
        return 0
    index = bisect_right(starts, start, key=lambda s: s[0]) - 1
    return starts[index][1] if index >= 0 else 0
