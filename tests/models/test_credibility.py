"""Credibility: monotone in what speaks for and against, honest about not knowing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsassay.features.attribution import Attribution
from newsassay.features.attribution.records import Quote, SourceKind, Stance
from newsassay.features.document import annotate_sentence
from newsassay.features.lexicon import match_lexicons
from newsassay.features.reading import Reading, assemble
from newsassay.models.claims import Claim
from newsassay.models.credibility import grade_claim, load_rules

TEXT = "Omar Said said that the guards captured three towns near Arden."
#: From best to worst; a claim that cannot be judged stands between 3 and 4.
ORDER = (1, 2, 3, 6, 4, 5)


def attribution(kind: SourceKind = SourceKind.NAMED_PERSON) -> Attribution:
    """Who vouches for the claim."""
    return Attribution(
        0, (10, 14), (0, 9), "Omar Said", kind, ((20, 62),), Quote.INDIRECT, None,
        Stance.NEUTRAL,
    )  # fmt: skip


def claim() -> Claim:
    """A claim about the towns."""
    return Claim(0, 20, 62, 0, 0.0, 0.0, 0.9, 0.9, (), ("Arden",))


def reading(source: Attribution | None = None) -> Reading:
    """The sentence with its attribution."""
    return assemble(annotate_sentence(TEXT), {}, (source or attribution(),))


def rank(grade: int) -> int:
    return ORDER.index(grade)


@pytest.mark.parametrize("field", ["hedged", "weasel"])
def test_less_firm_is_never_better(field: str) -> None:
    scores, ranks = [], []
    for step in range(21):
        graded = grade_claim(replace(claim(), **{field: step / 20}), reading())
        scores.append(graded.score)
        ranks.append(rank(graded.grade))
    assert scores == sorted(scores, reverse=True)
    assert ranks == sorted(ranks)
    assert scores[0] > scores[-1]


def test_more_sources_are_never_worse() -> None:
    graded = [grade_claim(claim(), reading(), n_independent=n) for n in range(6)]
    assert [g.score for g in graded] == sorted(g.score for g in graded)
    assert [rank(g.grade) for g in graded] == sorted(
        (rank(g.grade) for g in graded), reverse=True
    )
    assert graded[0].score < graded[2].score


def test_contradiction_is_never_better() -> None:
    graded = [grade_claim(claim(), reading(), n_conflicting=n) for n in range(4)]
    assert [g.score for g in graded] == sorted((g.score for g in graded), reverse=True)
    assert graded[0].score > graded[1].score > graded[2].score


def test_one_article_alone_never_confirms() -> None:
    best = replace(attribution(SourceKind.DOCUMENT), stance=Stance.ENDORSING)
    graded = grade_claim(claim(), reading(best))
    assert graded.grade != 1
    assert grade_claim(claim(), reading(best), n_independent=1).grade != 1
    assert grade_claim(claim(), reading(best), n_independent=3).grade == 1


def test_a_vague_source_alone_cannot_be_judged_or_is_doubtful() -> None:
    vague = attribution(SourceKind.VAGUE_COLLECTIVE)
    graded = grade_claim(claim(), reading(vague))
    assert graded.grade in (4, 6)
    assert "the source is a vague group that nobody could ask" in graded.reasons


def test_what_the_article_rejects_is_improbable() -> None:
    graded = grade_claim(claim(), reading(replace(attribution(), rejected=True)))
    assert graded.grade == 5


def test_weak_sourcing_alone_is_not_improbable() -> None:
    weakest = reading(attribution(SourceKind.VAGUE_COLLECTIVE))
    unsure = replace(claim(), hedged=0.9, weasel=0.9)
    alone = grade_claim(unsure, weakest)
    assert alone.score < 0.2
    assert alone.grade == 4
    assert grade_claim(unsure, weakest, n_conflicting=1).grade == 5


def test_others_confirm_the_fact_and_not_the_loaded_wording() -> None:
    text = "The vile guards captured three towns near Arden."
    document = annotate_sentence(text)
    told = Claim(0, 0, 47, None, 0.0, 0.0, 0.9, 0.9, (), ("Arden",))
    plain = assemble(document, {}, ())
    loaded = assemble(document, match_lexicons(document), ())
    assert grade_claim(told, plain, n_independent=5).grade == 1
    assert grade_claim(told, loaded, n_independent=5).grade == 2


def test_a_party_on_its_own_success_weighs_less() -> None:
    party = replace(attribution(), party="the guards")
    assert (
        grade_claim(claim(), reading(party)).score
        < grade_claim(claim(), reading()).score
    )


def test_interval_holds_the_score_and_narrows() -> None:
    alone = grade_claim(claim(), reading())
    backed = grade_claim(claim(), reading(), n_independent=2, n_conflicting=1)
    assert 0 < alone.low < alone.score < alone.high < 1
    assert backed.high - backed.low < alone.high - alone.low


def test_every_rule_but_the_base_has_a_reason() -> None:
    assert [r.name for r in load_rules() if not r.reason] == ["base"]
    names = [r.name for r in load_rules()]
    assert len(set(names)) == len(names)
