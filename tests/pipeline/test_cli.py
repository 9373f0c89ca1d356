"""The command line as a user meets it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsassay.pipeline.cli import main
from newsassay.pipeline.printable import printable

PARAGRAPH = (
    "The river rose for the third day and the council met at noon, the mayor said. "
    "Engineers said that at least 40 houses may have to be left by Friday. "
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "flood.txt"
    path.write_text("River rises\n\n" + PARAGRAPH * 6, encoding="utf-8")
    return path


def test_score_prints_the_reports_path_and_sums_up(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["score", str(article), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(out / "index.html")
    assert "1 articles" in said.err
    assert "1 scored" in said.err


def test_what_fails_is_named_and_the_rest_is_scored(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "short.txt").write_text("A few words only.", encoding="utf-8")
    out = tmp_path / "out"
    paths = [str(article), str(tmp_path / "short.txt"), str(tmp_path / "none.txt")]
    assert main(["score", *paths, "--out", str(out), "--no-report"]) == 1
    said = capsys.readouterr()
    assert "skipped 1: fewer than 50 words" in said.err
    assert "none.txt" in said.err
    assert said.out.strip() == str(out)
    assert not (out / "index.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scroe"],
        ["score", "x.txt"],
        ["score", "x.txt", "--out", "o", "--workers", "0"],
        ["score", "x.txt", "--out", "o", "--format", "xml"],
        ["score", "x.txt", "--out", "o", "--map", "text"],
    ],
)
def test_usage_is_exit_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "x.txt", "--out", "o", "--map", "txt=a"], "unknown field 'txt'"),
        (["validate", "x.txt", "--map", "text"], "--map: 'text' is not FIELD=COLUMN"),
        (["score", "x", "--out", "o", "--workers", "0"], "'0' is not a whole number"),
        (
            ["score", "x", "--out", "o", "--min-words", "-1"],
            "'-1' is not a whole number",
        ),
        (["compare", "a", "b", "--at-least", "2"], "not a number between 0 and 1"),
        (["drift", "a", "--against", "b", "--psi", "nan"], "not a number of 0 or more"),
        (["drift", "a", "--against", "b", "--min-articles", "x"], "a whole number of"),
    ],
)
def test_usage_names_the_option_and_the_mend(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err


def test_usage_found_later_is_exit_code_2_too(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path)]) == 2
    assert "holds no run" in capsys.readouterr().err
    out = tmp_path / "out"
    assert main(["score", str(article), "--out", str(out), "--now", "noon"]) == 2
    assert main(["score", str(article), "--out", str(article)]) == 2


def test_what_was_not_read_is_said_on_standard_error(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (article.parent / "photo.jpg").write_bytes(b"x")
    out = tmp_path / "out"
    assert main(["score", str(article.parent), "--out", str(out), "--no-report"]) == 0
    said = capsys.readouterr().err
    assert "photo.jpg: no format known by this ending" in said


def test_a_run_without_a_readable_article_is_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("text,title\n", encoding="utf-8")
    assert main(["score", str(empty), "--out", str(tmp_path / "out")]) == 1
    assert "no article could be read" in capsys.readouterr().err
    assert (tmp_path / "out" / "index.html").is_file()


def test_report_and_explain_read_a_run_of_any_format(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for format in ("csv", "jsonl", "parquet"):
        out = tmp_path / format
        options = ["--format", format, "--no-report"]
        assert main(["score", str(article), "--out", str(out), *options]) == 0
        assert main(["report", str(out)]) == 0
        [page] = (out / "articles").glob("*.html")
        capsys.readouterr()
        assert main(["explain", str(out), page.stem.split("-")[-1]]) == 0
        assert "River rises" in capsys.readouterr().out
    assert main(["explain", str(out), "nobody"]) == 2


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": PARAGRAPH * 6, "source": "Lantern"})
    stdin = io.TextIOWrapper(io.BytesIO(line.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = tmp_path / "out"
    options = ["--format", "jsonl", "--no-report"]
    assert main(["score", "-", "--out", str(out), *options]) == 0
    [row] = map(json.loads, (out / "articles.jsonl").read_text("utf-8").splitlines())
    assert (row["input"], row["source"], row["status"]) == ("-", "Lantern", "scored")


def test_validate_scores_nothing(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", str(article)]) == 0
    assert "1 articles can be read" in capsys.readouterr().out
    assert main(["validate", str(tmp_path / "none.txt")]) == 1


@pytest.mark.parametrize("form", ["md", "json"])
def test_features_prints_the_dictionary(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["features", "--format", form]) == 0
    text = capsys.readouterr().out
    assert "loaded_author_per_100w" in text
    if form == "json":
        assert json.loads(text)["resources"][0]["name"] == "articles"


def test_names_from_outside_cannot_steer_a_terminal() -> None:
    assert printable("a\x1b[31m\r\nb\u202e") == "a\\x1b[31m\\r\\nb\\u202e"


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("newsassay")
    done = subprocess.run(
        [command, "--version"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.strip()


def test_a_full_disk_is_said_with_the_mend(
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsassay.pipeline.parts.Parts.save", full)
    out = tmp_path / "out"
    assert main(["score", str(article), "--out", str(out), "--no-report"]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "--resume" in said
    assert not list(out.glob("*.parquet"))
