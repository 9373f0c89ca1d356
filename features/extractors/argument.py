"""Argument: signs that the outlet argues instead of reporting.

In the author's voice only: words that leave no exception ("always", "nobody", "every
single"), words that tell somebody what to do ("must", "should", "have to"), both from
``seeds/lexicons/argument.tsv``, and questions in the body. What a source says so is the
source's.

What it cannot see: a duty that is news ("drivers must pay from Monday") looks like one
that the outlet lays down; an interviewer's question like one put to the reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ..counting import per_100_words, rate_spec
from ..document import Kind
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec, Span, Voice

_REFERENCE = "Hyland 2005, Metadiscourse (attitude and engagement markers)"


def _spec(name: str, text: str, counted: str, reliability: int) -> FeatureSpec:
    return rate_spec(
        name,
        text,
        counted,
        _REFERENCE,
        author=True,
        bias=1,
        reliability=reliability,
    )


EXTRACTOR = Extractor(
    name="argument",
    version="1",
    features=(
        _spec(
            "absolutes_author_per_100w",
            "Words that leave no exception, in the outlet's own voice",
            "author's absolutes",
            -1,
        ),
        _spec(
            "obligations_author_per_100w",
            "Words that tell somebody what to do, in the outlet's own voice",
            "author's words of obligation",
            0,
        ),
        _spec(
            "questions_author_per_100w",
            "Questions the outlet asks in the body",
            "author's question marks in the body",
            -1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    words = [float(w) for w in reading.author_words]
    rows = {s.index: i for i, s in enumerate(reading.document.scored) if words[i]}
    listed = [reading.span(m) for m in reading.matches["argument"]]
    groups = (
        ("absolutes_author_per_100w", [s for s in listed if s.label == "absolute"]),
        ("obligations_author_per_100w", [s for s in listed if s.label == "obligation"]),
        ("questions_author_per_100w", list(_questions(reading))),
    )
    own = (
        (n, [s for s in spans if s.voice is Voice.AUTHOR and s.sentence in rows])
        for n, spans in groups
    )
    return per_100_words(EXTRACTOR, own, rows, words)


def _questions(reading: Reading) -> Iterator[Span]:
    """Question marks of body sentences, one of a run of marks."""
    document = reading.document
    tokens = document.tokens
    if "?" not in tokens.texts:
        return
    starts = [s.start for s in document.sentences]
    for i, text in enumerate(tokens.texts):
        if text == "?" and tokens.texts[i - 1 : i] not in (("?",), ("!",)):
            start, end = tokens.starts[i], tokens.ends[i]
            sentence = bisect_right(starts, start) - 1
            if sentence >= 0 and document.sentences[sentence].kind is Kind.BODY:
                voice = reading.voice(start, end)
                yield Span(start, end, text, "question", "?", 1.0, voice, sentence)
