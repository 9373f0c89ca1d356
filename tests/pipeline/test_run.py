"""A run from files to tables: complete, repeatable, resumable, safe."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsassay.models.schema import schemas
from newsassay.pipeline import run as run_module
from newsassay.pipeline.records import UsageError
from newsassay.pipeline.run import Request, run

PARAGRAPH = (
    "The flood killed {n} people in Hollin on Monday and destroyed bridge {n}, the "
    "ministry said. Engineers said that at least {n} houses may have been destroyed. "
    "“We will not go,” a farmer told the Valley Lantern on Monday."
)


def corpus(folder: Path, n: int = 5) -> Path:
    """``n`` articles of one outlet, the last repeating the first, and a bad line."""
    folder.mkdir()
    lines = []
    for i in range(n):
        text = "\n".join(PARAGRAPH.format(n=10 * i + k) for k in range(5))
        lines.append(
            {"id": f"a{i}", "source": "Lantern", "title": "Flood", "text": text}
        )
    lines[-1]["text"] = lines[0]["text"]
    body = "\n".join(json.dumps(line) for line in lines)
    (folder / "articles.jsonl").write_text(body + "\n{broken\n", encoding="utf-8")
    return folder


def request(tmp_path: Path, **options: object) -> Request:
    source = tmp_path / "in"
    if not source.exists():
        corpus(source)
    return Request((str(source),), tmp_path / "out", **options)  # type: ignore[arg-type]


def tables(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.is_file()}


def rows(out: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(out / f"{name}.parquet").to_pylist()
    return found


def test_every_table_is_there_and_offsets_index_the_text(tmp_path: Path) -> None:
    counts = run(request(tmp_path))
    out = tmp_path / "out"
    assert (counts["scored"], counts["duplicate"], counts["errors"]) == (4, 1, 1)
    for name, schema in schemas().items():
        table = pq.read_table(out / f"{name}.parquet")
        assert table.schema.equals(schema.arrow), name
    texts = {r["article_id"]: r["text"] for r in rows(out, "texts")}
    for name in ("sentences", "spans", "claims"):
        found = rows(out, name)
        assert found, name
        for row in found:
            if row["start"] is not None:
                text = str(texts[row["article_id"]])
                assert text[row["start"] : row["end"]] == row["text"]  # type: ignore[misc]
    assert not (out / ".parts").exists()


def test_values_keep_to_the_schema(tmp_path: Path) -> None:
    run(request(tmp_path))
    for name, schema in schemas().items():
        for row in rows(tmp_path / "out", name):
            for column in schema.columns:
                value = row[column.name]
                assert value is not None or column.nullable, (name, column.name)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    assert column.low is None or value >= column.low, column.name
                    assert column.high is None or value <= column.high, column.name


def test_a_duplicate_repeats_scores_and_adds_no_claims(tmp_path: Path) -> None:
    run(request(tmp_path))
    articles = rows(tmp_path / "out", "articles")
    first, last = articles[0], articles[-1]
    assert last["status"] == "duplicate"
    assert last["duplicate_of"] == first["article_id"]
    assert last["bias"] == first["bias"] is not None
    claims = {r["article_id"] for r in rows(tmp_path / "out", "claims")}
    assert first["article_id"] in claims
    assert last["article_id"] not in claims
    [source] = rows(tmp_path / "out", "sources")
    assert source["n_articles"] == 5
    assert source["grade"] is not None


def test_contributions_add_up(tmp_path: Path) -> None:
    from newsassay.models.additive import logistic

    run(request(tmp_path))
    sums: dict[tuple[object, object], float] = {}
    for row in rows(tmp_path / "out", "contributions"):
        key = row["article_id"], row["score"]
        sums[key] = sums.get(key, 0.0) + float(row["contribution"])  # type: ignore[arg-type]
    scored = [r for r in rows(tmp_path / "out", "articles") if r["status"] == "scored"]
    assert len(sums) == 2 * len(scored)
    for article in scored:
        for score in ("bias", "reliability"):
            total = sums[article["article_id"], score]
            assert logistic(total) == pytest.approx(article[score], abs=1e-12)


@pytest.mark.parametrize("format", ["parquet", "csv", "jsonl"])
def test_a_second_run_gives_the_same_bytes(tmp_path: Path, format: str) -> None:
    run(request(tmp_path, format=format))
    first = tables(tmp_path / "out")
    run(request(tmp_path, format=format))
    assert tables(tmp_path / "out") == first


def test_workers_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "BATCH", 2)
    run(request(tmp_path))
    first = tables(tmp_path / "out")
    run(request(tmp_path, workers=2))
    assert tables(tmp_path / "out") == first


def test_an_interrupted_run_leaves_no_table_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "BATCH", 2)
    run(request(tmp_path))
    whole = tables(tmp_path / "out")
    real, calls = run_module.assay_batch, []

    def stops(items: object, settings: object) -> object:
        calls.append(items)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(items, settings)  # type: ignore[arg-type]

    other = Request(request(tmp_path).paths, tmp_path / "other")
    monkeypatch.setattr(run_module, "assay_batch", stops)
    with pytest.raises(KeyboardInterrupt):
        run(other)
    assert tables(tmp_path / "other") == {}
    run(Request(other.paths, other.out, resume=True))
    assert len(calls) == 4  # the first batch was not worked on again
    assert tables(tmp_path / "other") == whole


def test_resuming_something_else_is_refused(tmp_path: Path) -> None:
    parts = tmp_path / "out" / ".parts"
    parts.mkdir(parents=True)
    (parts / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="resume"):
        run(request(tmp_path, resume=True))


def test_a_folder_of_others_is_not_written_to(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="--force"):
        run(request(tmp_path))
    assert [p.name for p in out.iterdir()] == ["thesis.docx"]
    run(request(tmp_path, force=True))
    assert (out / "thesis.docx").is_file()
    assert (out / "articles.parquet").is_file()


def test_a_format_change_leaves_no_old_tables(tmp_path: Path) -> None:
    run(request(tmp_path))
    run(request(tmp_path, format="csv"))
    assert not list((tmp_path / "out").glob("*.parquet"))


def test_a_defect_costs_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsassay.pipeline import batch

    real = batch.assay

    def fails(document: object, tier: str) -> object:
        if "bridge 10," in document.text:  # type: ignore[attr-defined]
            raise RuntimeError("boom")
        return real(document, tier)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "assay", fails)
    counts = run(request(tmp_path))
    assert (counts["scored"], counts["skipped"], counts["errors"]) == (3, 1, 2)
    errors = rows(tmp_path / "out", "errors")
    assert {e["stage"] for e in errors} >= {"assaying"}


def test_the_manifest_names_inputs_by_their_hash(tmp_path: Path) -> None:
    run(request(tmp_path, now="2026-03-06T12:00"))
    note = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert note["created"] == "2026-03-06T12:00:00"
    [source] = note["inputs"]
    assert len(source["sha256"]) == 64
    assert note["counts"]["articles"] == 5
    assert note["versions"]["textstat"]


def test_an_endless_text_is_skipped_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    path.write_text("water " * 900_000, encoding="utf-8")
    counts = run(Request((str(path),), tmp_path / "out"))
    assert (counts["skipped"], counts["errors"]) == (1, 0)
    [article] = rows(tmp_path / "out", "articles")
    assert "split it into articles" in str(article["status_reason"])
    [text] = rows(tmp_path / "out", "texts")
    assert text["text"] == "water " * 900_000
