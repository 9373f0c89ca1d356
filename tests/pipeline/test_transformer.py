"""ArticleFeatures in scikit-learn."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

import newsassay
from newsassay.features.registry import feature_specs

DRY = (
    "The council met on Monday and approved a budget of 4 million, the clerk said. "
    "Work on the bridge starts in May, according to the plan. "
) * 5
LOUD = (
    "Shameless thugs in the council butchered the budget in a disgraceful farce! "
    "These vultures betrayed every decent family in town. "
) * 5


def test_same_numbers_as_the_tables() -> None:
    names = [spec.name for spec in feature_specs()]
    features = newsassay.ArticleFeatures().fit_transform([DRY, LOUD])
    table = newsassay.score([DRY, LOUD]).articles[names].to_numpy(dtype=float)
    np.testing.assert_array_equal(features, table)


def test_names_groups_and_pandas_output() -> None:
    transformer = newsassay.ArticleFeatures(groups=["hedging", "sentiment"])
    frame = transformer.set_output(transform="pandas").fit_transform([DRY, LOUD])
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(transformer.get_feature_names_out())
    assert "vader_compound_mean" in frame.columns
    assert "loaded_per_100w" not in frame.columns
    with pytest.raises(ValueError, match="choose from"):
        newsassay.ArticleFeatures(groups=["hedgehogs"]).fit([DRY])


def test_clone_and_pickle() -> None:
    transformer = newsassay.ArticleFeatures(groups=["hedging"])
    for copy in (clone(transformer), pickle.loads(pickle.dumps(transformer))):
        np.testing.assert_array_equal(
            copy.fit_transform([DRY]), transformer.fit_transform([DRY])
        )


def test_in_a_pipeline_with_frames() -> None:
    frame = pd.DataFrame({"text": [DRY, LOUD] * 4})
    labels = [0, 1] * 4
    model = make_pipeline(
        newsassay.ArticleFeatures(),
        SimpleImputer(keep_empty_features=True),
        LogisticRegression(max_iter=5000),
    )
    assert model.fit(frame, labels).score(frame, labels) == 1.0


def test_odd_texts_are_rows_too_and_one_text_is_a_mistake() -> None:
    features = newsassay.ArticleFeatures().fit_transform(["", "word", "¿Qué?"])
    assert features.shape == (3, len(feature_specs()))
    with pytest.raises(ValueError, match="list of texts"):
        newsassay.ArticleFeatures().fit_transform("one text")
