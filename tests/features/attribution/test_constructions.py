"""Every construction that says who says something, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsassay.features.attribution import (
    Attribution,
    SourceKind,
    Stance,
)
from newsassay.features.document import Document

PERSON, BODY, ROLE, VAGUE, MEDIA, PAPER, NOBODY = SourceKind

Read = Callable[[str], tuple[Document, tuple[Attribution, ...]]]
ByCue = Callable[[str, str], tuple[str, Attribution | None]]


# text, cue, resolved source, kind, the content
SAID = [
    (
        "“The lock gates are thirty years old,” Marta Dunn, who runs the ferry line, "
        "told reporters on Sunday.",
        "told",
        "Marta Dunn",
        PERSON,
        "“The lock gates are thirty years old,”",
    ),
    (
        "In a statement on Friday, the Port Council said that the repairs had begun.",
        "said",
        "Port Council",
        BODY,
        "that the repairs had begun",
    ),
    (
        "The gates would be replaced by spring, Marta Dunn told Reuters on Monday.",
        "told",
        "Marta Dunn",
        PERSON,
        "The gates would be replaced by spring",
    ),
    (
        "Two crew members are reported to have been rescued near the cape.",
        "reported",
        None,
        NOBODY,
        "Two crew members to have been rescued near the cape",
    ),
    (
        "The mayor reportedly left the hall by a side door.",
        "reportedly",
        None,
        NOBODY,
        "The mayor left the hall by a side door",
    ),
    (
        "Reports are coming in of a fire on the eastern pier.",
        "Reports are coming in",
        None,
        NOBODY,
        "of a fire on the eastern pier",
    ),
    (
        "Sources said the buyer was a shipping firm from Ostrana.",
        "said",
        "Sources",
        VAGUE,
        "the buyer was a shipping firm from Ostrana",
    ),
    (
        "The council repeated its claim that the dam had been inspected in May.",
        "claim",
        "council",
        BODY,
        "that the dam had been inspected in May",
    ),
    (
        "Marta Dunn believes that the gates were opened by mistake.",
        "believes",
        "Marta Dunn",
        PERSON,
        "that the gates were opened by mistake",
    ),
    (
        "The Port Council hopes to reopen the lower locks by June.",
        "hopes",
        "Port Council",
        BODY,
        "to reopen the lower locks by June",
    ),
    (
        "Peter Holm denied opening the gates.",
        "denied",
        "Peter Holm",
        PERSON,
        "opening the gates",
    ),
    (
        "A video posted online shows water pouring over the wall of the dam.",
        "shows",
        "video",
        PAPER,
        "water pouring over the wall of the dam",
    ),
    (
        "It is thought that the gates were opened shortly before midnight.",
        "thought",
        None,
        NOBODY,
        "that the gates were opened shortly before midnight",
    ),
    (
        "It is whispered in the harbour bars that the mayor owns the barge.",
        "whispered",
        None,
        NOBODY,
        "that the mayor owns the barge",
    ),
    (
        "The board was told that the pumps would fail within a year.",
        "told",
        None,
        NOBODY,
        "that the pumps would fail within a year",
    ),
    (
        "Peter Holm is accused of opening the gates without permission.",
        "accused",
        None,
        NOBODY,
        "opening the gates without permission",
    ),
    (
        "“It hurts the town badly,” one shipping lobbyist said.",
        "said",
        "one shipping lobbyist",
        ROLE,
        "“It hurts the town badly,”",
    ),
    (
        "Officials warned residents that the lower town could be flooded by noon.",
        "warned",
        "Officials",
        ROLE,
        "that the lower town could be flooded by noon",
    ),
    (
        "“We heard a bang,” Marta Dunn recalled, “and then the lights went out.”",
        "recalled",
        "Marta Dunn",
        PERSON,
        "“We heard a bang,” “and then the lights went out.”",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "kind", "content"), SAID)
def test_who_says_what(
    by_cue: ByCue,
    text: str,
    cue: str,
    source: str | None,
    kind: SourceKind,
    content: str,
) -> None:
    whole, found = by_cue(text, cue)
    assert found is not None
    assert (found.source_resolved, found.source_kind) == (source, kind)
    told = " ".join(whole[s:e] for s, e in found.content_parts)
    assert told.rstrip(".") == content
    assert found.asserts


# text, cue, source, the content: where they begin and end
EDGES = [
    (
        "A statement by Peter Holm that the gates had failed was denied by the port.",
        "statement",
        "Peter Holm",
        "that the gates had failed",
    ),
    (
        "A complaint from residents that the horn was silent reached the council.",
        "complaint",
        "residents",
        "that the horn was silent",
    ),
    (
        "“He must go. He has failed us all.” — Ana Ferrel, mayor of Hollin",
        "—",
        "Ana Ferrel",
        "He must go. He has failed us all.",
    ),
    (
        "The diver was married and had a son, Hollin County Sheriff Steve Rush said.",
        "said",
        "Hollin County Sheriff Steve Rush",
        "The diver was married and had a son",
    ),
    (
        "On Friday Holm insisted he was at home on the night Ferrel says they met.",
        "says",
        "Ferrel",
        "they met",
    ),
    (
        "The council closed the gates on Monday, saying they were not safe.",
        "saying",
        "The council",
        "they were not safe",
    ),
    (
        "He called on the council to close the gates.",
        "called on",
        "He",
        "the council to close the gates",
    ),
    (
        "While many have pledged to support the mayor, all would be free to leave.",
        "pledged",
        "many",
        "to support the mayor",
    ),
    (
        "In an interview last week in Velmark, Hollin, she promised to open the gates.",
        "promised",
        "she",
        "to open the gates",
    ),
    (
        "The mayor will meet Ana Ferrel and Peter Holm, the Port Council said.",
        "said",
        "the Port Council",
        "The mayor will meet Ana Ferrel and Peter Holm",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), EDGES)
def test_source_and_content_end_where_they_should(
    by_cue: ByCue, text: str, cue: str, source: str, content: str
) -> None:
    whole, found = by_cue(text, cue)
    assert found is not None
    assert found.source is not None
    assert whole[slice(*found.source)] == source
    assert " ".join(whole[s:e] for s, e in found.content_parts) == content
    assert found.asserts


def test_a_name_that_no_dash_sets_off_signs_nothing(by_cue: ByCue) -> None:
    text = "“He must go. He has failed us all,” — Ana Ferrel has left for good."
    assert by_cue(text, "—")[1] is None


# Nobody says it: asked, supposed, denied, only possible, an act, a mere noun.
UNSAID = [
    ("Did Peter Holm say that the gates were safe?", "say"),
    ("If the mayor says that the gates are safe, the town will go home.", "says"),
    ("Peter Holm did not say that the gates were safe.", "say"),
    ("The engineer can be said to have saved the town.", "said"),
    ("The company needs to say that the gates are safe.", "say"),
    ("Asked whether the gates were safe, Peter Holm shook his head.", "Asked"),
    ("The ministry will be asked to pay for the repair of the gates.", "asked"),
    ("There was no mention of the gates in the report.", "mention"),
    ("The crane was used to lift the gates from the water.", "used"),
    ("The approach, also known as the long way round, is safe.", "known as"),
    ("The council approved the plan for the harbour on Friday.", "approved"),
    ("That said, under most rules the port would have to close.", "said"),
    ("It is cheaper to hire, say, a crane than to build one.", "say"),
    ("The town has little support from the council on the gates.", "support"),
    ("Peter Holm declined to discuss the gates on Friday.", "declined"),
    ("The second man, also described as a diver, has left Velmark.", "described"),
    ("The board met to discuss the council’s proposed wall.", "proposed"),
    ("Wages in the port are calculated according to those rules.", "according"),
    ("The pilot wrote about a storm off Velmark.", "wrote"),
    ("The dockers are thanking us for the new cranes.", "thanking"),
    ("He is known for his boats in the whole of Velmark.", "known"),
    ("Visitors find the kind of quiet that helps them to sleep.", "find"),
    ("The council dismissed the plan and agreed to a new one.", "dismissed"),
]


@pytest.mark.parametrize(("text", "cue"), UNSAID)
def test_what_nobody_says(by_cue: ByCue, text: str, cue: str) -> None:
    found = by_cue(text, cue)[1]
    assert found is None or not found.asserts


# text, the pronoun or short form before the cue, whom it stands for
TAKEN_UP = [
    (
        "Peter King opened the gates on Monday. King said that they were safe.",
        "King said",
        "Peter King",
    ),
    (
        "Experts said that the gates were old. Dora Vane came home. "
        "She said that they were safe.",
        "She said",
        "Dora Vane",
    ),
    (
        "The port is run by careful engineers who think that the gates are safe.",
        "who think",
        "careful engineers",
    ),
    (
        "The town met the mayor of Low Tessing, Anselm Rook. "
        "He said that the gates were open.",
        "He said",
        "Anselm Rook",
    ),
    (
        "Marta Dunn said that the gates were open. “The Holm plan is dead,” she added.",
        "she added",
        "Marta Dunn",
    ),
    # whom a speaker speaks of is not who goes on
    (
        "Peter Holm said that Anton Weiss was to blame. "
        "“Weiss opened the gates,” he said.",
        "he said",
        "Peter Holm",
    ),
    # those who led the sentence before
    (
        "Some engineers left the town at noon. They said that the gates were open.",
        "They said",
        "Some engineers",
    ),
    # the office by which the article introduced somebody
    (
        "The gates were shut, Marta Dunn, the harbour master, said. "
        "The Port Council met at noon. Simon Adair, the returning officer, was late. "
        "The returning officer said that the count would go on.",
        "officer said",
        "Simon Adair",
    ),
    # what stands before the source is no part of it
    (
        "In the morning in Velmark, Peter Holm said that the gates were open.",
        "Holm said",
        "Peter Holm",
    ),
    (
        "Secretary of State Simon Adair said that the count would go on.",
        "Adair said",
        "Simon Adair",
    ),
    # a body keeps the name that follows its description
    (
        "An observer group, Civic Ballot Watch, said that the cut was an accident.",
        ", said",
        "Civic Ballot Watch",
    ),
    (
        "They filled 55 pages with messages that she deemed a nuisance.",
        "she deemed",
        None,
    ),
    # documents are not the outlet that saw them
    (
        "Documents seen by the Courier show that the council was warned in March.",
        "Courier show",
        "Documents",
    ),
]


@pytest.mark.parametrize(("text", "mention", "source"), TAKEN_UP)
def test_whom_a_source_stands_for(
    read: Read, text: str, mention: str, source: str | None
) -> None:
    document, found = read(text)
    at = document.text.index(mention)
    hits = [a for a in found if at <= a.cue[0] < at + len(mention)]
    assert [a.source_resolved for a in hits] == [source]


def test_a_chain_of_three(read: Read) -> None:
    _document, found = read(
        "Peter Holm told the inquiry that the engineer had said the gates were safe."
    )
    told, said = found
    assert (told.source_resolved, said.source_resolved) == ("Peter Holm", "engineer")
    assert (told.parent, said.parent) == (None, 0)


def test_a_run_of_quoted_paragraphs_has_one_speaker(read: Read) -> None:
    document, found = read(
        "“The pier is old,” said Peter Holm.\n\n"
        "“It was built by my father and his brothers.\n\n"
        "“It should have been closed ten years ago.”"
    )
    (holm,) = found
    told = " ".join(document.text[s:e] for s, e in holm.content_parts)
    assert "my father" in told
    assert "ten years ago" in told


def test_the_channel_of_a_chain_is_the_outer_one_only(read: Read) -> None:
    _, found = read(
        "Marta Dunn told Reuters that her foreman had said the gates were open."
    )
    assert [a.via for a in found] == ["Reuters", None]


def test_a_rejected_report_ends_before_the_rejection(by_cue: ByCue) -> None:
    text, found = by_cue(
        "Some papers claimed that the dam had burst, but this is false.", "claimed"
    )
    assert found is not None
    assert found.rejected
    assert found.stance is Stance.DOUBTING
    assert [text[s:e] for s, e in found.content_parts] == ["that the dam had burst"]
