"""Two texts aligned word by word, softly: how much of each the other says.

Every word of one text is matched with the likest word of the other: 1 for the same
term, less for a word of near meaning, and names and numbers match only themselves.
What is matched is summed under several weightings (:data:`WEIGHTINGS`): all words,
rare ones more, words that tell events, names, and the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...features.numbers.words import number_words
from ...features.word_classes import word_class
from .acts import Act, word_set
from .lexemes import lexemes
from .statement import Statement
from .words import tokens_of, weight, word

WEIGHTINGS = ("rare", "root", "flat", "event", "event_rare", "name", "common")
MEASURES = ("min", "max", "dice", "sum", "left_min", "left_max")
SINGLE = (
    "first_event", "second_event", "both_events", "vector", "order", "characters",
    "characters_min", "length", "length_ratio", "numbers", "numbers_left",
    "numbers_apart", "days", "days_apart", "names_apart", "names_left", "acts",
    "acts_apart", "negation_apart",
)  # fmt: skip
SOFT_FIGURES = (*(f"{w}_{m}" for w in WEIGHTINGS for m in MEASURES), *SINGLE)

#: Match of two words by their cosine: a step at :data:`_NEAR` as steep as this.
_NEAR, _STEEP, _MOST = 0.5, 12.0, 0.95
#: Ratio given where a text has no word of a class.
_NOTHING = 0.3
#: Share of capitalised content words from which a text is a title.
_TITLE = 0.7
#: Share of capitals from which a form is a name: in a title or first, and elsewhere.
_NAME_FIRST, _NAME = 0.5, 0.2
_GRAM = 4

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, one entry each: terms, vectors (n, d), rarity, classes."""

    terms: tuple[str, ...]
    norms: tuple[str, ...]
    vectors: Array
    rarity: Array
    event: Array
    name: NDArray[np.bool_]
    number: NDArray[np.bool_]
    content: NDArray[np.bool_]
    numbers: frozenset[str]
    days: frozenset[str]
    grams: frozenset[str]
    mean: Array
    acts: tuple[Act, ...]
    negated: bool


def read_words(statement: Statement) -> Words:
    """The words of a statement."""
    forms = tokens_of(statement.text)
    kept = [(f, word(f)) for f in forms if word(f).norm[:1].isalnum()]
    table = lexemes()
    rows = np.array([table.place(f, w.norm) for f, w in kept], np.int64)
    content = np.array([w.content for _, w in kept], bool)
    number = np.array([f[0].isdigit() for f, _ in kept], bool)
    name = _names([f for f, _ in kept], content, table.name[rows]) & ~number
    event = np.where(name, np.minimum(table.event[rows], 0.1), table.event[rows])
    rarity = np.array([weight(w.stem) for _, w in kept], np.float32)
    vectors = table.vectors[rows]
    summed = (vectors * np.sqrt(rarity + 0.1)[:, None]).sum(axis=0)
    plain = f" {' '.join(f.lower() for f in forms)} "
    return Words(
        tuple(w.term if w.content else w.norm for _, w in kept),
        tuple(w.norm for _, w in kept),
        vectors,
        rarity,
        event,
        name,
        number,
        content,
        _numbers([w.norm for _, w in kept]),
        frozenset(w.norm for _, w in kept) & word_set("weekday"),
        frozenset(plain[i : i + _GRAM] for i in range(len(plain) - _GRAM + 1)),
        summed / max(float(np.linalg.norm(summed)), 1e-9),
        statement.acts,
        statement.negated,
    )


def soft_figures(a: Words, b: Words) -> dict[str, float]:
    """The figures :data:`SOFT_FIGURES` of two texts, symmetric."""
    if not a.terms or not b.terms:
        return dict.fromkeys(SOFT_FIGURES, 0.0)
    of_a, of_b = _matched(a, b)
    found: dict[str, float] = {}
    for (name, left), (_, right) in zip(_weights(a), _weights(b), strict=True):
        found |= _weighted(name, (left, right), (of_a, of_b))
    found |= _events(a, b, of_a, of_b)
    found |= _whole(a, b)
    found |= _apart(a, b, of_a, of_b)
    return found


def _matched(a: Words, b: Words) -> tuple[Array, Array]:
    """How well each word of either text is matched in the other, 0 to 1."""
    ids = {t: i for i, t in enumerate(dict.fromkeys((*a.terms, *b.terms)))}
    left = np.array([ids[t] for t in a.terms])
    right = np.array([ids[t] for t in b.terms])
    same = left[:, None] == right[None, :]
    cosine = np.clip(a.vectors @ b.vectors.T, 0, 1)
    near = _MOST / (1 + np.exp(-_STEEP * (cosine - _NEAR)))
    exact = (a.name | a.number)[:, None] | (b.name | b.number)[None, :]
    match = np.where(same, 1.0, np.where(exact, 0.0, near)).astype(np.float32)
    return match.max(axis=1), match.max(axis=0)


