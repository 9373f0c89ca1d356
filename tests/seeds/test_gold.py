"""The demo corpus and its gold hold together: every annotation is in its text."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DEMO = SEEDS / "demo"
GOLD = SEEDS / "gold"

KINDS = {"headline", "body", "caption", "furniture", "repeated"}
VOICES = {"author", "source"}
SOURCE_KINDS = {
    "named_person",
    "named_organisation",
    "unnamed_person",
    "vague_collective",
    "media",
    "document",
    "unattributed_report",
}
RELATIONS = {
    "agree",
    "same_origin",
    "copied_text",
    "conflict_number",
    "conflict_actor",
    "conflict_polarity",
    "conflict_state",
    "attribution_dropped",
}
TOO_SHORT = {"port-6-courier"}
SPANISH = {"dam-7-diario"}


class _Words(HTMLParser):
    """The words between the tags, one line an element; scripts are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.site = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("property") == "og:site_name":
            self.site = found.get("content") or ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.lines.append(data.strip())


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _articles() -> dict[str, tuple[str, str]]:
    """Id to (outlet, text) of every article of the demo corpus."""
    found = {r["id"]: (r["source"], r["text"]) for r in _rows(DEMO / "articles.jsonl")}
    for path in sorted(DEMO.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        byline = re.search(r"^By [^,\n]+, (.+)$", text, flags=re.MULTILINE)
        assert byline, f"{path.name} has no byline"
        found[path.stem] = (byline[1], text)
    for path in sorted(DEMO.glob("*.html")):
        page = _Words()
        page.feed(path.read_text(encoding="utf-8"))
        found[path.stem] = (page.site, "\n".join(page.lines))
    return found


ARTICLES = _articles()
RECORDS = _rows(DEMO / "articles.jsonl")
PASSAGES = _rows(GOLD / "passages.jsonl")
UNCERTAIN = _rows(GOLD / "uncertain.jsonl")
FILES = {
    name: _rows(GOLD / f"{name}.jsonl")
    for name in ("kinds", "loaded", "hedges", "attributions", "relations")
}


def _body_words(article: str) -> int:
    """Words of the paragraphs that the gold calls body."""
    starts = [
        r["text"]
        for r in FILES["kinds"]
        if r["article"] == article and r["kind"] == "body"
    ]
    lines = dict.fromkeys(re.split(r"[\r\n]+", ARTICLES[article][1]))
    return sum(len(p.split()) for p in lines if any(p.startswith(s) for s in starts))


def test_records_have_every_key_and_unique_ids() -> None:
    keys = {"id", "source", "url", "title", "author", "published", "text"}
    assert all(set(r) == keys for r in RECORDS)
    assert all(isinstance(v, str) and v for r in RECORDS for v in r.values())
    assert len({r["id"] for r in RECORDS}) == len(RECORDS)
    assert len(ARTICLES) == len(RECORDS) + 3
    assert all(re.match(r"https://[a-z]+\.example/", r["url"]) for r in RECORDS)
    assert all(re.match(r"\d{4}-\d\d-\d\d(T|$)", r["published"]) for r in RECORDS)


def test_the_corpus_is_large_enough() -> None:
    outlets = Counter(outlet for outlet, _ in ARTICLES.values())
    assert len(ARTICLES) >= 15
    assert len(outlets) == 6
    scored = Counter(
        o for a, (o, _) in ARTICLES.items() if a not in TOO_SHORT | SPANISH
    )
    assert scored.most_common(1)[0][1] >= 5


@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_articles_are_long_enough_to_be_scored(article: str) -> None:
    words = _body_words(article)
    if article in TOO_SHORT:
        assert 50 <= words < 120
    else:
        assert 150 <= words <= 320


@pytest.mark.parametrize("name", ["kinds", "loaded", "hedges", "attributions"])
def test_every_annotation_is_in_its_article(name: str) -> None:
    for row in FILES[name]:
        assert row["text"] == row["text"].strip() != "", row
        assert row["text"] in ARTICLES[row["article"]][1], row
        if "cue" in row:
            assert row["cue"] != "", row
            assert row["cue"] in row["text"], row


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_annotation_is_there_twice(name: str) -> None:
    rows = [json.dumps(r, sort_keys=True) for r in FILES[name]]
    assert len(set(rows)) == len(rows)


def test_kinds_cover_every_paragraph_once() -> None:
    for article in ARTICLES:
        if (DEMO / f"{article}.html").exists():
            continue
        rows = [r for r in FILES["kinds"] if r["article"] == article]
        lines = [p for p in re.split(r"[\r\n]+", ARTICLES[article][1]) if p.strip()]
        assert len(rows) == len(lines), article
        for row, line in zip(rows, lines, strict=True):
            assert row["kind"] in KINDS
            assert line.startswith(row["text"]), row
            others = [r for r in rows if line.startswith(r["text"])]
            assert len(others) == 1 or {r["kind"] for r in others} == {
                "body",
                "repeated",
            }


def test_furniture_that_was_planted_is_there() -> None:
    kinds = Counter(r["kind"] for r in FILES["kinds"])
    assert set(kinds) == KINDS
    assert kinds["furniture"] >= 20
    assert kinds["repeated"] == 2
    bodies = [t for a, (_, t) in ARTICLES.items() if a == "dam-6-wire"]
    assert "to read more while lessons" in bodies[0]


def test_labels_are_in_the_allowed_sets() -> None:
    assert {r["voice"] for r in FILES["loaded"]} == VOICES
    assert {r["source_kind"] for r in FILES["attributions"]} <= SOURCE_KINDS
    for row in FILES["attributions"]:
        assert set(row) == {
            "article",
            "text",
            "source",
            "cue",
            "source_kind",
            "via",
            "note",
        }
        assert (row["source"] is None) == (
            row["source_kind"] == "unattributed_report"
        ), row


def test_relations_point_into_their_articles() -> None:
    assert {r["relation"] for r in FILES["relations"]} == RELATIONS
    assert len(FILES["relations"]) >= 14
    pairs = []
    for row in FILES["relations"]:
        assert set(row) == {"relation", "claims", "why"}
        assert row["why"]
        assert len(row["claims"]) == 2
        for claim in row["claims"]:
            assert claim["text"] in ARTICLES[claim["article"]][1], claim
        pairs.append(frozenset((c["article"], c["text"]) for c in row["claims"]))
    assert all(len(p) == 2 for p in pairs)
    assert len(set(pairs)) == len(pairs), "one relation a pair"


def test_attributions_are_thorough_in_many_articles() -> None:
    per_article = Counter(r["article"] for r in FILES["attributions"])
    assert sum(n >= 5 for n in per_article.values()) >= 8
    assert set(per_article) == set(ARTICLES) - SPANISH


def test_the_loaded_quote_is_charged_to_its_speaker() -> None:
    dry = [r for r in FILES["loaded"] if r["article"] == "dam-5-courier"]
    assert len(dry) >= 4
    assert {r["voice"] for r in dry} == {"source"}


def test_real_animals_are_not_loaded() -> None:
    assert not [r for r in FILES["loaded"] if r["article"].startswith("dam-9")]


def test_passages_are_split_in_halves() -> None:
    assert len(PASSAGES) == 60
    assert len({p["id"] for p in PASSAGES}) == 60
    assert len({p["text"] for p in PASSAGES}) == 60
    assert Counter(p["split"] for p in PASSAGES) == {"dev": 30, "test": 30}


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_passage_offsets_are_in_range(passage: dict[str, Any]) -> None:
    assert set(passage) == {"id", "split", "text", "loaded", "hedges", "literal"}
    text = passage["text"]
    assert text == text.strip()
    assert not re.search(r"[\[\]{}<>]", text)
    for field in ("loaded", "hedges", "literal"):
        spans = passage[field]
        assert spans == sorted(spans)
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
    counted = sorted(passage["loaded"] + passage["literal"])
    assert all(a[1] <= b[0] for a, b in pairwise(counted))
    held = sorted(passage["hedges"] + passage["literal"])
    assert all(a[1] <= b[0] for a, b in pairwise(held))


def test_each_half_has_spans_of_every_sort() -> None:
    for split in ("dev", "test"):
        half = [p for p in PASSAGES if p["split"] == split]
        for field in ("loaded", "hedges", "literal"):
            assert sum(len(p[field]) for p in half) >= 15, (split, field)
        assert any(not p["loaded"] and not p["hedges"] for p in half)


def test_uncertain_sentences_are_balanced() -> None:
    assert {len(r) for r in UNCERTAIN} == {7}
    assert len({r["id"] for r in UNCERTAIN}) == len(UNCERTAIN) == 160
    assert len({r["text"] for r in UNCERTAIN}) == 160
    cells = Counter(
        (r["split"], r["register"], r["uncertain"], r["trap"] is None)
        for r in UNCERTAIN
    )
    assert len(cells) == 2 * 4 * 2 * 2
    assert set(cells.values()) == {5}


def test_no_group_of_uncertain_sentences_is_in_both_halves() -> None:
    halves = {(r["group"], r["register"], r["split"]) for r in UNCERTAIN}
    assert len(halves) == len({r["group"] for r in UNCERTAIN}) == 16


def test_the_readme_names_every_trap() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    traps = {r["trap"] for r in UNCERTAIN} - {None}
    assert [t for t in sorted(traps) if f"`{t}`" not in readme] == []


def test_the_table_of_planted_truths_quotes_the_articles() -> None:
    readme = (DEMO / "README.md").read_text(encoding="utf-8")
    planted = readme.split("## What was planted")[1]
    rows = [line.split(" | ") for line in planted.splitlines() if line.startswith("| ")]
    checked = 0
    for _, where, ids, _ in rows[1:]:
        named = [i for i in re.findall(r"`([a-z0-9-]+)`", ids) if i in ARTICLES]
        texts = [ARTICLES[i][1] for i in (named or ARTICLES)]
        for phrase in re.findall(r'"([^"]{4,})"', where):
            checked += 1
            assert any(phrase.lower() in t.lower() for t in texts), phrase
    assert checked >= 25
    assert all(f"`{article}`" in readme for article in ARTICLES)
