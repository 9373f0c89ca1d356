"""The event pages: figures, relays, wordings, the pairs that conflict."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsassay.reports.relaying import comes_before

Pages = Callable[[Any], Path]


def event(folder: Path) -> lxml.html.HtmlElement:
    page = folder / "events" / "event-0001.html"
    return lxml.html.document_fromstring(page.read_text(encoding="utf-8"))


def told(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_figures_stand_side_by_side_with_who_gives_them(
    dam_run: Any, pages: Pages
) -> None:
    folder = pages(dam_run)
    table = told(event(folder).xpath("//table[@class='figures']")[0])
    assert "at least 43Meridian Wire 2025-03-04, citing the governor" in table
    assert "more than 300Daily Thunderbolt 2025-03-05, in its own voice" in table
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert "at least 43 in Meridian Wire; more than 300 in Daily Thunderbolt" in index


def test_a_word_that_is_the_figure_stands_as_written(
    dam_run: Any, pages: Pages
) -> None:
    row = dam_run.rows["figures"][1]
    row.update(value=24.0, low=24.0, high=99.0, approximator="dozens")
    table = told(event(pages(dam_run)).xpath("//table[@class='figures']")[0])
    assert "dozens (24 to 99)Meridian Wire" in table
    assert "dozens 24" not in table


def test_a_figure_of_hearsay_says_so(dam_run: Any, pages: Pages) -> None:
    voucher = dam_run.rows["claims"][2]["attribution_id"]
    (row,) = (a for a in dam_run.rows["attributions"] if a["attribution_id"] == voucher)
    row.update(
        source_text=None, source_resolved=None, source_kind="unattributed_report"
    )
    table = told(event(pages(dam_run)).xpath("//table[@class='figures']")[0])
    assert "at least 43Meridian Wire 2025-03-04, by hearsay" in table


def test_who_relays_one_statement_stands_on_the_index(
    dam_run: Any, pages: Pages
) -> None:
    many, few = (dam_run.rows["claims"][i] for i in (0, 2))
    many["attribution_id"] = few["attribution_id"]
    dam_run.add(
        "relations",
        claim_a=few["claim_id"],
        claim_b=many["claim_id"],
        relation="same_origin",
        score=0.8,
        why="both relay the governor",
    )
    index = (pages(dam_run) / "index.html").read_text(encoding="utf-8")
    assert "Daily Thunderbolt and Meridian Wire relay the governor" in index


def test_the_summary_names_what_most_give_then_the_extremes(
    dam_run: Any, pages: Pages
) -> None:
    many, few = dam_run.rows["figures"]
    few.update(low=43.0, high=43.0, approximator=None)
    for value, row in ((43, many), (3, few), (4, few), (5, few), (6, few)):
        figure = {"value": float(value), "low": value, "high": value}
        dam_run.add("figures", **row | figure | {"approximator": None})
    index = (pages(dam_run) / "index.html").read_text(encoding="utf-8")
    assert (
        "43 in 2 outlets; 3 in Meridian Wire; 4 in Meridian Wire; "
        "more than 300 in Daily Thunderbolt; 2 more"
    ) in index


def test_wordings_stand_by_outlet_and_say_whose_they_are(
    dam_run: Any, pages: Pages
) -> None:
    (row,) = event(pages(dam_run)).xpath("//tr[th='Castrel Energy']")
    outlets = [told(cell) for cell in row.xpath("td")]
    assert outlets == ["operators source", "vultures"]
    assert row.xpath(".//a/@href")[1] == "../articles/aaaaaaaa-1.html#s0"


def test_copied_words_lead_from_the_earlier_to_the_later(
    dam_run: Any, pages: Pages
) -> None:
    first, later = (r["claim_id"] for r in (dam_run.rows["claims"][i] for i in (2, 0)))
    dam_run.add(
        "relations",
        claim_a=later,
        claim_b=first,
        relation="copied_text",
        score=1.0,
        why="7 of 7 words",
    )
    text = told(event(pages(dam_run)))
    assert "Daily Thunderbolt repeats Meridian Wire (1 passage)" in text


def test_a_later_report_may_supersede_and_the_pair_says_so(
    dam_run: Any, pages: Pages
) -> None:
    pair = event(pages(dam_run)).xpath("//section[h2[@id='conflicts-h']]//div")[0]
    assert "told on different days" in told(pair)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-03-04", "2025-03-05", True),
        ("2025-03-05", "2025-03-04", False),
        ("2025-03-04", "2025-03-04T18:00", False),
        ("2025-03-04T08:00", "2025-03-04T18:00", True),
        ("", "2025-03-04", False),
    ],
)
def test_days_without_a_time_do_not_tell_who_was_first(
    first: str, second: str, expected: bool
) -> None:
    assert comes_before(first, second) is expected
