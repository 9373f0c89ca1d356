"""How alike two claims are: overlaps of weighted words, characters, order, acts.

Every figure lies between 0 and 1. ``same_event`` and the others are logistic
functions of these with the coefficients of ``artefacts/relations.json``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

from .statement import Statement
from .words import artefact

_GRAM = 4
#: Letters by which two words of one family are the same.
_PREFIX = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Overlaps of two claims, each 0 to 1, symmetric."""

    cosine: float
    covered: float
    spread: float
    flat: float
    order: float
    characters: float
    names: float
    names_apart: float
    acts: float
    acts_apart: float
    numbers: float
    numbers_apart: float
    negation_apart: float
    length: float


FIGURES = tuple(f.name for f in fields(Likeness))


def liken(a: Statement, b: Statement, *, texts: bool = True) -> Likeness:
    """Compare two statements.

    Without ``texts`` the figures that read both texts through (``flat``, ``order``,
    ``characters``), which take most of the time, are 0.
    """
    shared = a.weights.keys() & b.weights.keys()
    common = sum(a.weights[k] for k in shared)
    total_a, total_b = a.total, b.total
    squares = sum(a.weights[k] * b.weights[k] for k in shared)
    norm = math.sqrt(_square(a) * _square(b))
    sides_a, sides_b = a.act_sides(), b.act_sides()
    acts = sides_a.keys() & sides_b.keys()
    same = [n for n in acts if sides_a[n] & sides_b[n]]
    numbers_a, numbers_b = _values(a), _values(b)
    union = numbers_a | numbers_b
    return Likeness(
        cosine=squares / norm if norm else 0.0,
        covered=common / max(min(total_a, total_b), 1e-9),
        spread=common / max(total_a, total_b, 1e-9),
        flat=_flat(a.norms, b.norms) if texts else 0.0,
        order=_order(a.norms, b.norms) if texts else 0.0,
        characters=_characters(a.text, b.text) if texts else 0.0,
        names=_jaccard(a.names, b.names),
        names_apart=_apart(a.names, b.names),
        acts=len(same) / max(1, min(len(sides_a), len(sides_b))),
        acts_apart=float(len(acts) > len(same)),
        numbers=len(numbers_a & numbers_b) / len(union) if union else 0.0,
        numbers_apart=float(bool(numbers_a - numbers_b and numbers_b - numbers_a)),
        negation_apart=float(a.negated != b.negated),
        length=min(len(a.norms), len(b.norms)) / max(len(a.norms), len(b.norms), 1),
    )


def probability(name: str, likeness: Likeness) -> float:
    """The model ``name`` of the artefact on a likeness, 0 to 1."""
    model = artefact()["models"][name]
    total = model["base"] + math.fsum(
        weight * getattr(likeness, figure)
        for figure, weight in model["weights"].items()
    )
    return 1 / (1 + math.exp(-total)) if total > -500 else 0.0


def _square(s: Statement) -> float:
    return sum(w * w for w in s.weights.values())


def _values(s: Statement) -> set[str]:
    return {n.replace(",", "") for n in s.norms if n[0].isdigit()}


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _apart(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the names of the one with fewer that the other lacks."""
    if not a or not b:
        return 0.0
    return 1 - len(a & b) / min(len(a), len(b))


def _flat(a: Sequence[str], b: Sequence[str]) -> float:
    """Shared words, small ones too, by their first letters, over the longer claim."""
    left = {n[:_PREFIX] for n in a if n[0].isalnum()}
    right = {n[:_PREFIX] for n in b if n[0].isalnum()}
    return len(left & right) / max(len(left), len(right), 1)


def _order(a: Sequence[str], b: Sequence[str]) -> float:
    """Longest common subsequence over the longer one (ROUGE-L's recall)."""
    if not a or not b:
        return 0.0
    row = [0] * (len(b) + 1)
    for word in a:
        diagonal = 0
        for j, other in enumerate(b, 1):
            above = row[j]
            row[j] = diagonal + 1 if word == other else max(above, row[j - 1])
            diagonal = above
    return row[-1] / max(len(a), len(b))


def _characters(a: str, b: str) -> float:
    """Cosine of the sets of runs of four characters."""
    left, right = _grams(a), _grams(b)
    if not left or not right:
        return 0.0
    return len(left & right) / math.sqrt(len(left) * len(right))


def _grams(text: str) -> set[str]:
    plain = f" {' '.join(text.lower().split())} "
    return {plain[i : i + _GRAM] for i in range(len(plain) - _GRAM + 1)}
