"""One article on a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.reports import explain, explain_article, find_bundle


def test_an_article_is_explained(dam_run: Any) -> None:
    bundle = find_bundle(dam_run.batches, "aaaaaaaa-1")
    assert bundle is not None
    text = explain(bundle)
    assert "Bias         .62 (.52 to .72), marked slant" in text
    assert "Claims       2: 2 doubtful" in text
    assert "starting point" in text
    assert "+1.25" in text
    assert "the outlet itself; asserted plainly" in text
    assert "Ines Karrow (named person)" in text
    assert "Measures reporting, not truth" in text


def test_a_skipped_article_has_no_numbers(dam_run: Any) -> None:
    bundle = find_bundle(dam_run.tables, "cccccccc-3")
    assert bundle is not None
    text = explain(bundle)
    assert "skipped: language is es" in text
    assert "Bias         not measured" in text
    assert "What moved" not in text


def test_an_unknown_article_is_none(dam_run: Any) -> None:
    assert find_bundle(dam_run.tables, "nobody") is None


def test_no_escape_reaches_the_terminal(hostile_run: Any) -> None:
    for article in hostile_run.rows["articles"]:
        bundle = find_bundle(hostile_run.tables, article["article_id"])
        assert bundle is not None
        told = explain(bundle)
        assert all(c == "\n" or c.isprintable() for c in told if ord(c) < 0x300)
        assert not set(told) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def test_a_run_of_several_articles_tells_who_says_otherwise(dam_run: Any) -> None:
    text = explain_article(dam_run.batches, "aaaaaaaa-1")
    assert text is not None
    told = " ".join(text.split())
    assert "Marked slant, in its own words: “Greedy vultures”." in told
    assert "− 1 loaded word of its own: “Greedy vultures”" in told
    assert "! different figures Meridian Wire: “At least 43 people died”" in told


@pytest.mark.parametrize("made", ["dam_run", "hostile_run"])
def test_lines_fit_a_terminal_of_80_columns(
    made: str, request: pytest.FixtureRequest
) -> None:
    run = request.getfixturevalue(made)
    for article in run.rows["articles"][:4]:
        text = explain_article(run.batches, article["article_id"])
        assert text is not None
        assert max(map(len, text.splitlines())) <= 80


def test_a_run_without_relations_is_explained(dam_run: Any) -> None:
    dam_run.rows["relations"].clear()
    text = explain_article(dam_run.batches, "aaaaaaaa-1")
    assert text is not None
    assert "different figures" not in text


def test_an_unknown_article_is_not_explained(dam_run: Any) -> None:
    assert explain_article(dam_run.batches, "nobody") is None
