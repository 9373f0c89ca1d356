"""newsassay from Python."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newsassay
from newsassay.features.bias.deep import DeepMissingError
from newsassay.pipeline.api import SENTENCE_COLUMNS
from newsassay.pipeline.records import UsageError
from newsassay.pipeline.run import Request, run

TEXT = (
    "The dam above Hollin broke on Monday night and at least 43 people died, the "
    "interior ministry said. Reckless vultures in the capital may have ignored the "
    "warnings. “We were never told,” said Ana Ferrel, the mayor of Hollin. "
) * 6


def test_a_text_a_mapping_and_a_frame_score_alike(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, encoding="utf-8")
    runs = [
        newsassay.score(TEXT),
        newsassay.score([TEXT]),
        newsassay.score({"text": TEXT}),
        newsassay.score(pd.DataFrame({"text": [TEXT]})),
        newsassay.score(path),
    ]
    values = {tuple(r.articles[["bias", "reliability"]].iloc[0]) for r in runs}
    assert len(values) == 1
    assert all(0 < v < 1 for v in values.pop())


def test_tables_are_frames_and_others_are_refused() -> None:
    scored = newsassay.score([TEXT, TEXT, "Too short."])
    assert list(scored.articles["status"]) == ["scored", "duplicate", "skipped"]
    assert (scored.claims["article_id"] == scored.articles["article_id"][0]).all()
    assert "claims" in dir(scored)
    with pytest.raises(AttributeError, match="tables are articles"):
        _ = scored.claim


def test_a_run_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    scored = newsassay.score([TEXT, "Too short."])
    folder = scored.save(tmp_path / "run", format="csv")
    again = newsassay.load_run(folder)
    for name in scored.tables:
        pd.testing.assert_frame_equal(getattr(scored, name), getattr(again, name))
    with pytest.raises(UsageError, match="holds no run"):
        newsassay.load_run(tmp_path)


def test_in_memory_and_on_disk_give_the_same_numbers(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, encoding="utf-8")
    run(Request((str(path),), tmp_path / "out"))
    on_disk = newsassay.load_run(tmp_path / "out")
    in_memory = newsassay.score(path)
    for name in ("spans", "sentences", "claims", "contributions", "articles"):
        pd.testing.assert_frame_equal(getattr(on_disk, name), getattr(in_memory, name))


def test_the_report_is_written(tmp_path: Path) -> None:
    index = newsassay.score([TEXT]).report(tmp_path / "pages")
    assert index.name == "index.html"
    assert "<table" in index.read_text(encoding="utf-8")


def test_sentences_one_row_each_never_null() -> None:
    sentences = [
        "The vermin may strike again.",
        "",
        "He said: “These vermin must go.”",
        "Water boils at 100 degrees.",
        "¿Quién abrió la presa?",
        "One. Two. Three.",
        "\ud800",
    ]
    frame = newsassay.score_sentences(sentences)
    assert tuple(frame.columns) == SENTENCE_COLUMNS
    assert len(frame) == len(sentences)
    assert not frame.isna().any(axis=None)
    bounded = frame[list(SENTENCE_COLUMNS[:-1])]
    assert ((bounded >= 0) & (bounded <= 1)).all(axis=None)
    assert (frame.iloc[1] == 0).all()
    assert frame.loaded[0] == frame.loaded_author[0] > 0.5
    assert frame.hedged[0] > 0.5 > frame.hedged[3]
    assert frame.loaded[2] > 2 * frame.loaded_author[2]


def test_no_sentences_give_an_empty_frame() -> None:
    frame = newsassay.score_sentences([])
    assert tuple(frame.columns) == SENTENCE_COLUMNS
    assert len(frame) == 0


def test_sentences_are_scored_by_the_tier_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSASSAY_DEEP", str(tmp_path))
    with pytest.raises(DeepMissingError):
        newsassay.score_sentences(["A shameless plan."], tier="deep")
    with pytest.raises(ValueError, match="default, deep"):
        newsassay.score_sentences(["A shameless plan."], tier="deeper")
