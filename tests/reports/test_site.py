"""The pages as files: complete, linked, safe, the same twice."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest

from newsassay.models.data_package import schema_document
from newsassay.reports import write_report
from newsassay.reports.corpus import survey
from newsassay.reports.tables import Source

Pages = Callable[[Any], Path]


def all_pages(folder: Path) -> list[Path]:
    """Every page of a report, which must not be none."""
    found = sorted(folder.rglob("*.html"))
    assert found
    return found


def tree(page: Path) -> lxml.html.HtmlElement:
    """A page, parsed."""
    return lxml.html.document_fromstring(page.read_text(encoding="utf-8"))


def text_of(page: Path) -> str:
    """A page's words, scripts and styles left out, on one line."""
    parsed = tree(page)
    for element in parsed.xpath("//style|//script"):
        element.drop_tree()
    return " ".join(parsed.text_content().split())


def test_every_kind_of_page_is_written(dam_run: Any, pages: Pages) -> None:
    folder = pages(dam_run)
    names = {p.relative_to(folder).as_posix() for p in all_pages(folder)}
    assert {"index.html", "method.html", "events/event-0001.html"} <= names
    assert len([n for n in names if n.startswith("articles/")]) == 4
    assert len([n for n in names if n.startswith("sources/")]) == 3


def test_an_empty_run_has_an_index_that_says_so(empty_run: Any, pages: Pages) -> None:
    folder = pages(empty_run)
    assert "What 0 articles are made of" in text_of(folder / "index.html")
    assert "there are no event pages" in text_of(folder / "index.html")


@pytest.mark.parametrize("made", ["dam_run", "hostile_run"])
def test_every_link_inside_the_report_leads_somewhere(
    made: str, request: pytest.FixtureRequest, pages: Pages
) -> None:
    folder = pages(request.getfixturevalue(made))
    anchors = {p.resolve(): set(tree(p).xpath("//@id")) for p in all_pages(folder)}
    for page in anchors:
        for href in tree(page).xpath("//a/@href"):
            if href.startswith("http"):
                continue
            place, fragment = urldefrag(href)
            target = (page.parent / unquote(place)).resolve() if place else page
            assert target in anchors, f"{page.name}: {href}"
            known = fragment in anchors[target] or not fragment
            assert known or fragment.startswith("f-"), f"{page.name}: {href}"


def test_only_own_style_and_script_may_run(dam_run: Any, pages: Pages) -> None:
    for page in all_pages(pages(dam_run)):
        parsed = tree(page)
        (rule,) = parsed.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert rule.startswith("default-src 'none'")
        elements = parsed.xpath("//style|//script")
        assert len(parsed.xpath("//style")) == 1
        assert len(parsed.xpath("//script")) <= 1
        for element in elements:
            digest = hashlib.sha256((element.text or "").encode()).digest()
            assert f"'sha256-{base64.b64encode(digest).decode()}'" in rule


def test_poison_stays_text(hostile_pages: Path) -> None:
    for page in all_pages(hostile_pages):
        raw = page.read_text(encoding="utf-8")
        parsed = tree(page)
        assert len(parsed.xpath("//script")) <= 1
        assert not parsed.xpath(
            "//img|//iframe|//object|//embed|//link|//base|//form[@action]"
        )
        for element in parsed.iter():
            names = [n for n in element.attrib if isinstance(n, str)]
            assert not [n for n in names if n.startswith("on") or n in ("style", "src")]
        for href in parsed.xpath("//@href"):
            assert not re.match(r"\s*(javascript|data|vbscript|file):", href, re.I)
        assert not re.search(
            "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", raw
        )
        assert "49{" not in raw, "a template in the data was run"


def test_pages_of_poison_stay_in_their_folder(hostile_pages: Path) -> None:
    for page in all_pages(hostile_pages):
        assert re.fullmatch(r"[a-z0-9-]{1,80}\.html", page.name), page
    inside = {p.parent.name for p in all_pages(hostile_pages)}
    assert inside == {hostile_pages.name, "articles", "events", "sources"}
    assert {p.name for p in hostile_pages.parent.iterdir()} == {hostile_pages.name}


