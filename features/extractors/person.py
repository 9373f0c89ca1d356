"""Person: when the outlet speaks of itself, and when it speaks to the reader.

The pronouns are ``seeds/lexicons/person.tsv``, the calls to the reader ("make no
mistake", "you won't believe", "share this") ``seeds/lexicons/reader_calls.tsv``. Only
the author's voice is counted; what a source says of itself is the source's.

What it cannot see: "we" of an outlet, of a nation and of an interviewer look alike, and
so do "you", the reader, and "you", anybody. A transcript without quotation marks
counts as the author's.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..counting import per_100_words, rate_spec
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureSpec, Span, Voice

_REFERENCE = "Hyland 2005, Metadiscourse (self-mention, engagement markers)"


def _spec(name: str, text: str, counted: str, reliability: int = 0) -> FeatureSpec:
    return rate_spec(
        name,
        text,
        counted,
        _REFERENCE,
        author=True,
        bias=1,
        reliability=reliability,
    )


EXTRACTOR = Extractor(
    name="person",
    version="1",
    features=(
        _spec(
            "first_person_author_per_100w",
            "I and we in the outlet's own voice",
            "author's pronouns of the first person",
        ),
        _spec(
            "second_person_author_per_100w",
            "You in the outlet's own voice",
            "author's pronouns of the second person",
        ),
        _spec(
            "reader_calls_per_100w",
            "Calls to the reader to act, to agree or to be amazed",
            "author's calls to the reader",
            -1,
        ),
    ),
    extract=lambda reading: _extract(reading),
)


def _extract(reading: Reading) -> Extraction:
    scored = reading.document.scored
    words = [float(w) for w in reading.author_words]
    rows = {s.index: i for i, s in enumerate(scored) if words[i]}
    pronouns = _own(reading, "person", rows)
    groups: tuple[tuple[str, Sequence[Span]], ...] = (
        (
            "first_person_author_per_100w",
            [s for s in pronouns if s.label.startswith("first")],
        ),
        (
            "second_person_author_per_100w",
            [s for s in pronouns if s.label == "second"],
        ),
        ("reader_calls_per_100w", _own(reading, "reader_calls", rows)),
    )
    return per_100_words(EXTRACTOR, groups, rows, words)


def _own(reading: Reading, lexicon: str, rows: dict[int, int]) -> list[Span]:
    spans = [reading.span(m) for m in reading.matches[lexicon] if m.sentence in rows]
    return [s for s in spans if s.voice is Voice.AUTHOR]
