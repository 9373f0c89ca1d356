"""Claims: how many of an article's claims somebody else vouches for, and how firmly.

Measured once the claims are found (``Reading.claims``); every feature is null until
then. A claim counts as hedged where its sentence more likely is uncertain than not.
"""

from __future__ import annotations

from collections.abc import Callable

from ..reading import ClaimFacts, Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec

_HEDGED = 0.5
_NONE_FOUND = "no claim was found"
_FACTUALITY = "Sauri and Pustejovsky 2009, doi:10.1007/s10579-009-9089-9"


def _share(name: str, text: str, formula: str) -> FeatureSpec:
    return FeatureSpec(name, "share", 0.0, 1.0, text, formula, _FACTUALITY, _NONE_FOUND)


SPECS = (
    _share(
        "attributed_claim_share",
        "Claims that a source vouches for, not the article itself.",
        "claims inside an attribution's content / claims",
    ),
    _share(
        "hedged_claim_share",
        "Claims made with less than certainty.",
        "claims in sentences with hedged >= 0.5 / claims",
    ),
    _share(
        "bare_claim_share",
        "Claims that the article makes as certain, on its own word alone.",
        "claims neither attributed nor hedged / claims",
    ),
)


def extract(reading: Reading) -> Extraction:
    """Measure the claim features of one article."""
    return Extraction(
        tuple(_result(reading, name, test) for name, test in _TESTS.items())
    )


_TESTS: dict[str, Callable[[ClaimFacts], bool]] = {
    "attributed_claim_share": lambda c: c.attributed,
    "hedged_claim_share": lambda c: c.hedged >= _HEDGED,
    "bare_claim_share": lambda c: not c.attributed and c.hedged < _HEDGED,
}


def _result(
    reading: Reading, name: str, test: Callable[[ClaimFacts], bool]
) -> FeatureResult:
    place = {s.index: i for i, s in enumerate(reading.document.scored)}
    passed = [0.0] * len(place)
    counted = [0.0] * len(place)
    for claim in reading.claims or ():
        if claim.sentence in place:
            counted[place[claim.sentence]] += 1.0
            passed[place[claim.sentence]] += test(claim)
    return EXTRACTOR.ratio(name, passed, counted)


EXTRACTOR = Extractor("claims", "1", SPECS, extract)
