"""Credibility anew, once it is known who else reports a claim or contradicts it.

The rules that ask for independent or conflicting reports ask for nothing else, so
their points are added to the score that the article alone gave.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..additive import logistic
from ..credibility import BANDS, CONFIRMED_BY, HALF_WIDTH, Credibility, load_rules

_FACTS = ("independent", "conflicting")
_TINY = 1e-12


def corroborate(
    score: float, reasons: Sequence[str], n_independent: int, n_conflicting: int
) -> Credibility:
    """The credibility of a claim whose article alone gave ``score`` and ``reasons``.

    ``n_independent`` counts the outlets that say the same by themselves,
    ``n_conflicting`` the claims that contradict it; one of them is above 0.
    """
    counts = dict(
        zip(_FACTS, (float(n_independent), float(n_conflicting)), strict=True)
    )
    fired = [
        rule
        for rule in load_rules()
        if any(fact in _FACTS for fact, _, _ in rule.conditions) and rule.holds(counts)
    ]
    score = min(max(score, _TINY), 1 - _TINY)
    total = math.log(score / (1 - score)) + math.fsum(rule.points for rule in fired)
    half = HALF_WIDTH / math.sqrt(1 + n_independent + n_conflicting)
    weights = {rule.reason: abs(rule.points) for rule in load_rules() if rule.reason}
    said = [*reasons, *(rule.reason for rule in fired if rule.reason)]
    grade = 1 + sum(logistic(total) < band for band in BANDS)
    return Credibility(
        max(grade, 2) if n_independent < CONFIRMED_BY else grade,
        logistic(total),
        logistic(total - half),
        logistic(total + half),
        tuple(sorted(said, key=lambda reason: -weights.get(reason, 0.0))),
    )
