"""Outside ratings: read, or refused with the place and the mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsassay.pipeline.api import load_run
from newsassay.pipeline.cli import main
from newsassay.pipeline.ratings import read_ratings
from newsassay.pipeline.records import UsageError

SAID = "Berth {} was closed on Monday, Ana Ferrel, the mayor of Hollin, told the {}."


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


def test_a_rating_moves_its_outlet_in_a_run(tmp_path: Path) -> None:
    rows = [
        {
            "id": f"{outlet}-{i}",
            "source": outlet,
            "url": f"https://{outlet}.example/{i}",
            "title": f"Story {i} of the {outlet}",
            "text": "\n".join(
                [SAID.format(9 * i + k, outlet) for k in range(14)]
                + [f"It always stays shut for {k} dreadful days!" for k in range(i)]
            ),
        }
        for outlet in ("pier", "lantern", "harbour")
        for i in range(5)
    ]
    articles = tmp_path / "articles.jsonl"
    articles.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    ratings = tmp_path / "ratings.csv"
    ratings.write_text("domain,score\npier.example,1\n", encoding="utf-8")
    found = {}
    for name, options in (("plain", []), ("rated", ["--priors", str(ratings)])):
        out = tmp_path / name
        command = ["score", str(articles), "--out", str(out), "--no-report"]
        assert main([*command, *options]) == 0
        table = load_run(out).sources.set_index("source")
        found[name] = table["reliability"].to_dict()
    assert found["rated"]["pier"] > found["plain"]["pier"]
    assert found["rated"]["lantern"] == found["plain"]["lantern"]
