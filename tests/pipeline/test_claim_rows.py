"""Claims as rows: what their numbers and dates look like in the table."""

from __future__ import annotations

import json

import pytest

from newsassay.features.document import annotate
from newsassay.models.assay import assay
from newsassay.pipeline.claim_rows import claim_rows

TEXT = "Police said around 300 people were arrested in Arden on Sunday night."


@pytest.mark.parametrize(
    ("published", "dates"),
    [
        ("2021-03-17", [{"text": "Sunday night", "low": "2021-03-14",
                         "high": "2021-03-14"}]),
        ("2021-03-17T08:00:00Z", [{"text": "Sunday night", "low": "2021-03-14",
                                   "high": "2021-03-14"}]),
        ("long ago", None),
        (None, None),
    ],
)  # fmt: skip
def test_dates_are_counted_from_publication(
    published: str | None, dates: list[dict[str, str]] | None
) -> None:
    (row,) = claim_rows("a", assay(annotate(TEXT)), published)
    assert (json.loads(row["dates"]) if row["dates"] else None) == dates


def test_a_number_names_what_makes_it_rough() -> None:
    (row,) = claim_rows("a", assay(annotate(TEXT)), None)
    (number,) = json.loads(row["numbers"])
    assert number == {
        "value": 300.0,
        "low": 270.0,
        "high": 330.0,
        "unit": None,
        "counted": "people arrested",
        "approximator": "around",
    }
