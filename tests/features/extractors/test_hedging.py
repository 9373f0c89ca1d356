"""Hedging: what is a hedge, what only looks like one, and the sums."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsassay.features.document import annotate, annotate_sentence
from newsassay.features.extractors.hedging import (
    EXTRACTOR,
    coefficients,
    cues,
    probability,
)
from newsassay.features.lexicon import duplicates, load_lexicon
from newsassay.features.reading import Reading, read
from newsassay.features.results import FeatureResult

HEDGES = [
    ("The bridge may have fallen overnight.", "may"),
    ("May this be the end?", "May"),
    ("The strike could spill over into the north.", "could"),
    ("The fire could easily spread.", "could easily"),
    ("It might rain on Monday.", "might"),
    ("They must have left before dawn.", "must have"),
    ("The party seems set to win.", "seems"),
    ("The road appears to be closed.", "appears to"),
    ("The figures suggest that prices fell.", "suggest that"),
    ("The minister is unlikely to resign.", "unlikely"),
    ("The minister is likely to resign.", "likely"),
    ("In all likelihood the talks failed.", "In all likelihood"),
    ("It is unclear who fired first.", "unclear"),
    ("There was no indication of a fire.", "no indication"),
    ("It is not known whether anybody was hurt.", "not known"),
    ("He was asked about a possible deal.", "possible"),
    ("She is believed to be in hiding.", "believed to"),
    ("The mayor reportedly fled.", "reportedly"),
    ("Police arrested an alleged thief.", "alleged"),
    ("About 300 people were hurt.", "About"),
    ("Around a dozen shops were hit.", "Around a"),
    ("Some 300 fighters came.", "Some"),
    ("At least 43 people died.", "At least"),
    ("The army could not say when the road would open.", "could not say"),
    ("Trade will stop unless the ships return.", "unless"),
]

NOT_HEDGES = [
    "The court met in May.",
    "The vote was held on 5 May 2020.",
    "On May 5 the vote was held.",
    "The military might of the empire faded.",
    "He pulled with all his might.",
    "They talked about 300 things.",
    "The shop is around the corner.",
    "Call us as soon as possible.",
    "He could hear the sea.",
    "The islands could be seen from the tower.",
    "She could not swim.",
    "The suspect appeared in court on Monday.",
    "She appeared on stage with her band.",
    "We suggest going by train.",
    "They should assume office in June.",
    "The play was made possible by a grant.",
    "Visitors may not bring dogs.",
    "Residents may register at the town hall.",
    "He waited for hours, and so on.",
    "No doubt it rained.",
    "The rain stopped at noon.",
]

BOOSTERS = [
    ("The plan has clearly failed.", "clearly"),
    ("This is undoubtedly the end.", "undoubtedly"),
    ("It is now confirmed that he left.", "It is now confirmed"),
    ("There is no doubt that it rained.", "no doubt"),
    ("He could see clearly.", None),
    ("It was proved beyond reasonable doubt.", None),
    ("It is not clear that he left.", None),
]

WEASELS = [
    ("Some say the plan has failed.", "Some say"),
    ("Many believe the plan has failed.", "Many believe"),
    ("The book is widely read in schools.", "widely"),
    ("Experts warn of rain.", "Experts"),
    ("Critics called it a farce.", "Critics"),
    ("The three experts warned of rain.", None),
    ("How many people came?", None),
    ("Some 300 people came.", None),
    ("She will return some day.", None),
    ("It is the most dangerous road.", None),
]


def found(text: str, lexicon: str) -> list[str]:
    reading = read(annotate_sentence(text))
    return [text[m.start : m.end] for m in cues(reading, lexicon)]


def results(reading: Reading) -> dict[str, FeatureResult]:
    return {r.name: r for r in EXTRACTOR.extract(reading).results}


@pytest.mark.parametrize(("text", "cue"), HEDGES)
def test_hedges_are_found(text: str, cue: str) -> None:
    assert cue in found(text, "hedges")


@pytest.mark.parametrize("text", NOT_HEDGES)
def test_literal_uses_are_passed_over(text: str) -> None:
    assert found(text, "hedges") == []


@pytest.mark.parametrize(("text", "cue"), BOOSTERS)
def test_boosters(text: str, cue: str | None) -> None:
    spans = found(text, "boosters")
    assert any(cue in s for s in spans) if cue else spans == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It is undoubtedly a fraud.", "certainty"),
        ("It is now confirmed that he left.", "evidence"),
        ("He left, of course.", "shared"),
        ("The talks are bound to fail.", "necessity"),
        ("They are convinced that he left.", "conviction"),
        ("He really left.", "emphasis"),
    ],
)
def test_classes_of_boosters(text: str, label: str) -> None:
    spans = results(read(annotate_sentence(text)))["boosters_per_100w"].spans
    assert [s.label for s in spans] == [label]


@pytest.mark.parametrize(("text", "cue"), WEASELS)
def test_weasels(text: str, cue: str | None) -> None:
    assert found(text, "weasels") == ([cue] if cue else [])


@pytest.mark.parametrize("name", ["hedges", "boosters", "weasels"])
def test_every_entry_has_its_sense_and_source(name: str) -> None:
    for entry, forms in load_lexicon(name):
        assert entry.sense, entry.text
        assert entry.source, entry.text
        assert forms, entry.text
        assert (entry.weight == 0) == (entry.label == "literal"), entry.text
    assert duplicates(name) == []


@pytest.mark.parametrize(
    ("text", "uncertain", "vague"),
    [
        ("The bridge fell on Monday.", False, False),
        ("The bridge may fall on Monday.", True, False),
        ("About 300 people came.", False, False),
        ("Some say the bridge fell.", False, True),
        ("Some say the bridge may fall.", True, True),
    ],
)
def test_sentences(text: str, uncertain: bool, vague: bool) -> None:
    sentences = EXTRACTOR.extract(read(annotate_sentence(text))).sentences
    assert (sentences["hedged"][0] >= 0.5) is uncertain
    assert (sentences["weasel"][0] >= 0.5) is vague


def test_another_cue_never_makes_a_sentence_surer() -> None:
    one = cues(read(annotate_sentence("It may rain.")), "hedges")
    two = cues(read(annotate_sentence("Perhaps it may rain.")), "hedges")
    assert probability("hedged", ()) < probability("hedged", one)
    assert probability("hedged", one) < probability("hedged", two) < 1.0


def test_probability_of_a_sentence_without_cue_is_the_intercept() -> None:
    assert coefficients()["hedged"]["intercept"] == pytest.approx(-2.43)
    assert probability("hedged", ()) == pytest.approx(1 / (1 + 2.718281828**2.43))


def test_densities_are_counts_over_words() -> None:
    text = "Perhaps it rained there. About 40 of us clearly saw it. Some left."
    made = results(read(annotate_sentence(text)))
    assert made["hedges_per_100w"].value == pytest.approx(100 * 2 / 13)
    assert made["approximators_per_100w"].value == pytest.approx(100 / 13)
    assert made["boosters_per_100w"].value == pytest.approx(100 / 13)
    assert made["weasels_per_100w"].value == pytest.approx(100 / 13)
    assert made["conditionals_per_100w"].value == 0
    assert made["hedged_sentence_share"].value == 1.0
    assert made["hedges_per_100w"].n == 13


def test_empty_text_is_not_measured() -> None:
    extraction = EXTRACTOR.extract(read(annotate("")))
    assert [r.value for r in extraction.results] == [None] * len(EXTRACTOR.features)
    assert dict(extraction.sentences) == {"hedged": (), "weasel": ()}


def test_an_empty_sentence_is_neither_uncertain_nor_vague() -> None:
    extraction = EXTRACTOR.extract(read(annotate_sentence("")))
    assert dict(extraction.sentences) == {"hedged": (0.0,), "weasel": (0.0,)}


def test_own_passages(root: Path) -> None:
    lines = (root / "seeds/gold/passages.jsonl").read_text("utf-8").splitlines()
    passages = [p for p in map(json.loads, lines) if p["split"] == "dev"]
    found_right = wrong = missed = 0
    for passage in passages:
        spans = results(read(annotate(passage["text"])))["hedges_per_100w"].spans
        gold = passage["hedges"]
        hit = [[s for s in spans if s.start < b and s.end > a] for a, b in gold]
        found_right += sum(map(bool, hit))
        missed += sum(not h for h in hit)
        wrong += sum(all(s.start >= b or s.end <= a for a, b in gold) for s in spans)
    assert 2 * found_right / (2 * found_right + wrong + missed) >= 0.85
