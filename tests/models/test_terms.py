"""Models of terms: the shortcut equals the plain sum."""

from __future__ import annotations

import math

import pytest

from newsassay.features.document import tokenize
from newsassay.models.terms import TermModel, sentence_terms


@pytest.mark.parametrize(
    "text",
    [
        "Tax cuts, tax cuts and more tax cuts.",
        "Unemployment rose by 6% to 3,000 people in 2019, at 7:36.",
        "Zyxwvution is zyxwvution.",
        "a",
        "the the the the the the the the the the the the the the",
    ],
)
def test_shortcut_equals_the_sum_over_terms(text: str) -> None:
    norms = tokenize(text).norms
    terms = sentence_terms(norms)
    table = {t: (len(t) * 0.1 - 0.5, 1.0 + len(t)) for t in sorted(terms)[::2]}
    total = sum(table[t][0] for t in terms if t in table)
    square = sum(table[t][1] for t in terms if t in table)
    expected = 2.0 * (0.3 + total / math.sqrt(square)) - 0.1
    model = TermModel(table, 0.3, 2.0, -0.1)
    assert model.logit(norms) == pytest.approx(expected)
