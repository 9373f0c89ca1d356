"""Stems, and keys that transliterations of a name share."""

from __future__ import annotations

import pytest

from newsassay.models.relations.words import spelling_key, stem, term, word


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Massoud", "Masood"),
        ("Ahmad", "Ahmed"),
        ("Baghlan", "Baglan"),
        ("Mohammed", "Muhammad"),
        ("Zaynab", "Zainab"),
    ],
)
def test_transliterations_share_a_key(a: str, b: str) -> None:
    assert spelling_key(a) == spelling_key(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Kabul", "Kunar"), ("Renn", "Ryan"), ("Moran", "Merlin")]
)
def test_other_names_do_not(a: str, b: str) -> None:
    assert spelling_key(a) != spelling_key(b)


@pytest.mark.parametrize(
    ("forms"),
    [("attack", "attacks", "attacked", "attacking"), ("supply", "supplies"),
     ("open", "opened", "opening"), ("stop", "stopped", "stopping")],
)  # fmt: skip
def test_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(f) for f in forms}) == 1


def test_common_words_keep_their_stem() -> None:
    assert term(word("Authority")) == stem("authority")
