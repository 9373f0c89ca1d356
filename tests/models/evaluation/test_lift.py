"""The lift experiment: nothing of a held-out outlet is learned from."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.models.evaluation.lift import (
    Experiment,
    preparation,
    signed_root,
    strongest_within_error,
)

#: Each outlet has a word of its own; the class shows in the feature alone.
OUTLETS = [f"outlet{i}" for i in range(12) for _ in range(6)]


def experiment(feature: np.ndarray, labels: np.ndarray, texts: list[str]) -> Experiment:
    noise = np.random.default_rng(0).normal(size=len(labels))
    columns = np.column_stack([feature, noise])
    return Experiment(texts, columns, ["a", "b"], labels, OUTLETS, False)


@pytest.fixture
def labels() -> np.ndarray:
    return np.array([i // 6 % 2 for i in range(len(OUTLETS))])


def test_what_tells_outlets_apart_does_not_help(labels: np.ndarray) -> None:
    """Words that name the outlet give its label away, but only where it was seen."""
    texts = [f"{name} {name} says hello again" for name in OUTLETS]
    blind = experiment(np.zeros(len(labels)), labels, texts)
    assert blind.macro_f1("words") < 0.6


def test_a_feature_that_holds_across_outlets_is_found(labels: np.ndarray) -> None:
    texts = ["hello again from all of us"] * len(labels)
    found = experiment(labels + 0.0, labels, texts)
    assert found.macro_f1("features") == 1.0
    assert found.macro_f1("words", "features") == 1.0
    families = {name: (n, f1) for name, n, f1 in found.by_family()}
    assert families["a"] == (1, 1.0)
    assert families["b"][1] < 0.7


def test_no_outlet_stands_on_both_sides(labels: np.ndarray) -> None:
    whole = experiment(labels + 0.0, labels, ["a"] * len(labels))
    rows = np.arange(len(labels))
    tested = []
    for train, test in whole._folds(rows):
        assert not set(whole.groups[train]) & set(whole.groups[test])
        tested += list(test)
    assert sorted(tested) == list(rows)


def test_preparation_fills_marks_and_evens_out() -> None:
    columns = preparation().fit_transform(np.array([[0.0], [4.0], [np.nan]]))
    assert columns.shape == (3, 2)
    # roots 0, 2 and that of the median, 2: their mean, and the mean of their squares
    mean, square = (2 + np.sqrt(2)) / 3, (4 + 2) / 3
    spread = np.sqrt(square - mean**2)
    assert columns[2, 0] == pytest.approx((np.sqrt(2) - mean) / spread)
    assert columns[2, 1] > 0 > columns[0, 1]
    assert list(signed_root(np.array([-9.0, 0.0, 4.0]))) == [-3.0, 0.0, 2.0]


def test_the_strongest_penalty_within_one_error_of_the_best() -> None:
    losses = {0.1: [0.5, 0.7], 0.01: [0.6, 0.78], 0.001: [0.7, 0.72]}
    # the best is .60; its error is .1414 / 1.4142 = .1, so .69 may do and .71 may not
    assert strongest_within_error(losses) == 0.01
