"""Attributions by rule where the tagger found none.

Cues of the word list that cannot well be anything else: impersonal reports, speech
verbs with a that-clause or a quotation, documents that show, and who released them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .grammar import MARKS, OPENING, Grammar
from .words import words

#: A cue of at least this weight in the word list is hardly ever anything else.
SURE = 0.8
_SURER, _HALF = 0.9, 0.5
_LEAST = 4
_ASIDE = 10
#: Words in "-ing" that are no participles.
_NOT_DOING = frozenset({"nothing", "anything", "something", "everything", "during"})
_ENDS = frozenset({";", ":", ".", "but", "?", "!"})


def missing(
    drafts: Sequence[Draft],
    cues: Sequence[Match],
    document: Document,
    grammar: Grammar,
) -> list[Draft]:
    """Drafts for cues of the word list that ``drafts`` lack."""
    taken = {i for d in drafts for i in range(*d.cue)}
    found: list[Draft] = []
    for match in cues:
        if any(i in taken for i in range(match.first, match.last)):
            continue
        sentence = document.sentences[match.sentence]
        draft = None
        if match.entry.label == "reportive":
            draft = _report(match, sentence, grammar)
        elif match.entry.pos == "verb":
            draft = (
                _shown(match, sentence, grammar)
                or _speech(match, sentence, grammar)
                or _closing(match, sentence, grammar)
                or _it_is(match, sentence, grammar)
            )
        if draft is not None:
            found.append(draft)
    if not words().publishing.isdisjoint(document.tokens.norms):
        told = {i for d in drafts if d.source for i in range(*d.source)}
        for draft in _published(document):
            at = draft.cue[0]
            if at not in taken and (draft.parts or at not in told):
                found.append(draft)
    return found


def _published(document: Document) -> list[Draft]:
    """Who put a document out: "in a photograph released by X"."""
    norms, w = document.tokens.norms, words()
    found: list[Draft] = []
    for sentence in document.scored:
        end = sentence.last_token
        for i in range(sentence.first_token + 1, end - 2):
            if norms[i + 1] != "by" or norms[i] not in w.publishing:
                continue
            before = norms[max(0, i - 3) : i]
            if w.document.isdisjoint(before) or not w.speech_head.isdisjoint(before):
                continue
            last = i + 2
            while last < end and norms[last] not in MARKS and last - i < 12:
                last += 1
            while last > i + 2 and not norms[last - 1][0].isalnum():
                last -= 1
            if last == i + 2:
                continue
            rest = (last + (last < end and norms[last] == ","), end - 1)
            parts = (rest,) if rest[1] - rest[0] >= _LEAST else ()
            found.append(Draft(sentence.index, (i, i + 1), (i + 2, last), parts))
    return found


def _report(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    """An impersonal report: its clause is its content."""
    if match.entry.weight < SURE:
        return None
    first, last = match.first, match.last
    start, end = _clause(first, last, sentence, grammar.norms)
    parts = tuple(p for p in ((start, first), (last, end)) if p[0] < p[1])
    return Draft(sentence.index, (first, last), None, parts, True)


def _clause(
    first: int, last: int, sentence: Sentence, norms: Sequence[str]
) -> TokenSpan:
    """The stretch around ``first:last``, up to a mark or a conjunction."""
    start, end = first, last
    while start > sentence.first_token and (
        norms[start - 1] not in MARKS and norms[start - 1] not in OPENING
    ):
        start -= 1
    while end < sentence.last_token and norms[end] not in _ENDS:
        end += 1
    return start, end


def _speech(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    """A finite speech verb with a subject and a that-clause or a quotation."""
    first, last = match.first, match.last
    if last >= sentence.last_token or grammar.quoted[first] or grammar.passive(first):
        return None
    if not grammar.is_finite(first) or not _takes(match, sentence, grammar):
        return None
    source = grammar.subject(first, sentence)
    if source is None:
        return None
    end = grammar.last_word(last, sentence)
    aside = range(last, min(last + _ASIDE, end))
    that = next((i for i in aside if grammar.norms[i] == "that"), last)
    return Draft(sentence.index, (first, last), source, ((that, end),))


def _it_is(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    """Nobody's report: "It is whispered in the assembly that ..."."""
    first, last = match.first, match.last
    norms = grammar.norms
    lead = grammar.lead(first)
    if lead == first or norms[lead - 1] != "it" or not grammar.passive(first):
        return None
    if match.entry.weight < _HALF or grammar.quoted[first]:
        return None
    end = grammar.last_word(last, sentence)
    that = next(
        (i for i in range(last, min(last + _ASIDE, end)) if norms[i] == "that"), end
    )
    if end - that < _LEAST:
        return None
    return Draft(sentence.index, (first, last), None, ((that, end),), True)


def _closing(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    """Content first: "The dredgers will return, the authority announced."."""
    first, last = match.first, match.last
    if match.entry.weight < SURE or grammar.quoted[first] or grammar.passive(first):
        return None
    if grammar.last_word(last, sentence) != last or not grammar.is_finite(first):
        return None
    source = grammar.subject(first, sentence)
    start = sentence.first_token
    if source is None or source[0] - start <= _LEAST:
        return None
    comma = source[0] - 1
    lead, w = grammar.norms[start], words()
    if grammar.norms[comma] != "," or lead in w.condition or lead in OPENING:
        return None
    return Draft(sentence.index, (first, last), source, ((start, comma),))


def _takes(match: Match, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether what follows the verb of ``match`` can be its content."""
    entry, after = match.entry, grammar.norms[match.last]
    if entry.weight < SURE:
        return after == "that" and grammar.norms[match.first] in words().showing
    if grammar.opens_content(match.last, sentence):
        return True
    if entry.label != "neutral" and entry.weight >= _SURER and after == "to":
        return True
    w = words()
    if entry.weight >= _SURER and after.endswith("ing") and after not in _NOT_DOING:
        return True
    clause = after in w.article or after in w.singular_pronoun | w.plural_pronoun
    return clause and entry.text in w.saying


def _shown(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    """A document that shows something: "a short clip shows two lorries"."""
    first, last = match.first, match.last
    norms = grammar.norms
    if norms[first] not in words().showing or grammar.quoted[first]:
        return None
    if not grammar.is_finite(first):
        return None
    source = grammar.subject(first, sentence)
    if source is None or source[0] - sentence.first_token > 1:
        return None
    if words().document.isdisjoint(
        (*norms[source[0] : source[0] + 3], norms[source[1] - 1])
    ):
        return None
    end = grammar.last_word(last, sentence)
    if end - last < _LEAST:
        return None
    return Draft(sentence.index, (first, last), source, ((last, end),))
