"""The verb of a stretch's own clause."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate_sentence
from newsassay.features.names import find_names
from newsassay.models.clause_words import Words, sentence_words
from newsassay.models.clauses import bare, main_verb


def words(text: str) -> Words:
    document = annotate_sentence(text)
    span = 0, len(document.tokens)
    return sentence_words(document.tokens, span, find_names(document), frozenset())


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("the guards captured three towns", "captured"),
        ("the man who came late was arrested", "was"),
        ("After he left, the police came", "came"),
        ("On Monday he denied it", "denied"),
        ("as many as 90 votes were counted", "were"),
        ("the fact that it fell surprised the town", "surprised"),
        ("Last year he died", "died"),
        ("they deny the charge", "deny"),
        ("the men who fled", None),
        ("the allies we served alongside", None),
        ("weeks after the bridge was lost", None),
        ("in the week after it fell", None),
        ("As Okoro has written", None),
        ("have denied knowledge of the case", None),
        ("how the guards were told to leave", None),
        ("In a new film released Monday", None),
        ("the right of students to have a gun", None),
        ("the newly elected mayor of the town", None),
    ],
)
def test_main_verb(text: str, verb: str | None) -> None:
    sentence = words(text)
    found = main_verb(sentence, 0, len(sentence.tokens))
    assert (None if found is None else sentence.tokens.texts[found]) == verb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("because the bridge was lost", "the bridge was lost"),
        ("although it rained, the bridge was lost", None),
        ("After the vote the town was calm", None),
    ],
)
def test_bare(text: str, expected: str | None) -> None:
    sentence = words(text)
    first, last = bare(sentence, (0, len(sentence.tokens)))
    assert " ".join(sentence.tokens.texts[first:last]) == (expected or text).replace(
        ",", " ,"
    )


def test_nothing_is_taken_from_an_empty_stretch() -> None:
    assert bare(words(""), (0, 0)) == (0, 0)
