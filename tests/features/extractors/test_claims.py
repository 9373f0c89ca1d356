"""Claim features from claims given by hand, and from those of a whole assay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsassay.features.document import annotate
from newsassay.features.extractors.claims import EXTRACTOR
from newsassay.features.reading import ClaimFacts, read
from newsassay.models.assay import assay, feature_values

TEXT = "The dam broke on Monday. The mayor said that 43 people had died."
BARE = ClaimFacts(0, attributed=False, hedged=0.1)
HEDGED = ClaimFacts(0, attributed=False, hedged=0.5)
TOLD = ClaimFacts(1, attributed=True, hedged=0.2)
TOLD_HEDGED = ClaimFacts(1, attributed=True, hedged=0.9)


@pytest.mark.parametrize(
    ("claims", "attributed", "hedged", "bare"),
    [
        ((BARE,), 0.0, 0.0, 1.0),
        ((BARE, HEDGED), 0.0, 0.5, 0.5),
        ((BARE, TOLD), 0.5, 0.0, 0.5),
        ((BARE, HEDGED, TOLD, TOLD_HEDGED), 0.5, 0.5, 0.25),
        ((), None, None, None),
        (None, None, None, None),
    ],
)
def test_shares_of_claims(
    claims: tuple[ClaimFacts, ...] | None,
    attributed: float | None,
    hedged: float | None,
    bare: float | None,
) -> None:
    reading = replace(read(annotate(TEXT)), claims=claims)
    found = {r.name: r.value for r in EXTRACTOR.extract(reading).results}
    assert found == {
        "attributed_claim_share": attributed,
        "hedged_claim_share": hedged,
        "bare_claim_share": bare,
    }


def test_an_assay_knows_its_claims() -> None:
    article = assay(annotate(TEXT))
    told = [g.claim.attribution is not None for g in article.claims]
    assert told
    share = article.features["attributed_claim_share"].value
    assert share == pytest.approx(sum(told) / len(told))


def test_a_family_alone_is_measured_alike() -> None:
    document = annotate(TEXT)
    alone = feature_values(read(document), ["claims"])
    assert alone == {n: assay(document).features[n] for n in alone}
    assert alone["attributed_claim_share"].value is not None
