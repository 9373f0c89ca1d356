"""Whether a name is a person's or a body's, by its words and what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Tokens
from .words import words

_LONGEST_PERSON = 4


def is_person(
    tokens: Tokens, first: int, last: int, titled: bool, start: int, end: int
) -> bool | None:
    """Whether a name is a person's; None where nothing tells."""
    w = words()
    norms = tokens.norms[first:last]
    if _body(norms) or _spoken_for(tokens.norms, first, start):
        return False
    known = titled or norms[0] in w.given
    known = known or (last - first == 1 and norms[0] in w.surname)
    if last - first == 1:
        shouted = tokens.texts[first].isupper() and len(norms[0]) > 1
        return False if shouted else True if known else None
    built = norms[-1] in w.site
    if (built or not w.organisation.isdisjoint(norms)) and norms[0] not in w.given:
        return False
    if known:
        return True
    article = first > start and tokens.norms[first - 1] in w.article
    if article or norms[0] in w.place or "of" in norms:
        return False
    return True if last - first <= _LONGEST_PERSON else None


def _body(norms: Sequence[str]) -> bool:
    """Whether a name's words are those of a body, an outlet, a crowd or a paper."""
    w = words()
    last = norms[-1]
    if last in w.organisation or last in w.outlet or last in w.people:
        return True
    whole = " ".join(norms)
    return (
        last in w.document
        or last in w.reports
        or whole in w.outlet
        or whole in w.channel
    )


def _spoken_for(norms: Sequence[str], first: int, start: int) -> bool:
    """Whether a name follows "spokesman for" and the like."""
    w = words()
    return first > start + 1 and (
        norms[first - 1] in w.party_link
        and norms[first - 2] in w.role
        and norms[first - 2] not in w.kinship
    )
