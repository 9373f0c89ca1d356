"""Figures for one thing side by side: the rows of the table ``figures``.

Two figures are for one thing where the rules of relations found that they agree or
conflict; what is linked so, over any number of claims, is one group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from .quantities import matching
from .statement import Quantity, Statement
from .ties import Finding, what_counted

#: Relations that rest on quantities, where the rule says so.
_NUMBERED = ("conflict_number", "agree")
Place = tuple[str, int]


def figure_rows(
    related: Iterable[tuple[Statement, Statement, Finding]],
) -> Iterator[dict[str, Any]]:
    """The rows for one event, but for its identifier and the articles'.

    Each has ``counted``, ``claim_id``, ``article`` (its number) and the figure.
    """
    known: dict[Place, tuple[Statement, Quantity]] = {}
    parents: dict[Place, Place] = {}
    for a, b, found in related:
        if found.relation in _NUMBERED and found.numbers:
            for p, q in matching(a, b):
                one = (a.claim_id, a.quantities.index(p))
                other = (b.claim_id, b.quantities.index(q))
                known[one], known[other] = (a, p), (b, q)
                first, second = sorted((_root(parents, one), _root(parents, other)))
                if first != second:
                    parents[second] = first
    groups: dict[Place, list[Place]] = {}
    for place in known:
        groups.setdefault(_root(parents, place), []).append(place)
    names: Counter[str] = Counter()
    for places in groups.values():
        name = _counted([known[place][1] for place in places])
        names[name] += 1
        label = name if names[name] == 1 else f"{name} ({names[name]})"
        for place in places:
            yield _row(label, *known[place])


def _row(counted: str, statement: Statement, quantity: Quantity) -> dict[str, Any]:
    return {
        "counted": counted,
        "claim_id": statement.claim_id,
        "article": statement.article,
        "value": float(quantity.value),
        "low": float(quantity.low),
        "high": None if quantity.high is None else float(quantity.high),
        "unit": quantity.unit,
        "approximator": quantity.approximator,
    }


def _counted(quantities: list[Quantity]) -> str:
    """What most of them say they count."""
    state = quantities[0].state
    if state:
        return what_counted(state, []).removeprefix("number ")
    told = Counter(q.counted for q in quantities if q.counted)
    heads = sorted(quantities[0].heads)
    if not told:
        return heads[0] if heads else "number"
    return min(told, key=lambda t: (-told[t], len(t), t))


def _root(parents: dict[Place, Place], place: Place) -> Place:
    while place in parents:
        place = parents[place]
    return place
