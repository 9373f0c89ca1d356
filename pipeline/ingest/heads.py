"""The head of a plain text: title, byline, date line, dateline, credit line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .bylines import (
    Byline,
    in_class,
    is_name,
    is_outlet,
    opens_with,
    read_byline,
    read_credit,
    read_dateline,
    read_signature,
    read_unmarked,
)
from .dates import find_date

#: How much of a text its head and its tail may take, in characters and lines.
_HEAD_CHARACTERS, _HEAD_LINES = 4000, 10
_TAIL_CHARACTERS, _TAIL_LINES = 600, 2
#: The longest headline, and the longest line that may be a byline or a date.
_TITLE_CHARACTERS, _TITLE_WORDS, _LINE_CHARACTERS = 180, 24, 140
_SLOGAN_WORDS = 8
#: Ends of a headline that are no full stop.
_NO_STOP = ("...", "U.S.", "U.K.", "U.N.")
_CLOSING = "\"'”’»)]"
_DATE_LABEL = re.compile(
    r"(?P<label>(?:first |originally |last )?(?:published|posted|updated|modified|"
    r"created|issued|added|dated?)(?: on| at)?\s*[:|]?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"[\s|,•·]*\b(?:published|posted|updated)(?: on)?$", re.IGNORECASE
)
_AGO = re.compile(r"\b\d+ (?:minute|hour|day|week|month|year)s? ago\b|\b\d+ min")
_INNER_STOP = re.compile(r"[a-z]{3,}\. [A-Z“\"]")
_CREDITED = re.compile(r"\([^()]*\)$|\S+(?: \S+)?/\S+(?: \S+)?$|[.:] [^.:]{3,40}$")
_WORD = re.compile(r"\w+")
_HEADING = re.compile(r"^(?:#{1,6}\s+|\*{2}(?=\S.*\*{2}$))")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first and last lines of a text say about it."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None


_NOTHING = Head()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; ``gap``: a blank line stands before it."""

    text: str
    gap: bool


def read_head(text: str) -> Head:
    """Read title, author, date and outlet off the head (and tail) of ``text``.

    The title is the first line where it looks like one: short, without a full stop,
    with text below. A section or outlet's name, or a slogan (a short sentence set
    apart), above such a line is passed over. Nothing is taken out of the text.
    """
    lines = _head_lines(text)
    if not lines:
        return Head()
    title = _title(lines)
    head = Head(title=title)
    early = True
    for line in lines[:_HEAD_LINES]:
        if line.text == title:
            continue
        early = early and not _is_prose(line.text)
        if len(line.text) <= _LINE_CHARACTERS:
            head = _merge(head, _read_line(line.text, text, early=early))
        if head.outlet is None or head.published is None:
            head = _merge(head, _read_dateline(line.text))
    if head.author is None or head.outlet is None:
        head = _merge(head, _read_tail(text))
    return head


def _head_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    gap = False
    for raw in text[:_HEAD_CHARACTERS].splitlines():
        line = raw.strip()
        if line:
            lines.append(_Line(line, gap))
            if len(lines) > _HEAD_LINES:
                break
        gap = not line
    return lines


def _title(lines: list[_Line]) -> str | None:
    """Return the headline among the lines, without the marks of a Markdown heading."""
    for i, line in enumerate(lines[:4]):
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below is None:
            return None
        if _is_headline(line.text) and not _is_bare_name(line.text, below.text):
            if _goes_on(below):
                return None
            if _is_above_headline(line.text) and _is_headline(below.text):
                continue
            return _HEADING.sub("", line.text).removesuffix("**")
        words = len(line.text.split())
        if line.text.endswith("."):
            if words <= 2 * _SLOGAN_WORDS and _is_by_or_date(below.text):
                return line.text
            if words > _SLOGAN_WORDS or not (below.gap and _is_headline(below.text)):
                return None
        elif not (in_class(line.text, "furniture") or _is_by_or_date(line.text)):
            return None
    return None


def _is_headline(line: str) -> bool:
    if len(line) > _TITLE_CHARACTERS or len(line.split()) > _TITLE_WORDS:
        return False
    end = line.rstrip(_CLOSING)
    if not end or (end[-1] in ".,;:" and not end.endswith(_NO_STOP)):
        return False
    if not any(c.isalpha() for c in line) or "://" in line or line.startswith("<"):
        return False
    if opens_with(line, "not_title") or _AGO.search(line) or _is_photo_credit(line):
        return False
    if _INNER_STOP.search(line):
        return False
    return not (in_class(line, "furniture") or _is_by_or_date(line))


