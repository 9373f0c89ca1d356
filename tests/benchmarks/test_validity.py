"""What must not move the sentence score, on the invented pairs."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SWAPS = ("country", "gender", "party", "religion", "sides")
#: The floor of the swap test: 95th percentile of the change of a sentence's score.
FLOOR = 0.05


@pytest.fixture(scope="module")
def validity(root: Path) -> ModuleType:
    spec = spec_from_file_location("validity", root / "benchmarks/validity.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_swap_goes_both_ways_and_keeps_capitals(validity: ModuleType) -> None:
    swap = validity.swaps()["gender"]
    assert swap("The man met his wife. She left; Men stay.") == (
        "The woman met her husband. He left; Women stay."
    )
    assert swap("Mankind and sheep") == "Mankind and sheep"


def test_there_are_swaps_and_pairs_for_every_test(validity: ModuleType) -> None:
    assert sorted(validity.swaps()) == list(SWAPS)
    found = validity.pairs()
    assert len(found["dialect"]) + len(found["non_native"]) >= 30
    for test, rows in found.items():
        assert len(rows) >= 10, test
        assert all(one != other for one, other in rows), test


@pytest.mark.parametrize("test", SWAPS)
def test_who_is_spoken_of_does_not_move_the_score(
    validity: ModuleType, test: str
) -> None:
    ones, others = zip(*validity.pairs()[test], strict=True)
    change = np.abs(validity.scores(ones) - validity.scores(others))
    assert np.quantile(change, 0.95) <= FLOOR


def test_what_a_source_says_is_not_charged_to_the_author(validity: ModuleType) -> None:
    loaded, dry = zip(*validity.pairs()["quotation"], strict=True)
    assert validity.scores(loaded).mean() > validity.scores(dry).mean() + 0.1
    own = validity.scores(loaded, "loaded_author")
    assert (own - validity.scores(dry, "loaded_author")).max() <= FLOOR


@pytest.mark.parametrize("test", ["dialect", "non_native"])
def test_other_english_is_not_found_more_loaded(
    validity: ModuleType, test: str
) -> None:
    standard, other = zip(*validity.pairs()[test], strict=True)
    change = validity.scores(other) - validity.scores(standard)
    assert abs(change.mean()) <= FLOOR


def test_topic_words_are_names_and_what_stands_after_an_article(
    validity: ModuleType,
) -> None:
    text = "The mayor of Hollin met a brave man on Monday"
    assert validity.nouns(text) == ["mayor", "hollin", "brave", "monday"]
