"""Specificity: what a reader could check, in dates, figures, names and documents.

Dates are weekdays, months beside a day or a year or after a word like "in", years, and
times of day; a date of several tokens ("Monday, March 4, 2025") counts once. Figures
are all other numerals, and numbers in words from "two" on. Names are proper names, as
:mod:`newsassay.features.names` finds them by their capitals; the spans show the first
mention of each. Documents are ``seeds/lexicons/documents.tsv``.

What it cannot see: whether the detail is right, or to the point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ...seeds.tsv import read_tsv
from ..counting import rate_spec
from ..document import Document, Sentence, Tokens
from ..lexicon import context_sets
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec, Span
from ..word_classes import word_class

_DIGITS = frozenset("0123456789")
_YEARS = range(1500, 2100)
_LAST_DAY = 31
#: Tokens that may stand between the parts of one date, and how many of them.
_JOINTS = frozenset({",", ".", "the", "of", "at", "in"})
_MOST_JOINTS = 2
_BEFORE_MONTH = frozenset(
    {"in", "since", "until", "by", "last", "next", "this", "late", "early", "of"}
)

_REFERENCE = "Own measure, after the who and when of news values"


def _spec(name: str, text: str, counted: str) -> FeatureSpec:
    return rate_spec(name, text, counted, _REFERENCE, reliability=1)


EXTRACTOR = Extractor(
    name="specificity",
    version="1",
    features=(
        _spec("dates_per_100w", "Days, months, years and times of day", "dates"),
        _spec("figures_per_100w", "Numbers that are no dates", "figures"),
        _spec("names_per_100w", "Mentions of proper names", "names"),
        _spec(
            "documents_per_100w",
            "Reports, court papers, letters, studies, records and recordings",
            "documents",
        ),
    ),
    extract=lambda reading: _extract(reading),
)

_Stretch = tuple[int, int]


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    dates, figures = find_dates_and_figures(document)
    names = reading.names
    papers = [(m.first, m.last) for m in reading.matches["documents"]]
    groups: tuple[tuple[str, Sequence[_Stretch], Sequence[_Stretch]], ...] = (
        ("date", dates, dates),
        ("figure", figures, figures),
        ("name", names, _first_mentions(document, names)),
        ("document", papers, papers),
    )
    scored = document.scored
    words = [float(s.n_words) for s in scored]
    places = _places(len(document.tokens), scored)
    results = []
    for label, found, shown in groups:
        counts = [0.0] * len(words)
        for first, _ in found:
            row = places[first]
            if row >= 0 and words[row]:
                counts[row] += 1.0
        spans = [
            _span(reading, stretch, scored[places[stretch[0]]].index, label)
            for stretch in shown
            if places[stretch[0]] >= 0
        ]
        name = f"{label}s_per_100w"
        results.append(EXTRACTOR.ratio(name, counts, words, spans, 100.0))
    return Extraction(tuple(results))


def find_dates_and_figures(
    document: Document,
) -> tuple[tuple[_Stretch, ...], tuple[_Stretch, ...]]:
    """The dates and the figures of the whole text, as half-open ranges of tokens."""
    tokens = document.tokens
    kinds = _kinds()
    dates: list[int] = []
    figures: list[int] = []
    for i, norm in enumerate(tokens.norms):
        kind = "digits" if norm[0] in _DIGITS else kinds.get(norm)
        if kind is None:
            continue
        if kind == "number":
            figures.append(i)
        elif _is_date(tokens, i, kind):
            dates.append(i)
        elif kind == "digits":
            figures.append(i)
    return (
        _join(tokens, dates, _MOST_JOINTS, _JOINTS),
        _join(tokens, figures, 0, frozenset()),
    )


def _is_date(tokens: Tokens, i: int, kind: str) -> bool:
    norms = tokens.norms
    if kind == "digits":
        return _is_time(tokens, i) or _beside_month(norms, i)
    if not tokens.texts[i][0].isupper():
        return False
    if kind == "weekday":
        return True
    around = (norms[i - 1 : i], norms[i + 1 : i + 2], norms[i + 2 : i + 3])
    before, after, beyond = ("".join(part) for part in around)
    counted = [after] if after != "." else [beyond]
    if any(_day(n) or _year(n) for n in (before, *counted)):
        return True
    return kind == "month" and (
        before in _BEFORE_MONTH or norms[i] not in word_class("month_name")
    )


def _is_time(tokens: Tokens, i: int) -> bool:
    """Whether the numeral is a year or a time of day."""
    norm = tokens.norms[i]
    if ":" in norm:
        return True
    before = tokens.norms[i - 1] if i else ""
    after = tokens.norms[i + 1] if i + 1 < len(tokens) else ""
    return (_year(norm) and before not in "$£€") or after in (
        "a.m.",
        "p.m.",
        "am",
        "pm",
    )


def _beside_month(norms: Sequence[str], i: int) -> bool:
    if not _day(norms[i]):
        return False
    before = norms[i - 2] if i > 1 and norms[i - 1] == "." else norms[i - 1 : i]
    near = (before, "".join(norms[i + 1 : i + 2]), "".join(norms[i + 2 : i + 3]))
    kinds = _kinds()
    return any(kinds.get("".join(n)) in ("month", "short_month") for n in near)


def _day(norm: str) -> bool:
    return len(norm) <= 2 and norm.isdecimal() and 0 < int(norm) <= _LAST_DAY


def _year(norm: str) -> bool:
    return len(norm) == 4 and norm.isdecimal() and int(norm) in _YEARS


def _join(
    tokens: Tokens, places: Sequence[int], most: int, joints: frozenset[str]
) -> tuple[_Stretch, ...]:
    """Neighbouring places as one, with no more than ``most`` joints between them."""
    found: list[_Stretch] = []
    for place in places:
        if found and place - found[-1][1] <= most:
            between = tokens.norms[found[-1][1] : place]
            if all(norm in joints for norm in between):
                found[-1] = (found[-1][0], place + 1)
                continue
        found.append((place, place + 1))
    return tuple(found)


@cache
def _kinds() -> dict[str, str]:
    """Words that are part of a date or a figure, and which."""
    months = context_sets()["month"]
    kinds = dict.fromkeys(months, "month")
    for word in word_class("calendar") - months:
        if word.endswith("day"):
            kinds[word] = "weekday"
        elif any(month.startswith(word) for month in months):
            kinds[word] = "short_month"
    rows = read_tsv("number_words.tsv", columns=("entry", "kind", "value", "note"))
    for row in rows:
        word = row["entry"]
        if row["kind"] in ("cardinal", "scale") and len(word) > 2:
            kinds.setdefault(word, "number")
    for word in ("one", "zero"):  # mostly a pronoun; mostly "zero tolerance"
        del kinds[word]
    return kinds


def _first_mentions(
    document: Document, names: Iterable[_Stretch]
) -> tuple[_Stretch, ...]:
    norms = document.tokens.norms
    first: dict[tuple[str, ...], _Stretch] = {}
    for start, end in names:
        first.setdefault(norms[start:end], (start, end))
    return tuple(first.values())


def _places(n_tokens: int, scored: Sequence[Sentence]) -> list[int]:
    """For each token the row of its scored sentence, -1 where it is in none."""
    places = [-1] * n_tokens
    for row, sentence in enumerate(scored):
        n = sentence.last_token - sentence.first_token
        places[sentence.first_token : sentence.last_token] = [row] * n
    return places


def _span(reading: Reading, stretch: _Stretch, sentence: int, label: str) -> Span:
    document = reading.document
    start = document.tokens.starts[stretch[0]]
    end = document.tokens.ends[stretch[1] - 1]
    text = document.text[start:end]
    voice = reading.voice(start, end)
    return Span(start, end, text, label, label, 1.0, voice, sentence)
