"""Resampling: paragraphs are drawn, long ones cut, the headline stays."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate
from newsassay.models.resampling import RESAMPLES, Blocks, draws, find_blocks

LINES = [f"The mayor of town {i} spoke on Monday." for i in range(16)]


@pytest.mark.parametrize(
    ("text", "title", "starts", "fixed"),
    [
        # two sentences a paragraph, and an eighth of 16 is 2
        ("\n\n".join(f"{a} {b}" for a, b in zip(LINES[::2], LINES[1::2], strict=True)),
         None, (0, 2, 4, 6, 8, 10, 12, 14), 0),
        # a single paragraph is cut into pieces of an eighth
        (" ".join(LINES), None, (0, 2, 4, 6, 8, 10, 12, 14), 0),
        # few sentences: each is drawn
        (" ".join(LINES[:3]), None, (0, 1, 2), 0),
        # the title stands apart
        (" ".join(LINES[:3]), "Mayors speak", (0, 1, 2, 3), 1),
    ],
)  # fmt: skip
def test_blocks(
    text: str, title: str | None, starts: tuple[int, ...], fixed: int
) -> None:
    assert find_blocks(annotate(text, title)) == Blocks(starts, fixed)


def test_every_resample_draws_as_many_blocks_as_there_are() -> None:
    drawn = draws(7)
    assert drawn.shape == (RESAMPLES, 7)
    assert (drawn.sum(axis=1) == 7).all()
    assert drawn.std() > 0


def test_fixed_blocks_are_drawn_once() -> None:
    # three sentences: a headline, then two blocks
    sums = Blocks((0, 1, 2), 1).resampled([[100.0, 1.0, 2.0], [1.0, 1.0, 1.0]])
    assert set(sums[:, 0]) == {102.0, 103.0, 104.0}
    assert set(sums[:, 1]) == {3.0}
