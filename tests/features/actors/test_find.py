"""Actors, their mentions, and the author's words for and against them."""

from __future__ import annotations

import pytest

from newsassay.features.actors import Actor, ActorKind
from newsassay.features.document import annotate
from newsassay.features.reading import read
from newsassay.features.results import Voice


def actors(text: str, title: str | None = None) -> dict[str, Actor]:
    """The actors of ``text`` by name."""
    return {a.name: a for a in read(annotate(text, title)).actors}


COUNCIL = (
    "The council met on Monday. Ana Ferrel, the mayor, opened the road to Hollin. "
    "Later Ferrel spoke to the men of the Harbour Company. They asked Ms Ferrel for "
    "more money. The Harbour Company builds ships in Tarrow."
)


def test_short_forms_stand_for_the_fullest_name() -> None:
    found = actors(COUNCIL)
    assert len(found["Ana Ferrel"].mentions) == 3
    assert found["Ana Ferrel"].kind is ActorKind.PERSON
    assert len(found["Harbour Company"].mentions) == 2
    assert found["Harbour Company"].kind is ActorKind.ORGANISATION


def test_a_place_where_things_only_happen_is_no_actor() -> None:
    assert "Tarrow" not in actors(COUNCIL)
    assert "Tarrow" in actors(f"{COUNCIL} The men like Tarrow.")


def test_mentions_in_a_source_s_words_are_not_the_author_s() -> None:
    found = actors(
        "The mayor spoke. “We asked Ferrel twice and Ferrel did nothing for us,” the "
        "clerk said on Monday. The road to Ferrel’s house is closed. "
    )["Ferrel"]
    assert [m.voice for m in found.mentions] == [
        Voice.SOURCE,
        Voice.SOURCE,
        Voice.AUTHOR,
    ]
    assert found.n_author == 1
    assert found.treatment is None


GOOD = (
    "Then Harlan won the award, and the brave, kind Harlan was honoured by the town. "
)
BAD = "Then Drell was jailed for cruel crimes, and the corrupt, shameless Drell fled. "
DRY = "The road was closed on Monday. "


def test_treatment_tells_praise_from_blame() -> None:
    found = actors(DRY + GOOD + DRY + BAD)
    good, bad = found["Harlan"], found["Drell"]
    assert good.treatment is not None
    assert bad.treatment is not None
    assert good.treatment > 0.2
    assert bad.treatment < -0.2


def test_treatment_is_drawn_towards_nought_where_mentions_are_few() -> None:
    twice = actors(DRY + GOOD)["Harlan"]
    values = [m.sentiment for m in twice.mentions]
    assert None not in values
    assert twice.treatment == pytest.approx(sum(v or 0.0 for v in values) / 4)


@pytest.mark.parametrize(
    ("text", "name", "favourable", "unfavourable"),
    [
        ("The Front met. The Front’s hyenas came.", "Front", [], ["hyenas"]),
        ("The Front met. The shameless Front came.", "Front", [], ["shameless"]),
        ("Ferrel met Drell. Drell is a shameless thug.", "Drell", [],
         ["shameless", "thug"]),
        ("Later Ferrel met Drell. Drell is a shameless thug.", "Ferrel", [], []),
        ("Later Drell spoke, and a thug came.", "Drell", [], []),
        ("“Our Drell is a shameless thug,” said Ferrel.", "Drell", [], []),
    ],
)  # fmt: skip
def test_loaded_words_are_charged_to_whom_they_are_directed_at(
    text: str, name: str, favourable: list[str], unfavourable: list[str]
) -> None:
    found = actors(DRY + text)[name]
    loaded = [s.text for s in found.favourable if s.rule != "target_sentiment"]
    against = [s.text for s in found.unfavourable if s.rule != "target_sentiment"]
    assert (loaded, against) == (favourable, unfavourable)


def test_heroes_and_beasts() -> None:
    text = (
        "The Lions of Panjshir have started slaying the Taliban’s hyenas. "
        "The valley is long. It was the Lions of Panjshir whom the Taliban met. "
    )
    found = actors(text)
    assert [s.text for s in found["Lions of Panjshir"].favourable][:1] == ["Lions of"]
    assert "hyenas" in [s.text for s in found["Taliban"].unfavourable]


def test_evidence_is_in_the_text_and_in_the_author_s_voice() -> None:
    document = annotate(DRY + GOOD + BAD)
    for actor in read(document).actors:
        for span in (*actor.favourable, *actor.unfavourable):
            assert document.text[span.start : span.end] == span.text
            assert span.voice is Voice.AUTHOR
            assert 0 < span.weight <= 1


def test_a_loaded_word_before_a_name_is_not_part_of_it() -> None:
    found = actors(
        "The vote was counted on Monday. Heroic Pell Hadric won the vote. Then the "
        "Heroic Pell Hadric spoke to the men of the town."
    )
    assert "Pell Hadric" in found
    assert [s.text for s in found["Pell Hadric"].favourable][-1] == "Heroic"


def test_words_of_names_are_no_evidence() -> None:
    found = actors(
        "The men met Castrel Energy and the Hope Party. Later Castrel Energy met the "
        "Hope Party of Hollin again."
    )
    for actor in found.values():
        assert {s.text for s in actor.favourable} == set()


def test_a_headline_does_not_lengthen_a_name() -> None:
    body = (
        "On Monday the mayor met Gary Corvane in the town. Later Corvane left, and "
        "the clerk met Gary Corvane again on the quay of the old harbour. "
    )
    for title in ("Save Gary Corvane Now", "Why We Must All Save Gary Corvane"):
        found = actors(body * 2, title)
        assert [n for n in found if "Corvane" in n] == ["Gary Corvane"]
