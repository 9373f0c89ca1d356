"""Word forms made by rule."""

from __future__ import annotations

import pytest

from newsassay.features.inflection import inflect, plural

VERBS = [
    ("smear", {"smears", "smeared", "smearing"}),
    ("vilify", {"vilifies", "vilified", "vilifying"}),
    ("bash", {"bashes", "bashed", "bashing"}),
    ("betray", {"betrays", "betrayed", "betraying"}),
    ("pander", {"panders", "pandered", "pandering"}),
    ("slam", {"slams", "slammed", "slamming"}),
    ("peddle", {"peddles", "peddled", "peddling"}),
    ("panic", {"panics", "panicked", "panicking"}),
    ("lie", {"lies", "lied", "lying"}),
    ("cozy up", {"cozies up", "cozied up", "cozying up"}),
]

NOUNS = [
    ("thug", {"thugs"}),
    ("crony", {"cronies"}),
    ("witch hunt", {"witch hunts"}),
    ("slap in the face", {"slaps in the face"}),
    ("enemy of the people", {"enemies of the people"}),
    ("curse", {"curses"}),
]


@pytest.mark.parametrize(("entry", "forms"), VERBS)
def test_verbs(entry: str, forms: set[str]) -> None:
    made = inflect(entry, "verb")
    assert made[0] == entry
    assert forms <= set(made)


@pytest.mark.parametrize(("entry", "forms"), NOUNS)
def test_nouns_change_their_head(entry: str, forms: set[str]) -> None:
    assert set(inflect(entry, "noun")) == {entry} | forms


@pytest.mark.parametrize("pos", ["adj", "adv", "phrase"])
def test_other_words_stay(pos: str) -> None:
    assert inflect("vile", pos) == ("vile",)


def test_given_forms_replace_the_rule() -> None:
    assert inflect("slay", "verb", "slew|slain") == ("slay", "slew", "slain")
    assert inflect("greed", "noun", "-") == ("greed",)


def test_unknown_part_of_speech_is_refused() -> None:
    with pytest.raises(ValueError, match="'x' is not one of verb"):
        inflect("vile", "x")


@pytest.mark.parametrize(
    ("noun", "many"),
    [("mob", "mobs"), ("lie", "lies"), ("key", "keys"), ("ash", "ashes")],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
