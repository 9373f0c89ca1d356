"""Which claims of an event are worth comparing, without comparing all.

Claims are looked up by their weightiest terms, their acts and what they count. Only
the latest claims of a term are remembered, so the cost grows with the claims.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from .statement import Statement

#: Terms a claim is looked up by.
KEYS = 18
#: Latest claims remembered for a term.
MEMORY = 96
#: Weight of shared terms from which two claims are compared.
ENOUGH = 7.0
#: The most earlier claims that one claim is compared with: the likeliest. An event
#: that hundreds tell in like words would else be compared all with all.
PARTNERS = 24
#: What a shared act and a shared kind of quantity weigh.
ACT, COUNT = 5.0, 7.0


def candidates(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs of positions (first before second) that share enough.

    Claims of one article are compared where two sources vouch for them.
    """
    postings: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=MEMORY))
    for i, statement in enumerate(statements):
        keys = _keys(statement)
        scores: dict[int, float] = {}
        for key, weight in keys.items():
            if key in postings:
                for other in postings[key]:
                    scores[other] = scores.get(other, 0.0) + weight
            postings[key].append(i)
        likely = [
            other
            for other, score in scores.items()
            if score >= ENOUGH and _comparable(statements[other], statement)
        ]
        best = heapq.nsmallest(PARTNERS, likely, key=lambda o: (-scores[o], o))
        yield from ((other, i) for other in sorted(best))


def _comparable(a: Statement, b: Statement) -> bool:
    """Whether two articles, or two voices of one article, tell the claims."""
    if a.article != b.article:
        return True
    if a.voucher is None or b.voucher is None:
        return False
    return a.voucher.label != b.voucher.label


def _keys(statement: Statement) -> dict[str, float]:
    weights = statement.weights
    top = sorted(weights, key=lambda k: (-weights[k], k))[:KEYS]
    keys = {key: weights[key] for key in top}
    for act in statement.acts:
        keys[f"act {act.name}"] = ACT
    for quantity in statement.quantities:
        if quantity.state:
            keys[f"count {quantity.state}"] = COUNT
    return keys
