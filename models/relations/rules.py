"""The relation between two claims of one event, with a score and a reason.

The rules are asked in this order and the first that holds gives the relation:
conflict of numbers, of polarity or state, of actors, copied text, same origin,
agreement. A copy that changes the number is a conflict. ``attribution_dropped`` is
asked by itself. Claims of times far apart can only be copies or go back to one
statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from .agreement import agreement
from .conflicts_of_actors import actor_conflict
from .conflicts_of_number import number_conflict
from .conflicts_of_sides import denial_conflict, side_conflict
from .origin_rules import attribution_dropped, copied_text, same_origin
from .similarity import liken
from .statement import Statement
from .ties import Context, Finding, times_apart

CONFLICTS = (number_conflict, side_conflict, denial_conflict, actor_conflict)
ORIGINS = (copied_text, same_origin)


def judge(a: Statement, b: Statement, context: Context) -> Iterator[Finding]:
    """The relations of ``a`` and ``b``: at most one, and a lost attribution."""
    if a.sentence_id == b.sentence_id and _overlapping(a, b):
        return
    likeness = liken(a, b)
    apart = times_apart(a, b, context)  # background is no conflict, nor agreement
    found = None
    for rule in ORIGINS if apart else (*CONFLICTS, *ORIGINS, agreement):
        found = rule(a, b, likeness, context)
        if found is not None:
            break
    dropped = attribution_dropped(a, b, likeness, context)
    if found is not None:
        yield found
    if dropped is not None:
        yield dropped


def _overlapping(a: Statement, b: Statement) -> bool:
    """Whether the one claim is a part of the other."""
    return a.text in b.text or b.text in a.text