def _weights(words: Words) -> Iterator[tuple[str, Array]]:
    """The weight of each word under each of :data:`WEIGHTINGS`."""
    common = words.content & ~words.name & ~words.number
    yield "rare", words.rarity + np.float32(0.3)
    yield "root", np.sqrt(words.rarity + np.float32(0.1))
    yield "flat", np.ones_like(words.rarity)
    yield "event", words.event
    yield "event_rare", words.event * words.rarity
    yield "name", words.name * words.rarity
    yield "common", common * words.rarity * (1 - words.event)


def _weighted(
    name: str, weights: tuple[Array, Array], matched: tuple[Array, Array]
) -> dict[str, float]:
    """Shares and sums of what is matched, and what is left, under one weighting."""
    said = [float((w * m).sum()) for w, m in zip(weights, matched, strict=True)]
    total = [float(w.sum()) for w in weights]
    ratio = [s / t if t else _NOTHING for s, t in zip(said, total, strict=True)]
    left = [max(0.0, t - s) for s, t in zip(said, total, strict=True)]
    both = sum(total)
    return {
        f"{name}_min": min(ratio),
        f"{name}_max": max(ratio),
        f"{name}_dice": sum(said) / both if both else _NOTHING,
        f"{name}_sum": math.log1p(min(said)),
        f"{name}_left_min": -math.log1p(min(left)),
        f"{name}_left_max": -math.log1p(max(left)),
    }


def _events(a: Words, b: Words, of_a: Array, of_b: Array) -> dict[str, float]:
    """How sure it is that both tell one event in common, and a second one."""
    shared = [
        sorted((float(x) for x in w.event * m), reverse=True)
        for w, m in ((a, of_a), (b, of_b))
    ]
    first = min(s[0] for s in shared)
    second = min(s[1] if len(s) > 1 else 0.0 for s in shared)
    return {
        "first_event": first,
        "second_event": second,
        "both_events": first * second,
    }


def _whole(a: Words, b: Words) -> dict[str, float]:
    """Likeness of the texts as wholes: vectors, order, characters, length."""
    n, m = len(a.norms), len(b.norms)
    grams = len(a.grams & b.grams)
    fewer = min(len(a.grams), len(b.grams))
    return {
        "vector": float(a.mean @ b.mean),
        "order": longest_common(a.norms, b.norms) / max(n, m),
        "characters": grams / math.sqrt(max(1, len(a.grams) * len(b.grams))),
        "characters_min": grams / max(1, fewer),
        "length": -abs(n - m),
        "length_ratio": min(n, m) / max(n, m),
    }


def _apart(a: Words, b: Words, of_a: Array, of_b: Array) -> dict[str, float]:
    """Numbers, days, names, acts and negation that speak for or against."""
    left = float((a.name * (1 - of_a)).sum()), float((b.name * (1 - of_b)).sum())
    named = bool(a.name.any() and b.name.any())
    shared_name = float((a.name * of_a).sum()) > 0.9
    sides = [{x.name: x.side for x in w.acts} for w in (a, b)]
    both = sides[0].keys() & sides[1].keys()
    same = sum(sides[0][k] == sides[1][k] for k in both)
    return {
        "numbers": float(len(a.numbers & b.numbers)),
        "numbers_left": -float(len(a.numbers ^ b.numbers)),
        "numbers_apart": float(bool(a.numbers - b.numbers and b.numbers - a.numbers)),
        "days": float(len(a.days & b.days)),
        "days_apart": float(bool(a.days and b.days and not a.days & b.days)),
        "names_apart": float(named and not shared_name),
        "names_left": math.log1p(min(left)),
        "acts": float(same),
        "acts_apart": float(len(both) - same),
        "negation_apart": float(a.negated != b.negated),
    }


def longest_common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for one in a:
        diagonal = 0
        for j, other in enumerate(b, 1):
            above = row[j]
            row[j] = diagonal + 1 if one == other else max(above, row[j - 1])
            diagonal = above
    return row[-1]


def _names(
    forms: list[str], content: NDArray[np.bool_], capital: Array
) -> NDArray[np.bool_]:
    """Which forms are names: capitalised where the form usually is."""
    upper = np.array([f[0].isupper() for f in forms], bool) & content
    dates = word_class("calendar")
    dated = np.array([f.lower() in dates for f in forms], bool)
    title = upper.sum() > _TITLE * max(1, int(content.sum()))
    needed = np.full(len(forms), _NAME_FIRST if title else _NAME)
    needed[:1] = _NAME_FIRST
    named: NDArray[np.bool_] = upper & ~dated & (capital >= needed)
    return named


def _numbers(norms: list[str]) -> frozenset[str]:
    """Figures, and number words as figures; "one" says too little."""
    words = number_words()["cardinal"]
    spelled = {words[n] for n in norms if n in words and n != "one"}
    return frozenset({n.replace(",", "") for n in norms if n[0].isdigit()} | spelled)
