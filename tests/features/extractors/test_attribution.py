"""Attribution features of short articles, computed by hand."""

from __future__ import annotations

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors.attribution import EXTRACTOR
from newsassay.features.reading import read

#: Headline of five words, then two sentences of ten and eleven words.
TWO_SIDES = (
    "Harbour fees rise in Velmark\n\n"
    "Anna Weiss said that the fees would rise in June. "
    "Peter Holm claimed that the board had never asked the dockers."
)
ONE_SIDE = (
    "Harbour fees rise in Velmark\n\n"
    "Anna Weiss said that the fees would rise in June. "
    "Weiss also said that the pier was shut."
)
ONE_VOICE = "Harbour fees rise\n\nAnna Weiss said that the fees would rise in June."
NOBODY = "Harbour fees rise in Velmark\n\nThe pier was shut on Monday for good."
#: The second is the Dockers Union's spokesman: one party, told with the first.
PARTY = (
    "Harbour fees rise in Velmark\n\n"
    "The Dockers Union said that the fees are high. "
    "Peter Holm, a spokesman for the Dockers Union, said that the pier is old."
)


def values(text: str) -> dict[str, float | None]:
    return {r.name: r.value for r in EXTRACTOR.extract(read(annotate(text))).results}


@pytest.mark.parametrize(
    ("text", "feature", "expected"),
    [
        (TWO_SIDES, "attributions_per_100w", 100 * 2 / 26),
        (TWO_SIDES, "attributed_sentence_share", 2 / 3),
        (TWO_SIDES, "named_source_share", 1.0),
        (TWO_SIDES, "vague_source_share", 0.0),
        (TWO_SIDES, "distinct_sources_per_1000w", 1000 * 2 / 26),
        (TWO_SIDES, "source_concentration", 0.0),
        (TWO_SIDES, "doubting_cue_share", 0.5),
        (TWO_SIDES, "direct_quote_share", 0.0),
        (ONE_SIDE, "source_concentration", 1.0),
        (ONE_SIDE, "doubting_cue_share", 0.0),
        (NOBODY, "attributions_per_100w", 0.0),
        (NOBODY, "attributed_sentence_share", 0.0),
        (NOBODY, "named_source_share", None),
        (NOBODY, "source_concentration", None),
        (ONE_VOICE, "source_concentration", None),
        (NOBODY, "doubting_cue_gap", None),
        (
            "Fees rise\n\nExperts say that the dam could fail. "
            "The ferry reportedly lost both engines near the cape.",
            "vague_source_share",
            0.5,
        ),
        (
            "Fees rise\n\nExperts say that the dam could fail. "
            "The ferry reportedly lost both engines near the cape.",
            "unattributed_report_share",
            0.5,
        ),
        (
            "Fees rise\n\nExperts say that the dam could fail. Experts say that the "
            "pier is old. The ferry reportedly lost both engines near the cape.",
            "unattributed_report_share",
            1 / 3,
        ),
        (
            "Fees rise\n\n“The pier is shut until May,” said Peter Holm. "
            "Peter Holm said that the fees would rise.",
            "direct_quote_share",
            0.5,
        ),
    ],
)
def test_features_by_hand(text: str, feature: str, expected: float | None) -> None:
    assert values(text)[feature] == (
        expected if expected is None else pytest.approx(expected)
    )


def test_the_gap_is_between_sources_that_speak_twice() -> None:
    text = (
        "Fees rise\n\nAnna Weiss said that the fees were high. "
        "Anna Weiss said that the pier was old. "
        "Peter Holm claimed that the fees were low. "
        "Peter Holm claimed that the pier was new."
    )
    assert values(text)["doubting_cue_gap"] == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "that the fees would rise in June" is 32 characters long, "that the board
        # had never asked the dockers" 42
        (TWO_SIDES, 32 / 42),
        (ONE_SIDE, None),
        (NOBODY, None),
        (PARTY, None),
    ],
)
def test_the_balance_between_the_parties_quoted(
    text: str, expected: float | None
) -> None:
    balance = values(text)["quoted_party_balance"]
    assert balance == (expected if expected is None else pytest.approx(expected))
