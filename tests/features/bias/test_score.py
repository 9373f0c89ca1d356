"""Scores of sentences: range, voices, exact parts, and what must not move them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from newsassay.features.bias.deep import SETTING, DeepMissingError, why_missing
from newsassay.features.bias.network import load_network
from newsassay.features.bias.score import LEAST, SentenceScores, sentence_scores
from newsassay.features.bias.terms import article_terms
from newsassay.features.document import annotate, annotate_sentence
from newsassay.features.reading import read


def scores(text: str) -> SentenceScores:
    return sentence_scores(read(annotate_sentence(text)))


PAIRS = [
    ("The disgraceful plan is a shameless betrayal of voters.", "The plan was published on the web site on Tuesday."),
    ("Their pathetic, hypocritical rant fooled nobody.", "The hearing lasted two hours and was adjourned."),
    ("The corrupt regime keeps crushing its people.", "The council meets on the first Monday of the month."),
]  # fmt: skip


@pytest.mark.parametrize(("slanted", "plain"), PAIRS)
def test_slant_is_told_from_plain_report(slanted: str, plain: str) -> None:
    threshold = scores(slanted).threshold
    assert scores(slanted).loaded[0] > threshold > scores(plain).loaded[0]


SWAPS = [
    ("Senator Marr caved in to the Republicans.", "Senator Tull caved in to the Democrats."),
    ("He said the liberals had betrayed his town.", "She said the conservatives had betrayed her town."),
    ("Muslim preachers poison the young of Norway.", "Christian preachers poison the young of Peru."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SWAPS)
def test_sides_exchanged_leave_the_score(one: str, other: str) -> None:
    assert scores(one).loaded == scores(other).loaded


def test_words_of_a_source_are_not_the_authors() -> None:
    text = "The mayor called the plan “a shameless, disgraceful betrayal of the poor”."
    found = scores(text)
    assert found.author[0] < found.threshold < found.loaded[0]


@pytest.mark.parametrize(
    "text", ["", "   ", "…!?", "\ud800", "x" * 5000, "🎉 🎉", "ا ب"]
)
def test_any_text_has_a_score(text: str) -> None:
    found = scores(text)
    assert all(0 <= p <= 1 for p in (*found.loaded, *found.author))


def test_no_words_no_slant() -> None:
    assert scores("").loaded == scores("?!").loaded == (0.0,)


def test_words_of_an_article_add_up_to_its_log_odds() -> None:
    text = (
        "The shameless plan failed.\n\nNobody in the valley wanted a grawlixian dam.\n"
    )
    model = load_network()
    reading = read(annotate(text))
    terms = article_terms(reading, model.index, model.table).terms
    logits, places = model.explain(terms)
    layers = model.layers
    facts = terms.facts @ layers.facts + layers.base
    constant = model.slope * facts + model.offset
    sums = np.bincount(terms.row_of, places, minlength=len(logits))
    assert logits == pytest.approx(constant + sums, abs=1e-4)


def test_a_sentence_scores_alone_as_in_company() -> None:
    lines = ["The shameless plan failed.", "It rained in the valley.", "Who cares?"]
    reading = read(annotate("A long day.\n\n" + " ".join(lines)))
    places = [reading.document.slice(s) for s in reading.document.scored]
    together = [sentence_scores(reading).loaded[places.index(line)] for line in lines]
    alone = [scores(line).loaded[0] for line in lines]
    assert together == pytest.approx(alone, abs=1e-6)


INSULTS = "Their pathetic insults and ridiculous nonsense are false."


def test_the_weight_of_a_word_is_what_falls_without_it() -> None:
    model = load_network()
    reading = read(annotate_sentence(INSULTS))
    terms = article_terms(reading, model.index, model.table).terms
    found = sentence_scores(reading).words
    norms = reading.document.tokens.norms
    assert "insults" in [norms[word.token] for word in found]
    for word in found:
        flat = terms.flat.copy()
        flat[word.token + 1] = model.index.end
        fall = model.logits(terms)[0] - model.logits(replace(terms, flat=flat))[0]
        assert word.weight == pytest.approx(math.tanh(fall / 2), abs=1e-5)
        assert word.weight >= LEAST


def test_words_of_a_plain_sentence_are_no_evidence() -> None:
    found = scores("It listed the insults on page nine of the minutes on Tuesday.")
    assert found.loaded[0] < found.threshold
    assert found.words == ()


def test_the_deep_tier_says_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert "newsassay[deep]" in str(why_missing()) or "make train-deep" in str(
        why_missing()
    )
    with pytest.raises(DeepMissingError):
        sentence_scores(read(annotate_sentence("A shameless plan."), "deep"))
