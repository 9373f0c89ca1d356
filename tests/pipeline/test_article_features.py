"""ArticleFeatures in scikit-learn."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from joblib import parallel_config
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


def test_clone_pickle_and_skops() -> None:
    skops = pytest.importorskip("skops.io", reason="skops is not installed")
    transformer = newsassay.ArticleFeatures(groups=["hedging"], n_jobs=1).fit([DRY])
    stored = skops.dumps(transformer)
    copies = [
        clone(transformer),
        pickle.loads(pickle.dumps(transformer)),
        skops.loads(stored, trusted=skops.get_untrusted_types(data=stored)),
    ]
    for copy in copies:
        assert copy.get_params() == transformer.get_params()
        np.testing.assert_array_equal(
            copy.transform([DRY]), transformer.transform([DRY])
        )


def test_processes_give_the_same_rows() -> None:
    texts = [DRY, LOUD] * 40  # more than one chunk
    one = newsassay.ArticleFeatures(groups=["person", "lexical"])
    several = newsassay.ArticleFeatures(groups=["person", "lexical"], n_jobs=2)
    with parallel_config(backend="threading"):
        rows = several.fit_transform(texts)
    np.testing.assert_array_equal(rows, one.fit_transform(texts))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_in_frames_out(library: str) -> None:
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"content": [DRY, LOUD], "n": [1, 2]})
    transformer = newsassay.ArticleFeatures(groups=["person"])
    rows = transformer.set_output(transform=library).fit_transform(frame)
    assert isinstance(rows, frames.DataFrame)
    expected = newsassay.ArticleFeatures(groups=["person"]).transform([DRY, LOUD])
    np.testing.assert_array_equal(rows.to_numpy(), expected)


def test_arrow_tables_arrays_and_series_are_taken() -> None:
    transformer = newsassay.ArticleFeatures(groups=["person"])
    expected = transformer.transform([DRY, LOUD])
    several = [
        pa.table({"text": [DRY, LOUD]}),
        np.array([DRY, LOUD]),
        np.array([[DRY], [LOUD]], dtype=object),
        pd.Series([DRY, LOUD], index=["a", "b"]),
        [{"text": DRY}, {"body": LOUD}],
        iter([DRY, LOUD]),
    ]
    for texts in several:
        found = transformer.fit_transform(texts)
        np.testing.assert_array_equal(found, expected)


def test_in_a_pipeline_with_frames() -> None:
    frame = pd.DataFrame({"text": [DRY, LOUD] * 4})
    labels = [0, 1] * 4
    model = make_pipeline(
        newsassay.ArticleFeatures(),
        SimpleImputer(keep_empty_features=True),
        LogisticRegression(max_iter=5000),
    )
    assert model.fit(frame, labels).score(frame, labels) == 1.0


def test_odd_texts_are_rows_too() -> None:
    features = newsassay.ArticleFeatures().fit_transform(["", "word", "¿Qué?"])
    assert features.shape == (3, len(feature_specs()))
    assert np.isnan(features).any()


def test_a_text_of_a_megabyte_is_not_measured() -> None:
    with pytest.warns(UserWarning, match="1,000,001 characters"):
        rows = newsassay.ArticleFeatures(groups=["person"]).transform(
            [DRY, "a" * 1_000_001]
        )
    assert np.isnan(rows[1]).all()
    assert not np.isnan(rows[0]).any()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("one text", "X is 'one text' of type str, not several"),
        (None, "X is missing, not several"),
        ({"text": "a"}, "of type dict, not several"),
        ([], "holds no samples"),
        (pd.DataFrame({"text": []}), "holds no samples"),
        ([DRY, None], r"X\[1\] is missing: drop the row"),
        ([DRY, float("nan")], r"X\[1\] is missing"),
        ([DRY, pd.NA], r"X\[1\] is missing"),
        ([DRY, 5], r"X\[1\] is '5' of type int"),
        ([Path("a.txt")], "read the file first"),
        ([{"text": None}], r"X\[0\]: 'text' is null"),
        ([{"words": "a"}], "no column for text"),
        (pd.DataFrame({"words": ["a"]}), "rename one to 'text'"),
        (pd.DataFrame({"text": ["a", None]}), "X, row 2: 'text' is null"),
        (pd.DataFrame({"text": ["a", 1.5]}), r"X, row 2: 'text' is a number \(1.5\)"),
        (np.ones((2, 3)), "the shape"),
    ],
)
def test_what_is_no_list_of_articles_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        newsassay.ArticleFeatures(groups=["person"]).fit_transform(wrong)


def test_other_fields_than_those_of_fit_are_refused() -> None:
    titled = pd.DataFrame({"text": [DRY], "title": ["Budget approved"]})
    transformer = newsassay.ArticleFeatures(groups=["headline"]).fit(titled)
    assert transformer.fields_ == ("text", "title")
    with pytest.raises(ValueError, match=r"fit had \['text', 'title'\]"):
        transformer.transform([DRY])
    untitled = {"text": DRY, "title": None}
    assert (
        transformer.transform([untitled]).shape == transformer.transform(titled).shape
    )


@pytest.mark.parametrize(
    ("groups", "message"),
    [("hedging", "one string"), ([], "choose from"), (["hedgehogs"], "hedgehogs")],
)
def test_groups_that_do_not_exist_are_refused(groups: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        newsassay.ArticleFeatures(groups=groups).fit([DRY])
