"""Claims: what an article asserts and somebody could check.

Where a sentence carries attributions, what each source is said to say is taken apart
from the words that attribute it; then every clause is a claim of its own, and so are
relative clauses that tell, after a comma, who a named one is. Questions, commands,
conditions, plans without a fact in them, first-person opinions, fragments and
appositions are left out, but for what is said of a source in passing
(``models/appositions.py``); of what remains a clause is a claim if it is
:mod:`~newsassay.models.checkable`. Whether it is worth a check (``checkworthy``) is
told beside it and decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..features.document import Kind, Sentence
from ..features.names import name_text, names_within
from ..features.numbers import Number, find_numbers
from ..features.reading import Reading
from ..features.word_classes import word_class
from .appositions import source_appositions
from .checkable import Setting, checkable, factual_logits, statement
from .claim_regions import (
    attributions_by_sentence,
    innermost,
    is_said,
    regions,
    speaking_tokens,
    states,
)
from .clause_words import FINITE, PAST, TokenSpan, Words, sentence_words
from .clauses import Aside, bare, clauses, main_verb, relatives

#: Probability of being checkable from which a clause is a claim: on the development
#: half of the project's own propositions F1 is best from .2 to .25.
THRESHOLD = 0.2
#: Fewest words of a claim, and of one without a verb.
MIN_WORDS, MIN_VERBLESS = 3, 5
#: Tokens among which that many words stand, if in any.
_ENOUGH = 24

_COLUMNS = ("hedged", "weasel", "checkworthy")


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition the article asserts; offsets index ``Document.text``.

    ``sentence`` indexes ``Document.sentences``, ``attribution`` the reading's
    attributions: the innermost one whose content holds most of the claim, None
    where the article vouches for it itself. ``hedged``, ``weasel`` and
    ``checkworthy`` are the sentence's (what is said of a source in passing is said
    without caution), ``checkable`` the claim's own, 0 to 1.
    """

    sentence: int
    start: int
    end: int
    attribution: int | None
    hedged: float
    weasel: float
    checkworthy: float
    checkable: float
    numbers: tuple[Number, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that has the form of a claim: tokens ``span``, its main ``verb``.

    ``office`` is true of an apposition that gives a source's office or kin.
    """

    span: TokenSpan
    start: int
    end: int
    verb: int
    attribution: int | None
    setting: Setting
    office: bool = False


def find_claims(
    reading: Reading,
    sentence_values: Mapping[str, tuple[float, ...]],
    threshold: float = THRESHOLD,
) -> tuple[Claim, ...]:
    """The claims of an article, in order; those of one sentence may overlap.

    ``sentence_values`` holds the columns ``hedged``, ``weasel`` and ``checkworthy``,
    each with one value (0 to 1) for every sentence of ``Document.scored``. Clauses
    whose ``checkable`` is below ``threshold`` are left out.
    """
    finder = ClaimFinder(reading)
    met = [
        (i, sentence, *finder.candidates(sentence, sentence_values["checkworthy"][i]))
        for i, sentence in enumerate(reading.document.scored)
    ]
    told = [statement(w, c.span, c.verb) for *_, w, _, found in met for c in found]
    factual = iter(factual_logits(told))
    found: list[Claim] = []
    for i, sentence, words, numbers, candidates in met:
        values = tuple(sentence_values[c][i] for c in _COLUMNS)
        for c in candidates:
            probability = checkable(words, c.span, c.verb, c.setting, next(factual))
            if c.office:  # of few words that the model knows, and always checkable
                probability = max(probability, THRESHOLD)
            if probability < threshold:
                continue
            start = min(  # "around 300" is not cut at the 300
                (n.start for n in numbers if n.start < c.start < n.end),
                default=c.start,
            )
            hedged, weasel = (0.0, 0.0) if c.office else values[:2]
            found.append(
                Claim(
                    sentence.index,
                    start,
                    c.end,
                    c.attribution,
                    hedged,
                    weasel,
                    values[2],
                    probability,
                    tuple(n for n in numbers if start <= n.start and n.end <= c.end),
                    _entities(reading, words.names, c.span),
                )
            )
    return tuple(found)


def whole_claim(
    reading: Reading, sentence_values: Mapping[str, tuple[float, ...]]
) -> Claim:
    """The first sentence of a reading as one claim that cannot be checked.

    Raises IndexError where no sentence is scored.
    """
    sentence = reading.document.scored[0]
    span = sentence.first_token, sentence.last_token
    start, end = sentence.start, sentence.end
    layers = attributions_by_sentence(reading).get(sentence.index, [])
    hedged, weasel, checkworthy = (sentence_values[c][0] for c in _COLUMNS)
    return Claim(
        sentence.index,
        start,
        end,
        innermost(reading, layers, start, end),
        hedged,
        weasel,
        checkworthy,
        0.0,
        tuple(find_numbers(reading.document, *span)),
        _entities(reading, names_within(reading.names, *span), span),
    )


class ClaimFinder:
    """Finds the clauses of an article that have the form of a claim."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._layers = {
            sentence: [i for i in layers if not reading.attributions[i].act]
            for sentence, layers in attributions_by_sentence(reading).items()
        }
        self._places = {
            name: frozenset(
                m.first for m in reading.matches.get(name, ()) if m.entry.weight
            )
            for name in ("loaded", "hedges")
        }

    def candidates(
        self, sentence: Sentence, worth: float
    ) -> tuple[Words, tuple[Number, ...], list[Candidate]]:
        """The sentence's words, its numbers and its candidates, in order."""
        reading, tokens = self._reading, self._reading.document.tokens
        first, last = sentence.first_token, sentence.last_token
        names = names_within(reading.names, first, last)
        numbers = find_numbers(reading.document, first, last)
        counted = frozenset(
            bisect_left(tokens.starts, n.start, first, last) for n in numbers
        )
        words = sentence_words(tokens, (first, last), names, counted)
        if _asks_or_commands(reading, sentence):
            return words, numbers, []
        layers = self._layers.get(sentence.index, [])
        said_of = {
            a.span: a.mark for a in source_appositions(reading, sentence, words, layers)
        }
        speaking = speaking_tokens(reading, layers)
        layers = [i for i in layers if states(reading, sentence, words, i)]
        found = []
        for span in sorted(_spans(reading, sentence, layers, words) | said_of.keys()):
            main = said_of.get(span, main_verb(words, *span))
            if main in speaking:
                continue
            verb = span[0] if main is None else main
            start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
            inside = None if main is None else tokens.starts[main]
            attribution = innermost(reading, layers, start, end, inside)
            setting = Setting(
                worth,
                sentence.kind is Kind.HEADLINE,
                reading.document.text[start] in "\"“'‘",
                attribution is not None,
                self._places["loaded"],
                self._places["hedges"],
            )
            office = span in said_of
            found.append(
                Candidate(span, start, end, verb, attribution, setting, office)
            )
        return words, numbers, found


