"""What each token of a sentence can be, by its form and what stands before it.

Finite verbs are the closed classes of ``seeds/word_classes.tsv`` (auxiliaries,
irregular pasts, common present forms), what follows a pronoun that is a subject
("they deny it"), and words in -ed that nothing before them turns into an adjective
or a participle. It misses rare present forms after a noun; an -ed word after a noun
counts as a verb for sure only where an object follows ("captured the bridge").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..features.document import Tokens
from ..features.word_classes import word_class

FINITE, MODAL, PAST, PRESENT, SUBJECT, OPENS, JOIN, RELATIVE, ADVERBIAL = (
    1 << i for i in range(9)
)
#: How sure a finite verb is that cannot be a participle.
TOLD = 2
_BLOCKS_PARTICIPLE = 1 << 9
SUBJECT_PRONOUN = 1 << 10
_TO_RIGHT = 1 << 11
PENDING, PREPOSITION, DETERMINER, _ACTOR, _ACTOR_S, _FUNCTION, _CLITIC, _BASE = (
    1 << i for i in range(12, 20)
)

#: Without one of these, on the word or the one before it, only "-ed" makes a verb.
_VERBAL = FINITE | PAST | PRESENT
_ACTORS = _ACTOR | _ACTOR_S

TokenSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's tokens, with what each can be and where names and numbers begin.

    ``first`` is the sentence's first token; ``bits`` and ``kinds`` hold, from there
    on, each token's classes and whether it is a finite verb: 0 no, 1 in form (which
    may be a participle), 2 without doubt, 3 also where it opens a stretch.
    """

    tokens: Tokens
    names: tuple[TokenSpan, ...]
    numbers: frozenset[int]
    first: int
    bits: list[int]
    kinds: list[int]

    def flags(self, i: int) -> int:
        """The classes of token ``i`` as bits."""
        return self.bits[i - self.first]

    def finite(self, i: int, first: int) -> bool:
        """Whether token ``i`` of a stretch from ``first`` on is a finite verb."""
        return self.kinds[i - self.first] > (TOLD if i == first else 0)

    def verbs(self, first: int, last: int, *, strict: bool = False) -> list[int]:
        """The finite verbs in ``first:last``.

        ``strict``: only those that cannot be a participle.
        """
        least = TOLD if strict else 1
        base = self.first
        kinds = self.kinds[first - base : last - base]
        found = [i for i, kind in enumerate(kinds, first) if kind >= least]
        if found and found[0] == first and kinds[0] <= TOLD:
            del found[0]
        return found

    def told(self, i: int) -> bool:
        """Whether verb ``i`` cannot be a participle, or has an object after it."""
        if self.kinds[i - self.first] >= TOLD:
            return True
        at = i + 1 - self.first
        return at < len(self.bits) and (
            bool(self.bits[at] & (DETERMINER | SUBJECT_PRONOUN))
            or i + 1 in self.numbers
            or self.tokens.norms[i + 1] == "that"
            or any(n[0] == i + 1 for n in self.names)
        )

    def named(self, first: int, last: int) -> bool:
        """Whether a name lies in ``first:last``."""
        return any(first <= a and b <= last for a, b in self.names)

    def name_ending(self, i: int) -> TokenSpan | None:
        """The name that ends before token ``i``, if one does."""
        return next((n for n in self.names if n[1] == i), None)


def sentence_words(
    tokens: Tokens,
    span: TokenSpan,
    names: tuple[TokenSpan, ...],
    numbers: frozenset[int],
) -> Words:
    """The words of a sentence, tokens ``span``, with its names and numbers."""
    first, last = span
    get = _flags().get
    bits = [get(norm, 0) for norm in tokens.norms[first:last]]
    kinds = [0] * len(bits)
    before = 0
    for i, (norm, flags) in enumerate(zip(tokens.norms[first:last], bits, strict=True)):
        if flags & _VERBAL or before & _ACTORS or norm.endswith("ed"):
            kinds[i] = _kind(tokens.norms, first + i, first, last, bits)
        before = flags
    return Words(tokens, names, numbers, first, bits, kinds)


