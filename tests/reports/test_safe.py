"""Untrusted text."""

from __future__ import annotations

import pytest

from newsassay.reports.safe import (
    html,
    link,
    page_name,
    shorten,
    slug,
    terminal,
    visible,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("nul\x00", "nul␀"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x7f\x9b1m", "␡\ufffd1m"),
        ("evil\u202egpj.exe", "evil⟨RLO⟩gpj.exe"),
        ("\u2066a\u2069", "⟨LRI⟩a⟨PDI⟩"),
        ("\ud800", "\ufffd"),
        ("👩\u200d👧 नि", "👩\u200d👧 नि"),
    ],
)
def test_what_deceives_is_shown(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_markup_is_escaped() -> None:
    assert html("<b a='\"'>&") == "&lt;b a=&#39;&#34;&#39;&gt;&amp;"


def test_a_terminal_gets_one_line_without_orders() -> None:
    assert terminal("a\r\n\x1b]0;title\x07b") == "a ␛]0;title␇b"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1#c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[::1", False),
        ("https://example.org/\u202e", False),
        ("file:///etc/passwd", False),
        ("https://example.org/" + "a" * 3000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, linked: bool) -> None:
    assert link(url) == (url if linked else None)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("  two \n lines ", 20, "two lines"),
        ("one two three", 9, "one two…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("a " + "x" * 50, 10, "a " + "x" * 7 + "…"),
    ],
)
def test_long_texts_are_cut_at_a_space(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected


def test_file_names_are_plain_and_differ() -> None:
    hostile = ["../../etc", "..\\..", "CON", "a/b", "a b", "A B", "\x00", "é", "", "."]
    names = [slug(text) for text in hostile]
    assert len({n.casefold() for n in names}) == len(names)
    assert all(n.replace("-", "").isalnum() and n.isascii() for n in names)


@pytest.mark.parametrize("identifier", ["0123456789abcdef", "a_b-c-000"])
def test_harmless_identifiers_name_their_page(identifier: str) -> None:
    assert page_name(identifier) == identifier


@pytest.mark.parametrize(
    "identifier", ["../x", "a" * 200, "<script>", "short", "é" * 9]
)
def test_other_identifiers_become_slugs(identifier: str) -> None:
    assert page_name(identifier) == slug(identifier)
