"""Nouns that report: "a statement by X that ...", "a complaint from Y that ..."."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .grammar import MARKS, Grammar
from .words import words

#: Words that lead to who made the statement.
_LINKS = frozenset({"by", "from", "of"})
_LONGEST_SOURCE, _LEAST = 10, 4


def noun_cues(
    drafts: Sequence[Draft],
    cues: Sequence[Match],
    document: Document,
    grammar: Grammar,
) -> list[Draft]:
    """Drafts for nouns of the word list that have a source and a that-clause."""
    taken = {i for d in drafts for i in range(*d.cue)}
    found: list[Draft] = []
    for match in cues:
        if match.entry.pos != "noun" or match.first in taken:
            continue
        sentence = document.sentences[match.sentence]
        draft = _noun_cue(match, sentence, grammar)
        if draft is not None and taken.isdisjoint(range(*draft.parts[0])):
            found.append(draft)
    return found


def _noun_cue(match: Match, sentence: Sentence, grammar: Grammar) -> Draft | None:
    norms, last = grammar.norms, match.last
    if last + _LEAST >= sentence.last_token or grammar.quoted[match.first]:
        return None
    source: TokenSpan | None = None
    that = last
    if norms[last] in _LINKS:
        that = _that(last + 1, sentence, grammar)
        source = (last + 1, that)
    if norms[that] != "that" or (source and source[1] == source[0]):
        return None
    source = source or _owner(match.first, sentence, grammar)
    if source is None:
        return None
    end = clause_end(that + 1, sentence, grammar)
    if end - that < _LEAST:
        return None
    return Draft(sentence.index, (match.first, last), source, ((that, end),))


def _that(first: int, sentence: Sentence, grammar: Grammar) -> int:
    """The "that" after a noun phrase that begins at ``first``, or where it ends."""
    norms = grammar.norms
    most = min(first + _LONGEST_SOURCE, sentence.last_token - 1)
    i = first
    while i < most and norms[i] != "that" and norms[i] not in MARKS:
        if norms[i] in words().auxiliary:
            break
        i += 1
    return i


def _owner(noun: int, sentence: Sentence, grammar: Grammar) -> TokenSpan | None:
    """Whose statement it is: "Mr Kovac's claim", "their claim"."""
    norms, start = grammar.norms, sentence.first_token
    mark = noun - 1
    while mark > start and norms[mark] not in ("'s", "'") and noun - mark < _LEAST:
        mark -= 1
    if mark <= start or norms[mark] not in ("'s", "'"):
        return None
    first = grammar.name_start(mark - 1, mark - 1)
    return first, mark


def clause_end(first: int, sentence: Sentence, grammar: Grammar) -> int:
    """Where a that-clause ends: before a mark, or before the verb it is subject of.

    "[that the dam had failed] was denied", "[that it was shut] reached the council".
    """
    norms, w = grammar.norms, words()
    end = grammar.last_word(first, sentence)
    groups = 0
    for i in range(first, end):
        if norms[i] in MARKS:
            return i
        if norms[i] in w.auxiliary and norms[i - 1] not in w.auxiliary:
            if groups:
                return i
            groups += 1
        elif groups and norms[i].endswith("ed") and norms[i + 1] in w.article:
            return i if norms[i - 1] not in w.auxiliary else end
    return end


def leaves_verb(parts: Sequence[TokenSpan], grammar: Grammar) -> bool:
    """Whether a verb follows the content of a noun, which is then its subject."""
    if not parts or parts[-1][1] >= len(grammar.norms):
        return False
    after = grammar.norms[parts[-1][1]]
    return after in words().auxiliary or after.endswith("ed")
