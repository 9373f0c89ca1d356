"""What an article is about, by its terms, and what an event is called."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from .statement import NAME
from .words import spelling_key, tokens_of, word

#: Terms that stand for a title where no article has one.
_LABEL_TERMS = 3
Row = dict[str, Any]


def terms_of(title: str | None, claims: list[Row]) -> dict[str, float]:
    """What an article is about: its terms, those said often weighing more."""
    names: set[str] = set()
    for entities in {row["entities"] for row in claims}:
        if entities != "[]":
            names.update(_name_words(entities))
    text = "\n".join([title or "", *(row["text"] for row in claims)])
    seen: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for form, count in Counter(tokens_of(text)).items():
        known = word(form)
        if known.content and not known.norm[0].isdigit():
            seen[known.term] += count
            heavy = known.weight * (NAME if known.norm in names else 1.0)
            weights[known.term] = max(heavy, weights.get(known.term, 0.0))
    return {t: w * (1 + math.log(seen[t])) for t, w in weights.items()}


def _name_words(entities: str) -> set[str]:
    return {word(f).norm for name in json.loads(entities) for f in tokens_of(name)}


def label_of(titles: Iterable[str | None], terms: Mapping[str, float]) -> str:
    """The title that says most of what the articles have in common."""

    def told(title: str) -> float:
        forms = [word(f) for f in tokens_of(title)]
        keys = {w.stem for w in forms} | {spelling_key(w.norm) for w in forms if w.norm}
        return sum(terms.get(k, 0.0) for k in keys)

    titled = [title for title in titles if title]
    if not titled:
        return ", ".join(list(terms)[:_LABEL_TERMS])
    return max(titled, key=told)
