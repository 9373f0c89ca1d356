"""The five articles of the shared folder: which is the most slanted, which the thinnest."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsassay.features.document import annotate
from newsassay.models.additive import Score
from newsassay.models.assay import assay

#: The article that tells of lions slaying hyenas.
LIONS = "004"


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, dict[str, Score]]:
    """Both scores of each article, by the first three letters of its file."""
    return {
        path.name[:3]: dict(assay(annotate(path.read_bytes().decode("utf-8"))).scores)
        for path in sorted((shared / "seeds").glob("*.txt"))
    }


def test_the_lions_are_the_most_slanted(scores: dict[str, dict[str, Score]]) -> None:
    assert max(scores, key=lambda a: scores[a]["bias"].value) == LIONS


def test_the_lions_are_the_least_reliable(scores: dict[str, dict[str, Score]]) -> None:
    assert min(scores, key=lambda a: scores[a]["reliability"].value) == LIONS


def test_every_score_has_an_interval(scores: dict[str, dict[str, Score]]) -> None:
    assert len(scores) == 5
    for own in scores.values():
        for score in own.values():
            assert 0 < score.low < score.value < score.high < 1
