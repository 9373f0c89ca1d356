"""Rates per 100 words: how they are declared, and how spans make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .results import Extraction, Extractor, FeatureSpec, Span

NO_WORDS = "the article has no words"
NO_AUTHOR_WORDS = "no words stand in the author's voice"
_AUTHORS = "author's words"


def rate_spec(
    name: str,
    text: str,
    counted: str,
    reference: str,
    *,
    author: bool = False,
    bias: int = 0,
    reliability: int = 0,
) -> FeatureSpec:
    """Declare a rate of what is ``counted``, from 0 to 100.

    Over the author's words where ``author``, else over all words of headline and body.
    """
    return FeatureSpec(
        name,
        "per 100 words",
        0.0,
        100.0,
        text,
        f"100 * {counted} / {_AUTHORS if author else 'words'}",
        reference,
        NO_AUTHOR_WORDS if author else NO_WORDS,
        bias,
        reliability,
    )


def count_spans(spans: Iterable[Span], rows: Mapping[int, int], n: int) -> list[float]:
    """How many spans each of ``n`` sentences holds; ``rows`` by sentence index.

    Raises KeyError where a span stands in a sentence without a row.
    """
    counts = [0.0] * n
    for span in spans:
        counts[rows[span.sentence]] += 1.0
    return counts


def per_100_words(
    extractor: Extractor,
    found: Iterable[tuple[str, Sequence[Span]]],
    rows: Mapping[int, int],
    words: Sequence[float],
) -> Extraction:
    """The rates of an extractor: each feature's name with the spans it counts.

    ``words`` are those of each sentence that the rate is over.
    """
    return Extraction(
        tuple(
            extractor.ratio(
                name, count_spans(spans, rows, len(words)), words, spans, 100.0
            )
            for name, spans in found
        )
    )
