"""What the tests of attributions share: readings of a sentence or two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsassay.features.attribution import Attribution, find_attributions
from newsassay.features.document import Document, annotate
from newsassay.features.lexicon import match_lexicons

Read = Callable[[str], tuple[Document, tuple[Attribution, ...]]]
ByCue = Callable[[str, str], tuple[str, Attribution | None]]

#: An opening that no test is about, so that the text is not the headline.
LEAD = "The harbour of Velmark reopened on Monday after a week of storms.\n\n"


@pytest.fixture(scope="session")
def read() -> Read:
    """The document of a text and the attributions found in it."""

    def reading(text: str) -> tuple[Document, tuple[Attribution, ...]]:
        document = annotate(LEAD + text)
        return document, find_attributions(document, match_lexicons(document))

    return reading


@pytest.fixture(scope="session")
def by_cue(read: Read) -> ByCue:
    """The document's text and the attribution whose cue holds some words, if any."""

    def found(text: str, cue: str) -> tuple[str, Attribution | None]:
        document, attributions = read(text)
        hits = (a for a in attributions if cue in document.text[slice(*a.cue)])
        return document.text, next(hits, None)

    return found
