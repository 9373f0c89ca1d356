"""Training sets: outlets' names are masked where outlets gave the labels."""

from __future__ import annotations

import pytest

from newsassay.models.train.samples import SOURCES, mask_outlets


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("WASHINGTON (Reuters) - A man", "WASHINGTON (Outlet) - A man"),
        ("CNN reported it on Fox News.", "Outlet reported it on Outlet Outlet."),
        ("the news reached the press", "the news reached the press"),
        ("Ana Ferrel said so", "Ana Ferrel said so"),
    ],
)
def test_outlets_are_masked(text: str, masked: str) -> None:
    assert mask_outlets(text) == masked


def test_satire_is_left_out() -> None:
    horne, _ = SOURCES["reliability"]
    labels = [horne.label({"label": name}) for name in ("real", "fake", "satire")]
    assert labels == [True, False, None]


def test_only_training_sets_are_named() -> None:
    for sources in SOURCES.values():
        for source in sources:
            assert source.place.startswith("train/")
            assert source.inherited is (source.name == "horne")
