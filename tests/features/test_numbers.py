"""Numbers: what is counted, how exactly, and what is no quantity."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate_sentence
from newsassay.features.numbers import Number, find_numbers


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of one sentence."""
    document = annotate_sentence(text)
    return find_numbers(document, 0, len(document.tokens))


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit", "counted"),
    [
        ("Around 300 rebel fighters are reported to have been killed.",
         300, 270, 330, None, "rebel fighters killed"),
        ("60 rebel fighters had been reportedly killed.",
         60, 60, 60, None, "rebel fighters killed"),
        ("Dozens of guards were wounded.", 24, 24, 99, None, "guards injured"),
        ("The tunnels shelter up to 50,000 men.", 50_000, 0, 50_000, None, "men"),
        ("His troops were more than 6,000.", 6000, 6000, None, None, None),
        ("At least 15 were hurt.", 15, 15, None, None, "injured"),
        ("Nearly 60 percent of voters stayed away.", 60, 54, 60, "%", "voters"),
        ("They lost 40 to 50 houses.", 45, 40, 50, None, "houses lost"),
        ("They own 40-50 boats.", 45, 40, 50, None, "boats"),
        ("It cost $1.2 million.", 1_200_000, 1_200_000, 1_200_000, "$", None),
        ("It owes more than $5bn.", 5e9, 5e9, None, "$", None),
        ("Half of the members resigned.", 50, 50, 50, "%", "members"),
        ("Two-thirds of pupils passed.", 66.6667, 66.6667, 66.6667, "%", "pupils"),
        ("Two dozen eggs broke.", 24, 24, 24, None, "eggs"),
        ("Tens of thousands of people marched.",
         20_000, 20_000, 99_999, None, "people"),
        ("Two hundred and fifty thousand votes were cast.",
         250_000, 250_000, 250_000, None, "votes"),
        ("A two-week offensive ended.", 2, 2, 2, "week", "offensive"),
        ("The 115-kilometre-long valley is narrow.",
         115, 115, 115, "km", "valley"),
        ("Between 2 and 4 ships sank.", 3, 2, 4, None, "ships"),
        ("2 to 3 million people fled.",
         2_500_000, 2_000_000, 3_000_000, None, "people displaced"),
        ("One soldier fell.", 1, 1, 1, None, "soldier"),
        ("Several officials left.", 3, 3, 9, None, "officials"),
        ("One in five voters stayed home.", 20, 20, 20, "%", "voters"),
        ("Nine out of ten homes lost power.", 90, 90, 90, "%", "homes lost"),
        ("Shares fell by nearly a quarter.", 25, 22.5, 25, "%", None),
        ("Half a million people marched.", 5e5, 5e5, 5e5, None, "people"),
        ("One and a half million doses came.", 1.5e6, 1.5e6, 1.5e6, None, "doses"),
        ("A couple of hundred protesters came.", 200, 200, 300, None, "protesters"),
        ("They need €300-400 million.", 3.5e8, 3e8, 4e8, "€", None),
        ("The death toll rose to 46.", 46, 46, 46, None, "killed"),
        ("It raised $2.5bn.", 2.5e9, 2.5e9, 2.5e9, "$", None),
        ("They hold three districts.", 3, 3, 3, None, "districts"),
        ("Prices rose 3 percent.", 3, 3, 3, "%", None),
        ("At least two people, including a child, were killed.",
         2, 2, None, None, "people killed"),
    ],
)  # fmt: skip
def test_quantity(
    text: str,
    value: float,
    low: float,
    high: float | None,
    unit: str | None,
    counted: str | None,
) -> None:
    (number,) = numbers(text)
    assert (number.value, number.low, number.high) == (value, low, high)
    assert (number.unit, number.counted) == (unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 1996.",
        "They met on 15 August.",
        "They met on August 15, 2021.",
        "He came at 7:36 p.m. and left.",
        "The 1980s were hard.",
        "It ruled from 1996-2001.",
        "Call 555-1234 now.",
        "The home side won 3-2.",
        "Under Article 50 it leaves.",
        "John Smith, 34, was there.",
        "A 30-year-old man was there.",
        "The 5th army came.",
        "No one knew, and one of them asked.",
        "He flew an F-16 and caught COVID-19.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("Around 300 rebels fell.", "around"),
        ("More than 6,000 rebels fell.", "more than"),
        ("Up to 90 votes were lost.", "up to"),
        ("Dozens of rebels fell.", "dozens"),
        ("A few dozen rebels fell.", "few dozen"),
        ("Between 20 and 30 rebels fell.", None),
        ("Some rebels, 30 in all, fell.", None),
    ],
)
def test_approximator(text: str, rough: str | None) -> None:
    (number,) = numbers(text)
    assert number.approximator == rough


def test_a_state_before_its_object_is_not_the_subject_s() -> None:
    first, second = numbers("The quake of magnitude 6.4 killed four.")
    assert (first.counted, second.counted) == (None, "killed")


def test_up_to_a_level_is_two_numbers() -> None:
    first, second = numbers("Prices rose 3 percent to 140 crowns.")
    assert (first.value, first.unit) == (3, "%")
    assert (second.value, second.counted) == (140, "crowns")


def test_two_numbers_with_their_own_states() -> None:
    first, second = numbers("The blast killed 12 people and injured 30.")
    assert (first.counted, second.counted) == ("people killed", "injured")


def test_offsets_cover_bound_and_unit() -> None:
    text = "The front holds around 80 km of road."
    (number,) = numbers(text)
    assert text[number.start : number.end] == number.text == "around 80 km"


def test_only_the_tokens_asked_for() -> None:
    document = annotate_sentence("Three men met four women.")
    assert [n.value for n in find_numbers(document, 3, 5)] == [4]
