"""Whether a source is said to have said it: no acts, questions, ifs or denials."""

from __future__ import annotations

from enum import IntEnum

from ..document import Document
from .drafts import Draft
from .records import Quote
from .words import words

_COMPLEMENTS = frozenset({"that", "whether", "if"})
_GROUP = 4
_MOSTLY = 0.3
_CLAUSE = 12


class Strength(IntEnum):
    """How well the word list knows a cue: not, as one among other uses, clearly."""

    UNKNOWN = 0
    WEAK = 1
    CLEAR = 2


def asserts(
    draft: Draft, document: Document, strength: Strength, quote: Quote, share: float
) -> bool:
    """Whether the content is given as the source's words or thoughts.

    ``strength`` tells how well the word list knows the cue, ``share`` how much of the
    content stands in quotation marks. False for acts ("approved the plan"), for what
    is only possible, asked or denied ("may say", "if he says", "did not say"), unless
    it is quoted, and where nobody is said to have said it. A word or two in quotation
    marks make no act a speech ("joined the “alliance”").
    """
    if draft.impersonal:
        return not _possible(draft, document)
    spoken = _speaks(draft, document)
    if quote is Quote.DIRECT:
        return spoken
    if draft.source is None or not spoken:
        return False
    if strength is not Strength.CLEAR and share < _MOSTLY:
        weak = strength is Strength.WEAK
        if not (weak and _has_clause(draft, document)) and not (
            _complement(draft, document)
        ):
            return False
    return not (_unreal(draft, document) or _asked(draft, document))


def _complement(draft: Draft, document: Document) -> bool:
    """Whether the content opens as reported speech does: "that", "whether"."""
    norms = document.tokens.norms
    return any(norms[first] in _COMPLEMENTS for first, _ in draft.parts)


def _has_clause(draft: Draft, document: Document) -> bool:
    """Whether the content has a verb group of its own: no "wish list of policies"."""
    norms, w = document.tokens.norms, words()
    return any(
        norms[i] in w.auxiliary or norms[i] == "to"
        for first, last in draft.parts
        for i in range(first, min(first + _CLAUSE, last))
    )


def _speaks(draft: Draft, document: Document) -> bool:
    """Whether somebody speaks: a cue is more than "is", a mark alone or "known as"."""
    norms, w = document.tokens.norms, words()
    cue = norms[slice(*draft.cue)]
    if not any(n[0].isalpha() for n in cue):
        return draft.source is not None
    if cue[-1] in w.naming or (cue[-2:-1] and cue[-1] == "as" and cue[-2] in w.naming):
        return False
    return any(n not in w.auxiliary for n in cue)


def _possible(draft: Draft, document: Document) -> bool:
    """Whether a report is only one that can be made: "can be said to"."""
    w, norms = words(), document.tokens.norms
    first, last = draft.cue
    passive = not w.auxiliary.isdisjoint(norms[max(0, first - 1) : last])
    return passive and any(n in w.modal for n in norms[max(0, first - 2) : last])


def _unreal(draft: Draft, document: Document) -> bool:
    """Whether the verb group is negated or modal, or its clause a condition."""
    w = words()
    norms = document.tokens.norms
    sentence = document.sentences[draft.sentence]
    first, last = draft.cue
    low = first
    while low > max(sentence.first_token, first - _GROUP) and (
        norms[low - 1] in w.auxiliary or norms[low - 1].endswith(("ly", "n't"))
    ):
        low -= 1
    group = norms[low:last]
    if last > 2 and norms[last - 2] == "to" and norms[last - 3] in w.needing:
        return True
    if any(g in w.negator or g.endswith("n't") or g in w.modal for g in group):
        return True
    start = draft.source[0] if draft.source and draft.source[0] < first else low
    return start > sentence.first_token and norms[start - 1] in w.condition


def _asked(draft: Draft, document: Document) -> bool:
    """Whether the sentence of the cue is a question of the author's."""
    sentence = document.sentences[draft.sentence]
    norms, last = document.tokens.norms, sentence.last_token - 1
    if norms[last] != "?":
        return False
    inside = any(a <= last < b for a, b in draft.parts)
    return not inside or norms[sentence.first_token] in words().auxiliary
