"""The text with its evidence."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsassay.reports.bundles import Bundle
from newsassay.reports.evidence import evidence
from newsassay.reports.highlight import paragraphs
from newsassay.reports.safe import visible

SLOTS = {"loaded_language": 0, "hedging": 1, "attribution": 2}


def bundle(text: str, spans: list[tuple[int, int, str, str]]) -> Bundle:
    """One sentence with spans given as start, end, family, voice."""
    sentence = {
        "sentence_id": "s0",
        "start": 0,
        "end": len(text),
        "text": text,
        "kind": "body",
        "voice": "author",
    }
    rows = tuple(
        {
            "sentence_id": "s0",
            "start": start,
            "end": end,
            "text": text[start:end],
            "feature": family,
            "label": "x",
            "rule": "y",
            "weight": 1.0,
            "voice": voice,
            "features": "[]",
        }
        for start, end, family, voice in spans
    )
    return Bundle({"article_id": "a"}, text, (sentence,), rows, (), (), ())


def marked(made: Bundle) -> str:
    """The article's markup without the sentences' own elements."""
    found = paragraphs(made, evidence(made), SLOTS)
    (paragraph,) = found
    start = "<span id=s0>"
    assert paragraph.html.startswith(start)
    return str(paragraph.html)[len(start) : -len("</span>")]


def test_overlapping_spans_are_cut_and_nested() -> None:
    made = bundle(
        "abcdef",
        [(0, 4, "loaded_language", "author"), (2, 6, "hedging", "source")],
    )
    assert marked(made) == (
        '<mark class=f0 id=h1>ab<mark class="f1 s" id=h2>cd</mark></mark>'
        '<mark class="f1 s">ef</mark>'
    )


def test_the_outlets_words_inside_a_sources_are_marked_as_its_own() -> None:
    made = bundle("a sly fox", [(2, 5, "loaded_language", "author")])
    quoted = made.sentences[0] | {"voice": "source"}
    assert marked(replace(made, sentences=(quoted,))) == (
        '<span class=v>a <mark class="f0 a" id=h1>sly</mark> fox</span>'
    )


def test_a_long_mark_is_underlined_only() -> None:
    made = bundle("x" * 80, [(0, 80, "loaded_language", "author")])
    assert '<mark class="f0 l" id=h1>' in marked(made)


def test_marks_of_quiet_families_come_last_in_the_count() -> None:
    made = bundle(
        "ab", [(0, 1, "hedging", "author"), (1, 2, "loaded_language", "author")]
    )
    numbers = {m.family: m.anchor for m in evidence(made, frozenset({"hedging"})).marks}
    assert numbers == {"loaded_language": "h1", "hedging": "q2"}


def test_a_detached_title_is_shown_from_its_sentence() -> None:
    made = bundle("body", [])
    title = {
        "sentence_id": "t",
        "start": None,
        "end": None,
        "text": "A vile <title>",
        "kind": "headline",
        "voice": "author",
    }
    span = {
        "sentence_id": "t",
        "start": None,
        "end": None,
        "text": "vile",
        "feature": "loaded_language",
        "label": "x",
        "rule": "vile",
        "weight": 1.0,
        "voice": "author",
    }
    made = replace(made, sentences=(title, *made.sentences), spans=(span,))
    first, second = paragraphs(made, evidence(made), SLOTS)
    assert first.kind == "headline"
    assert "A <mark class=f0 id=h1>vile</mark> &lt;title&gt;" in first.html
    assert "body" in second.html


@pytest.mark.parametrize(
    ("gap", "count"), [(" ", 1), ("\n", 2), ("\r\n\r\n", 2), ("\t", 1)]
)
def test_line_breaks_between_sentences_part_paragraphs(gap: str, count: int) -> None:
    made = bundle(f"One.{gap}Two.", [])
    one = made.sentences[0] | {"end": 4, "text": "One."}
    two = made.sentences[0] | {"sentence_id": "s1", "start": 4 + len(gap)}
    made = replace(made, sentences=(one, two))
    assert len(paragraphs(made, evidence(made), SLOTS)) == count


def test_the_words_of_a_source_are_told_apart() -> None:
    made = bundle("He said: it is vile.", [(15, 19, "loaded_language", "source")])
    attribution = {
        "sentence_id": "s0",
        "cue_start": 3,
        "cue_end": 7,
        "source_start": 0,
        "source_end": 2,
        "source_kind": "named_person",
        "stance": "neutral",
        "content_parts": "[[9, 20]]",
    }
    made = replace(made, attributions=(attribution,))
    assert marked(made) == (
        "<mark class=f2 id=h1>He</mark> "
        "<mark class=f2 id=h2>said</mark>: "
        "<span class=v>it is <mark class=f0 id=h3>vile</mark>.</span>"
    )


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_no_letter_is_lost_and_every_element_is_closed(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    length = len(text)
    spans = [
        (min(a, b, length), min(max(a, b), length), family, "author")
        for (a, b), family in zip(
            pairs, ["loaded_language", "hedging"] * 4, strict=False
        )
    ]
    made = bundle(text, [s for s in spans if s[0] < s[1]])
    markup = "".join(str(p.html) for p in paragraphs(made, evidence(made), SLOTS))
    assert markup.count("<mark") == markup.count("</mark>")
    assert html.unescape(re.sub(r"<[^>]*>", "", markup)) == visible(text)
