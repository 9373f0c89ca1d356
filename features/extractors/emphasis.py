"""Emphasis by punctuation and capitals, in the outlet's own voice.

A word is shouted when it is written in capitals and is no acronym: the table of
syllables knows it as a word, ``seeds/capitals.tsv`` does not name it, and the article
does not introduce it in brackets. Words of two and three letters count only beside
a longer one ("THE END", but not "US" alone), and a run of capitals only if two thirds
of it are such words ("CBS NEWS" is not). Left aside are headings, and runs that a mark
follows at a sentence's start: datelines ("KABUL, Afghanistan -"), speakers in a
transcript, labels ("UPDATE:"). Only the body is looked at; for the headline see
``headline_caps_share``.

What it cannot see: italics and bold, which plain text does not keep; acronyms that
are words and are on no list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ...seeds.tsv import read_tsv
from ..counting import per_100_words
from ..document import Document, Kind
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec, Span, Voice
from ..syllables import syllable_table

_LONG = 4
_REPEATED = re.compile(r"[!?]{2,}")
_AFTER_RUN = frozenset(":(—–-,/")

_NULL = "no body words stand in the author's voice"
_REFERENCE = "Horne & Adali 2017, arXiv:1703.09398 (capitals, exclamation marks)"


def _spec(name: str, text: str, formula: str) -> FeatureSpec:
    return FeatureSpec(
        name,
        "per 100 words",
        0.0,
        None,
        text,
        f"100 * {formula} / author's words in the body",
        _REFERENCE,
        _NULL,
        1,
        -1,
    )


EXTRACTOR = Extractor(
    name="emphasis",
    version="1",
    features=(
        _spec(
            "exclamations_author_per_100w",
            "Exclamation marks outside quotations and reported speech",
            "author's exclamation marks",
        ),
        _spec(
            "shouted_author_per_100w",
            "Words in capitals that are no acronyms",
            "author's words in capitals",
        ),
        _spec(
            "repeated_marks_author_per_100w",
            "Runs of exclamation and question marks, as in ?!",
            "author's runs of two or more such marks",
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    scored = document.scored
    words = [
        float(w) if s.kind is Kind.BODY else 0.0
        for s, w in zip(scored, reading.author_words, strict=True)
    ]
    rows = {s.index: i for i, s in enumerate(scored) if words[i]}
    found = (
        ("exclamations_author_per_100w", "exclamation", _exclamations(document)),
        ("shouted_author_per_100w", "shouted", shouted_words(document)),
        ("repeated_marks_author_per_100w", "repeated_mark", _repeated(document)),
    )
    groups = (
        (name, _spans(reading, rows, stretches, label))
        for name, label, stretches in found
    )
    return per_100_words(EXTRACTOR, groups, rows, words)


def _spans(
    reading: Reading,
    rows: Mapping[int, int],
    stretches: Sequence[tuple[int, int]],
    label: str,
) -> list[Span]:
    """Evidence for stretches in the body that are in the author's voice."""
    document = reading.document
    starts = [s.start for s in document.sentences] if stretches else []
    found = []
    for start, end in stretches:
        sentence = bisect_right(starts, start) - 1
        if sentence not in rows or end > document.sentences[sentence].end:
            continue
        if reading.voice(start, end) is Voice.AUTHOR:
            text = document.text[start:end]
            found.append(
                Span(start, end, text, label, label, 1.0, Voice.AUTHOR, sentence)
            )
    return found


def _exclamations(document: Document) -> list[tuple[int, int]]:
    tokens = document.tokens
    if "!" not in tokens.texts:
        return []
    return [
        (tokens.starts[i], tokens.ends[i])
        for i, text in enumerate(tokens.texts)
        if text == "!"
    ]


def _repeated(document: Document) -> list[tuple[int, int]]:
    return [mark.span() for mark in _REPEATED.finditer(document.text)]


def shouted_words(
    document: Document, first_token: int = 0, last_token: int | None = None
) -> list[tuple[int, int]]:
    """Where the words of ``first_token:last_token`` are in capitals for effect."""
    tokens = document.tokens
    texts = tokens.texts[first_token:last_token]
    capitals = [
        i
        for i, t in enumerate(texts, first_token)
        if t.isupper() and len(t) > 1 and t[0] not in "'’"
    ]
    if not capitals:
        return []
    firsts = [s.first_token for s in document.sentences]
    introduced = {
        tokens.norms[i]
        for i in capitals
        if tokens.texts[i - 1 : i] == ("(",) and tokens.texts[i + 1 : i + 2] == (")",)
    }
    found: list[tuple[int, int]] = []
    for run in _runs(capitals):
        words = [i for i in run if _is_word(tokens.norms[i], introduced)]
        if (
            any(len(tokens.texts[i]) >= _LONG for i in words)
            and len(words) * 3 >= len(run) * 2
            and not _is_label(document, firsts, run)
        ):
            found += [(tokens.starts[i], tokens.ends[i]) for i in words]
    return found


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Stretches of neighbouring places."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_word(norm: str, introduced: set[str]) -> bool:
    if norm in introduced:
        return False
    known, plain = syllable_table(), _plain_capitals()
    parts = norm.split("-")
    return all(len(p) > 1 and p in known and p not in plain for p in parts)


def _is_label(document: Document, firsts: Sequence[int], run: Sequence[int]) -> bool:
    """Whether the run is a heading, or opens a sentence that goes on behind a mark."""
    texts = document.tokens.texts
    place = bisect_right(firsts, run[0]) - 1
    if place < 0:
        return False
    sentence = document.sentences[place]
    if sentence.kind is Kind.BODY and document.slice(sentence).isupper():
        return texts[sentence.last_token - 1] != "!"
    if any(t[0].isalnum() and not t.isupper() for t in texts[firsts[place] : run[0]]):
        return False
    after = texts[run[-1] + 1 : run[-1] + 2]
    return bool(after) and after[0] in _AFTER_RUN


@cache
def _plain_capitals() -> frozenset[str]:
    rows = read_tsv("capitals.tsv", columns=("word", "note"))
    return frozenset(row["word"] for row in rows)
