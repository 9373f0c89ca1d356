"""Specificity: dates, figures, names and documents, and what only looks like them."""

from __future__ import annotations

from typing import Any

import pytest

from newsassay.features.extractors.specificity import EXTRACTOR

TITLE = "Council votes on road"


@pytest.mark.parametrize(
    ("text", "dates", "figures"),
    [
        (
            "It rained on Monday, March 4, 2025, and again.",
            ["Monday, March 4, 2025"],
            [],
        ),
        ("They met in May and may meet again.", ["May"], []),
        ("They march on; Sun shone.", [], []),
        ("On Sept. 11 it rained.", ["Sept. 11"], []),
        ("On 4 March it rained.", ["4 March"], []),
        ("In 1998 the road was 1998 metres.", ["1998", "1998"], []),
        ("It cost $2000 or 2,000 more.", [], ["2000", "2,000"]),
        ("At 7:30 p.m. it rained.", ["7:30"], []),
        (
            "It grew 12% to 1.2 million and two thousand.",
            [],
            ["12%", "1.2 million", "two thousand"],
        ),
        ("One of them saw several and many.", [], []),
    ],
)
def test_dates_and_figures(
    measure: Any, text: str, dates: list[str], figures: list[str]
) -> None:
    found = measure(EXTRACTOR, f"{text} It went on and on and then it was over.", TITLE)
    assert [s.text for s in found["dates_per_100w"].spans] == dates
    assert [s.text for s in found["figures_per_100w"].spans] == figures
    n = found["dates_per_100w"].n
    assert found["dates_per_100w"].value == pytest.approx(100 * len(dates) / n)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The official report was late.", ["official report"]),
        ("The first report was late.", ["report"]),
        ("Officials report that it was late.", []),
        ("Two court filings and an affidavit say so.", ["court filings", "affidavit"]),
        ("She wrote a letter to him.", ["letter"]),
        ("A letter of the alphabet.", []),
        ("They study hard.", []),
    ],
)
def test_documents(measure: Any, text: str, expected: list[str]) -> None:
    found = measure(EXTRACTOR, text, TITLE)["documents_per_100w"]
    assert [s.text for s in found.spans] == expected


def test_names_count_each_time_and_show_once(measure: Any) -> None:
    text = (
        "The mayor, Ana Petrov, spoke to them for an hour. "
        "After that Ana Petrov left for Port Callan with him."
    )
    found = measure(EXTRACTOR, text, "Mayor speaks")["names_per_100w"]
    assert [s.text for s in found.spans] == ["Ana Petrov", "Port Callan"]
    assert found.value == pytest.approx(100 * 3 / found.n)


def test_without_words_nothing_is_measured(measure: Any) -> None:
    assert {r.value for r in measure(EXTRACTOR, "").values()} == {None}