def test_tables_in_batches_give_the_same_bytes(dam_run: Any, tmp_path: Path) -> None:
    schema = schema_document()
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    write_report(dam_run.tables, schema, dam_run.manifest, whole)
    write_report(dam_run.batches, schema, dam_run.manifest, parts)
    frames = {n: t.to_pandas() for n, t in dam_run.tables.items()}
    framed = tmp_path / "frames"
    write_report(frames, schema, dam_run.manifest, framed)
    for page in all_pages(whole):
        name = page.relative_to(whole)
        assert page.read_bytes() == (parts / name).read_bytes()
        assert page.read_bytes() == (framed / name).read_bytes()


def test_shuffled_tables_in_memory_are_put_in_order(
    dam_run: Any, tmp_path: Path
) -> None:
    tables = dam_run.tables
    plain = write_report(tables, schema_document(), dam_run.manifest, tmp_path / "a")
    order = list(reversed(range(tables["spans"].num_rows)))
    shuffled = tables | {"spans": tables["spans"].take(order)}
    other = write_report(shuffled, schema_document(), dam_run.manifest, tmp_path / "b")
    for page in all_pages(plain.parent):
        name = page.relative_to(plain.parent)
        assert page.read_text("utf-8") == (other.parent / name).read_text("utf-8")


def test_tables_on_disk_out_of_order_are_an_error(dam_run: Any, tmp_path: Path) -> None:
    dam_run.rows["sentences"].reverse()
    with pytest.raises(
        ValueError, match=r"table sentences.*order of the table articles"
    ):
        write_report(dam_run.batches, schema_document(), dam_run.manifest, tmp_path)


def test_progress_counts_the_articles(dam_run: Any, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    dam_run.write(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_article_says_what_moved_it_in_its_own_words(
    dam_run: Any, pages: Pages
) -> None:
    text = text_of(pages(dam_run) / "articles" / "aaaaaaaa-1.html")
    assert "Marked slant, in its own words: “Greedy vultures”." in text
    assert "Its sources say “rotten”; that is not charged to it." in text
    assert "1 of 2 claims without a source that could be asked" in text
    assert "1 loaded word of its own: Greedy vultures bias +1.25" in text
    assert "Sum+0.85" in text


def test_a_conflict_stands_on_both_pages_and_on_the_event(
    dam_run: Any, pages: Pages
) -> None:
    folder = pages(dam_run)
    first = text_of(folder / "articles" / "aaaaaaaa-1.html")
    second = text_of(folder / "articles" / "bbbbbbbb-2.html")
    assert "different figures Meridian Wire: At least 43 people died" in first
    assert (
        "different figures Daily Thunderbolt: More than 300 villagers died." in second
    )
    event = text_of(folder / "events" / "event-0001.html")
    assert "contradicts, citing the governor" in event
    assert "300 against 43 dead" in event


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("cccccccc-3", "Not measured. This article was skipped: language is es"),
        ("dddddddd-4", "A duplicate. The same text as Dam fails; 43 dead"),
    ],
)
def test_articles_without_numbers_say_why(
    dam_run: Any, pages: Pages, page: str, words: str
) -> None:
    assert words in text_of(pages(dam_run) / "articles" / f"{page}.html")


def test_an_outlet_under_five_articles_gets_no_grade(
    dam_run: Any, pages: Pages
) -> None:
    (page,) = (pages(dam_run) / "sources").glob("meridian-wire-*.html")
    assert "No grade. A grade needs 5 scored articles, here are 1" in text_of(page)


def test_the_index_counts_and_points(dam_run: Any, pages: Pages) -> None:
    text = text_of(pages(dam_run) / "index.html")
    assert "2 scored · 1 skipped · 1 duplicates" in text
    assert "Sharpest conflict" in text
    assert "1 language is es" in text


