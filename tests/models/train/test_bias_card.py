"""What the cards of the models of slant say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from newsassay.models.train.bias_card import (
    held_out_figures,
    made_on,
    outlet_rows,
    reliability_rows,
    set_rows,
)

P = np.array([0.05, 0.15, 0.35, 0.65, 0.85, 0.95])
LABELS = np.array([0, 0, 1, 0, 1, 1])


def test_the_day_is_that_of_the_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert made_on() == "1970-01-02"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert made_on().startswith("no day")


def test_rows_of_outlets_are_counted_by_hand() -> None:
    rows = outlet_rows(P, LABELS, ["b", "a", "a", "a", "b", "b"], 0.6)
    assert rows == [
        "| a | 3 | 0.33 | 0.33 | 0.500 |",
        "| b | 3 | 0.67 | 0.67 | 1.000 |",
    ]


def test_rows_of_tenths_leave_out_empty_ones() -> None:
    rows = reliability_rows(np.array([0.05, 0.07, 0.95]), np.array([0, 1, 1]))
    assert rows == [
        "| 0.0-0.1 | 0.060 | 0.500 | 2 |",
        "| 0.9-1.0 | 0.950 | 1.000 | 1 |",
    ]


def test_sets_are_scored_and_those_missing_left_out(tmp_path: Path) -> None:
    path = tmp_path / "data" / "eval" / "babe" / "dev.jsonl"
    path.parent.mkdir(parents=True)
    rows = 4 * [{"text": f"t{i}", "label": int(y)} for i, y in enumerate(LABELS)]
    rows.append({"text": " ", "label": 1})
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = set_rows(tmp_path, lambda texts: P[[int(text[1:]) for text in texts]], 0.6)
    assert len(found) == 1
    # eight of nine pairs in order; right at .6: labels 0, 1 and 4, 5
    assert found[0].startswith("| BABE dev | 24 | 0.889 (")
    assert found[0].endswith("| 0.667 |")


def test_the_calibration_error_is_of_outlets_calibrated_by_others() -> None:
    # two halves of outlets whose labels contradict one another
    probability = np.tile([0.1, 0.9], 60)
    outlets = [f"outlet {i // 10}" for i in range(120)]
    labels = np.tile([0, 1], 60)
    figures = held_out_figures(probability, labels, outlets, 0.5)
    assert figures["held_out_auc"] == figures["held_out_macro_f1"] == 1.0
    assert figures["held_out_outlets"] == 12
    assert figures["calibration_error"] == pytest.approx(0.0, abs=0.01)
