"""Attributions found in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsassay.features.attribution import (
    Attribution,
    Quote,
    SourceKind,
    Stance,
)
from newsassay.features.document import Document

PERSON, BODY, ROLE, VAGUE, MEDIA, PAPER, NOBODY = SourceKind

Read = Callable[[str], tuple[Document, tuple[Attribution, ...]]]
ByCue = Callable[[str, str], tuple[str, Attribution | None]]


# text, cue, resolved source, kind, how the content begins
FOUND = [
    (
        "Dana Brook, the mayor of Velmark, said that the pier would stay shut.",
        "said",
        "Dana Brook",
        PERSON,
        "that the pier would",
    ),
    (
        "“We are not going back,” said Peter Holm, a crane driver.",
        "said",
        "Peter Holm",
        PERSON,
        "“We are not",
    ),
    (
        "The dredgers will return in June, the Harbour Authority announced.",
        "announced",
        "Harbour Authority",
        BODY,
        "The dredgers will",
    ),
    (
        "According to the Ministry of Transport, the bridge has been safe for years.",
        "According to",
        "Ministry of Transport",
        BODY,
        "the bridge has",
    ),
    (
        "A ministry official said that the tunnel was never inspected.",
        "said",
        "ministry official",
        ROLE,
        "that the tunnel",
    ),
    (
        "Experts say that the dam could fail within a decade.",
        "say",
        "Experts",
        VAGUE,
        "that the dam",
    ),
    (
        "Critics argue that the fares are too high.",
        "argue",
        "Critics",
        VAGUE,
        "that the fares",
    ),
    (
        "A short clip shows two lorries leaving the yard at dawn.",
        "shows",
        "short clip",
        PAPER,
        "two lorries",
    ),
    (
        "Reuters reported that the ferry had been sold.",
        "reported",
        "Reuters",
        MEDIA,
        "that the ferry",
    ),
    (
        "The ferry reportedly lost both engines near the cape.",
        "reportedly",
        None,
        NOBODY,
        "The ferry",
    ),
    (
        "The captain is said to have left the bridge before the collision.",
        "said",
        None,
        NOBODY,
        "The captain",
    ),
    (
        "It is now confirmed that nobody was aboard the barge.",
        "confirmed",
        None,
        NOBODY,
        "that nobody",
    ),
    (
        "The Dockers Union vowed to block the gates until Friday.",
        "vowed",
        "Dockers Union",
        BODY,
        "to block",
    ),
    (
        "In a photograph released by the Coast Guard, the hull lies on its side.",
        "released",
        "Coast Guard",
        BODY,
        "the hull",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "kind", "content"), FOUND)
def test_cue_source_and_content(
    by_cue: ByCue,
    text: str,
    cue: str,
    source: str | None,
    kind: SourceKind,
    content: str,
) -> None:
    whole, found = by_cue(text, cue)
    assert found is not None
    assert found.source_resolved == source
    assert found.source_kind is kind
    assert found.content_parts
    assert whole[found.content_parts[0][0] :].startswith(content)


# Nothing is attributed: no cue, a literal use, a question.
NOT_FOUND = [
    ("The gates were painted green in the spring of last year.", "painted"),
    ("The crane lifted forty containers before noon.", "lifted"),
    ("The clock on the tower shows signs of rust.", "tower"),
]


@pytest.mark.parametrize(("text", "cue"), NOT_FOUND)
def test_plain_statements_attribute_nothing(by_cue: ByCue, text: str, cue: str) -> None:
    assert by_cue(text, cue)[1] is None


RESOLVED = [
    # a pronoun stands for the person who spoke last
    (
        "Dana Brook said the pier was safe. “I walked it myself,” she said.",
        "she said",
        "Dana Brook",
    ),
    # a woman is not "he"
    (
        "Peter Holm said the crane was old. Anna Weiss said the brakes had failed. "
        "“Nobody listened,” he said.",
        "he said",
        "Peter Holm",
    ),
    # a surname with a title
    (
        "The inquiry heard Helen Marsh, an engineer, on Tuesday. "
        "Ms. Marsh said that the bolts were missing.",
        "Marsh said",
        "Helen Marsh",
    ),
    # an abbreviation explained in brackets, either way round
    (
        "The Velmark Harbour Board (VHB) met on Tuesday. "
        "The VHB said that the fees would rise.",
        "VHB said",
        "Velmark Harbour Board",
    ),
    (
        "The VHB (Velmark Harbour Board) met on Tuesday. "
        "The VHB said that the fees would rise.",
        "VHB said",
        "Velmark Harbour Board",
    ),
    # an apposition without a comma
    (
        "The court heard Simon Okoro on Monday. "
        "Okoro a clerk in the Harbour Office said that the ledger was lost.",
        "Office said",
        "Simon Okoro",
    ),
    # a first lady is not the president, and a president-elect is one
    (
        "President Varn left on Monday with first lady Dora Varn. Aides of "
        "President-elect Paul Varn packed. Varn said that the trip was short.",
        "Varn said that",
        "Paul Varn",
    ),
    # a building that bears a surname is nobody
    (
        "The board met at Varn Tower on Monday. Varn said that rents would rise.",
        "Varn said",
        "Varn",
    ),
    # a man is not the woman who bears his name
    (
        "The inquiry heard Helen Marsh on Tuesday. "
        "Mr. Marsh said that the bolts were missing.",
        "Marsh said",
        "Marsh",
    ),
    # "they" is the body that spoke
    (
        "The Harbour Board said the fees would rise. "
        "But they also said that nobody would be dismissed.",
        "they also said",
        "Harbour Board",
    ),
]


def test_whoever_is_addressed_as_a_person_is_one(by_cue: ByCue) -> None:
    _, found = by_cue("Mr Fox said that the family was glad.", "said")
    assert found is not None
    assert found.source_kind is SourceKind.NAMED_PERSON


@pytest.mark.parametrize(("text", "mention", "source"), RESOLVED)
def test_short_forms_resolve(read: Read, text: str, mention: str, source: str) -> None:
    document, found = read(text)
    at = document.text.index(mention)
    hits = [a for a in found if at <= a.cue[0] < at + len(mention) + 1]
    assert [a.source_resolved for a in hits] == [source]


STANCES = [
    ("Peter Holm said that the crane was safe.", "said", Stance.NEUTRAL),
    ("Peter Holm claimed that the crane was safe.", "claimed", Stance.DOUBTING),
    ("Peter Holm pointed out that the crane was new.", "pointed", Stance.ENDORSING),
    ("Peter Holm confirmed that the crane was new.", "confirmed", Stance.ENDORSING),
    ("The crane was reportedly sold abroad.", "reportedly", Stance.REPORTIVE),
]


@pytest.mark.parametrize(("text", "cue", "stance"), STANCES)
def test_the_cue_sets_the_stance(
    by_cue: ByCue, text: str, cue: str, stance: Stance
) -> None:
    found = by_cue(text, cue)[1]
    assert found is not None
    assert found.stance is stance


CHANNELS = [
    ("Anna Weiss tweeted that the gates were open.", "tweeted", "Twitter"),
    ("Anna Weiss told Reuters that the gates were open.", "told", "Reuters"),
    ("Speaking to Sky News, Anna Weiss said that it was over.", "said", "Sky News"),
    ("Anna Weiss wrote on Facebook that it was over.", "wrote", "Facebook"),
    ("Anna Weiss told state television that it was over.", "told", "state television"),
    ("Anna Weiss told the council that it was over.", "told", None),
]


@pytest.mark.parametrize(("text", "cue", "via"), CHANNELS)
def test_the_channel_is_named(
    by_cue: ByCue, text: str, cue: str, via: str | None
) -> None:
    found = by_cue(text, cue)[1]
    assert found is not None
    assert found.via == via


QUOTES = [
    ("“The pier is shut until May,” said Peter Holm.", "said", Quote.DIRECT),
    ("Peter Holm said that the pier was shut until May.", "said", Quote.INDIRECT),
    (
        "Peter Holm said that the pier was “a danger to everybody” on it in winter.",
        "said",
        Quote.MIXED,
    ),
]


@pytest.mark.parametrize(("text", "cue", "quote"), QUOTES)
def test_quotation_marks_tell_the_kind_of_quote(
    by_cue: ByCue, text: str, cue: str, quote: Quote
) -> None:
    found = by_cue(text, cue)[1]
    assert found is not None
    assert found.quote is quote


PARTIES = [
    ("Anna Weiss, a spokeswoman for Harbour Watch, said it was over.", "Harbour Watch"),
    ("Dockers Union leader Peter Holm said that it was over.", "Dockers Union"),
    ("Anna Weiss said that it was over.", None),
]


@pytest.mark.parametrize(("text", "party"), PARTIES)
def test_the_party_a_source_speaks_for(
    by_cue: ByCue, text: str, party: str | None
) -> None:
    found = by_cue(text, "said")[1]
    assert found is not None
    assert found.party == party


REJECTED = [
    (
        "Local media are reporting that the pier has sunk, but the reports are false.",
        True,
    ),
    (
        "Local media are reporting that the pier has sunk, the reports aren’t true.",
        True,
    ),
    ("Local media are reporting that the pier has sunk.", False),
    ("Local media are reporting that the story of the pier is not true.", False),
]


@pytest.mark.parametrize(("text", "rejected"), REJECTED)
def test_reports_the_author_denies(by_cue: ByCue, text: str, rejected: bool) -> None:
    found = by_cue(text, "reporting")[1]
    assert found is not None
    assert found.rejected is rejected


def test_the_denial_itself_stays_out_of_the_content(by_cue: ByCue) -> None:
    text, found = by_cue(REJECTED[1][0], "reporting")
    assert found is not None
    assert "aren’t true" not in "".join(text[s:e] for s, e in found.content_parts)


def test_an_inner_attribution_knows_its_outer_one(read: Read) -> None:
    document, found = read(
        "Anna Weiss said that the harbour board claimed that the pier was safe."
    )
    cues = {document.text[slice(*a.cue)]: i for i, a in enumerate(found)}
    inner = next(i for cue, i in cues.items() if "claimed" in cue)
    outer = next(i for cue, i in cues.items() if "said" in cue)
    assert found[inner].parent == outer


def test_a_quotation_that_goes_on_belongs_to_its_speaker(read: Read) -> None:
    document, found = read(
        "“The pier is old,” said Peter Holm.\n\n"
        "“It should have been closed ten years ago.”"
    )
    holm = next(a for a in found if a.source_resolved == "Peter Holm")
    contents = "".join(document.text[s:e] for s, e in holm.content_parts)
    assert "closed ten years ago" in contents


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("We found that the pier was closed on nine days.", True),
        ("The board found that the pier was closed on nine days.", False),
    ],
)
def test_what_the_author_found_himself_is_his_own(
    by_cue: ByCue, text: str, own: bool
) -> None:
    found = by_cue(text, "found")[1]
    assert found is not None
    assert found.own is own


@pytest.mark.parametrize(
    ("text", "cue", "asserts"),
    [
        ("Peter Holm said that the crane was safe.", "said", True),
        (
            "The dockers backed away from “a dirty deal” in the end, said Holm.",
            "said",
            True,
        ),
        ("The council approved the plan for the harbour on Friday.", "approved", False),
    ],
)
def test_acts_are_no_assertions(
    by_cue: ByCue, text: str, cue: str, asserts: bool
) -> None:
    found = by_cue(text, cue)[1]
    assert (found is not None and found.asserts) is asserts
