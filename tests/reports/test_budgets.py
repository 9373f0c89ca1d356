"""How large pages may become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsassay.reports.corpus import Corpus, Feature
from newsassay.reports.fragments import FeatureTable

KILOBYTE = 1000


def test_an_index_of_a_thousand_articles_stays_small(
    empty_run: Any, tmp_path: Path
) -> None:
    title = "Commission denies that ballot boxes were moved in the East of the country"
    for i in range(1000):
        paragraphs = [f"{title} {i}", "The shameless vermin of the brazen valley."]
        name = empty_run.article(
            f"{i:016x}", paragraphs, source=f"Outlet number {i % 40}"
        )
        for words in ("shameless", "vermin", "brazen"):
            empty_run.span(name, words)
    index = empty_run.write(tmp_path)
    assert index.stat().st_size < 600 * KILOBYTE


def test_a_long_articles_page_stays_small(empty_run: Any, tmp_path: Path) -> None:
    sentence = (
        "The minister told reporters on Monday that nobody had opened gate {}, a {}."
    )
    odd = ("scandal", "disgrace", "farce")
    paragraphs = [sentence.format(i, odd[i % 3]) for i in range(50)]
    name = empty_run.article("0123456789abcdef", paragraphs)
    for i in range(50):
        empty_run.span(name, f"gate {i},", feature="hedging")
        told = empty_run.attribution(name, "The minister", "told", "nobody had opened")
        empty_run.claim(name, paragraphs[i], attribution_id=told if i % 2 else None)
    empty_run.write(tmp_path)
    page = tmp_path / "articles" / "0123456789abcdef.html"
    assert page.stat().st_size < 80 * KILOBYTE


def test_a_page_shows_the_features_nearest_to_the_ends_of_the_run() -> None:
    names = [f"feature_{n:02}" for n in range(30)]
    corpus = Corpus(
        features=tuple(
            Feature(n, "", None, None, "", f"Described {i}.", "", "", "", "", 0, 0)
            for i, n in enumerate(names)
        ),
        values={n: [float(v) for v in range(100)] for n in names},
    )
    article: dict[str, Any] = dict.fromkeys(names, 49.0)
    article |= {"status": "scored", "feature_07": 99.0, "feature_03": 2.0}
    rows, left = FeatureTable(corpus).rows(article)
    assert left == 14
    first, second, *rest = rows.split("\n")
    assert "described 7" in first
    assert first.endswith("100%")
    assert "described 3" in second
    assert second.endswith("2%")
    assert len(rest) == 14