def test_the_method_page_lists_every_column_and_card(
    dam_run: Any, tmp_path: Path
) -> None:
    index = dam_run.write(tmp_path, cards={"scores": "# A card\n\nMade **well**."})
    page = tree(index.parent / "method.html")
    told = " ".join(page.text_content().split())
    for table in schema_document()["resources"]:
        for field in table["schema"]["fields"]:
            assert field["name"] in told, (table["name"], field["name"])
    assert page.xpath("//h3[text()='A card']")
    assert page.xpath("//strong[text()='well']")


def test_tables_that_are_missing_count_as_empty(dam_run: Any, tmp_path: Path) -> None:
    few = {n: dam_run.tables[n] for n in ("articles", "texts", "sentences")}
    index = write_report(few, {"resources": []}, {}, tmp_path)
    assert "What 4 articles are made of" in text_of(index)


def test_the_method_page_draws_calibration_and_coverage(
    dam_run: Any, tmp_path: Path
) -> None:
    row = {"score": "bias", "decile": 1, "predicted": 0.07, "observed": 0.06}
    quality = {
        "calibration": [row | {"low": 0.0, "high": 0.14, "n": 59}],
        "coverage": {"bias": {"halves": {"n": 1853, "overall": 0.92}}},
    }
    index = dam_run.write(tmp_path, quality=quality)
    page = tree(index.parent / "method.html")
    assert len(page.xpath("//svg[contains(@class, 'calibration')]//circle")) == 1
    assert "1.07.06.00–.1459" in text_of(index.parent / "method.html").replace(" ", "")
    assert "overall 0.92" in text_of(index.parent / "method.html")


def test_an_actor_is_shown_with_its_treatment_and_the_words(
    dam_run: Any, pages: Pages
) -> None:
    page = tree(pages(dam_run) / "articles" / "aaaaaaaa-1.html")
    (row,) = page.xpath("//table[@class='actors']//tr[th/bdi='Ines Karrow']")
    assert "clearly unfavourable" in row.text_content()
    assert row.xpath(".//a[@href='#s0']/q/text()") == ["Greedy vultures"]


def test_words_of_a_title_without_a_place_are_shown(dam_run: Any, pages: Pages) -> None:
    word = {"start": None, "end": None, "text": "Shameless", "weight": 0.9}
    dam_run.rows["actors"][0]["favourable"] = json.dumps([word])
    page = tree(pages(dam_run) / "articles" / "aaaaaaaa-1.html")
    (row,) = page.xpath("//table[@class='actors']//tr[th/bdi='Ines Karrow']")
    assert row.xpath("td[4]/a[@href='#s0']/q/text()") == ["Shameless"]


def test_a_page_carries_only_the_rules_of_its_kind(dam_run: Any, pages: Pages) -> None:
    folder = pages(dam_run)
    styles = {
        name: tree(folder / name).xpath("//style")[0].text
        for name in ("index.html", "method.html", "events/event-0001.html")
    }
    assert ".looks" in styles["index.html"]
    assert ".looks" not in styles["method.html"]
    assert ".matrix" in styles["events/event-0001.html"]
    assert all("#fdfcf8" in css and "@media print" in css for css in styles.values())
    assert all("/*" not in css for css in styles.values())


def test_an_outlet_is_set_against_the_run(dam_run: Any, pages: Pages) -> None:
    (page,) = (pages(dam_run) / "sources").glob("daily-thunderbolt-*.html")
    text = text_of(page)
    assert "loaded words of its own0.500.50" in text
    assert "Its most loaded sentences, in its own voice" in text


def test_every_family_has_a_style_of_its_own(dam_run: Any, pages: Pages) -> None:
    run = survey(Source(dam_run.tables), schema_document())
    slots = list(run.families.values())
    assert len(set(slots)) == len(slots)
    page = tree(pages(dam_run) / "articles" / "aaaaaaaa-1.html")
    css = page.xpath("//style")[0].text
    assert all(f".f{slot}{{" in css for slot in slots)
    identifiers = page.xpath("//@id")
    assert len(set(identifiers)) == len(identifiers)
