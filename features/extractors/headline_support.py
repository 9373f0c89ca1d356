"""Headline against body: what the headline says and the body does not, or says softer.

The words of the headline that carry content are looked for in the body, by their stems;
names and figures count double. A sentence of the body that has half of them tells what
the headline tells. Where all such sentences hedge it, or leave it to a source, while
the headline states it flat, the headline is bolder than its body.

What it cannot see: the same thing in other words ("slain" for "killed") counts as
missing, so only high values tell; and a headline about several things is compared
with the sentences as if it were one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..document import Kind, Sentence
from ..lexicon import Match
from ..reading import Reading, overlap
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span
from ..word_classes import word_class
from .headline import BODY_MIN_WORDS, headline_sentences

#: Content words below which a headline is too short to compare.
MIN_WORDS = 3
#: Share of the headline's content a sentence must have to tell the same.
SAME = 0.5
#: Weight of a hedge from which a statement counts as hedged.
HEDGED = 0.5
#: How many tokens before the first of the headline's words a hedge may stand.
_HEDGE_REACH = 4
#: What a name or figure counts, and what a word counts.
_NAME, _WORD = 2.0, 1.0
_STEM, _SHORTEST = 6, 3
_SUFFIXES = ("ing", "es", "ed", "s", "e", "y")
_LITERAL = "literal"

EXTRACTOR = Extractor(
    name="headline_support",
    version="1",
    features=(
        FeatureSpec(
            "headline_unsupported",
            "share",
            0.0,
            1.0,
            "Content of the headline that its body never mentions",
            "weight of content words whose stem is not in the body / weight of all;"
            " names and figures 2, other words 1",
            "Own measure; cf. Chesney et al. 2017, doi:10.18653/v1/W17-4210"
            " (incongruent headlines)",
            f"no headline, under {MIN_WORDS} content words in it, or under"
            f" {BODY_MIN_WORDS} words in the body",
            0,
            -1,
        ),
        FeatureSpec(
            "headline_bolder_than_body",
            "degree",
            0.0,
            1.0,
            "The headline states flat what the body only hedges (1) or only leaves to"
            " a source (0.5)",
            "least of the body's sentences with half of the headline's content: 1"
            " hedged, 0.5 in a source's words, 0 plain; 0 where the headline itself"
            " hedges, asks or attributes",
            "Own measure; cf. Chesney et al. 2017, doi:10.18653/v1/W17-4210"
            " (incongruent headlines)",
            "as headline_unsupported, or no sentence of the body tells what the"
            " headline tells",
            1,
            -1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


class _Word(NamedTuple):
    """A content word of the headline: its token, stem, and what it counts."""

    token: int
    stem: str
    weight: float


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    top = headline_sentences(document)
    body = [s for s in document.scored if s.kind is Kind.BODY]
    words = _content(reading, top)
    if len(words) < MIN_WORDS or sum(s.n_words for s in body) < BODY_MIN_WORDS:
        nothing = (EXTRACTOR.single(s.name, None, 0) for s in EXTRACTOR.features)
        return Extraction(tuple(nothing))
    stems = [_stems(reading, s) for s in body]
    return Extraction(
        (
            _unsupported(reading, top, words, frozenset().union(*stems)),
            _bolder(reading, top, words, list(zip(body, stems, strict=True))),
        )
    )


def _unsupported(
    reading: Reading,
    top: Sequence[Sentence],
    words: Sequence[_Word],
    told: frozenset[str],
) -> FeatureResult:
    missing = [w for w in words if w.stem not in told]
    value = sum(w.weight for w in missing) / sum(w.weight for w in words)
    spans = [
        _span(reading, top, w.token, "not_in_body", w.weight / _NAME) for w in missing
    ]
    return EXTRACTOR.single("headline_unsupported", value, len(words), spans)


def _bolder(
    reading: Reading,
    top: Sequence[Sentence],
    words: Sequence[_Word],
    body: Sequence[tuple[Sentence, frozenset[str]]],
) -> FeatureResult:
    name = "headline_bolder_than_body"
    whole = sum(w.weight for w in words)
    telling = [
        s
        for s, stems in body
        if sum(w.weight for w in words if w.stem in stems) >= SAME * whole
    ]
    if not telling:
        return EXTRACTOR.single(name, None, 0)
    hedges = _hedges(reading)
    if any(_reserved(reading, s, hedges) for s in top):
        return EXTRACTOR.single(name, 0.0, len(telling))
    stems = frozenset(w.stem for w in words)
    near = {s.index: _near(reading, s, stems, hedges) for s in telling}
    degrees = [_degree(reading, s, bool(near[s.index])) for s in telling]
    value = min(degrees)
    if not value:
        return EXTRACTOR.single(name, value, len(telling))
    rule = "hedged in the body" if value == 1 else "only a source says so in the body"
    spans = [
        Span(s.start, s.end, reading.document.slice(s), "bolder_than_body", rule, value,
             reading.voice(s.start, s.end), s.index)
        for s in top
        if s.end > s.start
    ]  # fmt: skip
    spans += [
        reading.span(m, "hedged_in_body") for found in near.values() for m in found
    ]
    return EXTRACTOR.single(name, value, len(telling), spans)


def _near(
    reading: Reading,
    sentence: Sentence,
    stems: frozenset[str],
    hedges: dict[int, list[Match]],
) -> list[Match]:
    """The hedges of a sentence that stand among or just before the headline's words."""
    if sentence.index not in hedges:
        return []
    norms = reading.document.tokens.norms
    places = [
        i
        for i in range(sentence.first_token, sentence.last_token)
        if stem(norms[i]) in stems
    ]
    low, high = places[0] - _HEDGE_REACH, places[-1]
    return [m for m in hedges[sentence.index] if low <= m.first <= high]


