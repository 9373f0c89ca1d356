"""Two texts compared: each relation, both ways, and any text at all."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from newsassay.models.relations.pairs import compare, read_text

PAIRS = [
    (
        "Around 300 Sarran fighters were killed in the ambush at Ketta",
        "60 Sarran fighters were killed at Ketta",
        "conflict_number",
    ),
    (
        "More than 40 people were killed when the dam at Ketta burst",
        "The death toll at Ketta stood at 46",
        "agree",
    ),
    (
        "The Hollin bridge was closed to all traffic",
        "The Hollin bridge reopened on Tuesday",
        "conflict_state",
    ),
    (
        "The council approved the recount in Hollin",
        "The council rejected the recount in Hollin",
        "conflict_polarity",
    ),
    (
        "Castrel opened the gates of the dam",
        "Merrow opened the gates of the dam",
        "conflict_actor",
    ),
    (
        "Rebels seized the radio station in Hollin",
        "The radio station in Hollin was captured by rebels",
        "agree",
    ),
    (
        "31 people were injured at the gate in Lorne",
        "31 people were arrested at the gate in Lorne",
        "none",
    ),
    ("Rain fell on Hollin", "The minister has resigned in Ostrana", "none"),
    (
        "Residents said they had heard shelling from the hills through the night",
        "Residents said they heard shelling from the hills through the night",
        "copied_text",
    ),
]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS)
def test_relation_is_told_both_ways(a: str, b: str, relation: str) -> None:
    first, second = read_text(a), read_text(b)
    assert compare(first, second).relation == relation
    assert compare(second, first).relation == relation


@pytest.mark.parametrize("text", ["", " ", "word", "🙂", "a" * 5000, "\ud800", "12 %"])
def test_any_text_compares_within_bounds(text: str) -> None:
    found = compare(read_text(text), read_text("The dam at Hollin broke"))
    for name in ("same_event", "equivalent", "agree", "conflict", "copied"):
        assert 0.0 <= getattr(found, name) <= 1.0


def test_own_pairs_are_balanced_and_split_by_event() -> None:
    path = files("newsassay.seeds").joinpath("gold", "pairs.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 150
    parts = {p: {r["event"] for r in rows if r["split"] == p} for p in ("dev", "test")}
    assert not parts["dev"] & parts["test"]
    assert sum(r["relation"] == "none" for r in rows) >= len(rows) / 5
