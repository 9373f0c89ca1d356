"""Hedging: how firmly the text commits itself, word by word and by sentence.

Three word lists carry it: ``hedges.tsv`` (cues of uncertainty, with approximators
and conditionals as classes of their own), ``boosters.tsv`` (cues of certainty) and
``weasels.tsv`` (vagueness about who or how many). An entry's weight is how strongly
one use of it makes its sentence uncertain, or vague. Rows labelled ``literal`` are
readings to be passed over ("as soon as possible").

The classes of boosters say how they assure: ``certainty`` (beyond doubt),
``evidence`` (shown, plain to see, vouched for), ``shared`` (taken as known to all),
``necessity`` (cannot but happen), ``conviction`` (somebody is sure) and ``emphasis``
(underlines that it is so).

A sentence's probability is additive in log-odds, with the coefficients of
``seeds/hedging.tsv``::

    strength = 1 - prod(1 - factor[class] * weight)
    p = logistic(intercept + slope * strength)

What it cannot see: uncertainty without a cue (a bare question, two versions set
side by side), irony, and who doubts: a source's hedge counts in ``hedged`` as the
author's does, and the spans' voices tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from types import MappingProxyType

from ...seeds.tsv import read_tsv
from ..counting import count_spans, rate_spec
from ..lexicon import Match
from ..reading import Reading
from ..results import Extraction, Extractor, FeatureResult, FeatureSpec, Span, Voice

_LITERAL = "literal"
_APPROXIMATOR = "approximator"
_CONDITIONAL = "conditional"
_HYLAND = "Hyland 2005, Metadiscourse"
_LAKOFF = "Lakoff 1973, doi:10.1007/BF00262952"
_CONLL = "Farkas et al. 2010, CoNLL-2010 shared task"


def _density(
    name: str,
    text: str,
    formula: str,
    reference: str,
    reliability: int = 0,
    bias: int = 0,
) -> FeatureSpec:
    return rate_spec(
        name,
        text,
        formula,
        reference,
        author="_author_" in name,
        bias=bias,
        reliability=reliability,
    )


def cues(reading: Reading, lexicon: str) -> tuple[Match, ...]:
    """Take the matches of one of the three lists, without the literal uses."""
    found = reading.matches.get(lexicon, ())
    return tuple(m for m in found if m.entry.label != _LITERAL)


def strength(column: str, matches: Iterable[Match]) -> float:
    """How strong these cues are together: ``1 - prod(1 - factor * weight)``, 0 to 1."""
    factors = coefficients()[column]
    remaining = 1.0
    for match in matches:
        remaining *= 1.0 - match.entry.weight * factors.get(match.entry.label, 1.0)
    return 1.0 - remaining


def probability(column: str, matches: Iterable[Match]) -> float:
    """How likely a sentence with these cues is uncertain (``hedged``) or vague.

    ``column`` is ``hedged`` or ``weasel``; the result lies between 0 and 1.
    """
    model = coefficients()[column]
    odds = model["intercept"] + model["strength"] * strength(column, matches)
    return 1.0 / (1.0 + exp(-odds))


@cache
def coefficients() -> Mapping[str, Mapping[str, float]]:
    """Read the coefficients of ``seeds/hedging.tsv``, by column and name."""
    table: dict[str, dict[str, float]] = {}
    for row in read_tsv("hedging.tsv", columns=("column", "name", "value", "note")):
        table.setdefault(row["column"], {})[row["name"]] = float(row["value"])
    return MappingProxyType(table)


def _extract(reading: Reading) -> Extraction:
    scored = reading.document.scored
    rows = {s.index: i for i, s in enumerate(scored)}
    n = len(scored)
    hedges = cues(reading, "hedges")
    weasels = cues(reading, "weasels")
    spans = tuple(reading.span(m) for m in hedges)
    firm = tuple(reading.span(m) for m in cues(reading, "boosters"))
    vague = tuple(reading.span(m) for m in weasels)
    conditional = tuple(s for s in spans if s.label == _CONDITIONAL)
    hedging = tuple(s for s in spans if s.label != _CONDITIONAL)
    rough = tuple(s for s in spans if s.label == _APPROXIMATOR)
    empty = [s.n_words == 0 for s in scored]
    hedged = _column("hedged", hedges, rows, empty)
    weasel = _column("weasel", weasels, rows, empty)
    words = [float(s.n_words) for s in scored]
    own = [float(w) for w in reading.author_words]

    def density(
        name: str, found: Sequence[Span], over: list[float], shown: Sequence[Span]
    ) -> FeatureResult:
        return EXTRACTOR.ratio(name, count_spans(found, rows, n), over, shown, 100.0)

    return Extraction(
        (
            density("hedges_per_100w", hedging, words, hedging),
            density("hedges_author_per_100w", _own(hedging), own, ()),
            EXTRACTOR.ratio(
                "hedged_sentence_share",
                [float(p >= 0.5) for p in hedged],
                [float(not e) for e in empty],
            ),
            density("approximators_per_100w", rough, words, ()),
            density("conditionals_per_100w", conditional, words, conditional),
            density("boosters_per_100w", firm, words, firm),
            density("boosters_author_per_100w", _own(firm), own, ()),
            density("weasels_per_100w", vague, words, vague),
        ),
        {"hedged": hedged, "weasel": weasel},
    )


def _own(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(s for s in spans if s.voice is Voice.AUTHOR)


def _column(
    column: str, matches: Sequence[Match], rows: Mapping[int, int], empty: list[bool]
) -> tuple[float, ...]:
    by_sentence: list[list[Match]] = [[] for _ in empty]
    for match in matches:
        by_sentence[rows[match.sentence]].append(match)
    nothing = probability(column, ())
    return tuple(
        0.0 if blank else probability(column, found) if found else nothing
        for blank, found in zip(empty, by_sentence, strict=True)
    )


EXTRACTOR = Extractor(
    name="hedging",
    version="1",
    features=(
        _density(
            "hedges_per_100w",
            "Cues of uncertainty and approximation in anybody's voice; no direction: "
            "care and rumour hedge alike",
            "hedges that are not conditionals",
            _HYLAND,
        ),
        _density(
            "hedges_author_per_100w",
            "Cues of uncertainty and approximation in the outlet's own voice",
            "author's hedges that are not conditionals",
            _HYLAND,
        ),
        FeatureSpec(
            "hedged_sentence_share",
            "share",
            0.0,
            1.0,
            "Sentences more likely uncertain than not",
            "sentences with hedged >= 0.5 / sentences",
            _CONLL,
            "the article has no sentences",
        ),
        _density(
            "approximators_per_100w",
            "Cues that a figure or a term holds only roughly",
            "hedges labelled approximator",
            _LAKOFF,
        ),
        _density(
            "conditionals_per_100w",
            "Cues that a statement holds on a condition",
            "hedges labelled conditional",
            _CONLL,
        ),
        _density(
            "boosters_per_100w",
            "Cues that put a statement beyond doubt; assurance in place of evidence",
            "boosters",
            _HYLAND,
            -1,
        ),
        _density(
            "boosters_author_per_100w",
            "Cues that put a statement beyond doubt, in the outlet's own voice",
            "author's boosters",
            _HYLAND,
            -1,
            bias=1,
        ),
        _density(
            "weasels_per_100w",
            "Words that leave open who or how many; what nobody can check",
            "weasels",
            _CONLL,
            -1,
        ),
    ),
    extract=_extract,
    sentence_columns=("hedged", "weasel"),
)
