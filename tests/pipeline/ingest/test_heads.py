"""Title, author, date and outlet from the head of a plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.pipeline.ingest import read_inputs
from newsassay.pipeline.ingest.bylines import is_name, is_outlet, read_byline
from newsassay.pipeline.ingest.heads import Head, read_head
from newsassay.pipeline.records import Record

BODY = (
    "The harbour was closed on Monday after two ferries collided in thick fog, the"
    " port authority said. Nobody was hurt, and the wrecks will be towed on Friday.\n"
)
TITLE = "Ferries collide in harbour fog"

BYLINES = [
    ("By Ana Ferrel", "Ana Ferrel", None),
    ("By: Ana Ferrel", "Ana Ferrel", None),
    ("BY ANA FERREL", "ANA FERREL", None),
    ("Written by Ana Ferrel", "Ana Ferrel", None),
    ("Author: Ferrel", "Ferrel", None),
    ("By Ana Ferrel, Harbour Courier", "Ana Ferrel", "Harbour Courier"),
    ("By Ana Ferrel | Harbour Courier", "Ana Ferrel", "Harbour Courier"),
    ("By Ana Ferrel - Harbour Courier", "Ana Ferrel", "Harbour Courier"),
    ("By Ana Ferrel for Harbour Courier", "Ana Ferrel", "Harbour Courier"),
    ("By Ana Ferrel of the Harbour Courier", "Ana Ferrel", None),
    ("By Ana Ferrel, The Mercury", "Ana Ferrel", "The Mercury"),
    ("By Ana Ferrel, Reuters", "Ana Ferrel", "Reuters"),
    ("By Ana Ferrel, HCN", "Ana Ferrel", "HCN"),
    ("By Ana Ferrel, harbourcourier.example", "Ana Ferrel", "harbourcourier.example"),
    ("By Ana Ferrel, Political Editor", "Ana Ferrel", None),
    ("By Ana Ferrel, Staff Writer, Harbour Courier", "Ana Ferrel", "Harbour Courier"),
    ("By Ana Ferrel, London", "Ana Ferrel", None),
    ("By Ana Ferrel in Kabul", "Ana Ferrel", None),
    ("By Ana Ferrel and Tom Roe", "Ana Ferrel and Tom Roe", None),
    ("By Ana Ferrel, Tom Roe and Li Wu", "Ana Ferrel, Tom Roe and Li Wu", None),
    ("By Ana de la Cruz", "Ana de la Cruz", None),
    ("By Seán O’Brien-Müller, Jr.", "Seán O’Brien-Müller, Jr", None),
    ("By Jill Post", "Jill Post", None),
    ("By Reuters", "Reuters", "Reuters"),
    ("By Staff Writer", "Staff Writer", None),
    ("Ana Ferrel reports", "Ana Ferrel", None),
    ("Ana Ferrel reports from Kabul.", "Ana Ferrel", None),
]

NO_BYLINES = [
    "By Monday the water had reached the town.",
    "By the time they came it was over",
    "By far the largest",
    "By contrast, Ana Ferrel stayed",
    "Bystanders saw the crash",
    "The ministry reports",
    "By 2021",
    "",
]

NO_TITLES = [
    "The harbour was closed on Monday.",
    "Read More",
    "Advertisement",
    "12 345",
    "https://harbourcourier.example/ferries",
    "A ferry in the fog. Photograph: Ana Ferrel/Harbour Courier",
    "Commuters wait at Gate Four (Reuters)",
    "3 hours ago",
    "word " * 40,
]


@pytest.mark.parametrize(("line", "author", "outlet"), BYLINES)
def test_a_byline(line: str, author: str, outlet: str | None) -> None:
    found = read_byline(line, "")
    assert found is not None
    assert (found.author, found.outlet) == (author, outlet)
    head = read_head(f"{TITLE}\n{line}\n\n{BODY}")
    assert (head.title, head.author, head.outlet) == (TITLE, author, outlet)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_begins_like_a_byline(line: str) -> None:
    assert read_byline(line, "") is None


def test_an_outlet_that_the_text_speaks_of() -> None:
    line = "By Ana Ferrel, Tessing Morgenruf"
    text = f"{TITLE}\n{line}\n\n{BODY}A keeper told the Morgenruf that it was late.\n"
    assert read_head(text).outlet == "Tessing Morgenruf"
    assert read_head(f"{TITLE}\n{line}\n\n{BODY}").outlet is None


@pytest.mark.parametrize("line", NO_TITLES)
def test_a_first_line_that_is_no_title(line: str) -> None:
    assert read_head(f"{line}\n\n{BODY}").title != line.strip()


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "Who closed the harbour?",
        "“We saw nothing”: the captain speaks",
        "Harbour closed: what we know so far...",
        "Fog halts ferries in the U.S.",
        "ФЕРИБОТИ СЕ СБЛЪСКАХА",
    ],
)
def test_a_first_line_that_is_a_title(title: str) -> None:
    assert read_head(f"{title}\n\n{BODY}").title == title
    assert read_head(f"\n\n  {title}  \r\n{BODY}").title == title


@pytest.mark.parametrize(
    "above",
    [
        "Linking the coast since 1921.\n\n",
        "Valley Lantern\n",
        "POLITICS\n\n",
        "6 September 2021\n",
        "By Ana Ferrel\n",
        "Share this article\n",
    ],
)
def test_what_stands_above_a_title_is_passed_over(above: str) -> None:
    assert read_head(f"{above}{TITLE}\n\n\n{BODY}").title == TITLE


def test_a_headline_with_a_full_stop_over_a_byline() -> None:
    text = f"The ferries collided.\nBy Ana Ferrel\n\n{BODY}"
    assert read_head(text).title == "The ferries collided."


def test_text_broken_at_a_fixed_width_has_no_title() -> None:
    text = "The harbour was closed on Monday after two ferries\ncollided in the fog.\n"
    assert read_head(text).title is None


def test_a_markdown_heading_is_a_title() -> None:
    assert read_head(f"# {TITLE}\n\n{BODY}").title == TITLE


def test_a_single_line_has_no_title() -> None:
    assert read_head(TITLE) == Head()


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("6 September 2021", "2021-09-06"),
        ("Published: September 6, 2021 7:36 PM", "2021-09-06T19:36:00"),
        ("Mon 6 Sep 2021", "2021-09-06"),
        ("06 Sep 2021 7:36:16 PM Press Room, Tessing", "2021-09-06T19:36:16"),
        ("2021-09-06", "2021-09-06"),
        ("Last updated on 6 September 2021 | 3 min read", "2021-09-06"),
        ("6 September 2021 was a day nobody forgot", None),
        ("On 6 September 2021 the harbour closed", None),
    ],
)
def test_a_date_line(line: str, iso: str | None) -> None:
    assert read_head(f"{TITLE}\n{line}\n\n{BODY}").published == iso


@pytest.mark.parametrize(
    ("start", "outlet", "iso"),
    [
        ("KABUL, Sept 6 (Reuters) - ", "Reuters", None),
        ("KABUL, Sept 6, 2021 (Reuters) - ", "Reuters", "2021-09-06"),
        ("LOW TESSING, Maravel (Meridian Wire) — ", "Meridian Wire", None),
        ("Kabul (AFP) – ", "AFP", None),
        ("(CNN) ", "CNN", None),
        ("Prime Minister Bo (Johnson) - ", None, None),
        ("The company (Castrel) said - ", None, None),
    ],
)
def test_a_dateline(start: str, outlet: str | None, iso: str | None) -> None:
    head = read_head(f"{TITLE}\n\n{start}{BODY}")
    assert (head.outlet, head.published) == (outlet, iso)


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("Source: Meridian Press Agency", "Meridian Press Agency", None),
        ("© 2021 Harbour Courier. All rights reserved.", "Harbour Courier", None),
        ("(Reporting by Ana Ferrel; Editing by Tom Roe)", None, "Ana Ferrel"),
        ("Source: Ministry of Health", None, None),
        ("Photo: Harbour Courier", None, None),
    ],
)
def test_a_credit_at_the_end(line: str, outlet: str | None, author: str | None) -> None:
    head = read_head(f"{TITLE}\n\n{BODY}\n{BODY}\n{line}\n")
    assert (head.outlet, head.author) == (outlet, author)


def test_a_photo_credit_in_the_text_is_no_outlet() -> None:
    caption = "Ferries lie in the harbour on 6 September, 2021.\n\nSource: Anadolu\n\n"
    head = read_head(f"{TITLE}\n\n{BODY}\n{caption}{BODY}\n{BODY}\n{BODY}")
    assert head.outlet is None


def test_places_and_roles_are_no_outlets_and_outlets_no_names() -> None:
    assert not is_outlet("London")
    assert not is_outlet("Political Editor")
    assert is_outlet("Valley Lantern")
    assert is_name("Ana Ferrel and Tom Roe")
    assert not is_name("the minister")


@given(
    st.text(
        alphabet=st.sampled_from("AaBby :,.|-–()#\n\r\t@1920Sept/&\ud800é’"),
        max_size=300,
    )
)
def test_any_head_is_read_and_its_title_stands_in_the_text(text: str) -> None:
    head = read_head(text)
    assert head == read_head(text)
    assert head.title is None or head.title in text


@given(st.text(max_size=500))
def test_any_text_is_read(text: str) -> None:
    head = read_head(text)
    assert head.title is None or head.title in text


def test_the_five_articles(shared: Path) -> None:
    records = [r for r in read_inputs([str(shared / "seeds")]) if isinstance(r, Record)]
    titles = [record.title or "" for record in records]
    assert [title.split()[:3] for title in titles] == [
        ["Stage", "set", "for"],
        ["Taliban", "raise", "flag"],
        ["Taliban", "Attacks", "Panjshir"],
        ["Last", "Bastion", "of"],
        ["The", "Lions", "of"],
    ]
    assert [bool(record.author) for record in records] == [False] * 3 + [True, False]
    assert records[3].published == "2021-09-06T19:36:16"
    assert {record.source_known for record in records} == {False}
    assert all(t in r.text for t, r in zip(titles, records, strict=True))


def test_a_number_sign_inside_a_title_stays() -> None:
    assert read_head(f"Car # 7 wins the harbour race\n\n{BODY}").title == (
        "Car # 7 wins the harbour race"
    )
