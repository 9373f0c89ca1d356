"""ClaimFeatures: the numbers of the tables, and of texts alone."""

from __future__ import annotations

import json
import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

import newsassay
from newsassay.models.claim_columns import claim_columns

TEXT = (
    "The dam above Hollin broke on Monday night and at least 43 people died, the "
    "interior ministry said. Reckless vultures in the capital caused 12 floods in "
    "Hollin. “We lost 30 houses in March,” said Ana Ferrel, the mayor of Hollin. "
    "Critics claimed that the engineers forged the report of 2019. "
) * 3
OTHER = TEXT.replace("43", "51").replace("Monday night", "Monday")


@pytest.fixture(scope="module")
def run() -> newsassay.Run:
    return newsassay.score(
        [{"text": TEXT, "source": "Lantern"}, {"text": OTHER, "source": "Courier"}]
    )


def measured(X: Any, **parameters: Any) -> pd.DataFrame:  # noqa: N803
    transformer = newsassay.ClaimFeatures(**parameters).set_output(transform="pandas")
    frame: pd.DataFrame = transformer.fit_transform(X)
    return frame


def test_the_numbers_of_a_run_are_those_of_its_tables(run: newsassay.Run) -> None:
    found, claims = measured(run.claim_frame()), run.claims
    assert len(found) == len(claims) > 10
    for name in ("hedged", "weasel", "checkworthy", "checkable", "credibility_score"):
        assert list(found[name]) == list(claims[name])
    for name in ("n_independent", "n_conflicting"):
        assert list(found[name]) == list(claims[name])
    judged = claims["credibility"] < 6
    assert list(found["credibility_judged"]) == [float(j) for j in judged]
    assert list(found["credibility"][judged]) == list(claims["credibility"][judged])
    assert found["credibility"][~judged].isna().all()
    sources = run.attributions.set_index("attribution_id")
    sentences = run.sentences.set_index("sentence_id")
    for row, claim in zip(found.itertuples(), claims.itertuples(), strict=True):
        assert row.n_numbers == len(json.loads(claim.numbers))
        assert row.n_entities == len(json.loads(claim.entities))
        assert row.loaded == sentences.loaded[claim.sentence_id]
        given = not pd.isna(claim.attribution_id)
        assert row.attributed == given
        for name in ("source_kind", "quote", "stance"):
            ones = [c for c in found if c.startswith(name) and found[c][row.Index]]
            if given:
                assert ones == [f"{name}_{sources[name][claim.attribution_id]}"]
            else:
                assert ones == []


def test_a_sentence_alone_is_measured_as_in_its_article(run: newsassay.Run) -> None:
    """Where a sentence holds one claim, and nothing before it matters."""
    frame = run.claim_frame()
    sentences = run.sentences.set_index("sentence_id")["text"]
    lone = frame[~frame["sentence_id"].duplicated(keep=False)]
    texts = [sentences[i] for i in lone["sentence_id"]]
    assert len(texts) > 5
    groups = ["wording", "detail", "attribution", "credibility"]
    alone, there = measured(texts, groups=groups), measured(lone, groups=groups)
    # These two know the sentence's place in the article.
    own = [c for c in alone if c not in ("checkworthy", "checkable")]
    pd.testing.assert_frame_equal(alone[own], there[own].reset_index(drop=True))


def test_values_by_hand() -> None:
    [row] = measured(
        ["The council approved the budget of 4 million on Monday, Ana Ferrel said."]
    ).to_dict("records")
    expected = {
        "n_words": 10, "n_numbers": 1, "n_exact_numbers": 1, "n_entities": 0,
        "attributed": 1, "nested": 0, "relayed": 0, "quote_indirect": 1,
        "source_kind_named_organisation": 0, "stance_neutral": 1,
        "source_kind_named_person": 1, "stance_doubting": 0,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert np.isnan(row["n_independent"])
    assert np.isnan(row["n_conflicting"])


def test_a_text_without_a_claim_is_read_whole_and_an_empty_one_not_at_all() -> None:
    question, empty = measured(["Who opened the gates of the dam?", " "]).to_dict(
        "records"
    )
    assert question["n_words"] == 7
    assert question["attributed"] == 0
    assert all(np.isnan(v) for v in empty.values())


def test_names_groups_clone_and_pickle(run: newsassay.Run) -> None:
    transformer = newsassay.ClaimFeatures(groups=["detail", "wording"])
    names = list(transformer.get_feature_names_out())
    assert names == [
        c.column.name for c in claim_columns() if c.group in ("wording", "detail")
    ]
    frame = run.claim_frame()
    for copy in (clone(transformer), pickle.loads(pickle.dumps(transformer))):
        np.testing.assert_array_equal(
            copy.fit_transform(frame), transformer.fit_transform(frame)
        )


def test_every_column_is_filled_by_its_group(run: newsassay.Run) -> None:
    found = measured(run.claim_frame())
    assert list(found) == [c.column.name for c in claim_columns()]
    for c in claim_columns():
        values = found[c.column.name].dropna()
        assert len(values), c.column.name
        assert values.min() >= c.column.low
        assert c.column.high is None or values.max() <= c.column.high
        assert c.column.nullable or len(values) == len(found)


def test_a_frame_of_texts_is_read_as_texts() -> None:
    texts = ["Water boils at 100 degrees.", "The mayor resigned on Friday."]
    frame = pd.DataFrame({"text": texts, "label": [1, 0]})
    pd.testing.assert_frame_equal(measured(frame), measured(texts))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("one claim", "of type str, not several"),
        ([{"text": "a"}], r"X\[0\] is"),
        (["a", None], r"X\[1\] is missing"),
        (pd.DataFrame({"text": ["a", None]}), r"X\[1\] is missing"),
        (pd.DataFrame({"words": ["a"]}), "rename one to 'text'"),
    ],
)
def test_what_holds_no_claims_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        newsassay.ClaimFeatures().fit_transform(wrong)


def test_claims_without_their_sources_and_other_fields_are_refused(
    run: newsassay.Run,
) -> None:
    with pytest.raises(ValueError, match=r"take run.claim_frame\(\)"):
        newsassay.ClaimFeatures().fit(run.claims)
    fitted = newsassay.ClaimFeatures(groups=["detail"]).fit(run.claims)
    assert fitted.fields_ == ("claims",)
    with pytest.raises(ValueError, match=r"fit had \['claims'\]"):
        fitted.transform(["The mayor resigned on Friday."])
