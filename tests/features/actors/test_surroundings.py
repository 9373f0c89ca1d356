"""Where words stand about a mention."""

from __future__ import annotations

from newsassay.features.actors.surroundings import (
    FIGURE,
    NAME,
    OTHER,
    SIDE,
    Vocabulary,
    phrases,
    quoting,
)
from newsassay.features.document import annotate_sentence
from newsassay.features.lexicon import match_lexicons

# tokens:  0     1   2    3    4   5 6   7      8   9
WORDS = ("angry", "men", "from", "left", ",", "but", "won", ".")
TEXT = "Angry men from Hollin left , but Ferrel won ."


def test_distance_grows_with_tokens_and_faster_across_clauses() -> None:
    tokens = annotate_sentence(TEXT).tokens
    known = Vocabulary(WORDS)
    found = known.around(known.encode(tokens), [(7, 8, 0, len(tokens))])
    assert found.owner.tolist() == [0] * 9
    assert found.token.tolist() == [0, 1, 2, 3, 4, 5, 6, 8, 9]
    # distances to the left: but 3, comma 6, left 7, Hollin 8, from 9, men 10, Angry 11
    steps = [3, 3, 3, 3, 2, 2, 1]
    assert found.place[:7].tolist() == steps
    # to the right: won 1, full stop 2
    assert found.place[7:].tolist() == [SIDE, SIDE + 1]


def test_each_mention_sees_its_own_sentence_only() -> None:
    tokens = annotate_sentence(TEXT).tokens
    known = Vocabulary(WORDS)
    found = known.around(known.encode(tokens), [(3, 4, 0, 6), (7, 8, 6, 10)])
    assert found.owner.tolist() == [0, 0, 0, 0, 0, 1, 1, 1]
    assert found.token.tolist() == [0, 1, 2, 4, 5, 6, 8, 9]


def test_words_outside_the_vocabulary_are_names_figures_or_others() -> None:
    tokens = annotate_sentence("Angry men gave Ferrel 43 quibs").tokens
    codes = Vocabulary(["angry", "men"]).encode(tokens)
    assert codes.tolist() == [3, 4, OTHER, NAME, FIGURE, OTHER]


def test_a_negation_reaches_three_words() -> None:
    tokens = annotate_sentence("He did not lie to the men").tokens
    known = Vocabulary(("not", "men"))
    assert known.negated(known.encode(tokens)).tolist() == [False] * 3 + [True] * 3 + [
        False
    ]


def test_a_phrase_stands_where_it_begins() -> None:
    document = annotate_sentence("They are shameless thugs .")
    loaded = match_lexicons(document)["loaded"]
    classes = {m.entry.label: i + 5 for i, m in enumerate(loaded)}
    found, weights = phrases(loaded, classes, len(document.tokens))
    assert [m.first for m in loaded] == [2, 3]
    assert found.tolist() == [0, 0, 5, 6, 0]
    assert (weights > 0).tolist() == [False, False, True, True, False]


def test_a_mention_is_quoted_beside_a_quotation_or_neither() -> None:
    document = annotate_sentence("Ferrel said: “Hollin is a lovely town.”")
    n = len(document.tokens)
    place = document.tokens.texts.index("Hollin")
    spans = [(0, 1, 0, n), (place, place + 1, 0, n), (0, 1, 0, 2)]
    assert quoting(document, spans).tolist() == [1, 2, 0]
