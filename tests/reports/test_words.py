"""The report's words for values."""

from __future__ import annotations

import pytest

from newsassay.models.schema import schemas
from newsassay.reports import words


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (None, "", "not measured"),
        (float("nan"), "", "not measured"),
        (0.4, "share", "40%"),
        (0.4, "", "0.40"),
        (12.0, "", "12"),
        (1.0, "", "1.00"),
        (-0.5, "", "−0.50"),
        (12345.678, "", "12,345.68"),
    ],
)
def test_numbers(value: float | None, unit: str, expected: str) -> None:
    assert words.number(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.62, ".62"), (0.0, ".00"), (0.999, "1.0"), (1.0, "1.0"), (None, "not measured")],
)
def test_probabilities(value: float | None, expected: str) -> None:
    assert words.probability(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0.84, "+0.84"), (-0.5, "−0.50"), (-0.001, "0.00")]
)
def test_contributions_carry_their_sign(value: float, expected: str) -> None:
    assert words.signed(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "little slant of its own"),
        (0.2499, "little slant of its own"),
        (0.25, "some slant"),
        (1.0, "heavy slant"),
        (None, "not measured"),
    ],
)
def test_bands(value: float | None, expected: str) -> None:
    assert words.band("bias", value) == expected


def test_an_interval_names_the_bands_it_touches() -> None:
    assert words.interval("bias", 0.3, 0.4) == "a narrow interval, all some slant"
    told = words.interval("bias", 0.2, 0.8)
    assert told.endswith("from little slant of its own to heavy slant")
    assert words.interval("bias", None, None) == "not measured"


def test_an_unlisted_key_is_shown_as_it_is() -> None:
    assert words.word("relation", "brand_new") == "brand new"
    assert words.note("relation", "brand_new") == ""


@pytest.mark.parametrize(
    ("table", "column", "group"),
    [
        ("relations", "relation", "relation"),
        ("attributions", "source_kind", "source_kind"),
        ("attributions", "quote", "quote"),
        ("attributions", "stance", "stance"),
        ("articles", "status", "status"),
        ("sentences", "kind", "kind"),
        ("sentences", "voice", "voice"),
    ],
)
def test_every_word_of_the_contract_has_words(
    table: str, column: str, group: str
) -> None:
    described = next(c for c in schemas()[table].columns if c.name == column)
    told = described.description.replace(" or ", ", ")
    values = [v.strip() for v in told.split(",")]
    listed = {key for key, *_ in words.entries(group)}
    assert set(values) == listed


def test_bands_begin_at_the_least_and_rise() -> None:
    for name, bands in words.bands().items():
        starts = [start for start, _ in bands]
        assert starts[0] == (-1 if name == "treatment" else 0), name
        assert starts == sorted(set(starts)), name
