"""How much of what an act is told of another claim says too.

Two claims speak against one another only where they speak of one matter. One act with
opposite signs shows that little: "votes to pass it" and "not votes to ban it". What
shows it is that who or what it is told of hardly misses from the other claim.
"""

from __future__ import annotations

from functools import cache

from ...features.word_classes import word_class
from .acts import Act, word_set
from .opposites import opposed
from .roles import core, roles
from .statement import Statement
from .words import term, word


def held(
    a: Statement, one: Act, b: Statement, other: Act, *, doers: bool = True
) -> float:
    """Share (0 to 1) of the one act's core that the other claim says, the higher.

    Words that tell the act, or the opposite of what the other says, and words that
    say when are not counted as missing; nor, without ``doers``, those that say who.
    """
    return max(_held(a, one, b, doers=doers), _held(b, other, a, doers=doers))


def _held(statement: Statement, act: Act, other: Statement, *, doers: bool) -> float:
    said = shared = 0.0
    who = frozenset() if doers else roles(statement, act).doer
    told = {term(word(norm)) for norm in statement.norms[act.start : act.end]}
    told |= {term(word(norm)) for norm, _ in opposed(statement.norms, other.norms)}
    for key in core(statement, act) - told - who - _times():
        weight = statement.weights.get(key, 0.0)
        said += weight
        shared += weight if key in other.weights else 0.0
    return shared / said if said else 0.0


@cache
def _times() -> frozenset[str]:
    return frozenset(
        term(word(norm))
        for norm in word_class("calendar", "day")
        | word_set("rough", "staying", "still")
    )