def _degree(reading: Reading, sentence: Sentence, hedged: bool) -> float:
    """1 where a sentence hedges, 0.5 where a source says it, 0 where it is plain."""
    if hedged:
        return 1.0
    inside = overlap(reading.sourced, sentence.start, sentence.end)
    return 0.5 if 2 * inside > sentence.end - sentence.start else 0.0


def _reserved(
    reading: Reading, sentence: Sentence, hedges: dict[int, list[Match]]
) -> bool:
    """Whether a headline hedges, asks, quotes or attributes."""
    tokens = reading.document.tokens
    return (
        bool(hedges.get(sentence.index))
        or "?" in tokens.texts[sentence.first_token : sentence.last_token]
        or any(a.sentence == sentence.index for a in reading.attributions)
        or overlap(reading.sourced, sentence.start, sentence.end) > 0
        or any(sentence.start <= q.start < sentence.end
               for q in reading.document.quotations)
    )  # fmt: skip


def _hedges(reading: Reading) -> dict[int, list[Match]]:
    """The strong hedges by sentence."""
    found: dict[int, list[Match]] = {}
    for match in reading.matches.get("hedges", ()):
        if match.entry.label != _LITERAL and match.entry.weight >= HEDGED:
            found.setdefault(match.sentence, []).append(match)
    return found


def _content(reading: Reading, sentences: Sequence[Sentence]) -> list[_Word]:
    """The words of the headline that say what it is about, each stem once."""
    document = reading.document
    named = {i for first, last in reading.names for i in range(first, last)}
    found: dict[str, _Word] = {}
    for sentence in sentences:
        for i in document.sentence_tokens(sentence):
            key = stem(document.tokens.norms[i])
            if key and key not in found:
                heavy = i in named or key[0].isdigit()
                found[key] = _Word(i, key, _NAME if heavy else _WORD)
    return list(found.values())


def _stems(reading: Reading, sentence: Sentence) -> frozenset[str]:
    norms = reading.document.tokens.norms
    return frozenset(
        stem(n) for n in norms[sentence.first_token : sentence.last_token]
    ) - {""}


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """What a content word is compared by; empty for all other words and marks.

    Figures stay without their commas; long words keep their first letters, short ones
    lose an ending: "resist" and "resistance" agree, "fire" and "fires" do.
    """
    if norm[0].isdigit():
        return norm.replace(",", "")
    if len(norm) < _SHORTEST or not norm[0].isalpha() or norm in _small():
        return ""
    if len(norm) > _STEM:
        return norm[: _STEM - 1]
    for suffix in _SUFFIXES:
        if norm.endswith(suffix) and len(norm) - len(suffix) >= _SHORTEST:
            return norm.removesuffix(suffix)[: _STEM - 1]
    return norm[: _STEM - 1]


def _small() -> frozenset[str]:
    return word_class(
        "article", "pronoun", "possessive", "determiner", "preposition",
        "conjunction", "interrogative", "being", "having", "doing", "modal", "negation",
        "opener",
    )  # fmt: skip


def _span(
    reading: Reading, top: Sequence[Sentence], token: int, label: str, weight: float
) -> Span:
    document = reading.document
    start, end = document.tokens.starts[token], document.tokens.ends[token]
    inside = [s.index for s in top if s.first_token <= token]
    text = document.text[start:end]
    voice = reading.voice(start, end)
    return Span(start, end, text, label, label, weight, voice, inside[-1])
