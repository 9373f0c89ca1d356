"""Proper names, by their capitals."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate
from newsassay.features.names import find_names, name_text


def names(text: str) -> list[str]:
    """All names of a text."""
    document = annotate(text)
    return [name_text(document, n) for n in find_names(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guards met Lena Okoro in Westford.", ["Lena Okoro", "Westford"]),
        ("We asked the Bank of Arden's chief.", ["Bank of Arden"]),
        ("Today it met Omar bin Said.", ["Omar bin Said"]),
        (
            "The mayor then wrote about it to Gen. Marsh of Arden.",
            ["Gen. Marsh of Arden"],
        ),
        ("The port is closed.", []),
        ("It began on Monday in May.", []),
        ("There the minister, Clara May, spoke.", ["Clara May"]),
        ("A spokesman for the Center for Safe Water left.", ["Center for Safe Water"]),
        ("Then the NRF moved.", ["NRF"]),
        ("I think I saw it.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_first_word_counts_if_capitalised_elsewhere() -> None:
    assert names("Okoro left. People saw Okoro leave.") == ["Okoro", "Okoro"]
    assert names("Rivers rose. People saw rivers rise.") == []


def test_first_word_counts_before_a_known_name() -> None:
    text = "Lena Okoro left. The crowd saw Okoro leave."
    assert names(text) == ["Lena Okoro", "Okoro"]


def test_title_case_says_nothing_by_itself() -> None:
    text = "Harbour Workers Walk Out In Westford\n\nThe strike shut Westford today."
    assert names(text) == ["Westford", "Westford"]


def test_a_second_document_is_not_taken_for_the_first() -> None:
    assert names("We saw Lena.") == ["Lena"]
    assert names("We saw Omar.") == ["Omar"]
