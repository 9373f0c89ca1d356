"""The headline: how it calls for attention, and what it says beside its body."""

from __future__ import annotations

from ..document import Document, Kind, Sentence
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec

_NO_HEADLINE = "the article has no headline"
#: The cleaning rule that marks the record's own title.
_TITLE = "title"

EXTRACTOR = Extractor(
    name="headline",
    version="1",
    features=(
        FeatureSpec(
            "headline_question",
            "0 or 1",
            0.0,
            1.0,
            "The headline asks instead of saying",
            "1 if a sentence of the headline ends with a question mark",
            "Kuiken et al. 2017, doi:10.1080/21670811.2017.1279978",
            _NO_HEADLINE,
            reliability=-1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def headline_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the article's headline; none where it has no headline.

    That is the paragraph cleaning took for the title, else the first headline
    paragraph, if it stands before the body.
    """
    paragraphs = document.paragraphs
    chosen: int | None = None
    for sentence in document.sentences:
        if sentence.kind is Kind.BODY:
            if chosen is None:
                return ()
            break
        if sentence.kind is not Kind.HEADLINE:
            continue
        if chosen is None or paragraphs[sentence.paragraph].rule == _TITLE:
            chosen = sentence.paragraph
            if paragraphs[chosen].rule == _TITLE:
                break
    return tuple(s for s in document.sentences[:20] if s.paragraph == chosen)


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    sentences = headline_sentences(document)
    asks = any(
        "?"
        in document.tokens.texts[max(s.first_token, s.last_token - 2) : s.last_token]
        for s in sentences
    )
    value = float(asks) if sentences else None
    return Extraction((EXTRACTOR.single("headline_question", value, len(sentences)),))
