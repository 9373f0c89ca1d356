"""Figures side by side, and what each article calls the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from newsassay.models.relations.figures import figure_rows
from newsassay.models.relations.pairs import read_statement
from newsassay.models.relations.rules import judge
from newsassay.models.relations.statement import Statement
from newsassay.models.relations.ties import Context, Finding
from newsassay.models.relations.wordings import act_wordings, actor_wordings


def _statements(*texts: str) -> list[Statement]:
    return [
        replace(read_statement(text, f"c{i}"), article=i, start=100)
        for i, text in enumerate(texts)
    ]


def _related(
    statements: Sequence[Statement],
) -> list[tuple[Statement, Statement, Finding]]:
    context = Context(False, "2025-03-04", "2025-03-04")
    return [
        (a, b, found)
        for i, a in enumerate(statements)
        for b in statements[i + 1 :]
        for found in judge(a, b, context)
    ]


def test_figures_for_one_thing_are_one_group() -> None:
    statements = _statements(
        "At least 61 passengers drowned when the ferry Marisol sank",
        "The sinking of the ferry Marisol killed 19 people",
        "More than 60 people died in the sinking of the ferry Marisol",
        "The ferry Marisol carried 31 cars",
    )
    rows = list(figure_rows(_related(statements)))
    assert {(r["article"], r["value"]) for r in rows} == {(0, 61), (1, 19), (2, 60)}
    assert {r["counted"] for r in rows} == {"killed"}
    assert next(r for r in rows if r["article"] == 2)["high"] is None


def test_words_for_one_act() -> None:
    statements = _statements(
        "Rebels captured the town of Ostrel", "The rebels seized Ostrel on Friday"
    )
    rows = list(act_wordings(_related(statements)))
    assert {r["wording"] for r in rows} == {"captured", "seized"}
    assert {r["subject"] for r in rows} == {"hold: ostrel"}
    assert {(r["start"], r["end"]) for r in rows} == {(107, 115), (111, 117)}


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The power-crazed Ilse Corvane won", "power-crazed Ilse Corvane"),
        ("Voters chose Ilse Corvane", "Ilse Corvane"),
        (
            "Ilse Corvane, the new mayor of Ost, spoke",
            "Ilse Corvane, the new mayor of Ost",
        ),
        ("Ilse Corvane, who won, spoke", "Ilse Corvane"),
    ],
)
def test_what_an_actor_is_called(text: str, wording: str) -> None:
    rows = list(
        actor_wordings(_statements(text), {"Ilse Corvane": [("ilse", "corvane")]})
    )
    assert [r["wording"] for r in rows] == [wording]
    assert rows[0]["voice"] == "author"


def test_a_title_that_stands_apart_has_no_offsets() -> None:
    apart = replace(read_statement("Ilse Corvane wins"), start=None)
    row = next(actor_wordings([apart], {"Ilse": [("ilse", "corvane")]}))
    assert row["start"] is None
    assert row["end"] is None
