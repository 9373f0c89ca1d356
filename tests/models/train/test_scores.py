"""From a training set to the artefact: what was fitted is what scores."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.features.results import FeatureResult
from newsassay.models.additive import model_from
from newsassay.models.train import score_forms
from newsassay.models.train.score_forms import compare_forms
from newsassay.models.train.scores import REPLICATES, fitted_score
from newsassay.models.train.sensitivity import sensitivity
from newsassay.models.train.training import Training

RNG = np.random.default_rng(0)
N = 300


def training() -> Training:
    """Two features, of which only the first tells the labels, and forty outlets."""
    features = RNG.normal(size=(N, 2))
    features[::50, 1] = np.nan
    labels = (features[:, 0] + RNG.normal(scale=0.5, size=N) > 0).astype(float)
    return Training(
        ("loaded", "attributed"),
        np.array([1.0, -1.0]),
        features,
        labels,
        np.full(N, 1 / N),
        np.arange(N) % 40,
        np.zeros(N, dtype=np.int64),
        np.full(N, 500.0),
    )


TRAINING = training()


def results(row: np.ndarray) -> dict[str, FeatureResult]:
    return {
        name: FeatureResult(name, None if np.isnan(v) else v, "", 1, (), "1")
        for name, v in zip(TRAINING.names, row, strict=True)
    }


def test_the_artefact_scores_as_the_fit_does() -> None:
    shapes, fitted = TRAINING.fit(0.01)
    model = model_from("bias", fitted_score(TRAINING, 0.01))
    wanted = fitted.logits(shapes.covered(TRAINING.features))
    found = [model.logit(results(row)) for row in TRAINING.features]
    assert found == pytest.approx(wanted, abs=1e-4)  # the artefact is rounded
    assert model.replicates.bases.shape == (REPLICATES,)
    assert model.replicates.steps.std(axis=0).max() > 0


def test_no_outlet_is_seen_and_held_out() -> None:
    for seen, unseen in TRAINING.folds():
        outlets = TRAINING.outlets
        assert not set(outlets[seen]) & set(outlets[unseen])
        assert len(seen) + len(unseen) == N


def test_another_draw_of_outlets_keeps_outlets_whole() -> None:
    rows = TRAINING.redrawn(1)
    for outlet in np.unique(TRAINING.outlets[rows]):
        own = np.flatnonzero(TRAINING.outlets == outlet)
        counts = [int((rows == r).sum()) for r in own]
        assert len(set(counts)) == 1


def test_dropping_the_feature_that_tells_costs_most() -> None:
    first, second = sensitivity(TRAINING, 0.01)
    assert first.feature == "loaded"
    assert first.auc < -0.2
    assert abs(second.auc) < 0.05


def test_every_form_learns_the_feature_that_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(score_forms, "_ROUNDS", (20,))
    forms = compare_forms(TRAINING)
    assert [f for f, _, _ in forms] == [
        "straight lines", "lines with bends", "boosted steps",
    ]  # fmt: skip
    assert all(auc > 0.85 for _, auc, _ in forms)
