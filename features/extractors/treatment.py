"""Treatment: how the outlet's own voice treats the actors of a story.

Each actor's treatment is the mean sentiment of the author's sentences towards it,
drawn towards 0 where they are few (``features/actors``). The gap is what lies between
the best and the worst treated; the evidence is what speaks for the one and against
the other. Besides, loaded words directed at actors are counted against the mentions
that could have drawn them.

What it cannot see: what happens to somebody counts like what is thought of him, so a
story of a crime treats victim and culprit apart however soberly it is told; and an
actor called by no name ("the group", "his rival") goes unseen there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..actors import RULE, Actor
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span, Voice

_SENTIMENT = (
    "Own measure; sentiment after Hamborg & Donnay 2021,"
    " doi:10.18653/v1/2021.eacl-main.142"
)


def _directed_spec(name: str, text: str, direction: int) -> FeatureSpec:
    return FeatureSpec(
        f"{name}_per_mention",
        "weight per mention",
        0.0,
        None,
        f"Loaded words {text} an actor the article names, in the outlet's own voice",
        f"weight of the author's loaded words {text} actors / author's mentions of"
        " actors by name",
        "Own measure on the vocabulary of loaded_language",
        "no actor is mentioned by name in the author's voice",
        direction,
    )


EXTRACTOR = Extractor(
    name="treatment",
    version="1",
    features=(
        # No direction: the more actors an article has, the further the extremes lie
        # apart, so the gap grows with an article's length.
        FeatureSpec(
            "treatment_gap",
            "sentiment",
            0.0,
            2.0,
            "How much better the outlet's own voice treats the most favoured actor than"
            " the least favoured",
            "largest treatment - smallest treatment, of actors with at least 2 mentions"
            " in the author's voice; treatment = sum(sentiment) / (mentions + 2)",
            _SENTIMENT,
            "fewer than two actors have a treatment",
        ),
        _directed_spec("unfavourable", "against", 1),
        _directed_spec("favourable", "in favour of", 1),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    return Extraction(
        (
            _gap(reading),
            _directed(reading, "unfavourable", lambda actor: actor.unfavourable),
            _directed(reading, "favourable", lambda actor: actor.favourable),
        )
    )


def _directed(
    reading: Reading, name: str, side: Callable[[Actor], tuple[Span, ...]]
) -> FeatureResult:
    rows = {s.index: i for i, s in enumerate(reading.document.scored)}
    weights, mentions = [0.0] * len(rows), [0.0] * len(rows)
    spans = [
        replace(span, label=name)
        for actor in reading.actors
        for span in side(actor)
        if span.rule != RULE
    ]
    for span in spans:
        weights[rows[span.sentence]] += span.weight
    for actor in reading.actors:
        for mention in actor.mentions:
            mentions[rows[mention.sentence]] += mention.voice is Voice.AUTHOR
    return EXTRACTOR.ratio(f"{name}_per_mention", weights, mentions, spans)


def _gap(reading: Reading) -> FeatureResult:
    treated = [(a.treatment, a) for a in reading.actors if a.treatment is not None]
    if len(treated) < 2:
        return EXTRACTOR.single("treatment_gap", None, len(treated))
    high, favoured = max(treated, key=lambda pair: pair[0])
    low, opposed = min(treated, key=lambda pair: pair[0])
    spans = [replace(s, label="favourable") for s in favoured.favourable]
    spans += [replace(s, label="unfavourable") for s in opposed.unfavourable]
    return EXTRACTOR.single("treatment_gap", high - low, len(treated), spans)
