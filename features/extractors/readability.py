"""Readability: the classic formulas, equal to textstat's to the last bit.

They count on the text of :func:`readable_text` what textstat 0.7.13 counts, by its
rules, but each once: a run of characters between spaces is looked at the first time it
is met, and remembered. textstat itself is not called, since its caches would hold on to
whole articles and its start-up costs two seconds; its list of easy words is read.

What they cannot see: they know the length of words and sentences, not the order of
thoughts. The grades are those of American schools.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..document import Document, Kind
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec
from ..syllables import count_syllables

#: The formulas were made for samples of 100 words.
MIN_WORDS = 100
#: Longer sentences or words on average, and the text is a table or a dump.
MAX_SENTENCE, MAX_WORD = 100, 15
_MAX_RUN = 1000

_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_QUOTE = re.compile(r"'(?![tsd]|ve|ll|re)")
_MARK = re.compile(r"[^\w\s']")
_NO_LETTER = re.compile(r"[^\w\s]")
_CLOSERS = "\"'”’»)]*_ "
_CACHED_RUNS = 100_000
_CACHED_LENGTH = 40

_NULL = (
    f"the body has fewer than {MIN_WORDS} words, or over {MAX_SENTENCE} words a "
    f"sentence or {MAX_WORD} characters a word (no running text)"
)


def _spec(
    name: str,
    unit: str,
    bounds: tuple[float, float],
    text: str,
    formula: str,
    reference: str,
) -> FeatureSpec:
    return FeatureSpec(name, unit, *bounds, text, formula, reference, _NULL)


EXTRACTOR = Extractor(
    name="readability",
    version="1",
    features=(
        _spec(
            "flesch_reading_ease",
            "points",
            (-4000.0, 206.835),
            "Ease of reading; news is mostly from 40 to 70, higher is easier",
            "206.835 - 1.015 * words / sentences - 84.6 * syllables / words",
            "Flesch 1948, doi:10.1037/h0057532",
        ),
        _spec(
            "flesch_kincaid_grade",
            "school grade",
            (-15.59, 600.0),
            "School grade that can read the body, from sentences and syllables",
            "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
            "Kincaid, Fishburne, Rogers & Chissom 1975",
        ),
        _spec(
            "gunning_fog",
            "school grade",
            (0.0, 80.0),
            "School grade that can read the body, from sentences and hard words",
            "0.4 * (words / sentences + 100 * (hard words of 3 syllables) / words)",
            "Gunning 1952, The Technique of Clear Writing",
        ),
        _spec(
            "smog_index",
            "school grade",
            (3.0, 61.0),
            "School grade that can read the body, from words of three syllables",
            "1.043 * sqrt(30 * (words of 3 syllables) / sentences) + 3.1291",
            "McLaughlin 1969, SMOG grading",
        ),
        _spec(
            "automated_readability_index",
            "school grade",
            (-21.43, 100.0),
            "School grade that can read the body, from sentences and characters",
            "4.71 * characters / words + 0.5 * words / sentences - 21.43",
            "Senter & Smith 1967, AMRL-TR-66-220",
        ),
        _spec(
            "coleman_liau_index",
            "school grade",
            (-50.0, 72.0),
            "School grade that can read the body, from letters and sentences",
            "5.8 * letters / words - 29.6 * sentences / words - 15.8",
            "Coleman & Liau 1975, doi:10.1037/h0076540",
        ),
        _spec(
            "dale_chall_readability_score",
            "points",
            (0.0, 25.0),
            "Difficulty from words on no list of easy ones; higher is harder",
            "15.79 * hard / words + 0.0496 * words / sentences + 3.6365 if hard > 5%",
            "Dale & Chall 1948, A formula for predicting readability",
        ),
    ),
    extract=lambda reading: _extract(reading),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What textstat counts in a text.

    ``runs`` are words with their punctuation, marks that stand alone among them;
    ``fog_words`` are hard words of three syllables or more, ``hard_words`` all that
    are not on the list of easy ones.
    """

    runs: int
    characters: int
    words: int
    letters: int
    sentences: int
    syllables: int
    polysyllables: int
    fog_words: int
    hard_words: int


class _Run(NamedTuple):
    """What a run of characters between spaces adds to the counts."""

    words: int
    letters: int
    syllables: int
    polysyllables: int
    fog_words: int
    hard_words: int


