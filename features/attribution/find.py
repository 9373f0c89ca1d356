"""Finding attributions."""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document
from ..lexicon import Match
from .records import Attribution


def find_attributions(
    document: Document, matches: Mapping[str, tuple[Match, ...]]
) -> tuple[Attribution, ...]:
    """The attributions of the scored sentences, in order of their cues."""
    return ()
