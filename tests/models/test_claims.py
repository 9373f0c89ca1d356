"""Claims: what counts as one, where it begins and ends, who vouches for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsassay.features.attribution import Attribution
from newsassay.features.attribution.records import Quote, SourceKind, Stance
from newsassay.features.document import annotate_sentence
from newsassay.features.reading import assemble
from newsassay.models.claims import THRESHOLD, Claim, ClaimFinder, find_claims


def attribution(text: str, cue: str, source: str | None, *parts: str) -> Attribution:
    """An attribution by the words of ``text``."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Attribution(
        0,
        at(cue),
        at(source) if source else None,
        source,
        SourceKind.NAMED_PERSON,
        tuple(at(p) for p in parts),
        Quote.INDIRECT,
        None,
        Stance.NEUTRAL,
    )


def claims(
    text: str, *attributions: Attribution, checkworthy: float = 0.9
) -> tuple[Claim, ...]:
    """The claims of one sentence with attributions made by hand."""
    reading = assemble(annotate_sentence(text), {}, attributions)
    values = {"hedged": (0.1,), "weasel": (0.2,), "checkworthy": (checkworthy,)}
    return find_claims(reading, values)


def texts(text: str, *attributions: Attribution) -> list[str]:
    """What the claims of a sentence say."""
    return [text[c.start : c.end] for c in claims(text, *attributions)]


def clauses(text: str, *attributions: Attribution) -> list[tuple[str, int | None]]:
    """The clauses in the form of a claim, and what vouches for each."""
    reading = assemble(annotate_sentence(text), {}, attributions)
    (sentence,) = reading.document.scored
    found = ClaimFinder(reading).candidates(sentence, 0.5)[2]
    return [(text[c.start : c.end], c.attribution) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guards captured three towns.", ["The guards captured three towns"]),
        (
            "The guards captured three towns, but the rebels held the bridge.",
            ["The guards captured three towns", "the rebels held the bridge"],
        ),
        (
            "Talks between Arden and the rebels have failed again.",
            ["Talks between Arden and the rebels have failed again"],
        ),
        (
            "Roads were blocked; the airport was closed by noon.",
            ["Roads were blocked", "the airport was closed by noon"],
        ),
        (
            "The army is led by Omar Said, who was a teacher in Arden.",
            ["The army is led by Omar Said", "Omar Said, who was a teacher in Arden"],
        ),
        (
            "On Monday Lena Okoro, the daughter of Samuel Okoro, was elected.",
            ["On Monday Lena Okoro, the daughter of Samuel Okoro, was elected"],
        ),
        (
            "The port, which handles a third of the grain, was closed.",
            ["The port, which handles a third of the grain, was closed"],
        ),
        (
            "The talks failed because the mayor had lost the letter.",
            ["The talks failed", "the mayor had lost the letter"],
        ),
        (
            "They founded the Land and Water Fund with borrowed money.",
            ["They founded the Land and Water Fund with borrowed money"],
        ),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == [(clause, None) for clause in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Did the guards capture three towns?",
        "Sign up for the daily letter of the Westford Courier.",
        "If the guards attack, they will face the whole valley.",
        "I think the guards captured the town.",
        "They will face the might of the people.",
        "Soldiers who held the bridge in Arden.",
        "How the guards captured three towns.",
        "The allies we served alongside in Arden.",
        "Read more.",
    ],
)
def test_no_claim(text: str) -> None:
    assert texts(text) == []


def test_the_frame_is_left_out() -> None:
    text = "Omar Said said on Monday that the guards captured three towns."
    content = "the guards captured three towns"
    (claim,) = claims(text, attribution(text, "said", "Omar Said", content))
    assert text[claim.start : claim.end] == content
    assert claim.attribution == 0
    assert claim.entities == ()
    assert [n.value for n in claim.numbers] == [3]


def test_every_clause_of_a_content_is_vouched_for() -> None:
    text = "Said claimed that the army fled and that the town was burning."
    content = "the army fled and that the town was burning"
    found = clauses(text, attribution(text, "claimed", "Said", content))
    assert found == [("the army fled", 0), ("the town was burning", 0)]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("He asked the guards to leave the town.", "asked", "the guards to leave"),
        ("She urged Said to do what she had done.", "urged",
         "Said to do what she had done"),
    ],
)  # fmt: skip
def test_a_request_states_nothing_of_whom_it_asks(
    text: str, cue: str, content: str
) -> None:
    found = clauses(text, attribution(text, cue, None, content))
    assert found == [(text.rstrip("."), None)]


def test_a_subject_before_the_cue_belongs_to_what_is_said_of_it() -> None:
    text = "She is considered one of the best pilots and is often asked for advice."
    content = "one of the best pilots and is often asked for advice"
    found = clauses(text, attribution(text, "is considered", None, content))
    assert found == [(text.rstrip("."), 0)]


def test_the_innermost_attribution_counts() -> None:
    text = "Okoro told us that Said had admitted that the bridge was lost."
    outer = attribution(
        text, "told", "Okoro", "Said had admitted that the bridge was lost"
    )
    inner = replace(
        attribution(text, "admitted", "Said", "the bridge was lost"), parent=0
    )
    (claim,) = claims(text, outer, inner)
    assert text[claim.start : claim.end] == "the bridge was lost"
    assert claim.attribution == 1


