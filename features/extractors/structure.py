"""Structure: how long the article, its paragraphs, sentences and words are.

Lengths tell formats apart (a wire item, a feature, a post), and formats go with
outlets. The headline is measured beside: how long it is, how many of its words are
small ones (``seeds/word_classes.tsv``) and how many begin with a capital.

What it cannot see: where a page was cut, or two were joined. Paragraphs are those of
the text as read, so a text kept in one line is one paragraph.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..document import Kind, Sentence
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec
from ..word_classes import word_class

_NO_WORDS = "headline and body have no words"
_NO_BODY = "the body has no words"
_NO_HEADLINE = "the article has no headline"
_LENGTHS = "Horne & Adali 2017, arXiv:1703.09398 (lengths, titles)"
_SMALL = ("article", "preposition", "conjunction", "pronoun", "possessive")

EXTRACTOR = Extractor(
    name="structure",
    version="1",
    features=(
        FeatureSpec(
            "words_log10", "log10 words", 0.0, None, "How long the article is",
            "log10(1 + words)", _LENGTHS, "the article was skipped",
        ),
        FeatureSpec(
            "word_letters_mean", "letters", 0.0, None, "Mean length of a word",
            "letters and digits of words / words", _LENGTHS, _NO_WORDS,
        ),
        FeatureSpec(
            "sentence_words_mean", "words", 0.0, None, "Mean length of a body sentence",
            "body words / body sentences", _LENGTHS, _NO_BODY,
        ),
        FeatureSpec(
            "sentence_words_sd", "words", 0.0, None,
            "Spread of the lengths of body sentences",
            "standard deviation of words over body sentences (n)", _LENGTHS, _NO_BODY,
        ),
        FeatureSpec(
            "paragraph_words_mean", "words", 0.0, None,
            "Mean length of a body paragraph",
            "body words / body paragraphs with words", _LENGTHS, _NO_BODY,
        ),
        FeatureSpec(
            "paragraph_sentences_mean", "sentences", 0.0, None,
            "Mean sentences of a body paragraph",
            "body sentences with words / body paragraphs with words",
            _LENGTHS, _NO_BODY,
        ),
        FeatureSpec(
            "headline_words", "words", 0.0, None, "How long the headline is",
            "words of the headline", _LENGTHS, _NO_HEADLINE,
        ),
        FeatureSpec(
            "headline_small_word_share", "share", 0.0, 1.0,
            "Articles, pronouns, prepositions and conjunctions among its words",
            "small words / words of the headline", _LENGTHS, _NO_HEADLINE,
        ),
        FeatureSpec(
            "headline_capital_share", "share", 0.0, 1.0,
            "How many of the headline's words begin with a capital",
            "words with a first capital / words of the headline",
            _LENGTHS, _NO_HEADLINE,
        ),
        FeatureSpec(
            "headline_word_letters_mean", "letters", 0.0, None,
            "Mean length of a word of the headline",
            "letters and digits / words of the headline", _LENGTHS, _NO_HEADLINE,
        ),
    ),
    extract=lambda reading: _extract(reading),
)  # fmt: skip


def _extract(reading: Reading) -> Extraction:
    scored = [s for s in reading.document.scored if s.n_words]
    body = [s for s in scored if s.kind is Kind.BODY]
    head = [s for s in scored if s.kind is Kind.HEADLINE]
    values = _article(reading, scored) | _body(body) | _headline(reading, head)
    counts = {"words_log10": scored, "word_letters_mean": scored}
    return Extraction(
        tuple(
            _result(spec, values, counts.get(spec.name, body))
            if not spec.name.startswith("headline")
            else _result(spec, values, head)
            for spec in EXTRACTOR.features
        )
    )


def _result(
    spec: FeatureSpec, values: dict[str, float], over: Sequence[Sentence]
) -> FeatureResult:
    n = sum(s.n_words for s in over)
    return EXTRACTOR.single(spec.name, values.get(spec.name), n)


def _article(reading: Reading, scored: Sequence[Sentence]) -> dict[str, float]:
    n = sum(s.n_words for s in scored)
    values = {"words_log10": math.log10(1 + n)}
    words = _words(reading, scored)
    if words:
        values["word_letters_mean"] = _letters(words)
    return values


def _body(body: Sequence[Sentence]) -> dict[str, float]:
    if not body:
        return {}
    lengths = [s.n_words for s in body]
    total, n = sum(lengths), len(body)
    paragraphs = len({s.paragraph for s in body})
    # Sums of whole numbers: the spread of equal lengths is 0 and nothing beside it.
    spread = n * sum(x * x for x in lengths) - total * total
    return {
        "sentence_words_mean": total / n,
        "sentence_words_sd": math.sqrt(spread) / n,
        "paragraph_words_mean": total / paragraphs,
        "paragraph_sentences_mean": n / paragraphs,
    }


def _headline(reading: Reading, head: Sequence[Sentence]) -> dict[str, float]:
    words = _words(reading, head)
    if not words:
        return {}
    small = word_class(*_SMALL)
    n = len(words)
    return {
        "headline_words": float(n),
        "headline_small_word_share": sum(w.lower() in small for w in words) / n,
        "headline_capital_share": sum(w[0].isupper() for w in words) / n,
        "headline_word_letters_mean": _letters(words),
    }


def _words(reading: Reading, sentences: Sequence[Sentence]) -> list[str]:
    texts = reading.document.tokens.texts
    return [
        text
        for s in sentences
        for text in texts[s.first_token : s.last_token]
        if text[0].isalnum()
    ]


def _letters(words: Sequence[str]) -> float:
    letters = [len(w) if w.isalnum() else sum(map(str.isalnum, w)) for w in words]
    return sum(letters) / len(words)
