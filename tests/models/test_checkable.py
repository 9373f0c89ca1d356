"""What is looked at in a clause to tell whether it can be checked."""

from __future__ import annotations

import pytest

from newsassay.models.checkable import indicative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the cut may have been accidental", "the cut had been accidental"),
        ("it might not have been seen", "it not had been seen"),
        ("they may have to leave", "they may have to leave"),
        ("he could have been king", "he could have been king"),
        ("it would be closed before easter", "it was closed before easter"),
        ("it would be a shame", "it would be a shame"),
    ],
)
def test_modals_of_a_past_or_a_day_are_left_out(text: str, expected: str) -> None:
    assert " ".join(indicative(tuple(text.split()))) == expected
