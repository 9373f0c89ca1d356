"""How alike two claims are: overlaps of weighted words, names, acts, numbers.

Every figure lies between 0 and 1. :func:`probability` is for the logistic functions
of ``artefacts/relations.json``, which take these and those of ``soft.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ..additive import logistic
from .statement import Statement
from .words import artefact


@dataclass(frozen=True, slots=True)
class Likeness:
    """Overlaps of two claims, each 0 to 1, symmetric."""

    cosine: float
    covered: float
    spread: float
    acts_apart: float
    numbers_apart: float


def liken(a: Statement, b: Statement) -> Likeness:
    """Compare two statements by what they share, word for word."""
    shared = a.weights.keys() & b.weights.keys()
    common = sum(a.weights[k] for k in shared)
    total_a, total_b = a.total, b.total
    squares = sum(a.weights[k] * b.weights[k] for k in shared)
    norm = math.sqrt(_square(a) * _square(b))
    sides_a, sides_b = a.act_sides(), b.act_sides()
    acts = sides_a.keys() & sides_b.keys()
    same = [n for n in acts if sides_a[n] & sides_b[n]]
    numbers_a, numbers_b = _values(a), _values(b)
    return Likeness(
        cosine=squares / norm if norm else 0.0,
        covered=common / max(min(total_a, total_b), 1e-9),
        spread=common / max(total_a, total_b, 1e-9),
        acts_apart=float(len(acts) > len(same)),
        numbers_apart=float(bool(numbers_a - numbers_b and numbers_b - numbers_a)),
    )


def probability(name: str, figures: Mapping[str, float]) -> float:
    """The model ``name`` of the artefact on some figures, 0 to 1."""
    model = artefact()["models"][name]
    return logistic(
        model["base"]
        + math.fsum(w * figures[figure] for figure, w in model["weights"].items())
    )


def _square(s: Statement) -> float:
    return sum(w * w for w in s.weights.values())


def _values(s: Statement) -> set[str]:
    return {n.replace(",", "") for n in s.norms if n[0].isdigit()}
