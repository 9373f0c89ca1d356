"""A source cut down to its noun phrase, where the tagger took in too much."""

from __future__ import annotations

from .drafts import Draft, TokenSpan
from .grammar import MARKS, PRONOUNS, Grammar
from .words import words

_LEADS = frozenset(
    {"that", "as", "but", "because", "while", "when", "if", "so", "then"}
)
_JOINING = frozenset({"and", "or", "of", "with", "to", "for", "from"})
_ASKING = frozenset({"did", "do", "does", "has", "have", "had", "will", "would"})
_DANGLING = _JOINING | {"on", "in", "at", "by", "the", "a", "an"}
_SHORT, _ROLE = 4, 2


def trimmed(source: TokenSpan, grammar: Grammar, end: int) -> TokenSpan | None:
    """``source`` without what cannot be part of it; None where nothing is left.

    "that she" and "Georgia, they" are the pronoun; "as the senator" is the senator;
    "issuing a statement" is nobody. A bracket that opens in the source is closed, at
    most before token ``end``, or left out.
    """
    norms, w = grammar.norms, words()
    first, last = source
    pronoun = norms[last - 1] in PRONOUNS
    if pronoun and last - first > 1 and norms[last - 2] not in _JOINING:
        return last - 1, last
    relative = norms[first] == "that" and last - first == 1 and last < end
    if relative and norms[last] in PRONOUNS:
        return last, last + 1
    while last - first > 1 and (norms[first] in _LEADS or norms[first] in MARKS):
        first += 1
    if last - first > 1 and norms[first] in _ASKING:
        first += 1
    first = _past_others(first, last, grammar)
    first = _past_object(first, last, grammar)
    first = _past_participle(first, last, grammar)
    follows = norms[first + 1] if last - first > 1 else ""
    if norms[first].endswith("ing") and (
        follows in w.article or follows in w.singular_pronoun
    ):
        return None
    last = _closed(first, min(grammar.name_end(last - 1, last), end), grammar, end)
    last = _before_verb(first, last, grammar)
    while last - first > 1 and norms[last - 1] in _DANGLING:
        last -= 1
    return (first, last) if first < last else None


def _past_participle(first: int, last: int, grammar: Grammar) -> int:
    """Past "Excluding commercials," or "Back in 2008," before the source itself."""
    norms = grammar.norms
    if "," not in norms[first:last]:
        return first
    comma = norms.index(",", first, last)
    lead = not words().preposition.isdisjoint(norms[first : first + 2])
    if not lead and not norms[first].endswith(("ing", "ed")):
        return first
    if grammar.named(first) or comma + 1 >= last:
        return first
    if lead:
        return comma + 1 if grammar.name_end(last - 1, 0) == last else first
    return comma + 1 if grammar.named(comma + 1) else first


def _past_others(first: int, last: int, grammar: Grammar) -> int:
    """Past those named before it: "(meets X and) Y, the White House (said)"."""
    norms, w = grammar.norms, words()
    comma = max((i for i in range(first, last) if norms[i] == ","), default=last)
    if comma + 2 >= last or norms[comma + 1] not in w.article or comma == first:
        return first
    body = grammar.body(comma + 2)
    whole = body is not None and body[0] == comma + 2 and body[1] == last
    held = norms[last - 1] in w.role or norms[last - 1] in w.title
    return comma + 1 if whole and not held else first


def _past_object(first: int, last: int, grammar: Grammar) -> int:
    """Past what a preposition governs: "(reacting to) Boehner, Chuck Schumer"."""
    norms, w = grammar.norms, words()
    before = norms[first - 1] if first else ""
    if before not in w.preposition and before not in w.article:
        return first
    if "," not in norms[first:last]:
        return first
    after = norms.index(",", first, last) + 1
    if after == last:
        return first
    if norms[after] in w.article and norms[last - 1] in w.role | w.title:
        return after if last - after == _ROLE else first
    while after < last and (norms[after] in w.title or norms[after] == "."):
        after += 1
    alone = grammar.named(first) and after < last and grammar.named(after)
    whole = alone and grammar.name_end(after, after) >= last
    return norms.index(",", first, last) + 1 if whole else first


def _before_verb(first: int, last: int, grammar: Grammar) -> int:
    """The end of the source, before a verb group it cannot hold: "he can at least"."""
    norms, w = grammar.norms, words()
    for i in range(first + 1, last):
        if norms[i] in w.relative or norms[i] in MARKS:
            return last
        if norms[i] in w.modal and not grammar.named(i):
            return i
    return last


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


def in_passing(draft: Draft, grammar: Grammar) -> bool:
    """Whether the cue only leads on: "That said, ..."; "than, say, a lawyer"."""
    norms = grammar.norms
    first, last = draft.cue
    marked = norms[last : last + 1] in ((",",), ("—",), ("–",))
    if norms[first:last] == ("said",):
        before = norms[max(0, first - 1) : first]
        return marked and before in (("that",), ("this",)) and not grammar.quoted[first]
    if norms[first:last] == ("say",):
        return marked and first > 0 and norms[first - 1] in (",", "—", "–")
    return False
