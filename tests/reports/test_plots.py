"""Drawings: complete, in order, nothing over anything else."""

from __future__ import annotations

import lxml.etree
import lxml.html
import pytest

from newsassay.reports.plots import Mark, number_line
from newsassay.reports.relay_graph import Link, relay_graph


def drawn(marks: list[Mark]) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(
        str(number_line("Dead", "What each says", marks))
    )


def exactly(value: float, label: str) -> Mark:
    return Mark(value, value, value, label)


def test_a_drawing_has_title_description_and_every_label() -> None:
    svg = drawn([exactly(43, "43"), Mark(300, 300, None, "more than 300")])
    assert svg.findtext("title") == "Dead"
    assert svg.findtext("desc") == "What each says"
    assert [t.text for t in svg.xpath(".//g/text")] == ["43", "more than 300"]


def test_labels_that_would_collide_stand_above_each_other() -> None:
    svg = drawn([exactly(v, f"a long label for {v}") for v in (43, 44, 45, 400)])
    heights = [int(t.get("y")) for t in svg.xpath(".//g/text")]
    assert len(set(heights[:3])) == 3


@pytest.mark.parametrize(
    ("values", "ticks"),
    [((0, 100), ["0", "50", "100"]), ((10, 100_000), ["10", "1,000", "100,000"])],
)
def test_the_line_has_round_ticks(values: tuple[int, int], ticks: list[str]) -> None:
    svg = drawn([exactly(v, str(v)) for v in values])
    found = [t.text for t in svg.xpath("./text")]
    assert set(ticks) <= set(found)


def test_a_range_has_no_point() -> None:
    svg = drawn([Mark(24, 24, 99, "dozens"), exactly(43, "43")])
    assert len(svg.xpath(".//circle")) == 1


def test_one_figure_alone_can_be_drawn() -> None:
    assert drawn([exactly(0, "none")]).xpath(".//circle")


def test_relays_are_drawn_from_origin_and_from_teller() -> None:
    links = [Link("o", "b", 1, copied=False), Link("a", "b", 3, copied=True)]
    made = relay_graph("T", "D", {"o": "Karrow & Co"}, {"a": "A", "b": "<B>"}, links)
    svg = lxml.html.fragment_fromstring(str(made))
    assert len(svg.xpath(".//g[@class='relayed']")) == 1
    assert len(svg.xpath(".//g[@class='copied']")) == 1
    assert [t.text for t in svg.xpath("./text")] == ["Karrow & Co", "A", "<B>"]
