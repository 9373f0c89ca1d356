"""Names in training sentences are masked or exchanged."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.features.bias.words import WordIndex
from newsassay.features.document import annotate_sentence
from newsassay.features.reading import read
from newsassay.models.train.bias_terms import Wording, wordings
from newsassay.models.train.names import Exchange

INDEX = WordIndex("<name> , . and blamed met the voted".split())
TEXT = "Ilse Marr met Tull, and Ilse Marr voted."
KNOWN = [
    Wording(("dale", "rook", "blamed", "oster"), ((0, 2), (3, 4))),
    Wording(("the", "orlan", "house", "of", "lords"), ((1, 5),)),
]


def wording(text: str) -> Wording:
    return wordings(read(annotate_sentence(text)), INDEX)[0]


def test_names_are_found_with_all_their_words() -> None:
    found = wording(TEXT)
    assert [found.words[a:b] for a, b in found.names] == [
        ("ilse", "marr"),
        ("tull",),
        ("ilse", "marr"),
    ]


@pytest.mark.parametrize(
    ("masked", "words"),
    [
        (1.0, "<name> met <name> , and <name> voted ."),
        (0.0, "dale rook met oster , and dale rook voted ."),
    ],
)
def test_names_are_masked_or_those_of_others(masked: float, words: str) -> None:
    exchange = Exchange(KNOWN, masked)
    assert " ".join(exchange(wording(TEXT), np.random.default_rng(0))) == words


def test_a_name_of_a_length_that_nobody_else_has_stays() -> None:
    exchange = Exchange(KNOWN[1:], 0.0)
    given = exchange(wording(TEXT), np.random.default_rng(0))
    assert given == wording(TEXT).words


def test_a_sentence_without_names_stays() -> None:
    plain = wording("The dam broke.")
    exchange = Exchange(KNOWN, 0.5)
    assert exchange(plain, np.random.default_rng(0)) == plain.words
