"""Whether a source is said to have said it: no acts, questions, ifs or denials."""

from __future__ import annotations

from ..document import Document
from .drafts import Draft
from .words import words

_COMPLEMENTS = frozenset({"that", "whether", "if"})
_GROUP = 4


def asserts(draft: Draft, document: Document, *, listed: bool, quoted: bool) -> bool:
    """Whether the content is given as the source's words or thoughts.

    ``listed`` tells whether the cue is in the word list, ``quoted`` whether the
    content stands in quotation marks, at least in part. False for acts ("approved
    the plan"), for what is only possible, asked or denied ("may say", "if he says",
    "did not say"), unless it is quoted.
    """
    if draft.impersonal or quoted:
        return True
    norms = document.tokens.norms
    complement = any(norms[first] in _COMPLEMENTS for first, _ in draft.parts)
    if not (listed or complement):
        return False
    return not (_unreal(draft, document) or _asked(draft, document))


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
    if any(g in w.negator or g.endswith("n't") or g in w.modal for g in group):
        return True
    start = draft.source[0] if draft.source and draft.source[0] < first else low
    return start > sentence.first_token and norms[start - 1] in w.condition


def _asked(draft: Draft, document: Document) -> bool:
    """Whether the sentence of the cue is a question of the author's."""
    sentence = document.sentences[draft.sentence]
    last = sentence.last_token - 1
    inside = any(a <= last < b for a, b in draft.parts)
    return document.tokens.norms[last] == "?" and not inside
