"""Whether a source is said to have said it: no acts, questions, ifs or denials."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, IntEnum, auto

from ..document import Document
from .drafts import Draft
from .records import Quote
from .words import words

_COMPLEMENTS = frozenset({"that", "whether", "if"})
_GROUP = 4
#: Words of a quotation from which on it is speech whatever its verb.
_SPEECH = 4
_MOSTLY = 0.3
_CLAUSE = 12


class Strength(IntEnum):
    """How well the word list knows a cue as one of speech or thought.

    Not; as an act that may be one of speech ("agreed to"); as one among other uses;
    clearly.
    """

    UNKNOWN = 0
    ACTING = 1
    WEAK = 2
    CLEAR = 3


class Force(Enum):
    """What a cue does: says something, acts, or leaves open that it was said."""

    SAID = auto()
    ACT = auto()
    UNREAL = auto()


def force(
    draft: Draft, document: Document, strength: Strength, quote: Quote, share: float
) -> Force:
    """Whether the content is given as the source's words or thoughts.

    ``strength`` tells how well the word list knows the cue, ``share`` how much of the
    content stands in quotation marks. Acts ("approved the plan") do not; what is only
    possible, asked or denied ("may say", "if he says", "did not say") does not unless
    it is quoted. A word or two in quotation marks make no act a speech ("joined the
    “alliance”").
    """
    if draft.impersonal:
        return Force.UNREAL if _possible(draft, document) else Force.SAID
    spoken = _speaks(draft, document)
    if quote is Quote.DIRECT:
        sure = strength is Strength.CLEAR or draft.source is not None
        known = strength is not Strength.UNKNOWN or _long(draft)
        return Force.SAID if spoken and sure and known else Force.ACT
    if draft.source is None or not spoken:
        return Force.ACT
    clear = strength is Strength.CLEAR or share >= _MOSTLY
    if not clear and not (
        (strength is Strength.WEAK and _has_clause(draft, document))
        or (strength is Strength.ACTING and _infinitive(draft, document))
        or _complement(draft, document)
    ):
        return Force.ACT
    unreal = _unreal(draft, document) or _asked(draft, document)
    return Force.UNREAL if unreal else Force.SAID


def _complement(draft: Draft, document: Document) -> bool:
    """Whether the content opens as reported speech does: "that", "whether".

    At the cue, or past when, where and to whom: no "find the care that helps".
    """
    norms, w = document.tokens.norms, words()
    after = draft.cue[1]
    return any(
        norms[first] in _COMPLEMENTS
        and (
            first <= after
            or norms[after] in w.preposition
            or norms[after] in w.time
            or norms[after] == ","
        )
        for first, _ in draft.parts
    )


def _long(draft: Draft) -> bool:
    """Whether the content is more than a word or two in quotation marks."""
    return sum(last - first for first, last in draft.parts) > _SPEECH


def _infinitive(draft: Draft, document: Document) -> bool:
    """Whether the content is what the source will do: "agreed to pay"."""
    norms, w = document.tokens.norms, words()
    return any(
        norms[first] == "to"
        and norms[first + 1] not in w.article
        and document.tokens.texts[first + 1].islower()
        for first, last in draft.parts
        if last - first > 1
    )


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
    first, last = draft.cue
    cue = norms[first:last]
    if not any(n[0].isalpha() for n in cue):
        return draft.source is not None
    if cue[-1] in w.naming or (norms[last : last + 1] == ("as",) and _called(cue)):
        return False
    if cue[-1] == "as" and _called(cue[:-1]):
        return False
    return any(n not in w.auxiliary for n in cue) and not _describes(draft, norms)


def _called(cue: Sequence[str]) -> bool:
    """Whether the cue is said of its subject: "(is) known as", "described as"."""
    w = words()
    return cue[-1:] != () and (cue[-1] in w.naming or cue[-1] in w.describing)


def _describes(draft: Draft, norms: Sequence[str]) -> bool:
    """Whether the cue only tells which or how: "the proposed law", "paid according to".

    After a participle and no comma, "according to" gives a measure and no source.
    """
    w = words()
    first, last = draft.cue
    before = norms[first - 1] if first else ""
    if norms[last - 2 : last] == ("according", "to"):
        manner = norms[last - 3] if last > 3 else ""
        return manner.endswith("ed") and norms[last - 4] in w.auxiliary
    single = last - first == 1 and norms[first].endswith("ed")
    return single and (before == "'s" or before in w.article)


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
