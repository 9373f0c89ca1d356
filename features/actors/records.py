"""What is known of an actor in one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..results import Span, Voice


class ActorKind(StrEnum):
    """Person, organisation, or what nothing tells (countries, peoples, sides)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor by name: tokens ``first:last`` of ``sentence``.

    ``sentiment`` is the probability that the sentence speaks well of the actor less
    the probability that it speaks ill, -1 to 1; None where it was not measured.
    """

    first: int
    last: int
    sentence: int
    voice: Voice
    sentiment: float | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the article names, by the fullest name it gives.

    ``treatment`` is the mean sentiment of the mentions in the author's voice, drawn
    towards 0 where they are few; None below
    :data:`newsassay.features.actors.find.MIN_MENTIONS` of them. ``favourable`` and
    ``unfavourable`` are the author's words that speak for or against the actor.
    """

    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    treatment: float | None
    favourable: tuple[Span, ...]
    unfavourable: tuple[Span, ...]

    @property
    def n_author(self) -> int:
        """Mentions in the author's voice."""
        return sum(m.voice is Voice.AUTHOR for m in self.mentions)
