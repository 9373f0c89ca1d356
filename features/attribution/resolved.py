"""A source made out, and what a name by itself tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from .kinds import is_outlet_name
from .names import Name, Names
from .records import SourceKind
from .words import words


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source made out.

    ``name`` is None where nobody is named or described. ``head`` is the head noun
    of its description, lower-cased, by which "the official" finds it again.
    """

    name: str | None
    kind: SourceKind
    head: str = ""
    plural: bool = False
    female: bool | None = None


def personal(head: str) -> bool:
    """Whether a noun is said of persons: no "university" they teach at."""
    w = words()
    return head in w.role or head in w.title or head in w.people


def sex(names: Names, name: Name) -> bool | None:
    """Whether ``name`` is a woman's, by any of its mentions; None if unknown."""
    if name.female is not None:
        return name.female
    return names.sex.get(name.text.rsplit(" ", 1)[-1])


def named(names: Names, name: Name) -> Resolved:
    """What a name tells: its fullest form, and what kind of source bears it."""
    full = names.full(name)
    lowered = full.lower()
    w = words()
    if name.person:
        return Resolved(full, SourceKind.NAMED_PERSON, "", False, sex(names, name))
    if lowered in w.outlet or name.text.lower() in w.outlet or is_outlet_name(lowered):
        return Resolved(full, SourceKind.MEDIA, "")
    last = lowered.rsplit(" ", 1)[-1]
    if last in w.organisation and " " in full:
        return Resolved(full, SourceKind.NAMED_ORGANISATION, last)
    parts = lowered.split()
    if "of" in parts and not w.organisation.isdisjoint(parts[:-1]):
        return Resolved(full, SourceKind.NAMED_ORGANISATION, last)
    if last in w.people or (last in w.role and last.endswith("s")):
        return _group(full, last)
    if last in w.role:
        return Resolved(full, SourceKind.UNNAMED_PERSON, last)
    if last in w.document:
        return Resolved(full, SourceKind.DOCUMENT, last)
    return Resolved(full, SourceKind.NAMED_ORGANISATION, last)


def _group(full: str, last: str) -> Resolved:
    kind = (
        SourceKind.VAGUE_COLLECTIVE
        if last in words().people
        else SourceKind.UNNAMED_PERSON
    )
    return Resolved(full, kind, last, plural=True)
