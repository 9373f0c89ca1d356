"""Sentiment of every sentence by VADER, and how it is spread over voices.

Each scored sentence gets VADER's compound score, from -1 to 1, exactly as the library
gives it for that sentence alone. A sentence counts as the author's or a source's by
whose words make up most of it.

What it cannot see: VADER knows words, not facts; "killed" is negative however dryly it
is reported. So the level says what a story is about as much as how it is told, while
the gaps (headline against body, author against sources) compare within one story.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Kind
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span, Voice
from ..vader import analyzer
from .headline import headline_sentences

#: A sentence is extreme from this |compound| on. Of the sentences of 3,000 news
#: articles one in twenty is.
EXTREME = 0.8
#: Sentences either voice must have before the two are set against each other.
VOICE_MIN = 3

_VADER = "Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550"
_NO_WORDS = "no scored sentence has a word"


def _spec(
    name: str,
    bounds: tuple[float, float],
    text: str,
    formula: str,
    null: str,
) -> FeatureSpec:
    # No direction: sentiment follows the event told, and mixes the voices.
    unit = "share" if name.endswith("share") else "compound"
    return FeatureSpec(name, unit, *bounds, text, formula, _VADER, null)


EXTRACTOR = Extractor(
    name="sentiment",
    version="1",
    features=(
        _spec(
            "vader_compound_mean",
            (-1.0, 1.0),
            "Mean sentiment of headline and body sentences; negative is unpleasant",
            "sum(compound) / sentences",
            _NO_WORDS,
        ),
        _spec(
            "vader_compound_sd",
            (0.0, 1.0),
            "Spread of sentiment between sentences",
            "sqrt(sum((compound - mean)^2) / sentences)",
            "fewer than two scored sentences have a word",
        ),
        _spec(
            "vader_extreme_sentence_share",
            (0.0, 1.0),
            f"Sentences whose sentiment is extreme, |compound| >= {EXTREME}",
            f"sentences with |compound| >= {EXTREME} / sentences",
            _NO_WORDS,
        ),
        _spec(
            "vader_headline_gap",
            (-2.0, 2.0),
            "How much more pleasant the headline is than the body",
            "mean compound of the headline - mean compound of body sentences",
            "there is no headline, or no body sentence has a word",
        ),
        _spec(
            "vader_author_mean",
            (-1.0, 1.0),
            "Mean sentiment of the sentences in the outlet's own voice",
            "sum(compound of author's sentences) / author's sentences",
            "no scored sentence is mostly the author's words",
        ),
        _spec(
            "vader_source_mean",
            (-1.0, 1.0),
            "Mean sentiment of the sentences in the voice of sources",
            "sum(compound of sources' sentences) / sources' sentences",
            "no scored sentence is mostly a source's words",
        ),
        _spec(
            "vader_voice_gap",
            (-2.0, 2.0),
            "How much more pleasant the outlet's own words are than its sources'",
            "vader_author_mean - vader_source_mean",
            f"either voice has fewer than {VOICE_MIN} sentences",
        ),
    ),
    extract=lambda reading: _extract(reading),
    sentence_columns=("vader_compound",),
)


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    scored = document.scored
    compound = analyzer().compound
    scores = tuple(compound(document.slice(s)) for s in scored)
    voices = [reading.voice(s.start, s.end) for s in scored]
    worded = [float(s.n_words > 0) for s in scored]
    extreme = [w * (abs(c) >= EXTREME) for c, w in zip(scores, worded, strict=True)]
    spans = [
        _span(reading, i, scores[i], voices[i]) for i, e in enumerate(extreme) if e
    ]
    own = _where(worded, [v is Voice.AUTHOR for v in voices])
    others = _where(worded, [v is Voice.SOURCE for v in voices])
    author = _mean("vader_author_mean", scores, own)
    source = _mean("vader_source_mean", scores, others)
    return Extraction(
        (
            _mean("vader_compound_mean", scores, worded),
            _spread(scores, worded),
            EXTRACTOR.ratio("vader_extreme_sentence_share", extreme, worded, spans),
            _headline_gap(reading, scores, worded),
            author,
            source,
            _voice_gap(author, source),
        ),
        {"vader_compound": scores},
    )


def _where(weights: Sequence[float], flags: Sequence[bool]) -> list[float]:
    return [w * f for w, f in zip(weights, flags, strict=True)]


def _mean(
    name: str, scores: Sequence[float], weights: Sequence[float]
) -> FeatureResult:
    sums = [c * w for c, w in zip(scores, weights, strict=True)]
    return EXTRACTOR.ratio(name, sums, weights)


def _spread(scores: Sequence[float], worded: Sequence[float]) -> FeatureResult:
    counted = [c for c, w in zip(scores, worded, strict=True) if w]
    n = len(counted)
    value = None
    if n > 1:
        mean = sum(counted) / n
        value = (sum((c - mean) ** 2 for c in counted) / n) ** 0.5
    return EXTRACTOR.single("vader_compound_sd", value, n)


def _headline_gap(
    reading: Reading, scores: Sequence[float], worded: Sequence[float]
) -> FeatureResult:
    scored = reading.document.scored
    headline = headline_sentences(reading.document)
    top = [
        c for s, c, w in zip(scored, scores, worded, strict=True) if w and s in headline
    ]
    body = [
        c
        for s, c, w in zip(scored, scores, worded, strict=True)
        if w and s.kind is Kind.BODY
    ]
    value = sum(top) / len(top) - sum(body) / len(body) if top and body else None
    return EXTRACTOR.single("vader_headline_gap", value, len(top) + len(body))


def _voice_gap(author: FeatureResult, source: FeatureResult) -> FeatureResult:
    value = None
    enough = min(author.n, source.n) >= VOICE_MIN
    if enough and author.value is not None and source.value is not None:
        value = author.value - source.value
    return EXTRACTOR.single("vader_voice_gap", value, author.n + source.n)


def _span(reading: Reading, place: int, score: float, voice: Voice) -> Span:
    sentence = reading.document.scored[place]
    return Span(
        sentence.start,
        sentence.end,
        reading.document.slice(sentence),
        "positive" if score > 0 else "negative",
        "vader_extreme",
        abs(score),
        voice,
        sentence.index,
    )
