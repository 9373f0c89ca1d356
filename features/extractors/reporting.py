"""Reporting: marks of an account of what was said and done, and on which day.

Plain cues are the past-tense verbs of saying that judge nothing ("said", "told"), one
for each attribution; weekdays are how daily reporting says when. An article made of
other articles has fewer of both.

What it cannot see: whether anybody really said it on that day. Features and essays are
no worse for having few.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..counting import per_100_words, rate_spec
from ..document import Sentence
from ..reading import Reading
from ..results import Extraction, Extractor, Span
from ..word_classes import word_class

EXTRACTOR = Extractor(
    name="reporting",
    version="1",
    features=(
        rate_spec(
            "plain_cues_per_100w",
            "Statements reported by a plain past verb of saying ('said')",
            "attributions by a plain cue",
            "Cole and Shaw 1974, doi:10.1177/107769907405100112",
            reliability=1,
        ),
        rate_spec(
            "weekdays_per_100w",
            "Days of the week, as daily reporting dates what it tells",
            "weekdays",
            "Own measure, after the when of news values",
            reliability=1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    scored = reading.document.scored
    words = [float(s.n_words) for s in scored]
    rows = {s.index: i for i, s in enumerate(scored)}
    groups = (
        ("plain_cues_per_100w", list(_plain_cues(reading, rows))),
        ("weekdays_per_100w", list(_weekdays(reading, scored))),
    )
    return per_100_words(EXTRACTOR, groups, rows, words)


def _plain_cues(reading: Reading, rows: dict[int, int]) -> Iterator[Span]:
    plain = word_class("plain_cue")
    for attribution in reading.attributions:
        start, end = attribution.cue
        text = reading.document.text[start:end]
        counts = attribution.asserts and not attribution.own
        if counts and text.lower() in plain and attribution.sentence in rows:
            yield _span(reading, start, end, "plain_cue", attribution.sentence)


def _weekdays(reading: Reading, scored: tuple[Sentence, ...]) -> Iterator[Span]:
    tokens = reading.document.tokens
    days = word_class("weekday")
    if days.isdisjoint(tokens.norms):
        return
    for sentence in scored:
        for i in range(sentence.first_token, sentence.last_token):
            if tokens.norms[i] in days:
                start, end = tokens.starts[i], tokens.ends[i]
                yield _span(reading, start, end, "weekday", sentence.index)


def _span(reading: Reading, start: int, end: int, label: str, sentence: int) -> Span:
    text = reading.document.text[start:end]
    voice = reading.voice(start, end)
    return Span(start, end, text, label, text.lower(), 1.0, voice, sentence)
