"""What of a sentence may count as slant."""

from __future__ import annotations

import pytest

from newsassay.features.bias.neutral import neutral_words
from newsassay.features.document import tokenize

COMMON = frozenset(
    "the then a voted to cut taxes again plan is bold said in hill licking boot media for all and lost".split()
)
CASES = [
    ("The mayor voted.", "the mayor voted ."),
    ("Then Ilse Marr voted.", "then <name> voted ."),
    ("Marr voted to cut taxes.", "<name> voted to cut taxes ."),
    ("Taxes, said Marr.", "taxes , said <name> ."),
    ("The Orlan House voted", "the <name> voted"),
    ("Marr and Tull voted", "<name> and <name> voted"),
    ("Boot-licking media voted", "boot-licking media voted"),
    ("Marr Voted To Cut Taxes Again", "<name> voted to cut taxes again"),
    ("MARR VOTED TO CUT TAXES", "<name> voted to cut taxes"),
    ("The plan is Orwellian.", "the plan is orwellian ."),
    ("They met in May.", "they met in may ."),
    ("Mr. Marr voted", "<name> . <name> voted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), CASES)
def test_names_become_one_word(text: str, words: str) -> None:
    tokens = tokenize(text)
    found = neutral_words(tokens.texts, tokens.norms, COMMON)
    assert len(found) == len(tokens)
    assert " ".join(filter(None, found)) == words


SWAPS = [
    ("He said his wife left him.", "She said her husband left her."),
    ("The liberals smeared the conservative.", "The conservatives smeared the liberal."),
    ("The Republicans caved in to Marr.", "The Democrats caved in to Tull."),
    ("A Muslim boy prayed in the mosque.", "A Christian girl prayed in the church."),
    ("Left-wing thugs rule the town.", "Right-wing thugs rule the town."),
    ("Aid from Norway went to Kenya.", "Aid from France went to Peru."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SWAPS)
def test_sides_exchanged_leave_the_same_words(one: str, other: str) -> None:
    first, second = tokenize(one), tokenize(other)
    assert neutral_words(first.texts, first.norms, COMMON) == neutral_words(
        second.texts, second.norms, COMMON
    )


def test_what_judges_stays() -> None:
    tokens = tokenize("The liberals smeared the mayor.")
    assert "smeared" in neutral_words(tokens.texts, tokens.norms, COMMON)
