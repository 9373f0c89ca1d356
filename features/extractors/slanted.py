"""Slanted sentences: how likely readers find the wording of a sentence biased.

``loaded`` is the probability for a sentence as it stands, ``loaded_author`` that for
the author's words alone: what stands in a source's content is left out, and where
nothing is left the value is 0. Names and words for one side or the other are not
looked at (:mod:`newsassay.features.bias.neutral`).

Evidence are the words of a slanted sentence that the model would take for slanted
alone, and without which the chance of this sentence, were it even, would fall by .15 or
more, where the vocabulary of :mod:`.loaded_language` has not marked them.

What it cannot see: bias by what is left out, irony, and praise or scorn that rests on
who is meant. It was trained on single sentences from outlets of the United States.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..bias.score import SentenceScores, sentence_scores
from ..counting import NO_AUTHOR_WORDS
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec, Span
from ..word_classes import function_words, word_class

_RULE = "sentence model"
_LABEL = "slanted"
_TRAINED = "Own model, taught by MiniLM (Wang et al. 2020, arXiv:2002.10957)"


def _spec(name: str, unit: str, text: str, formula: str) -> FeatureSpec:
    return FeatureSpec(
        name,
        unit,
        0.0,
        1.0,
        text,
        formula,
        _TRAINED,
        NO_AUTHOR_WORDS,
        bias=1,
        reliability=-1,
    )


def _extract(reading: Reading) -> Extraction:
    scores = sentence_scores(reading)
    own = [float(w > 0) for w in reading.author_words]
    slanted = [float(p >= scores.threshold) for p in scores.author]
    spans = tuple(_spans(reading, scores))
    ratio = EXTRACTOR.ratio
    return Extraction(
        (
            ratio("slanted_author_sentence_share", slanted, own, spans),
            ratio("slanted_author_mean", scores.author, own),
        ),
        {"loaded": scores.loaded, "loaded_author": scores.author},
    )


def _spans(reading: Reading, scores: SentenceScores) -> Iterator[Span]:
    """Yield the words that make a sentence slanted, beside the vocabulary's."""
    document = reading.document
    starts, ends = document.tokens.starts, document.tokens.ends
    listed = {
        token
        for match in reading.matches["loaded"]
        for token in range(match.first, match.last)
    }
    norms = document.tokens.norms
    # Words that may tip the model and yet tell a reader nothing.
    empty = function_words() | word_class("adverb")
    for word in scores.words:
        if norms[word.token] in empty or word.token in listed:
            continue
        start, end = starts[word.token], ends[word.token]
        yield Span(
            start,
            end,
            document.text[start:end],
            _LABEL,
            _RULE,
            round(word.weight, 4),
            reading.voice(start, end),
            document.scored[word.row].index,
        )


EXTRACTOR = Extractor(
    name="slanted",
    version="1",
    features=(
        _spec(
            "slanted_author_sentence_share",
            "share",
            "Sentences whose wording in the author's voice is probably slanted",
            "sentences with loaded_author >= threshold / sentences with author's words",
        ),
        _spec(
            "slanted_author_mean",
            "probability",
            "How probably slanted a sentence is in the author's voice, on average",
            "sum(loaded_author) / sentences with author's words",
        ),
    ),
    extract=_extract,
    sentence_columns=("loaded", "loaded_author"),
)
