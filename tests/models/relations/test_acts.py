"""What happened, and which way: denials, attempts, agreements that are broken."""

from __future__ import annotations

import pytest

from newsassay.models.relations.acts import find_acts


def sides(text: str) -> dict[str, int]:
    return {a.name: a.side for a in find_acts(tuple(text.lower().split()))}


@pytest.mark.parametrize(
    ("text", "act", "side"),
    [
        ("the bridge was closed", "open", -1),
        ("the bridge was not closed", "open", 1),
        ("troops took over the town", "hold", 1),
        ("troops failed to capture the town", "hold", -1),
        ("no box left the hall", "remove", -1),
        ("they broke the ceasefire", "breach", 1),
        ("nobody has established who fired the shot", "fire", 1),
        ("there was no sign that the whole long column advanced", "advance", -1),
    ],
)
def test_side_counts_denials(text: str, act: str, side: int) -> None:
    assert sides(text)[act] == side


def test_a_breach_needs_an_agreement() -> None:
    assert "breach" not in sides("the boy broke the window")


@pytest.mark.parametrize(
    ("text", "attempted"),
    [
        ("they wanted to capture it", True),
        ("a recount is to begin on monday", True),
        ("the bridge is to be opened", True),
        ("a recount began on monday", False),
    ],
)
def test_what_is_tried_or_planned_is_not_done(text: str, attempted: bool) -> None:
    assert [a.attempted for a in find_acts(tuple(text.split()))] == [attempted]


def test_what_remains_closed_is_the_thing_closed() -> None:
    (act,) = find_acts(tuple("the port remains closed".split()))
    assert act.passive
