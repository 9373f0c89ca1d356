"""The rules by which a source counts as right, and the figures themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsassay.models.evaluation.attribution import evaluate_attribution, same_source


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the Harbour Board", "Harbour Board", True),
        ("Mr. Holm", "Peter Holm", True),
        ("VHB", "Velmark Harbour Board", True),
        ("Holm", "Peter Weiss", False),
        ("Peter", "Peter Weiss", False),
        (None, None, True),
        (None, "Holm", False),
    ],
)
def test_same_source(a: str | None, b: str | None, same: bool) -> None:
    assert same_source(a, b) is same


def test_the_figures_do_not_fall(shared: Path) -> None:
    polnear, five, demo = evaluate_attribution(shared)
    figures = {str(row[0]): row[3] for row in polnear.rows[:3]}
    floors = {"cue": 0.75, "cue + source": 0.70, "content": 0.80}
    for name, floor in floors.items():
        value = figures[name]
        assert isinstance(value, float)
        assert value >= floor
    for table, floors_ in ((five, (0.9, 0.9, 0.9)), (demo, (0.9, 0.83, 0.88))):
        found = [x for x in table.rows[0][1:] if isinstance(x, float)]
        assert all(x >= y for x, y in zip(found, floors_, strict=True))
