"""Copied sentences in a collection."""

from __future__ import annotations

from collections.abc import Sequence

from newsassay.models.relations.passages import Passages, Repeat, norms_of, repeats

LEDE = "The reservoir stood two metres above its permitted level when the wall gave way"
EDITED = "The reservoir stood two metres above its allowed level when the wall gave way"
OTHER = "Nobody in the town had been told of it by the evening"
STRANGE = "A judge has opened an inquiry into the lower gates"


def found(texts: Sequence[Sequence[str]], outlets: Sequence[str]) -> list[Repeat]:
    passages = Passages()
    for number, (sentences, outlet) in enumerate(zip(texts, outlets, strict=True)):
        passages.add(number, sentences, outlet)
    norms = {
        (text, number): norms_of(sentence)
        for text, sentences in enumerate(texts)
        for number, sentence in enumerate(sentences)
    }
    return list(repeats(passages.pairs(), norms))


def test_an_edited_copy_is_found_and_another_text_is_not() -> None:
    texts = [[LEDE, OTHER], [STRANGE, EDITED], ["The sanctuary counted nineteen owls"]]
    (repeat,) = found(texts, ["Wire", "Post", "Mail"])
    assert (repeat.first, repeat.second) == ((0, 0), (1, 1))
    assert (repeat.copy.words, repeat.copy.shorter) == (13, 14)


def test_a_text_does_not_copy_itself_and_nothing_copies_nothing() -> None:
    assert found([[LEDE, LEDE]], [""]) == []
    assert found([], []) == []


def test_two_pieces_of_one_outlet_share_a_passage() -> None:
    assert len(found([[LEDE], [LEDE]], ["Post", "Post"])) == 1


def test_what_an_outlet_prints_in_three_pieces_is_its_furniture() -> None:
    texts = [[LEDE], [LEDE], [LEDE], [EDITED]]
    assert found(texts, ["Post", "Post", "Post", "Mail"]) == []
    assert len(found(texts, ["Post", "Mail", "Wire", "Sun"])) == 6
    assert len(found(texts, ["", "", "", ""])) == 6


def test_a_stock_phrase_of_many_sentences_is_no_copy() -> None:
    assert found([[LEDE]] * 30, [f"Paper {n}" for n in range(30)]) == []


def test_a_run_of_furniture_inside_two_sentences_makes_no_copy() -> None:
    button = "read more of our coverage of the flood on our new mobile application"
    texts = [
        [f"{start} {button}"]
        for start in (
            "Engineers measured cracks along every gate of that northern barrage today",
            "Farmers lost their harvest after hail hit orchards near Castrel again",
            "Teachers walked out over pay while pupils cheered from open windows",
        )
    ]
    assert found(texts, ["Post", "Post", "Post"]) == []
    assert len(found(texts, ["Post", "Mail", "Sun"])) == 3
