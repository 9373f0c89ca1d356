"""What the deep model reads of a sentence."""

from __future__ import annotations

import pytest

from newsassay.features.bias.network import load_network
from newsassay.features.bias.terms import article_terms
from newsassay.features.bias.wording import sentence_words, voice_rows
from newsassay.features.document import annotate, annotate_sentence
from newsassay.features.reading import read

CASES = [
    ("Ilse Marr voted.", "ilse marr voted ."),
    ("Mr. Marr saw his wife.", "<name> . marr saw their spouse ."),
    ("The Liberals smeared Tull.", "the partisans smeared tull ."),
    ("The Democratic plan", "the partisan plan"),
    ("The democratic plan", "the democratic plan"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_names_stay_and_sides_become_one(text: str, words: str) -> None:
    rows = sentence_words(read(annotate_sentence(text)))
    assert " ".join(rows[0] if rows else []) == words


def test_each_row_of_terms_has_its_words() -> None:
    reading = read(
        annotate(
            "A long day.\n\nMarr called the plan “a shameless betrayal”. It rained."
        )
    )
    model = load_network()
    voices = article_terms(reading, model.index, model.table)
    rows = voice_rows(reading, voices.author)
    assert len(rows) == len(voices.terms.starts)
    scored = [reading.document.slice(s) for s in reading.document.scored]
    quoting = next(i for i, text in enumerate(scored) if "shameless" in text)
    assert "shameless" in rows[quoting]
    own = rows[voices.author[quoting]]
    assert "shameless" not in own
    assert "marr" in own
