"""Copied sentences in a collection."""

from __future__ import annotations

from newsassay.models.relations.passages import Passages

LEDE = "The reservoir stood two metres above its permitted level when the wall gave way"
EDITED = "The reservoir stood two metres above its allowed level when the wall gave way"


def test_an_edited_copy_is_found_and_another_text_is_not() -> None:
    passages = Passages()
    passages.add(0, [LEDE, "Nobody in the town had been told of it by the evening"])
    passages.add(1, ["A judge has opened an inquiry into the lower gates", EDITED])
    passages.add(2, ["The sanctuary counted nineteen vultures and seven grey wolves"])
    (found,) = passages.copies()
    assert found[:2] == ((0, 0), (1, 1))


def test_a_text_does_not_copy_itself() -> None:
    passages = Passages()
    passages.add(0, [LEDE, LEDE])
    assert list(passages.copies()) == []
