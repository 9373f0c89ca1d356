"""Treatment: the gap between the best and the worst treated."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors.treatment import EXTRACTOR
from newsassay.features.reading import read

DRY = "The road to the harbour was closed on Monday by the council. "
GOOD = (
    "Then Harlan won the award, and the brave, kind Harlan was honoured by the town. "
)
BAD = "Then Drell was jailed for cruel crimes, and the corrupt, shameless Drell fled. "


@pytest.mark.parametrize(
    ("text", "treated"),
    [
        (DRY, 0),
        (DRY + GOOD, 1),
        (DRY + "Then Drell met Harlan.", 0),
    ],
)
def test_a_gap_needs_two_actors(measure: Any, text: str, treated: int) -> None:
    result = measure(EXTRACTOR, text)["treatment_gap"]
    assert (result.value, result.n, result.spans) == (None, treated, ())


def test_the_gap_lies_between_the_most_and_the_least_favoured() -> None:
    reading = read(annotate(DRY + GOOD + BAD))
    result = EXTRACTOR.extract(reading).results[0]
    treatments = {a.name: a.treatment for a in reading.actors}
    assert result.value == treatments["Harlan"] - treatments["Drell"]
    assert result.value > 0.5
    labels = {s.text: s.label for s in result.spans}
    assert labels["brave"] == "favourable"
    assert labels["shameless"] == "unfavourable"


def test_equal_treatment_leaves_a_small_gap(measure: Any) -> None:
    text = DRY + "Then Drell met the men. Later Harlan met the men. " * 3
    assert measure(EXTRACTOR, text)["treatment_gap"].value < 0.1


@pytest.mark.parametrize(
    ("text", "against", "favour", "mentions"),
    [
        # the shameless Drell: one loaded word; two mentions in the author's voice
        ("Then the shameless Drell met Hadric.", ["shameless"], [], 2),
        ("Then the heroic Harlan met the shameless Drell.", ["shameless"],
         ["heroic"], 2),
        ("“Our Drell is a shameless thug,” said Ferrel, who met Drell.", [], [], 2),
    ],
)  # fmt: skip
def test_loaded_words_directed_at_actors_by_mention(
    measure: Any, text: str, against: list[str], favour: list[str], mentions: int
) -> None:
    found = measure(EXTRACTOR, DRY + text)
    for name, expected in (("unfavourable", against), ("favourable", favour)):
        result = found[f"{name}_per_mention"]
        assert [s.text for s in result.spans] == expected
        assert result.n == mentions
        weight = sum(s.weight for s in result.spans)
        assert result.value == pytest.approx(weight / mentions)


def test_without_mentions_nothing_is_counted(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, DRY).values()} == {None}
