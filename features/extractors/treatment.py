"""Treatment: how differently the outlet's own voice treats the actors of a story.

Each actor's treatment is the mean sentiment of the author's sentences towards it,
drawn towards 0 where they are few (``features/actors``). The gap is what lies between
the best and the worst treated; the evidence is what speaks for the one and against
the other.

What it cannot see: what happens to somebody counts like what is thought of him, so a
story of a crime treats victim and culprit apart however soberly it is told; and an
actor called by no name ("the group", "his rival") goes unseen there.
"""

from __future__ import annotations

from dataclasses import replace

from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec

EXTRACTOR = Extractor(
    name="treatment",
    version="1",
    features=(
        FeatureSpec(
            "treatment_gap",
            "sentiment",
            0.0,
            2.0,
            "How much better the outlet's own voice treats the most favoured actor than"
            " the least favoured",
            "largest treatment - smallest treatment, of actors with at least 2 mentions"
            " in the author's voice; treatment = sum(sentiment) / (mentions + 2)",
            "Own measure; sentiment after Hamborg & Donnay 2021,"
            " doi:10.18653/v1/2021.eacl-main.142",
            "fewer than two actors have a treatment",
            1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    treated = [(a.treatment, a) for a in reading.actors if a.treatment is not None]
    if len(treated) < 2:
        return Extraction((EXTRACTOR.single("treatment_gap", None, len(treated)),))
    high, favoured = max(treated, key=lambda pair: pair[0])
    low, opposed = min(treated, key=lambda pair: pair[0])
    spans = [replace(s, label="favourable") for s in favoured.favourable]
    spans += [replace(s, label="unfavourable") for s in opposed.unfavourable]
    result = EXTRACTOR.single("treatment_gap", high - low, len(treated), spans)
    return Extraction((result,))
