"""Finding inputs: folders, patterns, names, and what is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsassay.pipeline.ingest import parse_mapping, read_inputs
from newsassay.pipeline.records import Failure, Record, Skipped, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with articles and other files, and a folder below it."""
    for name in ["b.txt", "a.md", "c.TXT", "README.md", ".hidden.txt", "photo.jpg"]:
        (tmp_path / name).write_text(f"{name} text", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text("d", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").write_text("e", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    return tmp_path


def names(paths: list[str]) -> list[str]:
    return [Path(found.input).name for found in read_inputs(paths)]


def test_a_folder_is_read_in_order_and_what_is_passed_over_is_noted(
    folder: Path,
) -> None:
    skipped: list[Skipped] = []
    found = list(read_inputs([str(folder)], skipped=skipped))
    read = [os.path.relpath(r.input, folder) for r in found if isinstance(r, Record)]
    assert read == ["a.md", "b.txt", "c.TXT", "below/d.txt"]
    assert len(found) == len(read)
    passed = {Path(item.input).name: item.reason for item in skipped}
    assert set(passed) == {".git", "loop", ".hidden.txt", "README.md", "photo.jpg"}
    assert "link" in passed["loop"]


def test_inputs_are_named_as_they_were_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    found = [record.input for record in read_inputs(["b.txt", "below", "*.md"])]
    assert found == ["b.txt", "below/d.txt", "README.md", "a.md"]


def test_patterns(folder: Path) -> None:
    assert names([f"{folder}/*.txt"]) == ["b.txt"]
    assert names([f"{folder}/[bc].*"]) == ["b.txt", "c.TXT"]
    assert names([f"{folder}/bel*"]) == ["d.txt"]
    below = names([f"{folder}/below/**"])
    assert below == ["d.txt"]


def test_a_name_with_magic_characters_is_a_file_first(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text("text", encoding="utf-8")
    assert names([str(path)]) == ["a[1].txt"]


@pytest.mark.parametrize(
    ("name", "stage", "part"),
    [
        ("none.txt", "find", "no such file"),
        ("none*.txt", "find", "pattern"),
        ("photo.jpg", "open", "'.jpg'"),
        ("plain", "open", "ending"),
        ("empty", "find", "no article"),
        ("dangling.txt", "open", "cannot be read"),
        ("pipe.txt", "open", "regular"),
        ("x" * 5000, "find", "too long"),
        ("nul\x00.txt", "find", "no such file"),
    ],
)
def test_what_cannot_be_read_is_a_failure_and_the_rest_goes_on(
    folder: Path, name: str, stage: str, part: str
) -> None:
    (folder / "plain").write_text("x", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    paths = [str(folder / name), str(folder / "b.txt")]
    failure, record = read_inputs(paths)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.row) == (stage, None)
    assert part in failure.error
    assert failure.hint
    assert isinstance(record, Record)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (failure,) = read_inputs([str(folder / "b.txt")])
    assert isinstance(failure, Failure)
    assert "ermission" in failure.error


def test_a_name_that_is_no_text_can_still_be_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text("text", encoding="utf-8")
    (record,) = read_inputs([str(tmp_path)])
    assert isinstance(record, Record)
    assert record.input.encode().endswith(b"/\\xff.txt")
    assert record.source == "\\xff"


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.b.txt"])
def test_the_stem_stands_for_an_unknown_source(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (found,) = read_inputs([str(tmp_path / name)])
    if isinstance(found, Record):
        assert (found.source, found.source_known) == (name.split(".txt")[0], False)


def test_reading_is_lazy(folder: Path) -> None:
    found = read_inputs([str(folder / "b.txt"), str(folder / "late.txt")])
    next(found)
    (folder / "late.txt").write_text("late", encoding="utf-8")
    late = next(found)
    assert isinstance(late, Record)
    assert late.text == "late"


def test_the_demo_reads_as_it_says(root: Path) -> None:
    found = list(read_inputs([str(root / "seeds" / "demo")]))
    assert all(isinstance(record, Record) for record in found)
    records = [record for record in found if isinstance(record, Record)]
    assert len(records) == 22
    assert all(r.source_known and r.title and r.author for r in records)
    assert all(r.published for r in records)
    assert {r.source for r in records} == {
        *("Meridian Wire", "Valley Lantern", "Ostrana Ledger", "Daily Thunderbolt"),
        *("Harbour Courier", "Diario del Estrecho"),
    }


def test_a_mapping() -> None:
    assert parse_mapping("text=content, source = outlet") == {
        "text": "content",
        "source": "outlet",
    }
    assert parse_mapping("text=a=b") == {"text": "a=b"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "FIELD=COLUMN"),
        ("text", "'text'"),
        ("text=", "'text='"),
        ("=content", "'=content'"),
        ("text=a,text=b", "twice"),
        ("text=a,,", "FIELD=COLUMN"),
    ],
)
def test_a_mapping_that_makes_no_sense(text: str, part: str) -> None:
    with pytest.raises(UsageError, match=r"--map") as caught:
        parse_mapping(text)
    assert part in str(caught.value)


def test_an_unknown_field_is_told_with_the_known() -> None:
    with pytest.raises(UsageError, match=r"'body'.*text, title"):
        parse_mapping("body=content")
    with pytest.raises(UsageError, match="'body'"):
        read_inputs(["-"], mapping={"body": "content"})
