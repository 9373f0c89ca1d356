"""Headline and body told from everything else, both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsassay.features.document import Kind, annotate

BODY = (
    "The river rose for the third day in a row and the town council met at noon to "
    "decide what to do about the lower bridge."
)
MORE = (
    "Engineers measured the piers by boat and found no damage that would keep the "
    "crossing closed for longer than a week."
)


def kinds(*lines: str, title: str | None = None) -> list[str]:
    """The kinds of ``lines``, set between body paragraphs under a headline."""
    text = "\n".join(["Lower bridge stays closed", BODY, *lines, MORE])
    paragraphs = annotate(text, title).paragraphs
    assert paragraphs[0].kind is Kind.HEADLINE
    assert paragraphs[1].kind is Kind.BODY
    assert paragraphs[-1].kind is Kind.BODY
    return [p.kind.value for p in paragraphs[2:-1]]


@pytest.mark.parametrize(
    "line",
    [
        "Read More",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "This website uses cookies to improve your experience. Accept",
        "Post Comments",
        "Related Articles",
        "Share this article on Facebook",
        "Facebook Twitter WhatsApp",
        "Subscribe to our newsletter",
        "Get the latest news delivered to your inbox",
        "Back to top button",
        "Advertisement",
        "© 2026 Valley Lantern. All rights reserved.",
        "ALSO READ: Ten bridges we loved",
        "By: Ana Ferrel",
        "By Ana Ferrel and Osk Tarrow, Harbour Courier",
        "06 Sep 2026 7:36:16 PM Hollin",
        "Tags: bridges, floods",
        "Lower Bridge, Hollin, Floods, River Ardel",
        "Follow us on Twitter",
        "***",
    ],
)
def test_furniture_is_set_aside(line: str) -> None:
    assert kinds(line) == ["furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Children who read more do better in school, the study of nine towns found.",
        "Read more and worry less, the old teacher told her class on the last day.",
        "The reply to the letter was left on the table, where nobody found it.",
        "The council uses cookies from the bakery next door at its long meetings.",
        "She shared the article on Facebook, where two hundred neighbours read it.",
        "Subscribers to the old theory of floods were not persuaded by the figures.",
        "By Monday the water had reached the mill and nobody slept in the lower town.",
        "The editor’s note that he wrote on Sunday never reached the printer.",
        "Getty Images sued the town over a picture of the bridge, and lost in court.",
        "“We will not go,” she said.",
        "Nobody was hurt.",
        "The comments were closed to him, he said, and so was the door.",
    ],
)
def test_prose_that_sounds_like_furniture_stays(line: str) -> None:
    assert kinds(line) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "Men carry sandbags to the lower bridge. Photograph: Ana Ferrel/Valley Lantern",
        "Photo: Osk Tarrow",
        "The bridge in May (Osk Tarrow/AFP via Getty Images)",
        "FILE PHOTO: The lower bridge before the flood",
    ],
)
def test_captions_are_set_aside(line: str) -> None:
    assert kinds(line) == ["caption"]


def test_a_credit_on_its_own_line_makes_the_scene_above_a_caption() -> None:
    scene = "Men carry sandbags to the lower bridge on 6 March, 2026."
    assert kinds(scene, "Source: Ferrel Pictures") == ["caption", "caption"]
    assert kinds("The mayor said it would rain.", "Source: Ferrel Pictures") == [
        "body",
        "caption",
    ]


def test_a_lede_that_is_repeated_counts_once() -> None:
    assert kinds(BODY) == ["repeated"]
    assert kinds("Nobody was hurt.", "Nobody was hurt.") == ["body", "body"]


def test_headings_are_headlines_and_lists_after_the_end_are_furniture() -> None:
    assert kinds("Why the bridge matters") == ["headline"]
    assert kinds("Related Articles", "Ten bridges we loved") == ["furniture"] * 2


def test_a_masthead_above_the_title_is_furniture() -> None:
    text = f"News of the valleys.\n\nLower bridge stays closed\n\n{BODY}\n{MORE}"
    found = [(p.kind.value, p.rule) for p in annotate(text).paragraphs[:2]]
    assert found == [("furniture", "masthead"), ("headline", "title")]


def test_a_title_apart_from_the_text_is_a_headline_before_it() -> None:
    document = annotate(f"{BODY}\n{MORE}", "Lower bridge stays closed")
    assert document.paragraphs[0].kind is Kind.HEADLINE
    assert document.text[document.origin :] == f"{BODY}\n{MORE}"
    assert document.sentences[1].start == document.origin


def test_a_title_in_the_text_is_not_set_before_it_again() -> None:
    text = f"LOWER BRIDGE STAYS CLOSED\n{BODY}\n{MORE}"
    assert annotate(text, "Lower bridge stays closed").origin == 0


def test_a_known_title_is_found_below_lines_that_look_like_one() -> None:
    text = f"News of the valleys\n\nLOWER BRIDGE stays closed\n\n{BODY}\n{MORE}"
    paragraphs = annotate(text, "Lower bridge stays closed").paragraphs
    found = [(p.kind.value, p.rule) for p in paragraphs[:2]]
    assert found == [("furniture", "masthead"), ("headline", "title")]


def test_hard_wrapped_lines_are_joined() -> None:
    lines = BODY.split(" ")
    wrapped = "\n".join(" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4))
    text = f"Lower bridge stays closed\n\n{wrapped}\n\n{MORE}"
    assert len(annotate(text).paragraphs) == 3


def test_demo_corpus_is_labelled_as_its_gold_says(root: Path) -> None:
    demo = root / "seeds" / "demo"
    rows = (demo / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {a["id"]: annotate(a["text"], a["title"]) for a in map(json.loads, rows)}
    for path in demo.glob("*.txt"):
        articles[path.stem] = annotate(path.read_bytes().decode("utf-8"))
    wrong, used = [], {}
    for line in (root / "seeds/gold/kinds.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        document = articles.get(gold["article"])
        if document is None:  # the page, which is read through trafilatura
            continue
        places = [
            p for p in document.paragraphs if document.slice(p).startswith(gold["text"])
        ]
        n = used[gold["article"], gold["text"]] = (
            used.get((gold["article"], gold["text"]), -1) + 1
        )
        if places[n].kind.value != gold["kind"]:
            wrong.append((gold, places[n].kind.value))
    assert wrong == []
