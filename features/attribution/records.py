"""Attributions: who says what, by which words, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What kind of source vouches for the content."""

    NAMED_PERSON = "named_person"
    NAMED_ORGANISATION = "named_organisation"
    UNNAMED_PERSON = "unnamed_person"
    VAGUE_COLLECTIVE = "vague_collective"
    MEDIA = "media"
    DOCUMENT = "document"
    UNATTRIBUTED_REPORT = "unattributed_report"


class Quote(StrEnum):
    """Whether the content is given in the source's words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """How the author presents the content by the choice of cue."""

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    ENDORSING = "endorsing"
    REPORTIVE = "reportive"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; offsets index ``Document.text``.

    ``parent`` is the index of the attribution inside whose content this one
    stands ("A told B that C had said"). ``sentence`` is the sentence of the cue.
    ``source_resolved`` is the fullest name the article gives for the source, None
    where nobody is named. ``content_parts`` are disjoint and in order. ``party``
    is the party the text ties the source to ("spokesman of", "leader of"), if any.
    ``rejected`` is true where the author says that the content is not so. ``own`` is
    true where the author speaks of himself ("we found", "I remember"): the content
    stays in the author's voice. ``asserts`` is false where the cue is an act or an
    attitude rather than speech or thought ("approved the plan", "seems to"): the
    content is then not put into words by the source. ``act`` is true where it is false
    because of what the cue is, and not because nobody is said to have spoken.
    """

    sentence: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    source_resolved: str | None
    source_kind: SourceKind
    content_parts: tuple[tuple[int, int], ...]
    quote: Quote
    via: str | None
    stance: Stance
    parent: int | None = None
    party: str | None = None
    rejected: bool = False
    own: bool = False
    asserts: bool = True
    act: bool = False
