"""Loaded language: what is found, what is passed over, whose words, and the sums."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsassay.features.document import annotate, annotate_sentence
from newsassay.features.extractors.loaded_language import EXTRACTOR, vocabulary_scores
from newsassay.features.reading import Reading, read
from newsassay.features.results import FeatureResult, Span, Voice

LOADED = [
    ("The corrupt official lied.", "corrupt"),
    ("It was a shameful betrayal of the voters.", "shameful"),
    ("Ministers kowtowed to the lobby.", "kowtowed"),
    ("She was vilified by the press.", "vilified"),
    ("He spewed lies for an hour.", "spewed"),
    ("The mayor caved in to the unions.", "caved in to"),
    ("The plan is a half-baked idea.", "half-baked"),
    ("The Lions of Panjshir held the valley.", "Lions of"),
    ("They are slaying Taliban's hyenas in the hundreds.", "hyenas"),
    ("The regime's jackals came for the paper.", "jackals"),
    ("A pack of political hyenas circled him.", "hyenas"),
    ("The new tax met its Waterloo in the upper house.", "met its Waterloo"),
    ("The cabinet returned with a bloody nose.", "bloody nose"),
    ("A cowardly mob of thugs ruled the town.", "thugs"),
    ("It is nothing short of a scandal.", "nothing short of"),
    ("The so-called reform was voted down.", "so-called"),
    ("The minister claims to be a friend of farmers.", "claims to be"),
    ("The party is in its death throes.", "death throes"),
    ("It was a stunning triumph.", "triumph"),
    ("The deal is an utter disgrace.", "utter"),
    ("It was a sorry spectacle.", "sorry"),
    ("An Orwellian law was passed.", "Orwellian"),
    ("They make up a new story every week.", "make up a new story"),
    ("Racist remarks cost him the job.", "Racist"),
    ("The jackals of the Water Board snarl at the hyenas of Orlan Power.", "jackals"),
    ("The jackals of the Water Board snarl at the hyenas of Orlan Power.", "hyenas"),
    ("These people are parasites.", "parasites"),
    ("The board are liars and thieves.", "thieves"),
    ("I hope they lock up that criminal, and soon.", "criminal"),
    ("The delay is a scandal.", "is a scandal"),
    ("PENSIONERS ROBBED AGAIN BY THE COUNCIL", "ROBBED"),
    ("DAYLIGHT ROBBERY AT THE PUMPS", "DAYLIGHT ROBBERY"),
    ("Truth was murdered in the chamber.", "murdered"),
    ("The clause was smuggled into the bill at midnight.", "smuggled"),
    ("The mayor slunk out by the side door.", "slunk"),
    ("“It was not us,” the chairman bleated.", "bleated"),
    ("A money-mad tycoon bought the paper.", "money-mad"),
    ("Lobbyists bankrolled the campaign.", "bankrolled"),
    ("The square was turned into a war zone.", "into a war zone"),
    ("He had the cheek to send a bill.", "had the cheek to"),
    ("Heads must roll for this.", "Heads must roll"),
    ("The rest is theatre.", "is theatre"),
    ("The candidate stormed to a lead in the count.", "stormed to"),
    ("The slippery minister dodged every question.", "slippery"),
    ("A pampered elite lives on the hill.", "pampered"),
]

LITERAL = [
    "Rescuers described the devastating earthquake.",
    "The hurricane devastated the coast.",
    "The virulent strain of the virus spread.",
    "Whip up the cream and fold in the sugar.",
    "The factory slaughters pigs for the meat trade.",
    "A wicked stepmother appears in the second film.",
    "He drove a red car to the station on Monday.",
    "Visitors watched the lions at the zoo.",
    "Hyenas hunt at night.",
    "Spotted hyenas live in clans and hunt in packs.",
    "The lions of the Gir forest are endangered.",
    "A jackal was seen near the safari lodge.",
    "The train left Waterloo at noon.",
    "He had a bloody nose and went to hospital.",
    "The film has a high score on Rotten Tomatoes.",
    "The ticks carry a parasite that infects deer.",
    "The storm moved north and weakened.",
    "The workers marched in the parade.",
    "Reading Railroad shares rose.",
    "It is illegal to park here.",
    "Bees swarmed around the hive.",
    "She plays the parrot of the bird show.",
    "Dana Bash moderated the debate.",
    "Police arrested a thief who stole a car.",
    "The thieves took jewellery worth a million.",
    "The parasite infects sheep and cattle.",
    "The criminal case opens in June.",
    "A criminal court heard the appeal.",
    "The robber robbed a bank at gunpoint.",
    "A man was murdered on Monday, police said.",
    "Customs officers found smuggled cigarettes at the border.",
    "The storm reached the coast.",
    "Correspondents travelled to a war zone in Ukraine.",
    "The road was wet and slippery.",
    "Sheep bleated on the hill farm.",
    "Jackals and hyenas share the reserve.",
    "The vultures of the Serengeti feed on carcasses.",
    "The theatre is on the square.",
    "They had a nice day at the beach.",
    "An attack by drone on the depot failed.",
    "Rob Hale spoke for the pensioners of the country.",
    "Relief flew in from the storm to the camps.",
    "Nobody knew the truth of the murder.",
    "Thieves and fences were arrested by police in the raid.",
    "The play is called The Traitor.",
    "",
]

SCARE = [
    ('The "experts" were wrong again.', ['"experts"']),
    ("Their “reform” cost a thousand jobs.", ["“reform”"]),
    ("The minister said the “reform” would work.", []),
    ("The plan is called “reform” in the capital.", []),
    ("She read “Reform” last year.", []),
    ("It was a “deal” and he said “we will never give in to it”.", []),
    ("The ‘reform’ cost jobs.", ["‘reform’"]),
    ("Each of the “phishing” mails was opened.", []),
    ("The “expert panel of seven wise people” met.", []),
]


def _reading(text: str) -> Reading:
    return read(annotate_sentence(text))


def _spans(text: str) -> tuple[Span, ...]:
    return _result("loaded_per_100w", _reading(text)).spans


def _result(name: str, reading: Reading) -> FeatureResult:
    results = EXTRACTOR.extract(reading).results
    return next(r for r in results if r.name == name)


@pytest.mark.parametrize(("text", "found"), LOADED)
def test_loaded_words_are_found(text: str, found: str) -> None:
    assert found in [s.text for s in _spans(text)]


@pytest.mark.parametrize("text", LITERAL)
def test_literal_use_is_passed_over(text: str) -> None:
    assert [s.text for s in _spans(text)] == []


@pytest.mark.parametrize(("text", "found"), SCARE)
def test_scare_quotes_are_the_authors(text: str, found: list[str]) -> None:
    spans = [s for s in _spans(text) if s.label == "scare_quotes"]
    assert [s.text for s in spans] == found
    assert all(s.voice is Voice.AUTHOR for s in spans)


def test_sentence_scores_are_a_noisy_or_of_the_weights() -> None:
    spans = _spans("The cowardly, corrupt official fled.")
    clean = 1.0
    for span in spans:
        clean *= 1 - span.weight
    found = vocabulary_scores(_reading("The cowardly, corrupt official fled."))
    assert len(spans) == 2
    assert found == pytest.approx((1 - clean,))


def test_quoted_words_are_charged_to_the_speaker() -> None:
    reading = _reading("“This is a shameful, cowardly act,” the mayor said.")
    extraction = EXTRACTOR.extract(reading)
    assert {s.voice for s in extraction.results[0].spans} == {Voice.SOURCE}
    assert vocabulary_scores(reading)[0] > 0.5
    assert _result("loaded_author_per_100w", reading).value == 0.0


def test_rates_divide_by_the_words_of_that_voice() -> None:
    reading = _reading("The mayor kowtowed to the lobby.")
    weight = _result("loaded_per_100w", reading).spans[0].weight
    assert _result("loaded_per_100w", reading).value == pytest.approx(100 * weight / 6)
    assert _result("loaded_author_sentence_share", reading).value == 1.0


def test_labels_and_scare_quotes_are_counted() -> None:
    reading = _reading('The traitor met the "experts" today.')
    assert _result("label_author_per_100w", reading).value == pytest.approx(100 / 6)
    assert _result("scare_quotes_per_100w", reading).value == pytest.approx(100 / 6)


def test_nothing_is_measured_where_no_word_is_the_authors() -> None:
    assert (
        _result("loaded_author_per_100w", _reading("“We won the vote”")).value is None
    )
    assert _result("loaded_per_100w", _reading("")).value is None
    assert vocabulary_scores(_reading("")) == (0.0,)


def test_author_words_leave_out_quotations() -> None:
    reading = read(annotate("One two “three four five” six.\n\nSeven eight."))
    assert sum(reading.author_words) == 5


def test_extractor_returns_what_it_declares() -> None:
    extraction = EXTRACTOR.extract(_reading("A vile act."))
    assert [r.name for r in extraction.results] == [s.name for s in EXTRACTOR.features]
    assert set(extraction.sentences) == set(EXTRACTOR.sentence_columns)


def test_gold_of_the_five_articles_is_found(shared: Path) -> None:
    gold = (shared / "gold" / "loaded.jsonl").read_text("utf-8").splitlines()
    texts = {p.name[:3]: p.read_text("utf-8") for p in (shared / "seeds").glob("*.txt")}
    spans = {
        name: EXTRACTOR.extract(read(annotate(text))).results[0].spans
        for name, text in texts.items()
    }
    found = 0
    for row in map(json.loads, gold):
        start = texts[row["article"]].find(row["text"])
        places = []
        while start >= 0:
            places.append((start, start + len(row["text"])))
            start = texts[row["article"]].find(row["text"], start + 1)
        found += any(
            s.start < end and begin < s.end
            for s in spans[row["article"]]
            for begin, end in places
        )
    assert found >= 0.9 * len(gold)
