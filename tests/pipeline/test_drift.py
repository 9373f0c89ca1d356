"""Drift between runs: PSI by hand, shares, limits and exit codes."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsassay.models.schema import schemas
from newsassay.pipeline.cli import main
from newsassay.pipeline.drift import SKIPPED, Limits, measure_drift, stability
from newsassay.pipeline.output import MANIFEST, write_json, write_schema, write_tables

FEATURE = "loaded_author_per_100w"


def write(folder: Path, values: list[float | None], skipped: int = 0) -> Path:
    """A run with one article a value of one feature, and some articles skipped."""
    blank = dict.fromkeys(schemas()["articles"].names) | {
        "input": "a.jsonl", "row": 1, "source": "Pier", "source_known": True,
        "status": "scored", "n_words": 300, "n_sentences": 20,
    }  # fmt: skip
    rows: list[dict[str, Any]] = [
        blank | {"article_id": f"a{i}", FEATURE: value}
        for i, value in enumerate(values)
    ]
    rows += [
        blank | {"article_id": f"s{i}", "status": "skipped"} for i in range(skipped)
    ]
    folder.mkdir()
    (folder / ".parts").mkdir()
    tables = {
        n: [s.table(rows if n == "articles" else [])] for n, s in schemas().items()
    }
    write_tables(folder, tables, "parquet")
    write_schema(folder, "parquet")
    write_json(folder / MANIFEST, {"newsassay": "0.1.0", "versions": {}})
    return folder


TENTHS = [float(i) for i in range(1000)]


def test_the_index_by_hand() -> None:
    before = np.array(TENTHS)
    assert stability(before, before) == 0
    # all in the lowest tenth: 1 against .1, and nine tenths of half an article
    empty = 0.5 / 1004.5
    full = 1000 / 1004.5
    expected = (full - 0.1) * math.log(full / 0.1)
    expected += 9 * (empty - 0.1) * math.log(empty / 0.1)
    assert stability(np.zeros(1000), before) == pytest.approx(expected)


def test_missing_values_do_not_count_towards_the_index() -> None:
    before = np.array(TENTHS)
    assert stability(np.concatenate([before, [math.nan]]), before) == 0


@pytest.mark.parametrize(
    ("values", "skipped", "limits", "drifted"),
    [
        (TENTHS, 0, Limits(), set()),
        ([v + 500 for v in TENTHS], 0, Limits(), {FEATURE}),
        ([v + 500 for v in TENTHS], 0, Limits(psi=9.0), set()),
        (TENTHS, 200, Limits(), {SKIPPED}),
        (TENTHS, 200, Limits(skipped=0.2), set()),
        ([*TENTHS, *[None] * 200], 0, Limits(), {FEATURE}),
        ([*TENTHS, *[None] * 200], 0, Limits(missing=0.2), set()),
        ([v + 500 for v in TENTHS[:50]], 0, Limits(), set()),  # too few to tell
    ],
)
def test_what_counts_as_drifted(
    tmp_path: Path,
    values: list[float | None],
    skipped: int,
    limits: Limits,
    drifted: set[str],
) -> None:
    run = write(tmp_path / "now", values, skipped)
    earlier = write(tmp_path / "earlier", list(TENTHS))
    found = measure_drift(run, earlier, limits)
    assert {d.feature for d in found if d.drifted} == drifted


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = str(write(tmp_path / "earlier", list(TENTHS)))
    moved = str(write(tmp_path / "moved", [v + 500 for v in TENTHS]))
    assert main(["drift", earlier, "--against", earlier]) == 0
    assert main(["drift", moved, "--against", earlier]) == 1
    assert f"{FEATURE}" in capsys.readouterr().out
    assert main(["drift", moved, "--against", earlier, "--psi", "100"]) == 0
    capsys.readouterr()
    assert main(["drift", moved, "--against", earlier, "--format", "json"]) == 1
    rows = {r["feature"]: r for r in json.loads(capsys.readouterr().out)}
    assert rows[FEATURE]["drifted"] is True
    assert rows["hedges_per_100w"]["psi"] is None
    assert main(["drift", moved, "--against", str(tmp_path / "none")]) == 2
    with pytest.raises(SystemExit) as usage:
        main(["drift", moved, "--against", earlier, "--psi", "much"])
    assert usage.value.code == 2
