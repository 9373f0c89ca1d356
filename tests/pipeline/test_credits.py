"""The agency that a piece credits."""

from __future__ import annotations

import pytest

from newsassay.pipeline.credits import agency_of

BODY = "The dam broke at night.\nReuters is an agency, the mayor said.\nThe town slept."


@pytest.mark.parametrize(
    ("author", "text", "agency"),
    [
        ("Reuters", BODY, "Reuters"),
        ("Ana Ferrel, Associated Press", BODY, "Associated Press"),
        ("Ana Ferrel and AFP", BODY, "AFP"),
        ("Ana Ferrel", BODY, None),
        (None, f"HOLLIN (Reuters) - A dam broke.\n{BODY}", "Reuters"),
        (None, f"{BODY}\nWith inputs from AFP", "AFP"),
        (None, f"{BODY}\nThe Associated Press contributed to this report.",
         "Associated Press"),
        (None, f"{BODY}\nSource: Xinhua", "Xinhua"),
        (None, f"{BODY}\nSource: the ministry", None),
        ("CNN", BODY, None),
        (None, f"{BODY}\nSource: BBC", None),
        (None, "", None),
    ],
)  # fmt: skip
def test_a_credit_names_its_agency(
    author: str | None, text: str, agency: str | None
) -> None:
    assert agency_of(author, text) == agency
