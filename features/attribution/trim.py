"""A source cut down to its noun phrase, where the tagger took in too much."""

from __future__ import annotations

from .drafts import TokenSpan
from .grammar import MARKS, Grammar
from .words import words

_LEADS = frozenset(
    {"that", "as", "but", "because", "while", "when", "if", "so", "then"}
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_JOINING = frozenset({"and", "or", "of", "with", "to", "for", "from"})
_DANGLING = _JOINING | {"on", "in", "at", "by", "the", "a", "an"}
_SHORT = 4


def trimmed(source: TokenSpan, grammar: Grammar, end: int) -> TokenSpan | None:
    """``source`` without what cannot be part of it; None where nothing is left.

    "that she" and "Georgia, they" are the pronoun; "as the senator" is the senator;
    "issuing a statement" is nobody. A bracket that opens in the source is closed, at
    most before token ``end``, or left out.
    """
    norms, w = grammar.norms, words()
    first, last = source
    pronoun = norms[last - 1] in _PRONOUNS
    if pronoun and last - first > 1 and norms[last - 2] not in _JOINING:
        return last - 1, last
    while last - first > 1 and (norms[first] in _LEADS or norms[first] in MARKS):
        first += 1
    first = _past_participle(first, last, grammar)
    follows = norms[first + 1] if last - first > 1 else ""
    if norms[first].endswith("ing") and (
        follows in w.article or follows in w.singular_pronoun
    ):
        return None
    last = _closed(first, min(grammar.name_end(last - 1, last), end), grammar, end)
    while last - first > 1 and norms[last - 1] in _DANGLING:
        last -= 1
    return (first, last) if first < last else None


def _past_participle(first: int, last: int, grammar: Grammar) -> int:
    """Past "Excluding commercials," before the source itself."""
    norms = grammar.norms
    if not norms[first].endswith(("ing", "ed")) or "," not in norms[first:last]:
        return first
    comma = norms.index(",", first, last)
    named = grammar.named(comma + 1) and not grammar.named(first)
    return comma + 1 if named and comma + 1 < last else first


def _closed(first: int, last: int, grammar: Grammar, end: int) -> int:
    """The end of the source, with its last bracket closed or left out."""
    norms = grammar.norms
    inside = norms[first:last]
    if inside.count("(") <= inside.count(")"):
        return last
    for i in range(last, min(last + _SHORT, end)):
        if norms[i] == ")":
            return i + 1
    return max(i for i in range(first, last) if norms[i] == "(")


def existential(source: TokenSpan, grammar: Grammar) -> bool:
    """Whether the source is "there", as in "there was no mention of"."""
    return source[1] - source[0] == 1 and grammar.norms[source[0]] == "there"
