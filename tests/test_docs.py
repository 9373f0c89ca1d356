"""What the documents say is what happens."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

from newsassay.pipeline.cli import main
from newsassay.pipeline.dictionary import dictionary

ARTICLE = (
    "The flood killed 43 people in Hollin on Monday and destroyed the lower bridge, "
    "the ministry said. “We will not go,” a farmer told the Valley Lantern. "
)


def blocks(root: Path, language: str, name: str = "README.md") -> list[str]:
    """The code blocks of a document in one language."""
    text = (root / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_documented_commands_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    for i in range(2):
        text = f"Flood {i}\n\n{ARTICLE * 5}"
        (tmp_path / "articles" / f"{i}.txt").write_text(text, encoding="utf-8")
    with (tmp_path / "crawl.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([("content", "outlet"), (ARTICLE * 5, "Lantern")])
    commands = [
        shlex.split(line, comments=True)[1:]
        for block in blocks(root, "sh")
        for line in block.splitlines()
        if line.startswith("newsassay ")
    ]
    assert len(commands) >= 4
    for command in commands:
        command = [c.replace("crawl.csv.gz", "crawl.csv") for c in command]
        assert main(command) == 0, command


def test_documented_python_runs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = blocks(root, "python")
    assert len(found) >= 2
    for block in found:
        exec(compile(block, "README.md", "exec"), {"__name__": "__main__"})
    assert (tmp_path / "build" / "readme-report" / "index.html").is_file()


@pytest.fixture(scope="module")
def reading_place(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a run of the demo corpus."""
    place = tmp_path_factory.mktemp("reading")
    demo, out = str(root / "seeds" / "demo"), str(place / "run")
    assert main(["score", demo, "--out", out, "--no-report"]) == 0
    return place


@pytest.mark.parametrize("number", range(6))
def test_the_examples_of_reading_run(
    root: Path, reading_place: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    found = blocks(root, "python", "docs/reading.md")
    assert len(found) == 6
    for module in re.findall(r"^import (\w+)", found[number], re.MULTILINE):
        pytest.importorskip(module)
    monkeypatch.chdir(reading_place)
    exec(compile(found[number], "reading.md", "exec"), {"__name__": "__main__"})


def test_documented_targets_are_there(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (root / name).read_text(encoding="utf-8")
        used = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", text, re.MULTILINE))
        assert used
        assert {a or b for a, b in used} <= targets, name
    contract = "help setup demo score report test bench train evaluate lint types clean"
    assert set(contract.split()) <= targets


def test_links_of_the_documents_lead_somewhere(root: Path) -> None:
    for path in (*root.glob("*.md"), *root.glob("seeds/*.md"), *root.glob("docs/*.md")):
        for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert link.startswith("http") or (path.parent / link).exists(), link


def test_the_data_dictionary_is_the_generated_one(root: Path) -> None:
    written = (root / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary("md"), "run make docs"


def test_every_list_has_its_source(root: Path) -> None:
    sources = (root / "seeds" / "SOURCES.md").read_text(encoding="utf-8")
    for path in (root / "seeds" / "lexicons").glob("*.tsv"):
        assert f"`{path.name}`" in sources or f"lexicons/{path.name}" in sources, path


def test_every_artefact_has_a_card(root: Path) -> None:
    folder = root / "models" / "artefacts"
    cards = {path.stem for path in folder.glob("*.md")}
    learned = {p.stem for p in folder.iterdir() if p.suffix in (".json", ".npz")}
    assert learned <= cards
    assert json.loads((folder / "scores.json").read_text("utf-8"))["scores"]
