"""What kind of source a common noun, or an outlet's name, makes."""

from __future__ import annotations

from .records import SourceKind
from .words import words

_ONE = ("report", "account")
#: How nouns for groups of people end.
MANY_ENDINGS = ("ists", "ers", "ors", "ans")
_ONE_ENDINGS = ("ist", "er", "or", "man", "woman")


def kind_of_noun(head: str, first: str, *, bare: bool) -> SourceKind | None:
    """The kind of a source by its head noun, lower-cased; None where it is unknown.

    ``first`` is the first word of the description; ``bare`` is true where no name
    stands before the head ("experts", not "Taliban officials").
    """
    w = words()
    if head.endswith("%") or head[0].isdigit() or (head in w.people and bare):
        return SourceKind.VAGUE_COLLECTIVE
    if head in w.role or head in w.title or head in w.people:
        return SourceKind.UNNAMED_PERSON
    if head in w.reports and head not in _ONE:
        return SourceKind.VAGUE_COLLECTIVE
    if head in w.document:
        return SourceKind.DOCUMENT
    if head in w.bodies:
        return SourceKind.VAGUE_COLLECTIVE
    if head in w.organisation:
        return SourceKind.NAMED_ORGANISATION
    if head in w.agency_phrase:
        return SourceKind.MEDIA
    several = first in w.people and first != "one"  # "one lobbyist" is a person
    return SourceKind.VAGUE_COLLECTIVE if several else None


def kind_by_ending(head: str) -> SourceKind:
    """The kind of an unknown noun, by how it ends."""
    if head.endswith(MANY_ENDINGS):
        return SourceKind.VAGUE_COLLECTIVE
    if head.endswith(_ONE_ENDINGS):
        return SourceKind.UNNAMED_PERSON
    return SourceKind.VAGUE_COLLECTIVE if head.endswith("s") else SourceKind.DOCUMENT


def is_outlet_name(lowered: str) -> bool:
    """Whether a name of several words reads like an outlet's ("geo news")."""
    parts = lowered.split()
    return len(parts) > 1 and (
        parts[-1] in words().outlet or lowered.removesuffix("'s") in words().outlet
    )
