"""Cleaning: telling headline and body from everything else on the page.

Cleaning labels paragraphs and never edits. What a line of page furniture looks like
stands in ``seeds/page_furniture.tsv``; the rules here need the line's surroundings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from ...seeds.tsv import read_tsv
from .paragraphs import cut_paragraphs
from .records import Kind, Paragraph, Tokens

_COLUMNS = ("rule", "where", "max_words", "kind", "pattern", "note")
#: Words up to which a line without an end may be a headline, or a heading.
_HEADLINE_WORDS = 32
_HEADING_WORDS = 12
#: Characters at a caption's end among which its credit stands.
_CREDIT = 140
#: Words from which on a repeated paragraph is no accident.
_REPEAT_WORDS = 8
#: Lines, and characters, among which the title is looked for.
_HEAD = 12
_HEAD_LENGTH = 5_000
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!:;,…][\"'”’)\]]*$|\?[\"”']$")
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?{m}|{m}\s+\d{1,2}(?:st|nd|rd|th)?)"
    r",?\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
).replace("{m}", r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?")
_DATE_LINE = re.compile(
    rf"(?:\w+day,?\s+)?(?:{_DAY})(?:\W|\d|[ap]\.?m\.?\b|\b[A-Z][\w.]*|\bat\b|\bon\b|T\d)*$",
    re.IGNORECASE,
)
_DATE = re.compile(_DAY, re.IGNORECASE)
_BYLINE = re.compile(
    r"(?i:by|words by|written by|reported by)[:\s]\s*"
    r"(?:[A-Z][\w.'’-]*|and|&|de|van|von|bin|al|for|the|[,|–-])"
    r"(?:[\s,|–-]+(?:[A-Z][\w.'’-]*|and|&|de|van|von|bin|al|for|the|in|staff|[,|–-]))*\W*$"
)
_SCENE = re.compile(
    r"\b(?:pictured|seen (?:here|in)|file photo|looks? on|poses?)\b", re.I
)
_QUOTED = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class _Pattern:
    rule: str
    where: str
    max_words: int
    kind: Kind
    regex: re.Pattern[str]

    def fits(self, line: str, n_words: int) -> bool:
        if n_words > self.max_words:
            return False
        if self.where == "line":
            return self.regex.fullmatch(line) is not None
        if self.where == "start":
            return self.regex.match(line) is not None
        return self.regex.search(line, max(0, len(line) - _CREDIT)) is not None


def label_paragraphs(
    text: str, tokens: Tokens, title: str | None = None
) -> tuple[Paragraph, ...]:
    """Cut ``text`` into paragraphs and give each its kind.

    ``title`` is the article's title where it is known to stand in the text.
    """
    bounds = cut_paragraphs(text)
    lines = [text[start:end] for start, end in bounds]
    words = _words(bounds, tokens)
    counts = [len(w) for w in words]
    labels = [_own_label(*pair) for pair in zip(lines, counts, strict=True)]
    _label_title(lines, counts, labels, title)
    _label_captions(lines, counts, labels)
    _label_repeats(words, labels)
    _label_lists(lines, counts, labels)
    return tuple(
        Paragraph(start, end, *(label or (Kind.BODY, "text")))
        for (start, end), label in zip(bounds, labels, strict=True)
    )


_Label = tuple[Kind, str] | None


def _words(bounds: Sequence[tuple[int, int]], tokens: Tokens) -> list[tuple[str, ...]]:
    """The words of each paragraph, lower-cased, without its marks."""
    starts, norms = tokens.starts, tokens.norms
    edges = [bisect_left(starts, start) for start, _ in bounds] + [len(tokens)]
    return [
        tuple([n for n in norms[first:last] if n[0].isalnum()])
        for first, last in pairwise(edges)
    ]


def _own_label(line: str, n_words: int) -> _Label:
    """What a line is by itself, or None where its surroundings decide."""
    if n_words == 0:
        return Kind.FURNITURE, "no_words"
    if n_words > _longest():
        return None
    plain = " ".join(line.split()).strip(" *|>»•·-–—")
    if _any_opening().match(plain) or "/" in plain or ":" in plain or "(" in plain:
        for pattern in _patterns():
            bare = plain.rstrip(".!: ")
            if pattern.fits(bare, n_words) or pattern.fits(plain, n_words):
                return pattern.kind, pattern.rule
    if n_words <= 20 and _DATE_LINE.match(plain):
        return Kind.FURNITURE, "date_line"
    if n_words <= 14 and _BYLINE.match(plain):
        return Kind.FURNITURE, "byline"
    if _is_tag_list(plain):
        return Kind.FURNITURE, "tag_list"
    return None


def _is_tag_list(line: str) -> bool:
    """Three or more short capitalised names between commas, and no sentence."""
    names = [name.strip() for name in line.split(",")]
    return (
        len(names) >= 3
        and not _ENDED.search(line)
        and all(
            name and len(name.split()) <= 4 and (name[0].isupper() or name[0] == "#")
            for name in names
        )
        and not any(word in ("and", "or", "is", "are") for word in line.split())
    )


def _label_title(
    lines: Sequence[str],
    counts: Sequence[int],
    labels: list[_Label],
    title: str | None,
) -> None:
    """Find the title among the first lines; what stands above it is a masthead."""
    place = _find_title(lines, counts, labels, title)
    if place is None:
        return
    labels[place] = (Kind.HEADLINE, "title")
    for i in range(place):
        if labels[i] is None and counts[i] <= _HEADING_WORDS:
            labels[i] = (Kind.FURNITURE, "masthead")


def _find_title(
    lines: Sequence[str],
    counts: Sequence[int],
    labels: Sequence[_Label],
    title: str | None,
) -> int | None:
    if title is not None:
        return next(
            (i for i, line in enumerate(lines[:_HEAD]) if same_words(line, title)), None
        )
    first = [i for i in range(len(lines)) if labels[i] is None][:3]
    for i in first:
        if counts[i] <= _HEADLINE_WORDS and not _ENDED.search(lines[i]):
            return i
        if counts[i] > _HEADING_WORDS:
            break
    return None


def _label_captions(
    lines: Sequence[str], counts: Sequence[int], labels: list[_Label]
) -> None:
    """A credit on a line of its own makes the scene above it a caption."""
    for i in range(1, len(lines)):
        credit = labels[i]
        above = lines[i - 1]
        if (
            credit is not None
            and credit[1] == "credit_line"
            and labels[i - 1] is None
            and counts[i - 1] <= 45
            and not _QUOTED.search(above)
            and (_DATE.search(above) or _SCENE.search(above))
        ):
            labels[i - 1] = (Kind.CAPTION, "above_credit")


def _label_repeats(words: Sequence[tuple[str, ...]], labels: list[_Label]) -> None:
    """A paragraph that stood before, spacing, case and marks aside."""
    seen: set[tuple[str, ...]] = set()
    for i, own in enumerate(words):
        if labels[i] not in (None, (Kind.HEADLINE, "title")):
            continue
        if len(own) >= _REPEAT_WORDS and own in seen:
            labels[i] = (Kind.REPEATED, "repeated")
        seen.add(own)


def _label_lists(
    lines: Sequence[str], counts: Sequence[int], labels: list[_Label]
) -> None:
    """Headings inside the text, and the headlines listed after its end."""
    after_end = False
    for i, line in enumerate(lines):
        label = labels[i]
        if label is not None:
            if label[1] in ("related", "trending", "leave_reply", "comments"):
                after_end = True
            continue
        unended = not _ENDED.search(line)
        if after_end and counts[i] <= _HEADLINE_WORDS and (unended or counts[i] <= 3):
            labels[i] = (Kind.FURNITURE, "listed")
        elif counts[i] > _HEADING_WORDS or not unended:
            after_end = False
        elif any(True for _ in _bodies(counts, labels, i)):
            labels[i] = (Kind.HEADLINE, "heading")


def _bodies(
    counts: Sequence[int], labels: Sequence[_Label], after: int
) -> Iterator[int]:
    """The body paragraphs below a heading; a last short line heads nothing."""
    for i in range(after + 1, len(counts)):
        if labels[i] is None and counts[i] > _HEADING_WORDS:
            yield i


def stands_in(title: str, text: str) -> bool:
    """Whether one of the first lines of ``text`` is ``title``."""
    lines = (text[start:end] for start, end in cut_paragraphs(text[:_HEAD_LENGTH]))
    return any(same_words(line, title) for line in islice(lines, _HEAD))


def same_words(a: str, b: str) -> bool:
    """Whether two lines are the same but for case, spacing and marks."""
    return _WORD.findall(a.casefold()) == _WORD.findall(b.casefold())


@cache
def _patterns() -> tuple[_Pattern, ...]:
    rows = read_tsv("page_furniture.tsv", columns=_COLUMNS)
    return tuple(_pattern(row) for row in rows)


def _pattern(row: dict[str, str]) -> _Pattern:
    source = row["pattern"] if row["where"] != "end" else f"(?:{row['pattern']})$"
    return _Pattern(
        row["rule"],
        row["where"],
        int(row["max_words"]),
        Kind(row["kind"]),
        re.compile(source, re.IGNORECASE),
    )


@cache
def _any_opening() -> re.Pattern[str]:
    """What any pattern may begin with: most lines fit none, and one look tells."""
    sources = (p.regex.pattern for p in _patterns() if p.where != "end")
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE)


@cache
def _longest() -> int:
    """Words beyond which no pattern fits."""
    return max(pattern.max_words for pattern in _patterns())