def test_an_act_is_no_statement() -> None:
    text = "The rebels vowed to fight the guards in Westford last week."
    found = claims(
        text, attribution(text, "vowed", "The rebels", "to fight the guards")
    )
    assert [c.attribution for c in found] == [None] * len(found)


def test_a_cue_inside_what_it_reports_belongs_to_it() -> None:
    text = "Around 300 guards are reported to have been killed in the ambush."
    reported = attribution(
        text, "reported", None, "Around 300 guards are",
        "to have been killed in the ambush",
    )  # fmt: skip
    (claim,) = claims(text, reported)
    assert text[claim.start : claim.end] == text.rstrip(".")
    assert claim.attribution == 0


def test_values_of_the_sentence_are_kept() -> None:
    (claim,) = claims("The guards captured three towns.")
    assert (claim.hedged, claim.weasel, claim.checkworthy) == (0.1, 0.2, 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in the ambush on Monday.",
        "He was declared dead a short time later.",
        "The bridge was closed to lorries.",
        "The airport remains closed.",
    ],
)
def test_plain_facts_are_claims_though_hardly_worth_a_check(text: str) -> None:
    (claim,) = claims(text, checkworthy=0.1)
    assert claim.checkable >= THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "It was a shameful day for all of us.",
        "Our leaders have simply lost their way.",
        "That is the beauty of this country.",
    ],
)
def test_opinions_are_none_however_worthy(text: str) -> None:
    assert texts(text) == []


def test_a_rough_figure_is_not_cut_at_the_figure() -> None:
    text = "Around 300 fighters are reported to have been killed in the ambush."
    said = "300 fighters are reported to have been killed in the ambush"
    made = attribution(text, "are reported", None, said)
    (claim,) = claims(text, made)
    assert text[claim.start : claim.end].startswith("Around 300")
    assert [(n.low, n.high) for n in claim.numbers] == [(270, 330)]


def test_content_that_breaks_off_still_vouches_for_its_clause() -> None:
    text = "The board said that guards had left the gate after the mayor asked them to."
    said = attribution(text, "said", "The board", "guards had left")
    assert clauses(text, said)[0][1] == 0


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            "Dario Venn, the rightful director of the port",
            ["Dario Venn, the rightful director of the port"],
        ),
        ("Dario Venn, the worst director of the port", []),
        ("Dario Venn, a former director of the port", []),
        ("Dario Venn, the director", []),
    ],
)
def test_an_office_given_in_passing_is_the_outlets_own_claim(
    source: str, claim: list[str]
) -> None:
    text = f"{source}, said that two ships had sunk."
    found = claims(text, attribution(text, "said", source, "two ships had sunk"))
    assert [text[c.start : c.end] for c in found if c.attribution is None] == claim
    assert all(c.hedged == 0 for c in found if c.attribution is None)


def test_what_is_only_presented_stays_with_what_is_said_of_it() -> None:
    text = "There is one director, and her name is Helen Strand."
    assert texts(text) == ["There is one director, and her name is Helen Strand"]


def test_and_that_begins_a_claim_whatever_its_subject() -> None:
    said = "two men had been held, and that video showed a flare"
    text = f"The police said that {said}."
    found = texts(text, attribution(text, "said", "The police", said))
    assert found == ["two men had been held", "video showed a flare"]


def test_an_act_vouches_for_nothing() -> None:
    text = "Parliament dismissed the request and agreed to spend 40 million."
    said = attribution(text, "dismissed", "Parliament", text[21:-1])
    act = replace(said, asserts=False, act=True)
    assert [c.attribution for c in claims(text, act)] == [None]
    assert texts(text, act) == [text[:-1]]


def test_because_of_is_no_conjunction() -> None:
    text = "They left because of the flood that took 40 houses in May."
    assert not any(found.startswith("of") for found in texts(text))


def test_that_somebody_spoke_is_no_claim() -> None:
    text = "“The gates of the dam – all 40 of them,” he said."
    direct = attribution(text, "said", "he", "“The gates of the dam – all 40 of them,”")
    assert texts(text, replace(direct, quote=Quote.DIRECT)) == []


def test_a_statement_with_an_unknown_verb_keeps_its_source() -> None:
    text = "Ana Ferrel said the dam overtops every 40 years."
    by = attribution(text, "said", "Ana Ferrel", "the dam overtops every 40 years")
    assert clauses(text, by) == [("the dam overtops every 40 years", 0)]


def test_a_noun_s_content_ends_before_its_verb() -> None:
    text = "A claim by Ferrel that the dam had failed was denied on Monday."
    by = attribution(text, "claim", "Ferrel", "that the dam had failed")
    assert ("the dam had failed", 0) in clauses(text, by)


def test_two_subjects_make_one_clause() -> None:
    text = "On Monday, Ana Ferrel and her deputies closed 40 of the gates."
    assert texts(text) == [text[:-1]]
    text = "Taxes will rise by 9% unless the town and its council agree on Monday."
    assert not any(found.startswith("its council") for found in texts(text))
