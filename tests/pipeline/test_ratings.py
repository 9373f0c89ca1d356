"""Outside ratings: read, or refused with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsassay.pipeline.cli import main
from newsassay.pipeline.ratings import read_ratings
from newsassay.pipeline.records import UsageError


def test_ratings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("\ufeffdomain,pc1\nwww.Pier.example,0.25\n\nlantern.example,1\n")
    assert read_ratings(path) == {"pier.example": 0.25, "lantern.example": 1.0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("domain,score\npier.example,high\n", "row 2, field score: 'high'"),
        ("domain,score\npier.example,2\n", "row 2, field score: '2'"),
        ("domain,score\npier.example,nan\n", "row 2, field score: 'nan'"),
        ("domain,score\npier.example\n", "row 2: 'pier.example' is not domain,score"),
        ("domain,score\n", "holds no rating"),
        ("", "holds no rating"),
    ],
)
def test_what_is_no_rating_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        read_ratings(path)


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    none = str(tmp_path / "none.csv")
    assert main(["score", str(tmp_path), "--out", out, "--priors", none]) == 2
