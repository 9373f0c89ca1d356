"""What training counts of a sentence, as scoring will."""

from __future__ import annotations

from ...features.bias.facts import BY_CLASS, NO_USE, FactTable, fact_names
from ...features.bias.terms import Terms, article_terms
from ...features.bias.words import WordIndex
from ...features.document import annotate_sentence
from ...features.lexicon import load_lexicon
from ...features.reading import read


def sentence_terms(text: str, index: WordIndex, table: FactTable) -> Terms:
    """The terms of a text taken as one sentence, as it stands."""
    return article_terms(read(annotate_sentence(text)), index, table).terms.select([0])


def all_fact_names() -> list[str]:
    """The names of all facts that the word lists as they are can show."""
    classes = {
        name: {entry.label for entry, _ in load_lexicon(name)} - {NO_USE}
        for name in BY_CLASS
    }
    return fact_names(classes)
