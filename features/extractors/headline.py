"""The headline: how it calls for attention, and how it stands to its body.

The headline is the paragraph that cleaning took for the title, else the first headline
paragraph if it stands before the body. Cues of clickbait are
``seeds/lexicons/clickbait.tsv``; an entry's weight is how strongly one use of it makes
a headline promise instead of tell.

Beside the cues, a model of the form alone (``features/clickbait.py``) tells clickbait.
What it cannot see: a headline its body does not carry (that is ``headline_support``),
and teasing without any of the cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from ..clickbait import clickbait_model
from ..document import Document, Kind, Sentence
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span
from .emphasis import shouted_words

#: The cleaning rule that finds the article's title.
_TITLE = "title"
_LITERAL = "literal"
#: The body needs this many words before its loaded words are set against a headline's.
BODY_MIN_WORDS = 50
#: Words below which a headline has too little form to tell clickbait by.
CLICKBAIT_MIN_WORDS = 3

_NO_HEADLINE = "the article has no headline"
_CLICKBAIT = "Chakraborty, Paranjape, Kakarla & Ganguly 2016, arXiv:1610.09786"


def _spec(
    name: str, unit: str, bounds: tuple[float, float | None], text: str, formula: str
) -> FeatureSpec:
    return FeatureSpec(
        name, unit, *bounds, text, formula, _CLICKBAIT, _NO_HEADLINE, 1, -1
    )


EXTRACTOR = Extractor(
    name="headline",
    version="2",
    features=(
        FeatureSpec(
            "headline_loaded_gap",
            "weight per word",
            -1.0,
            1.0,
            "How much more loaded the headline is than the body, in anybody's voice",
            "loaded weight / words in the headline - loaded weight / words in the body",
            "Own measure on the vocabulary of loaded_language",
            f"there is no headline, or the body has under {BODY_MIN_WORDS} words",
            1,
        ),
        _spec(
            "headline_clickbait_cues",
            "strength",
            (0.0, 1.0),
            "Cues of clickbait in the headline, taken together",
            "1 - prod(1 - weight of cue)",
        ),
        FeatureSpec(
            "headline_clickbait",
            "probability",
            0.0,
            1.0,
            "Clickbait by the headline's form: its small words and word endings",
            "logistic(base + weights of masked words and pairs of them); the weights"
            " stand in seeds/headline/clickbait.json, see the card of clickbait",
            _CLICKBAIT,
            f"there is no headline, or it has under {CLICKBAIT_MIN_WORDS} words",
            1,
            -1,
        ),
        _spec(
            "headline_caps_share",
            "share",
            (0.0, 1.0),
            "Words of the headline in capitals that are no acronyms",
            "words in capitals / words in the headline",
        ),
        _spec(
            "headline_question",
            "0 or 1",
            (0.0, 1.0),
            "The headline asks instead of telling",
            "1 if the headline has a question mark",
        ),
        _spec(
            "headline_exclamation",
            "0 or 1",
            (0.0, 1.0),
            "The headline exclaims",
            "1 if the headline has an exclamation mark",
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def headline_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the article's headline; none where it has no headline."""
    paragraphs = document.paragraphs
    chosen: int | None = None
    for sentence in document.sentences:
        if sentence.kind is Kind.BODY and chosen is None:
            return ()
        if sentence.kind is Kind.HEADLINE:
            titled = paragraphs[sentence.paragraph].rule == _TITLE
            if chosen is None or titled:
                chosen = sentence.paragraph
            if titled:
                break
        elif sentence.kind is Kind.BODY:
            break
    return tuple(s for s in document.sentences if s.paragraph == chosen)


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    sentences = headline_sentences(document)
    n = sum(s.n_words for s in sentences)
    if not n:
        nothing = (EXTRACTOR.single(s.name, None, 0) for s in EXTRACTOR.features)
        return Extraction(tuple(nothing))
    first, last = sentences[0].first_token, sentences[-1].last_token
    shouted = [
        _span(reading, sentences, start, end, "shouted")
        for start, end in shouted_words(document, first, last)
    ]
    return Extraction(
        (
            _loaded_gap(reading, sentences, n),
            _clickbait(reading, sentences, n),
            _form(reading, sentences, n),
            EXTRACTOR.single("headline_caps_share", len(shouted) / n, n, shouted),
            _mark(reading, sentences, "headline_question", "?", n),
            _mark(reading, sentences, "headline_exclamation", "!", n),
        )
    )


def _loaded_gap(
    reading: Reading, sentences: Sequence[Sentence], n: int
) -> FeatureResult:
    document = reading.document
    kinds = {s.index: s.kind for s in document.scored}
    top = {s.index for s in sentences}
    body = sum(s.n_words for s in document.scored if s.kind is Kind.BODY)
    matches = [m for m in reading.matches["loaded"] if m.entry.label != _LITERAL]
    above = [m for m in matches if m.sentence in top]
    below = [m for m in matches if kinds[m.sentence] is Kind.BODY]
    value = None
    if body >= BODY_MIN_WORDS:
        value = sum(m.entry.weight for m in above) / n
        value -= sum(m.entry.weight for m in below) / body
    spans = [reading.span(m) for m in above]
    return EXTRACTOR.single("headline_loaded_gap", value, n, spans)


def _clickbait(
    reading: Reading, sentences: Sequence[Sentence], n: int
) -> FeatureResult:
    top = {s.index for s in sentences}
    found = [m for m in reading.matches["clickbait"] if m.sentence in top]
    doubt = prod(1 - m.entry.weight for m in found)
    spans = [reading.span(m) for m in found]
    return EXTRACTOR.single("headline_clickbait_cues", 1 - doubt, n, spans)


def _form(reading: Reading, sentences: Sequence[Sentence], n: int) -> FeatureResult:
    """How much the headline's form is that of clickbait, and the words that say so."""
    tokens = reading.document.tokens
    first, last = sentences[0].first_token, sentences[-1].last_token
    if n < CLICKBAIT_MIN_WORDS:
        return EXTRACTOR.single("headline_clickbait", None, n)
    value, told = clickbait_model().probability(tokens.norms[first:last])
    spans = [
        _span(reading, sentences, tokens.starts[i], tokens.ends[i], "clickbait_form")
        for i in (first + t for t in told)
    ]
    return EXTRACTOR.single("headline_clickbait", value, n, spans)


def _mark(
    reading: Reading, sentences: Sequence[Sentence], name: str, mark: str, n: int
) -> FeatureResult:
    tokens = reading.document.tokens
    places = range(sentences[0].first_token, sentences[-1].last_token)
    spans = [
        _span(reading, sentences, tokens.starts[i], tokens.ends[i], name)
        for i in places
        if tokens.texts[i] == mark
    ]
    return EXTRACTOR.single(name, float(bool(spans)), n, spans)


def _span(
    reading: Reading, sentences: Sequence[Sentence], start: int, end: int, label: str
) -> Span:
    inside = [s.index for s in sentences if s.start <= start]
    text = reading.document.text[start:end]
    voice = reading.voice(start, end)
    return Span(start, end, text, label, label, 1.0, voice, inside[-1])
