"""Clickbait by form: what the model sees, and what it makes of headlines."""

from __future__ import annotations

import math

import pytest

from newsassay.features.clickbait import ClickbaitModel, clickbait_model, terms
from newsassay.features.document import tokenize


def test_topics_names_and_figures_are_masked() -> None:
    found = [t for t, _ in terms(tokenize("Ferrel’s 7 shipping docks you left").norms)]
    assert found == [
        "^ *", "*", "* 's", "'s", "'s #", "#", "# *ing", "*ing", "*ing *s", "*s",
        "*s you", "you", "you *", "*", "* $",
    ]  # fmt: skip


def test_the_probability_is_the_logistic_of_what_is_there() -> None:
    model = ClickbaitModel(-1.0, {"you": 2.0, "^ #": 1.0, "*": -0.5})
    value, told = model.probability(("7", "docks", "you", "you"))
    assert value == pytest.approx(1 / (1 + math.exp(-(-1.0 + 2.0 + 1.0))))
    assert told == (0, 2)


def test_names_and_topics_do_not_matter() -> None:
    model = clickbait_model()
    one = model.probability(tokenize("Why you should fear the Taliban").norms)
    two = model.probability(tokenize("Why you should drink the Bordeaux").norms)
    assert one == two


@pytest.mark.parametrize(
    ("teasing", "telling"),
    [
        ("7 Things You Never Knew About Your Cat", "Council Votes Down Harbour Plan"),
        ("This Is What Happens When You Stop Eating", "Dam Breaks, Killing 43"),
        ("Here’s Why Everyone Is Talking About Her", "Mayor Resigns Amid Inquiry"),
    ],
)
def test_teasing_headlines_stand_above_telling_ones(teasing: str, telling: str) -> None:
    model = clickbait_model()
    high = model.probability(tokenize(teasing).norms)[0]
    low = model.probability(tokenize(telling).norms)[0]
    assert high > 0.9
    assert low < 0.2
