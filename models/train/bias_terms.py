"""What training counts of a sentence, as scoring will."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...features.bias.facts import BY_CLASS, NO_USE, FactTable, fact_names
from ...features.bias.neutral import NAME
from ...features.bias.terms import Terms, article_terms, neutral_sentences
from ...features.bias.wording import sentence_words
from ...features.bias.words import FIGURES, WordIndex
from ...features.document import Document, annotate_sentence
from ...features.lexicon import load_lexicon
from ...features.reading import Reading, read
from .bias_corpus import MIN_WORDS, common_words, unlabelled


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence, and where names stand in it: half-open ranges."""

    words: tuple[str, ...]
    names: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Samples:
    """Some sentences: a row of terms and a wording each."""

    terms: Terms
    wordings: tuple[Wording, ...]


def word_index(shared: Path) -> WordIndex:
    """Numbers for the words that the training texts commonly write small."""
    return WordIndex(sorted({*common_words(shared), NAME, *FIGURES}))


def sentence_sample(text: str, index: WordIndex, table: FactTable) -> Samples:
    """A text taken as one sentence, as it stands."""
    reading = read(annotate_sentence(text))
    terms = article_terms(reading, index, table).terms.select([0])
    return Samples(terms, wordings(reading, index))


def unlabelled_samples(
    shared: Path, index: WordIndex, table: FactTable, times: int = 1
) -> Iterator[Samples]:
    """Yield some sentences of each document without labels, the same each time.

    ``times`` as many as :data:`.bias_corpus.ARTICLES` says.
    """
    generator = np.random.default_rng(0)
    for document, most in unlabelled(shared):
        rows = _drawn(document, times * most, generator)
        if rows:
            reading = read(document)
            found = wordings(reading, index)
            terms = article_terms(reading, index, table).terms.select(rows)
            yield Samples(terms, tuple(found[row] for row in rows))


def _drawn(document: Document, most: int, generator: np.random.Generator) -> list[int]:
    """Scored sentences of enough words, ``most`` at random."""
    rows = [i for i, s in enumerate(document.scored) if s.n_words >= MIN_WORDS]
    if len(rows) <= most:
        return rows
    return sorted(generator.choice(rows, most, replace=False).tolist())


def wordings(reading: Reading, index: WordIndex) -> tuple[Wording, ...]:
    """The wording of each scored sentence."""
    neutral = neutral_sentences(reading, index)
    pairs = zip(sentence_words(reading), neutral, strict=True)
    return tuple(Wording(tuple(words), _names(plain)) for words, plain in pairs)


def _names(neutral: list[str]) -> tuple[tuple[int, int], ...]:
    """Where a name begins and what follows within it ends."""
    firsts = [i for i, word in enumerate(neutral) if word == NAME]
    found = []
    for first in firsts:
        last = first + 1
        while last < len(neutral) and neutral[last] == "":
            last += 1
        found.append((first, last))
    return tuple(found)


def all_fact_names() -> list[str]:
    """The names of all facts that the word lists as they are can show."""
    classes = {
        name: {entry.label for entry, _ in load_lexicon(name)} - {NO_USE}
        for name in BY_CLASS
    }
    return fact_names(classes)
