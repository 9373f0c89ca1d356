"""Attribution: how much of an article somebody vouches for, and who.

All counts leave out what the author says of himself ("we found") and what is an act
rather than words ("approved the plan"). Shares are of the
attributions found; see ``features/attribution`` for how they are found and what it
misses: a source told only in an earlier paragraph, and speech without any cue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..attribution import Attribution, Quote, SourceKind, Stance
from ..counting import NO_WORDS
from ..document import Document
from ..evenness import repeat_probability, squared_gap
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span, Voice

_NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.MEDIA)
_NO_PARTY = (SourceKind.MEDIA, SourceKind.DOCUMENT, SourceKind.UNATTRIBUTED_REPORT)
_NO_SENTENCES = "the article has no sentences"
_NONE_FOUND = "no attribution was found"
_PARETI = "Pareti 2016, A system for the attribution of quotations"
_NEWELL = "Newell et al. 2018, PolNeAR"
_COLE = "Cole and Shaw 1974, doi:10.1177/107769907405100112"


def _share(
    name: str, text: str, formula: str, reference: str, reliability: int = 0
) -> FeatureSpec:
    return FeatureSpec(
        name, "share", 0.0, 1.0, text, formula, reference, _NONE_FOUND, 0, reliability
    )


SPECS = (
    FeatureSpec(
        "attributions_per_100w",
        "per 100 words",
        0.0,
        100.0,
        "Statements given to a source, or passed on as a report.",
        "100 * attributions / words",
        _PARETI,
        NO_WORDS,
        -1,
        1,
    ),
    FeatureSpec(
        "attributed_sentence_share",
        "share",
        0.0,
        1.0,
        "Sentences that hold the words or thoughts of a source.",
        "sentences touched by an attribution's content / sentences",
        _NEWELL,
        _NO_SENTENCES,
        -1,
        1,
    ),
    _share(
        "named_source_share",
        "Attributions to a named person, body or outlet.",
        "attributions to a name / attributions",
        _NEWELL,
        1,
    ),
    _share(
        "vague_source_share",
        "Attributions to people or reports without name or number.",
        "attributions to a vague collective / attributions",
        _NEWELL,
        -1,
    ),
    _share(
        "unattributed_report_share",
        "Reports passed on without any source ('reportedly').",
        "attributions without a source / attributions",
        _PARETI,
        -1,
    ),
    FeatureSpec(
        "distinct_sources_per_1000w",
        "per 1000 words",
        0.0,
        1000.0,
        "How many different sources speak.",
        "1000 * different resolved sources / words",
        _NEWELL,
        NO_WORDS,
        0,
        1,
    ),
    FeatureSpec(
        "source_concentration",
        "index",
        0.0,
        1.0,
        "How probably two attributions have one source; 1 where there is only one.",
        "sum over sources of n * (n - 1) / (N * (N - 1)): n of its N attributions",
        "Simpson 1949, doi:10.1038/163688a0",
        "fewer than two attributions have a source that was made out",
        0,
        -1,
    ),
    FeatureSpec(
        "quoted_party_balance",
        "ratio",
        0.0,
        1.0,
        "How evenly the two parties quoted most share what is quoted; a source counts"
        " for the party the text ties it to.",
        "characters said by the second party / characters said by the first",
        "Entman 2007, doi:10.1111/j.1460-2466.2006.00336.x",
        "fewer than two parties are quoted",
    ),
    _share(
        "direct_quote_share",
        "Attributions in the source's own words, in whole or in part.",
        "direct or mixed quotations / attributions",
        _PARETI,
        1,
    ),
    _share(
        "doubting_cue_share",
        "Attributions by a verb that keeps a distance ('claimed').",
        "attributions with a doubting cue / attributions",
        _COLE,
    ),
    FeatureSpec(
        "doubting_cue_gap",
        "index",
        -0.5,
        1.0,
        "How unlike sources are treated: one side 'says', the other 'claims'; around 0"
        " where all are treated alike.",
        "mean over pairs of sources of (p - q)^2 less what chance adds; p, q: doubting"
        " shares among sources with two attributions or more",
        _COLE,
        "fewer than two sources have two attributions",
        1,
    ),
)


def extract(reading: Reading) -> Extraction:
    """Measure the attribution features of one article."""
    worded = tuple(a for a in reading.attributions if a.asserts and not a.own)
    document = reading.document
    words = [float(s.n_words) for s in document.scored]
    per = _Counts(document, worded)
    spans = [_span(a, document) for a in worded]
    everything = per.of(lambda _: True)
    results = [
        EXTRACTOR.ratio("attributions_per_100w", everything, words, spans, 100.0),
        EXTRACTOR.ratio(
            "attributed_sentence_share", _touched(document, worded), [1.0] * len(words)
        ),
    ]
    for name, test in _TESTS:
        chosen = [s for s, a in zip(spans, worded, strict=True) if test(a)]
        results.append(EXTRACTOR.ratio(name, per.of(test), everything, chosen))
    results += _sources(document, worded, words)
    order = {spec.name: i for i, spec in enumerate(SPECS)}
    return Extraction(tuple(sorted(results, key=lambda r: order[r.name])))


_TESTS: tuple[tuple[str, Callable[[Attribution], bool]], ...] = (
    ("named_source_share", lambda a: a.source_kind in _NAMED),
    ("vague_source_share", lambda a: a.source_kind is SourceKind.VAGUE_COLLECTIVE),
    (
        "unattributed_report_share",
        lambda a: a.source_kind is SourceKind.UNATTRIBUTED_REPORT,
    ),
    ("direct_quote_share", lambda a: a.quote is not Quote.INDIRECT),
    ("doubting_cue_share", lambda a: a.stance is Stance.DOUBTING),
)


class _Counts:
    """Attributions counted by the scored sentence their cue stands in."""

    __slots__ = ("_attributions", "_place", "_size")

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._place = {s.index: i for i, s in enumerate(document.scored)}
        self._size = len(self._place)
        self._attributions = attributions

    def of(self, test: Callable[[Attribution], bool]) -> list[float]:
        """How many that pass ``test``, for each scored sentence."""
        counts = [0.0] * self._size
        for attribution in self._attributions:
            place = self._place.get(attribution.sentence)
            if place is not None and test(attribution):
                counts[place] += 1.0
        return counts


def _touched(document: Document, attributions: Sequence[Attribution]) -> list[float]:
    parts = sorted(p for a in attributions for p in a.content_parts)
    touched, at, reach = [], 0, -1
    for sentence in document.scored:
        while at < len(parts) and parts[at][0] < sentence.end:
            reach = max(reach, parts[at][1])
            at += 1
        touched.append(float(reach > sentence.start))
    return touched


def _span(attribution: Attribution, document: Document) -> Span:
    start, end = attribution.cue
    return Span(
        start,
        end,
        document.text[start:end],
        attribution.stance.value,
        attribution.source_kind.value,
        1.0,
        Voice.AUTHOR,
        attribution.sentence,
    )


def _sources(
    document: Document, attributions: Sequence[Attribution], words: Sequence[float]
) -> list[FeatureResult]:
    named = [a for a in attributions if a.source_resolved]
    counts = Counter(_key(a) for a in named)
    seen: set[str] = set()
    first: list[Attribution] = []
    for a in named:
        if _key(a) not in seen:
            seen.add(_key(a))
            first.append(a)
    new = _Counts(document, first).of(lambda _: True)
    doubted = Counter(_key(a) for a in named if a.stance is Stance.DOUBTING)
    total = sum(counts.values())
    concentration = repeat_probability(list(counts.values()))
    gap = squared_gap([(doubted[key], n) for key, n in counts.items()])
    said = _said_by_party(attributions)
    balance = said[1] / said[0] if len(said) > 1 else None
    return [
        EXTRACTOR.single("quoted_party_balance", balance, len(said)),
        EXTRACTOR.ratio("distinct_sources_per_1000w", new, words, (), 1000.0),
        EXTRACTOR.single("source_concentration", concentration, total),
        EXTRACTOR.single("doubting_cue_gap", gap, total),
    ]


def _said_by_party(attributions: Sequence[Attribution]) -> list[int]:
    """Characters each party is given to say, the most first.

    Outlets and documents that relay others are no parties.
    """
    said: Counter[str] = Counter()
    for a in attributions:
        party = a.party or a.source_resolved
        if party and a.source_kind not in _NO_PARTY:
            said[party.casefold()] += sum(end - start for start, end in a.content_parts)
    return sorted((n for n in said.values() if n), reverse=True)


def _key(attribution: Attribution) -> str:
    return (attribution.source_resolved or "").casefold()


EXTRACTOR = Extractor("attribution", "3", SPECS, extract)
