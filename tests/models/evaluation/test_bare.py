"""Bare texts: what tells outlets apart is gone, what is told stays."""

from __future__ import annotations

import pytest

from newsassay.models.evaluation.bare import bare_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VELMARK (ABC) — “It’s over,” he said.", '"It\'s over," he said.'),
        ("Velmark, Ostland (ABC)The pier shut.", "The pier shut."),
        ("The Union (ABU) met. It voted.", "met. It voted."),
        ("The pier shut. The board (ABU) met.", "The pier shut. The board (ABU) met."),
        (
            "The pier (old)  shut\n\nin May -- again…",
            "The pier (old) shut in May - again...",
        ),
        ("", ""),
    ],
)
def test_bare_text(text: str, expected: str) -> None:
    assert bare_text(text) == expected
