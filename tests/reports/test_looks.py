"""Look here first: the right article, for the right reason."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.models.data_package import schema_document
from newsassay.reports.corpus import survey
from newsassay.reports.looks import Look, cards, looks
from newsassay.reports.related import relate
from newsassay.reports.tables import Source


def found(run: Any) -> dict[str, Look]:
    source = Source(run.tables)
    corpus = survey(source, schema_document())
    scored = [e for e in corpus.entries.values() if e.bias]
    return {k.kind: k for k in looks(corpus, relate(source), scored)}


def conflict(run: Any, a: str, b: str, score: float) -> None:
    run.add(
        "relations",
        claim_a=a,
        claim_b=b,
        relation="conflict_actor",
        score=score,
        why="who did it",
    )


def test_a_conflict_of_one_day_comes_before_a_surer_one_of_two(dam_run: Any) -> None:
    name = dam_run.article(
        "ffffffff-6",
        ["Gates opened by the army", "The army opened the gates."],
        source="Harbour Courier",
        published="2025-03-04",
    )
    army = dam_run.claim(name, "The army opened the gates.")
    conflict(dam_run, army, dam_run.rows["claims"][2]["claim_id"], 0.6)
    card = found(dam_run)["Sharpest conflict"]
    assert {q.teller for q in card.quotes} == {
        "Harbour Courier, 2025-03-04, in its own voice",
        "Meridian Wire, 2025-03-04, citing the governor",
    }


def test_a_conflict_of_two_days_stands_in_for_want_of_better(dam_run: Any) -> None:
    card = found(dam_run)["Sharpest conflict"]
    assert card.entry.source == "Daily Thunderbolt"
    assert "told on different days" in card.why


def test_who_lost_the_attribution_is_named_and_both_are_quoted(dam_run: Any) -> None:
    many, _, few = (c["claim_id"] for c in dam_run.rows["claims"])
    dam_run.add(
        "relations",
        claim_a=few,
        claim_b=many,
        relation="attribution_dropped",
        score=0.9,
        why="given as a fact",
    )
    card = found(dam_run)["Attribution lost"]
    assert card.entry.source == "Daily Thunderbolt"
    assert card.why == "States as fact what Meridian Wire gives to the governor"
    assert [q.text for q in card.quotes] == [
        "More than 300 villagers died.",
        "At least 43 people died",
    ]


def test_a_denial_is_quoted_with_its_whole_sentence(dam_run: Any) -> None:
    few = dam_run.rows["claims"][2]["claim_id"]
    many = dam_run.rows["claims"][0]["claim_id"]
    dam_run.rows["relations"][0] |= {"relation": "conflict_polarity"}
    card = found(dam_run)["Sharpest conflict"]
    assert {few, many}
    assert "At least 43 people died, the governor said." in {
        q.text for q in card.quotes
    }


@pytest.mark.parametrize(("low", "expected"), [(0.15, "Not separable from"), (0.4, "")])
def test_overlapping_intervals_are_said_in_words(
    dam_run: Any, low: float, expected: str
) -> None:
    dam_run.rows["articles"][0] |= {"bias_low": low}
    why = found(dam_run)["Most slanted"].why
    assert expected in why
    assert ("Not separable" in why) is bool(expected)


def test_an_article_has_one_card_with_all_its_reasons(dam_run: Any) -> None:
    reasons = list(found(dam_run).values())
    (entry, told), *rest = cards(reasons)
    assert entry.source == "Daily Thunderbolt"
    assert [k.kind for k in told[:2]] == ["Most slanted", "Thinnest sourcing"]
    assert len(told) + sum(len(looks) for _, looks in rest) == len(reasons)
    assert all(e.article_id != entry.article_id for e, _ in rest)
