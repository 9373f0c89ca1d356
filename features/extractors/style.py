"""Style: how often the small words, endings and marks of grammar are used.

The classes are ``seeds/style_words.tsv``. They say little about what an article is
about and much about how it is told: report or comment, packed with nouns or strung
with clauses, told of the past or of now. Each is a count of tokens in headline and
body, whoever speaks, per 100 words; four more count endings (``-ed`` and the like on
words of five letters and more).

What it cannot see: grammar. A word is counted in every use it has, and an ending
wherever it stands ("bed" is short enough to escape it, "hundred" is not). No evidence
spans are given: they would be half the text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from ...seeds.tsv import read_tsv
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec

_COLUMNS = ("feature", "words", "note")
_NULL = "headline and body have no words"
_REFERENCE = (
    "Biber 1988, Variation across Speech and Writing (function words, tense, endings)"
)
#: Endings, by the feature that counts them, with what they stand for.
_ENDINGS: dict[str, tuple[tuple[str, ...], str]] = {
    "ed_endings_per_100w": (("ed",), "past forms and participles"),
    "ing_endings_per_100w": (("ing",), "participles and gerunds"),
    "adverbs_per_100w": (("ly",), "adverbs of manner and stance"),
    "nominalisations_per_100w": (
        ("tion", "tions", "ment", "ments", "ness", "ity", "ities"),
        "nouns made of verbs and adjectives",
    ),
}
#: Letters from which an ending counts.
_SHORTEST = 5


@cache
def _classes() -> dict[str, tuple[frozenset[str], str]]:
    rows = read_tsv("style_words.tsv", columns=_COLUMNS)
    return {r["feature"]: (frozenset(r["words"].split("|")), r["note"]) for r in rows}


def _spec(name: str, what: str, text: str) -> FeatureSpec:
    formula = f"100 * {what} / words"
    return FeatureSpec(
        name, "per 100 words", 0.0, None, text, formula, _REFERENCE, _NULL
    )


EXTRACTOR = Extractor(
    name="style",
    version="1",
    features=(
        *(
            _spec(
                name,
                f"tokens of the class {name.removesuffix('_per_100w')}",
                note[0].upper() + note[1:],
            )
            for name, (_, note) in _classes().items()
        ),
        *(
            _spec(
                name,
                f"words of {_SHORTEST} letters and more in {', '.join(ends)}",
                f"Words ending in {', '.join(f'-{e}' for e in ends)}: {note}",
            )
            for name, (ends, note) in _ENDINGS.items()
        ),
    ),
    extract=lambda reading: _extract(reading),
)


@lru_cache(maxsize=65536)
def places(norm: str) -> tuple[int, ...]:
    """The features, by their place in the declaration, that a token counts for."""
    found = [
        i
        for i, (name, (words, _)) in enumerate(_classes().items())
        if norm in words or (name == "negations_per_100w" and norm.endswith("n't"))
    ]
    if len(norm) >= _SHORTEST and norm.isalpha():
        found += [
            i
            for i, (ends, _) in enumerate(_ENDINGS.values(), start=len(_classes()))
            if norm.endswith(ends)
        ]
    return tuple(found)


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    norms, scored = document.tokens.norms, document.scored
    counts = [[0.0] * len(scored) for _ in EXTRACTOR.features]
    for row, sentence in enumerate(scored):
        own = norms[sentence.first_token : sentence.last_token]
        for place in chain.from_iterable(map(places, own)):
            counts[place][row] += 1.0
    words = [float(s.n_words) for s in scored]
    return Extraction(
        tuple(
            _result(spec.name, column, words)
            for spec, column in zip(EXTRACTOR.features, counts, strict=True)
        )
    )


def _result(name: str, counts: list[float], words: list[float]) -> FeatureResult:
    """The rate; a sentence of marks alone has no words and counts for nothing."""
    kept = [c if w else 0.0 for c, w in zip(counts, words, strict=True)]
    return EXTRACTOR.ratio(name, kept, words, scale=100.0)
