"""Two runs compared: what moved, what appeared and what went, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from newsassay.models.schema import schemas
from newsassay.pipeline.cli import main
from newsassay.pipeline.comparison import compare_runs
from newsassay.pipeline.output import MANIFEST, write_json, write_schema, write_tables
from newsassay.pipeline.records import UsageError

Row = Mapping[str, Any]


def article(id: str, bias: float | None = 0.4, **other: Any) -> dict[str, Any]:
    row = dict.fromkeys(schemas()["articles"].names)
    row |= {
        "article_id": id, "input": "a.jsonl", "row": 1, "source": "Valley Lantern",
        "source_known": True, "status": "scored", "title": f"Title of {id}",
        "n_words": 300, "n_sentences": 20,
    }  # fmt: skip
    if bias is not None:
        row |= {"bias": bias, "bias_low": bias - 0.1, "bias_high": bias + 0.1}
        row |= {"reliability": 0.5, "reliability_low": 0.4, "reliability_high": 0.6}
    return row | other


def part(id: str, feature: str, value: float) -> dict[str, Any]:
    return {
        "article_id": id,
        "score": "bias",
        "feature": feature,
        "contribution": value,
    }


def outlet(name: str, bias: float | None) -> dict[str, Any]:
    row = {"source": name, "n_articles": 6, "bias": bias}
    if bias is not None:
        row |= {"bias_low": bias - 0.01, "bias_high": bias + 0.01}
    return row


def write(folder: Path, models: str = "12ab", **rows: list[dict[str, Any]]) -> Path:
    folder.mkdir()
    tables = {n: [s.table(rows.get(n, []))] for n, s in schemas().items()}
    (folder / ".parts").mkdir()
    write_tables(folder, tables, "parquet")
    write_schema(folder, "parquet")
    versions = {"models": models, "lexicons": "ef"}
    write_json(folder / MANIFEST, {"newsassay": "0.1.0", "versions": versions})
    return folder


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path]:
    before = write(
        tmp_path / "before",
        articles=[
            article("moved"),
            article("same"),
            article("gone"),
            article("old", source="Pier", input_id="7"),
        ],
        contributions=[
            part("moved", "(base)", -1.0),
            part("moved", "loaded_author_per_100w", 0.1),
            part("moved", "headline_question", 0.2),
        ],
        sources=[outlet("Valley Lantern", 0.40)],
    )
    after = write(
        tmp_path / "after",
        models="34cd",
        articles=[
            article("moved", 0.7),
            article("same", 0.42),
            article("new", source="Pier", input_id="7", bias=None),
            article("fresh"),
        ],
        contributions=[
            part("moved", "(base)", -1.0),
            part("moved", "loaded_author_per_100w", 1.3),
            part("moved", "headline_question", 0.1),
        ],
        sources=[outlet("Valley Lantern", 0.55), outlet("Pier", None)],
    )
    return before, after


def test_what_moved_appeared_and_went(runs: tuple[Path, Path]) -> None:
    changes = compare_runs(*runs, 0.05)
    assert [(c.what, c.id, c.change, c.score) for c in changes] == [
        ("article", "moved", "moved", "bias"),
        ("article", "new", "moved", "bias"),  # found by outlet and input_id
        ("article", "new", "moved", "reliability"),
        ("article", "gone", "gone", None),
        ("article", "fresh", "appeared", None),
        ("outlet", "Valley Lantern", "moved", "bias"),
        ("outlet", "Pier", "appeared", None),
    ]
    first, second = changes[:2]
    assert (first.before, first.after, first.clear) == (0.4, 0.7, True)
    assert first.why == "loaded_author_per_100w +1.20, headline_question -0.10"
    assert (second.before, second.after, second.clear) == (0.4, None, None)


def test_a_change_inside_both_intervals_is_not_clear(runs: tuple[Path, Path]) -> None:
    same = [c for c in compare_runs(*runs, 0.01) if c.id == "same"]
    assert [c.clear for c in same] == [False]


def test_an_outlets_movers_are_its_articles_mean(runs: tuple[Path, Path]) -> None:
    [outlet] = [c for c in compare_runs(*runs, 0.05) if c.what == "outlet" and c.score]
    assert outlet.why == "loaded_author_per_100w +1.20, headline_question -0.10"


def test_the_command_names_versions_and_prints_json_and_csv(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = map(str, runs)
    assert main(["compare", before, after]) == 0
    out, err = capsys.readouterr()
    assert "article moved: Title of moved [moved]" in out
    assert "bias 0.40 -> 0.70 loaded_author_per_100w +1.20" in out
    assert out.splitlines()[-1] == "4 moved, 1 gone, 2 appeared"
    assert "models: 12ab, then 34cd" in err
    assert "lexicons" not in err
    assert main(["compare", before, after, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 7
    assert main(["compare", before, after, "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("what,id,name,change,score")
    assert len(lines) == 8


def test_a_cell_like_a_formula_is_guarded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = write(tmp_path / "before", articles=[article("a", title="=1+1")])
    after = write(tmp_path / "after")
    assert main(["compare", str(before), str(after), "--format", "csv"]) == 0
    assert "'=1+1" in capsys.readouterr().out


def test_no_run_is_a_usage_error(runs: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no run"):
        compare_runs(runs[0], tmp_path / "none", 0.05)
    assert main(["compare", str(runs[0]), str(tmp_path / "none")]) == 2
