"""Loaded language: words that judge, and whose words they are.

The vocabulary is ``seeds/lexicons/loaded.tsv``; an entry's weight is how strongly
one use of it charges a sentence, 0 to 1. Rows labelled ``literal`` are readings to
be passed over ("Rotten Tomatoes"). Scare quotes are found in the text itself.

What it cannot see: irony without its words, bias by what is left out, a loaded
word used in a sense the context rules do not tell apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ..counting import NO_AUTHOR_WORDS, NO_WORDS, count_spans
from ..document import Document, Kind, Quotation, Sentence
from ..lexicon import Match, context_sets
from ..reading import Reading, overlap
from ..results import Extraction, Extractor, FeatureSpec, Span, Voice

_LITERAL = "literal"
_LABELS = "label"
_SCARE = "scare_quotes"
_SCARE_WEIGHT = 0.3
_SCARE_WORDS = 3
#: How many tokens before a quoted fragment may tell that it is named or defined.
_NAMING_REACH = 4

_VOCABULARY = "Own vocabulary; log-odds candidates after Monroe, Colaresi & Quinn 2008"
_VOICE = "Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013 (framing bias)"


def _spec(
    name: str, unit: str, high: float | None, text: str, formula: str, null: str
) -> FeatureSpec:
    # Words of sources are measured, but only the outlet's own may be charged to it.
    charged = int(not name.startswith("loaded_per"))
    reference = _VOICE if "author" in name else _VOCABULARY
    return FeatureSpec(
        name, unit, 0.0, high, text, formula, reference, null, charged, -charged
    )


def _extract(reading: Reading) -> Extraction:
    document = reading.document
    scored = document.scored
    spans = _spans(reading)
    rows = {s.index: i for i, s in enumerate(scored)}
    n = len(scored)
    own = tuple(s for s in spans if s.voice is Voice.AUTHOR)
    labels = tuple(s for s in own if s.label in (_LABELS, "animal_metaphor"))
    scare = tuple(s for s in own if s.label == _SCARE)
    loaded_author = _noisy_or(own, rows)
    words = [float(s.n_words) for s in scored]
    own_words = [float(w) for w in reading.author_words]
    ratio = EXTRACTOR.ratio
    return Extraction(
        (
            ratio("loaded_per_100w", _sums(spans, rows, n), words, spans, 100.0),
            ratio("loaded_author_per_100w", _sums(own, rows, n), own_words, own, 100.0),
            ratio(
                "loaded_author_sentence_share",
                [
                    float(a > 0 and w > 0)
                    for a, w in zip(loaded_author, own_words, strict=True)
                ],
                [float(w > 0) for w in own_words],
            ),
            ratio(
                "label_author_per_100w",
                count_spans(labels, rows, n),
                own_words,
                (),
                100.0,
            ),
            ratio(
                "scare_quotes_per_100w",
                count_spans(scare, rows, n),
                own_words,
                (),
                100.0,
            ),
        ),
    )


def vocabulary_scores(reading: Reading) -> tuple[float, ...]:
    """How strongly the vocabulary charges each scored sentence, 0 to 1."""
    rows = {s.index: i for i, s in enumerate(reading.document.scored)}
    return _noisy_or(_spans(reading), rows)


def _spans(reading: Reading) -> tuple[Span, ...]:
    found = [
        reading.span(m)
        for m in reading.matches["loaded"]
        if m.entry.label != _LITERAL and not _is_name(reading.document, m)
    ]
    found += _scare_quotes(reading, [(s.start, s.end) for s in found])
    return tuple(sorted(found, key=lambda s: s.start))


def _is_name(document: Document, match: Match) -> bool:
    """Whether a single word is capitalised as names are ("The Traitor", Dana Bash).

    Only in running text, after another word, and not where the entry has a
    condition on case: that of "Orwellian" allows any.
    """
    tokens = document.tokens
    i = match.first
    return (
        match.last == i + 1
        and tokens.texts[i][0].isupper()
        and not tokens.texts[i].isupper()
        and i > 0
        and tokens.texts[i - 1][0].isalpha()
        and document.sentences[match.sentence].first_token < i
        and document.sentences[match.sentence].kind is Kind.BODY
        and all(c.place != "case" for c in match.entry.conditions)
        and not _is_heading(document, document.sentences[match.sentence])
    )


def _is_heading(document: Document, sentence: Sentence) -> bool:
    """Whether most words of a sentence are capitalised, as in a headline."""
    texts = document.tokens.texts[sentence.first_token : sentence.last_token]
    words = [t for t in texts if t[0].isalpha()]
    return 2 * sum(t[0].isupper() for t in words) > len(words)


def _scare_quotes(reading: Reading, taken: Iterable[tuple[int, int]]) -> list[Span]:
    """Fragments of one to three words in quotation marks that nobody is said to say.

    One of the words must claim a standing ("experts", "reform"): scorn denies it.
    Left aside: what an attribution covers, what stands in a sentence that quotes
    somebody at length or reports speech, names and titles (capitals, figures), and
    words that are named or defined rather than used ("called", "the term").
    """
    document = reading.document
    if not document.quotations:
        return []
    busy = tuple(sorted(taken))
    parts = tuple(sorted(p for a in reading.attributions for p in a.content_parts))
    return [
        Span(
            quote.start,
            quote.end,
            document.text[quote.start : quote.end],
            _SCARE,
            _SCARE,
            _SCARE_WEIGHT,
            Voice.AUTHOR,
            sentence.index,
        )
        for quote, sentence in _fragments(document)
        if not overlap(busy, quote.start, quote.end)
        and not _overlaps(parts, quote.start, quote.end)
        and _is_scare(document, quote, sentence)
    ]


def _overlaps(parts: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in parts)


def _fragments(document: Document) -> Iterable[tuple[Quotation, Sentence]]:
    """Yield closed quotations of one to three words, each with its body sentence."""
    scored = [s for s in document.scored if s.kind is Kind.BODY]
    starts = [s.start for s in scored]
    text = document.text
    for quote in document.quotations:
        if not quote.closed or text.count(
            " ", quote.content_start, quote.content_end
        ) >= (_SCARE_WORDS):
            continue
        i = bisect_left(starts, quote.start + 1) - 1
        if i >= 0 and quote.end <= scored[i].end:
            yield quote, scored[i]


def _is_scare(document: Document, quote: Quotation, sentence: Sentence) -> bool:
    content = document.text[quote.content_start : quote.content_end]
    if not content.replace(" ", "").replace("-", "").isalpha():
        return False
    if content != content.lower():
        return False
    tokens = document.tokens
    at = bisect_left(tokens.starts, quote.start)
    after = bisect_left(tokens.starts, quote.end)
    norms = tokens.norms
    if context_sets()["standing"].isdisjoint(norms[at:after]):
        return False
    naming = context_sets()["naming"]
    if any(
        w in naming for w in norms[max(sentence.first_token, at - _NAMING_REACH) : at]
    ):
        return False
    saying = context_sets()["saying"]
    rest = (*norms[sentence.first_token : at], *norms[after : sentence.last_token])
    return not any(w in saying for w in rest) and not any(
        q.start != quote.start
        and sentence.start <= q.start < sentence.end
        and document.text.count(" ", q.start, q.end) > _SCARE_WORDS
        for q in document.quotations
    )


def _noisy_or(spans: Iterable[Span], rows: dict[int, int]) -> tuple[float, ...]:
    """For each sentence 1 - prod(1 - weight) over its spans."""
    clean = [1.0] * len(rows)
    for span in spans:
        clean[rows[span.sentence]] *= 1.0 - span.weight
    return tuple(1.0 - c for c in clean)


def _sums(spans: Iterable[Span], rows: dict[int, int], n: int) -> list[float]:
    sums = [0.0] * n
    for span in spans:
        sums[rows[span.sentence]] += span.weight
    return sums


EXTRACTOR = Extractor(
    name="loaded_language",
    version="1",
    features=(
        _spec(
            "loaded_per_100w",
            "weight per 100 words",
            None,
            "Loaded words in anybody's voice, each by its weight",
            "100 * sum(weight of loaded spans) / words",
            NO_WORDS,
        ),
        _spec(
            "loaded_author_per_100w",
            "weight per 100 words",
            None,
            "Loaded words in the outlet's own voice, each by its weight",
            "100 * sum(weight of author's loaded spans) / author's words",
            NO_AUTHOR_WORDS,
        ),
        _spec(
            "loaded_author_sentence_share",
            "share",
            1.0,
            "Sentences in which the author's own words are loaded",
            "sentences with an author's loaded span / sentences with author's words",
            NO_AUTHOR_WORDS,
        ),
        _spec(
            "label_author_per_100w",
            "per 100 words",
            None,
            "Judging names for people and groups in the author's voice",
            "100 * author's spans labelled label or animal_metaphor / author's words",
            NO_AUTHOR_WORDS,
        ),
        _spec(
            "scare_quotes_per_100w",
            "per 100 words",
            None,
            "Fragments the author sets in quotation marks without a speaker",
            "100 * scare quotes / author's words",
            NO_AUTHOR_WORDS,
        ),
    ),
    extract=_extract,
)
