"""The claim ledger: reasons said once, one tie for each other claim."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from newsassay.reports.ledger import told_reasons

ALONE = "the outlet states it itself and names nobody who vouches for it"


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ([], ()),
        (["says when", ALONE], ("says when",)),
        ([ALONE], (ALONE,)),
        (
            ["worded as uncertain", "worded with some caution", "says when"],
            ("worded as uncertain", "says when"),
        ),
        (["worded with some caution"], ("worded with some caution",)),
        ([{"rule": "weasel_words"}], ("weasel words",)),
    ],
)
def test_reasons_are_said_once(reasons: list[Any], told: tuple[str, ...]) -> None:
    assert told_reasons(json.dumps(reasons)) == told


def test_two_relations_to_one_claim_are_one_tie(
    dam_run: Any, pages: Callable[[Any], Path]
) -> None:
    many, few = (dam_run.rows["claims"][i]["claim_id"] for i in (0, 2))
    dam_run.add(
        "relations",
        claim_a=few,
        claim_b=many,
        relation="attribution_dropped",
        score=0.9,
        why="given as a fact",
    )
    page = pages(dam_run) / "articles" / "aaaaaaaa-1.html"
    ledger = lxml.html.document_fromstring(page.read_text("utf-8"))
    (tie,) = ledger.xpath("//small[@class='against']")
    assert tie.text_content().startswith(
        "different figures, attribution lost Meridian Wire: At least 43"
    )