class _Runs(dict[str, _Run]):
    def __missing__(self, text: str) -> _Run:
        run = _examine(text)
        if len(text) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_RUNS:
                self.clear()
            self[text] = run
        return run


_RUNS = _Runs()


def readable_text(document: Document) -> str:
    """The text that is measured: the body paragraphs, a line each.

    A full stop is set after a paragraph that ends without a closing mark (a subhead,
    an item of a list): textstat reads over line breaks and would run it into the next.
    """
    lines = []
    for paragraph in document.paragraphs:
        if paragraph.kind is Kind.BODY:
            line = document.slice(paragraph)
            closed = line.rstrip(_CLOSERS).endswith((".", "!", "?"))
            lines.append(line if closed else f"{line}.")
    return "\n".join(lines)


def count_text(text: str) -> Counts | None:
    """Count as textstat does; None where :data:`EXTRACTOR` measures nothing."""
    runs = text.split()
    characters = sum(map(len, runs))
    if len(runs) < MIN_WORDS or characters > MAX_WORD * len(runs):
        return None
    if max(map(len, runs)) > _MAX_RUN:
        return None
    words, letters, *others = map(sum, zip(*map(_RUNS.__getitem__, runs), strict=True))
    sentences = _count_sentences(text)
    if words < MIN_WORDS or words > MAX_SENTENCE * sentences:
        return None
    if letters > MAX_WORD * words:
        return None
    return Counts(len(runs), characters, words, letters, sentences, *others)


def _count_sentences(text: str) -> int:
    """Stretches up to a full stop that have three words or more; at least one."""
    return max(1, sum(map(_has_three_words, _SENTENCE.findall(text))))


def _has_three_words(sentence: str) -> bool:
    words = 0
    for run in sentence.split():
        words += _RUNS[run].words
        if words > 2:
            return True
    return False


def _examine(run: str) -> _Run:
    word = _MARK.sub("", _QUOTE.sub("", run))
    lower = word.lower()
    hard = bool(word) and lower not in _easy_words()
    syllables = count_syllables(lower)
    # Lower-casing may bring a mark (U+0130), which textstat drops at its second look.
    again = _MARK.sub("", _QUOTE.sub("", lower))
    in_hard = syllables if again == lower else count_syllables(again.lower())
    return _Run(
        int(bool(word)),
        len(_NO_LETTER.sub("", run)),
        syllables,
        int(syllables >= 3),
        int(hard and in_hard >= 3),
        int(hard),
    )


@cache
def _easy_words() -> frozenset[str]:
    """The easy words of textstat, read without starting textstat."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("readability needs textstat: pip install textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in path.read_text("utf-8").splitlines())


def measure(counts: Counts) -> dict[str, float]:
    """The formulas, by name; the order of operations is textstat's."""
    sentence_length = counts.words / counts.sentences
    syllables = counts.syllables / counts.words
    fog = 100 * counts.fog_words / counts.words
    hard = 100 * counts.hard_words / counts.words
    letters = counts.letters / counts.words * 100
    sentences = counts.sentences / counts.words * 100
    smog = (30 * (counts.polysyllables / counts.sentences)) ** 0.5
    characters = counts.characters / counts.runs
    dale_chall = (0.1579 * hard) + (0.0496 * sentence_length)
    return {
        "flesch_reading_ease": 206.835 - 1.015 * sentence_length - 84.6 * syllables,
        "flesch_kincaid_grade": (0.39 * sentence_length) + (11.8 * syllables) - 15.59,
        "gunning_fog": 0.4 * (sentence_length + fog),
        "smog_index": (1.043 * smog) + 3.1291,
        "automated_readability_index": (
            (4.71 * characters) + (0.5 * sentence_length) - 21.43
        ),
        "coleman_liau_index": (0.058 * letters) - (0.296 * sentences) - 15.8,
        "dale_chall_readability_score": dale_chall + (3.6365 if hard > 5 else 0.0),
    }


def _extract(reading: Reading) -> Extraction:
    counts = count_text(readable_text(reading.document))
    values = measure(counts) if counts else {}
    n = counts.words if counts else 0
    return Extraction(
        tuple(
            EXTRACTOR.single(spec.name, values.get(spec.name), n)
            for spec in EXTRACTOR.features
        )
    )
