"""Tables: read whole, or refused with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsassay.seeds import tsv


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tsv, "files", lambda package: tmp_path)
    return tmp_path


def test_quotation_marks_mean_themselves(seeds: Path) -> None:
    (seeds / "a.tsv").write_text('word\tnote\n"\tan "open" mark\n', encoding="utf-8")
    assert tsv.read_tsv("a.tsv", columns=("word", "note")) == [
        {"word": '"', "note": 'an "open" mark'}
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word\n", "a.tsv, row 1: the header must be word, note"),
        ("word\tnote\na\tb\nc\n", "a.tsv, row 3: 1 fields instead of 2"),
    ],
)
def test_what_does_not_fit_is_refused(seeds: Path, text: str, message: str) -> None:
    (seeds / "a.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(tsv.TsvError, match=message):
        tsv.read_tsv("a.tsv", columns=("word", "note"))
