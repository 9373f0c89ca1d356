"""Word classes by which sources are told apart, from ``seeds/attribution``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from ...seeds.tsv import read_tsv

_COLUMNS = ("class", "word", "note")


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-cased words; the classes are explained in the file's notes."""

    title: frozenset[str]
    role: frozenset[str]
    people: frozenset[str]
    reports: frozenset[str]
    document: frozenset[str]
    organisation: frozenset[str]
    outlet: frozenset[str]
    channel: frozenset[str]
    place: frozenset[str]
    given: frozenset[str]
    singular_pronoun: frozenset[str]
    plural_pronoun: frozenset[str]
    neuter_pronoun: frozenset[str]
    first_pronoun: frozenset[str]
    relative: frozenset[str]
    preposition: frozenset[str]
    auxiliary: frozenset[str]
    kinship: frozenset[str]
    particle: frozenset[str]
    article: frozenset[str]
    kept_lower: frozenset[str]
    party_link: frozenset[str]
    agency_phrase: frozenset[str]
    clause_opener: frozenset[str]
    publishing: frozenset[str]
    denial: frozenset[str]
    denied_noun: frozenset[str]
    negation: frozenset[str]
    female: frozenset[str]
    clause_end: frozenset[str]
    surname: frozenset[str]
    saying: frozenset[str]
    generic_body: frozenset[str]
    negator: frozenset[str]
    modal: frozenset[str]
    condition: frozenset[str]
    collective: frozenset[str]
    time: frozenset[str]
    address: frozenset[str]
    reporting: frozenset[str]
    speech_head: frozenset[str]
    addressing: frozenset[str]
    showing: frozenset[str]
    reportive: frozenset[str]
    patient: frozenset[str]
    office: frozenset[str]
    listening: frozenset[str]
    needing: frozenset[str]
    bodies: frozenset[str]
    naming: frozenset[str]
    acting: frozenset[str]
    refusing: frozenset[str]
    describing: frozenset[str]
    helping: frozenset[str]
    honorific: frozenset[str]
    male: frozenset[str]
    site: frozenset[str]


@cache
def words() -> Words:
    """The classes of ``seeds/attribution/source_words.tsv``.

    Raises ValueError, naming the row and the mend, where the file is malformed.
    """
    found: dict[str, set[str]] = {field.name: set() for field in fields(Words)}
    rows = read_tsv("attribution", "source_words.tsv", columns=_COLUMNS)
    for number, row in enumerate(rows, start=2):
        if row["class"] not in found:
            raise ValueError(
                f"source_words.tsv, row {number}, field class: {row['class']!r} is not "
                f"one of {', '.join(found)}"
            )
        found[row["class"]].add(row["word"])
    return Words(**{name: frozenset(members) for name, members in found.items()})