def _is_photo_credit(line: str) -> bool:
    """Whether a line ends like a caption: ``(Reuters)``, ``Jo Doe/Getty Images``."""
    end = _CREDITED.search(line)
    return end is not None and any(in_class(w, "photo") for w in _WORD.findall(end[0]))


def _is_above_headline(line: str) -> bool:
    """Whether a line is a section's or an outlet's name, as stands above a headline."""
    return in_class(line.strip(":"), "kicker") or (
        len(line.split()) <= 3 and is_outlet(line)
    )


def _is_bare_name(line: str, below: str) -> bool:
    """Whether a line above a paragraph looks like its writers' names and no more."""
    words = len(line.replace(" and ", " ").split())
    most = 6 if " and " in line else 3
    if line.isupper():
        return False
    return words <= most and len(below) > _LINE_CHARACTERS and is_name(line, least=2)


def _goes_on(below: _Line) -> bool:
    """Whether the line below continues a sentence: text broken at a fixed width."""
    return not below.gap and below.text[0].islower()


def _is_by_or_date(line: str) -> bool:
    if len(line) > _LINE_CHARACTERS:
        return False
    return read_byline(line, "") is not None or _dated(line) is not None


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return words > _TITLE_WORDS or (
        words > _SLOGAN_WORDS and line.endswith((".", ".”"))
    )


def _read_line(line: str, text: str, *, early: bool) -> Head:
    """Return what a byline, date line or credit line says; nothing where it is none.

    ``early``: no prose has come before. After it only what is marked as a byline or
    a date counts; credits there belong to pictures.
    """
    found = find_date(line)
    if found is None:
        byline = read_byline(line, text)
        if byline is None and early:
            byline = read_unmarked(line, text, dated=False)
        if byline is None:
            outlet = read_credit(line, text) if early else None
            return Head(outlet=outlet) if outlet else _NOTHING
        return Head(author=byline.author, outlet=byline.outlet)
    before = _PUBLISHED.sub("", line[: found.start].rstrip(" |•·,;:-–—("))
    after = line[found.end :].strip(" |•·,;:-–—)")
    byline = (
        read_byline(before.removesuffix(" on"), text)
        or read_byline(after, text)
        or (read_unmarked(before, text, dated=True) if before and early else None)
    )
    if byline is None and _dated(line) is None:
        return _NOTHING
    byline = byline or Byline(None, None)
    return Head(author=byline.author, published=found.iso, outlet=byline.outlet)


def _dated(line: str) -> str | None:
    """Return the date of a line that gives little else: labels, a weekday, a place."""
    found = find_date(line)
    if found is None or not _DATE_LABEL.fullmatch(line[: found.start]):
        return None
    rest = line[found.end :].strip(" |•·,;:-–—()")
    sentence = rest[:1].islower() and not rest.startswith(("by ", "at ", "ist", "in "))
    return None if sentence or len(rest.split()) > _SLOGAN_WORDS else found.iso


def _read_dateline(line: str) -> Head:
    dateline = read_dateline(line)
    if dateline is None:
        return _NOTHING
    place, agency = dateline
    found = find_date(place)
    return Head(published=found.iso if found else None, outlet=agency)


def _read_tail(text: str) -> Head:
    lines = [
        raw.strip() for raw in text[-_TAIL_CHARACTERS:].splitlines() if raw.strip()
    ]
    head = Head()
    for line in reversed(lines[-_TAIL_LINES:] if len(lines) > _TAIL_LINES else []):
        if len(line) > _LINE_CHARACTERS:
            continue
        signed = read_signature(line)
        head = _merge(head, Head(author=signed, outlet=read_credit(line, text)))
        byline = None if signed else read_byline(line, text)
        if byline is not None:
            head = _merge(head, Head(author=byline.author, outlet=byline.outlet))
    return head


def _merge(head: Head, more: Head) -> Head:
    """Return ``head`` with what it lacks from ``more``."""
    if more is _NOTHING:
        return head
    return replace(
        head,
        author=head.author or more.author,
        published=head.published or more.published,
        outlet=head.outlet or more.outlet,
    )
