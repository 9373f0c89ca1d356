"""What moved a score, in plain words."""

from __future__ import annotations

import pytest

from newsassay.reports.corpus import declared_features
from newsassay.reports.phrases import COLUMNS, against, name_of, phrase
from newsassay.seeds.tsv import read_tsv

FEATURES = {f.name: f for f in declared_features()}


@pytest.mark.parametrize(
    ("name", "score", "moved", "value", "places", "expected"),
    [
        ("loaded_author_per_100w", "bias", 0.5, 3.2, 9, "9 loaded words of its own"),
        ("loaded_author_per_100w", "bias", 0.5, 0.2, 1, "1 loaded word of its own"),
        ("loaded_author_per_100w", "bias", -0.3, 0.0, 0, ""),
        ("loaded_author_per_100w", "bias", 0.3, 0.0, 0, ""),
        (
            "named_source_share",
            "reliability",
            0.2,
            0.8,
            0,
            "80% of its statements name their source",
        ),
        (
            "named_source_share",
            "reliability",
            -0.2,
            0.0,
            0,
            "only 0% of its statements name their source",
        ),
        (
            "doubting_cue_gap",
            "bias",
            0.2,
            0.5,
            0,
            "its sources are not doubted alike: one “says”, another “claims”",
        ),
        ("doubting_cue_gap", "bias", -0.2, 0.0, 0, ""),
        (
            "scare_quotes_per_100w",
            "bias",
            0.2,
            0.6,
            0,
            "scare quotes (0.60 per 100 words)",
        ),
        (
            "dates_per_100w",
            "reliability",
            -0.2,
            0.5,
            2,
            "few dates and times (0.50 per 100 words)",
        ),
    ],
)
def test_faults_and_merits_that_are_there_get_words(
    name: str, score: str, moved: float, value: float, places: int, expected: str
) -> None:
    assert phrase(FEATURES[name], name, score, moved, value, places) == expected


def test_every_feature_has_a_name_for_readers_and_every_name_a_feature() -> None:
    for feature in FEATURES.values():
        assert "_" not in name_of(feature, feature.name)
    listed = {r["feature"] for r in read_tsv("report_features.tsv", columns=COLUMNS)}
    assert listed <= FEATURES.keys()


@pytest.mark.parametrize(
    ("score", "moved", "expected"),
    [
        ("bias", 0.1, True),
        ("bias", -0.1, False),
        ("reliability", 0.1, False),
        ("reliability", -0.1, True),
    ],
)
def test_more_bias_and_less_reliability_speak_against(
    score: str, moved: float, expected: bool
) -> None:
    assert against(score, moved) is expected