def _spans(
    reading: Reading, sentence: Sentence, layers: list[int], words: Words
) -> set[TokenSpan]:
    """The token spans of a sentence's candidates."""
    whole = not layers
    headline = sentence.kind is Kind.HEADLINE
    found: set[TokenSpan] = set()
    asides: set[TokenSpan] = set()
    stretches = (
        [(sentence.first_token, sentence.last_token)]
        if whole
        else regions(reading, sentence, layers, words)
    )
    for stretch in stretches:
        within = relatives(words, *stretch)
        for clause in clauses(words, *stretch):
            found.add(_trim(words, _without_tail(clause, within)))
        asides.update(_trim(words, (a.start, a.end)) for a in within)
    found = {bare(words, s) for s in found}
    found = {
        s
        for s in found
        if _asserts(words, s, lenient=whole or headline or is_said(words, s[0]))
    }
    return found | {s for s in asides if s[1] - s[0] > MIN_WORDS}


# -- what asserts --------------------------------------------------------------


def _asks_or_commands(reading: Reading, sentence: Sentence) -> bool:
    """Whether the whole sentence is a question or a command."""
    text = reading.document.slice(sentence).rstrip("\"”’') ")
    tokens = reading.document.tokens
    opening = tokens.norms[sentence.first_token : sentence.last_token]
    head = next((n for n in opening if n[0].isalnum()), "")
    return text.endswith("?") or head in word_class("imperative")


def _asserts(words: Words, span: TokenSpan, *, lenient: bool) -> bool:
    """Whether the stretch states a fact of the past or present, or a figure.

    A ``lenient`` stretch (a headline, a whole sentence) may do without a verb we
    know, if it names somebody or gives a figure.
    """
    first, last = span
    norms = words.tokens.norms
    if norms[last - 1] == "?":
        return False
    if norms[first] in word_class("condition") or _opinion(norms, first, last):
        return False
    n_words = sum(n[0].isalnum() for n in norms[first:last][:_ENOUGH])
    if n_words < MIN_WORDS:
        return False
    if not words.verbs(first, last):
        figures = any(first <= i < last for i in words.numbers)
        infinitive = norms[first] == "to" and norms[first + 1] in ("have", "be")
        telling = figures or words.named(first, last)
        return infinitive or (lenient and n_words >= MIN_VERBLESS and telling)
    return main_verb(words, first, last) is not None


def _opinion(norms: tuple[str, ...], first: int, last: int) -> bool:
    """Whether "I think", "we hope" or the like stands near the start."""
    meant = word_class("opinion")
    return any(
        norms[i] in ("i", "we") and not meant.isdisjoint(norms[i + 1 : i + 3])
        for i in range(first, min(first + 4, last))
    )


def _without_tail(clause: TokenSpan, asides: list[Aside]) -> TokenSpan:
    """The clause without a relative clause that ends it."""
    for aside in asides:
        if aside.end == clause[1] and aside.cut > clause[0] + MIN_WORDS:
            return clause[0], aside.cut
    return clause


def _trim(words: Words, span: TokenSpan) -> TokenSpan:
    """The span without marks and joining words at its edges."""
    first, last = span
    norms = words.tokens.norms
    joining = word_class("coordinator", "contrast")
    while first < last - 1 and (
        not (norms[first][0].isalnum() or norms[first] in "\"“'‘$£€")
        or norms[first] in joining
        or (norms[first] == "that" and not words.flags(first + 1) & (FINITE | PAST))
    ):
        first += 1
    while last > first + 1 and (
        not (norms[last - 1][0].isalnum() or norms[last - 1] in "\"”'’%)")
        or norms[last - 1] in joining
        or norms[last - 1] == "that"
        or norms[last - 1] in word_class("dangling", "relative")
    ):
        last -= 1
    return first, last


def _entities(
    reading: Reading, names: Iterable[TokenSpan], span: TokenSpan
) -> tuple[str, ...]:
    inside = [n for n in names if span[0] <= n[0] and n[1] <= span[1]]
    return tuple(dict.fromkeys(name_text(reading.document, n) for n in inside))