def _kind(
    norms: tuple[str, ...], i: int, first: int, last: int, bits: list[int]
) -> int:
    """How surely token ``i`` is a finite verb, 0 to 3 (see :class:`Words`)."""
    norm, flags = norms[i], bits[i - first]
    before = bits[i - first - 1] if i > first else 0
    if flags & _BASE and i > first and _bare(norms, i, first, bits):
        return 0
    if flags & FINITE:
        return 3 if not flags & _CLITIC or before & SUBJECT_PRONOUN else 0
    if _after_actor(norm, flags, before):
        return TOLD
    ending = norm.endswith("ed") and len(norm) > 3
    if i == first or not (flags & (PAST | PRESENT) or ending):
        return 0
    if _participle(norms, i, first, bits):
        return 0
    if flags & PAST or ending:
        return TOLD if flags & PAST else 1
    if i + 1 >= last:
        return 0
    after = bits[i + 1 - first] & _TO_RIGHT or norms[i + 1].endswith("ly")
    return 1 if after else 0


def _bare(norms: tuple[str, ...], i: int, first: int, bits: list[int]) -> bool:
    """Whether the verb at ``i`` hangs on "to" or on a modal: "would not have"."""
    at = i - 1
    if at > first and not bits[at - first] & MODAL and norms[at] != "to":
        at -= 1 if bits[at - first] & _FUNCTION else 0
    return norms[at] == "to" or bool(bits[at - first] & MODAL)


def _after_actor(norm: str, flags: int, before: int) -> bool:
    """Whether the word follows a pronoun that can only be a subject: "they deny"."""
    if not before & (_ACTOR | _ACTOR_S) or flags & _FUNCTION or not norm.isalpha():
        return False
    if before & _ACTOR and not norm.endswith(("ly", "ing")):
        return True
    return norm.endswith("s") and not norm.endswith("ss")


def _participle(norms: tuple[str, ...], i: int, first: int, bits: list[int]) -> bool:
    """Whether what stands before token ``i`` makes it a participle or a noun."""
    if bits[i - first - 1] & _BLOCKS_PARTICIPLE or not _is_word(norms[i - 1]):
        return True
    adverb = norms[i - 1].endswith("ly") and i > first + 1
    return adverb and bool(bits[i - first - 2] & DETERMINER)  # "the newly elected"


def _is_word(norm: str) -> bool:
    return norm[0].isalnum() or norm in "'s)”\""


@cache
def _flags() -> dict[str, int]:
    """Bits for every word of the closed classes."""
    bits = {
        FINITE: ("being_finite", "having_finite", "doing", "modal", "wish"),
        MODAL: ("modal", "wish"),
        PAST: ("past",),
        PRESENT: ("present",),
        SUBJECT: ("article", "subject", "possessive", "determiner"),
        OPENS: ("subordinator",),
        ADVERBIAL: ("subordinator", "preposition", "condition"),
        JOIN: ("contrast",),
        RELATIVE: ("relative",),
        _BLOCKS_PARTICIPLE: (
            "article", "preposition", "being", "having", "possessive", "determiner",
            "coordinator", "wish", "doing",
        ),
        SUBJECT_PRONOUN: ("subject",),
        PENDING: ("relative", "interrogative", "condition"),
        PREPOSITION: ("preposition",),
        DETERMINER: ("article", "possessive", "determiner"),
        _ACTOR: ("actor",),
        _ACTOR_S: ("actor_s",),
        _FUNCTION: (
            "article", "pronoun", "determiner", "preposition", "conjunction",
            "interrogative", "negation", "adverb", "calendar", "day",
        ),
        _CLITIC: ("clitic",),
        _BASE: ("base",),
        _TO_RIGHT: (
            "article", "preposition", "pronoun", "determiner", "possessive", "negation",
        ),
    }  # fmt: skip
    flags: dict[str, int] = {}
    for bit, names in bits.items():
        for word in word_class(*names):
            flags[word] = flags.get(word, 0) | bit
    return flags
