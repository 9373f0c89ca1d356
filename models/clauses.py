"""Where one sentence asserts several things: its clauses, by their small words.

No parser: a clause begins where a joining word is followed by a subject and, within
reach, a finite verb, and what stands before it has a finite verb of its own. Finite
verbs are the closed classes of ``seeds/word_classes.tsv`` (auxiliaries, irregular
pasts, common present forms) and words in -ed that nothing before them turns into an
adjective or a participle. Non-restrictive relative clauses (after a comma) and
appositions with a name in them count as assertions of their own.

It misses clauses whose only verb is a rare present form, and takes an -ed participle
after a noun ("the men accused of ...") for a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..features.document import Tokens
from ..features.word_classes import word_class

#: Words within which the verb of a joined clause must follow.
_REACH = 10
#: Letters a plural has more than.
_PLURAL = 3
_APPOSITION = range(2, 13)
_MARKS = frozenset(',;:()–—.!?"“”')
_OPENERS = frozenset(",–—(")
_CLOSERS = frozenset(',–—);:.!?”"')

FINITE, MODAL, PAST, PRESENT, SUBJECT, OPENS, JOIN, RELATIVE, ADVERBIAL = (
    1 << i for i in range(9)
)
#: How sure a finite verb is that cannot be a participle.
_TOLD = 2
_BLOCKS_PARTICIPLE = 1 << 9
_PRONOUN = 1 << 10
_TO_RIGHT = 1 << 11

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
        return self.kinds[i - self.first] > (_TOLD if i == first else 0)

    def verbs(self, first: int, last: int, *, strict: bool = False) -> list[int]:
        """The finite verbs in ``first:last``.

        ``strict``: only those that cannot be a participle.
        """
        least = _TOLD if strict else 1
        base = self.first
        kinds = self.kinds[first - base : last - base]
        found = [i for i, kind in enumerate(kinds, first) if kind >= least]
        if found and found[0] == first and kinds[0] <= _TOLD:
            del found[0]
        return found

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
    kinds = [_kind(tokens.norms, i, first, last, bits) for i in range(first, last)]
    return Words(tokens, names, numbers, first, bits, kinds)


def _kind(
    norms: tuple[str, ...], i: int, first: int, last: int, bits: list[int]
) -> int:
    """How surely token ``i`` is a finite verb, 0 to 3 (see :class:`Words`)."""
    norm, flags = norms[i], bits[i - first]
    before = bits[i - first - 1] if i > first else 0
    if flags & FINITE:
        return 3 if norm != "'s" or before & _PRONOUN else 0
    ending = norm.endswith("ed") and len(norm) > 3
    if i == first or not (flags & (PAST | PRESENT) or ending):
        return 0
    if before & _BLOCKS_PARTICIPLE or not _is_word(norms[i - 1]):
        return 0
    if flags & PAST or ending:
        return _TOLD if flags & PAST else 1
    if i + 1 >= last:
        return 0
    after = bits[i + 1 - first] & _TO_RIGHT or norms[i + 1].endswith("ly")
    return 1 if after else 0


def _is_word(norm: str) -> bool:
    return norm[0].isalnum() or norm in "'s)”\""


def clauses(words: Words, first: int, last: int) -> list[TokenSpan]:
    """The coordinate and contrasting clauses of ``first:last``, in order.

    Returns at least one stretch; the joining words belong to none of them.
    """
    cuts: list[TokenSpan] = []
    begin = first
    norms = words.tokens.norms
    for i in range(first + 2, last - 2):
        comma = norms[i] == ","
        if not (words.flags(i) & JOIN or comma or norms[i] == ";"):
            continue
        if i < begin + 2 or not words.verbs(begin, i):
            continue
        if comma and not _splices(words, begin, i, last):
            continue
        start = i + 1
        if norms[start] == "that":
            start += 1
        if not _begins(words, start, last) or _pair(norms, begin, i):
            continue
        cuts.append((begin, i))
        begin = start
    return [*cuts, (begin, last)]


@dataclass(frozen=True, slots=True)
class Aside:
    """A relative clause: from the name it speaks of to its end, ``cut`` its mark."""

    start: int
    cut: int
    end: int


def relatives(words: Words, first: int, last: int) -> list[Aside]:
    """Relative clauses that follow a name and a comma."""
    found = []
    norms = words.tokens.norms
    for i in range(first, last - 2):
        if not words.flags(i) & RELATIVE:
            continue
        if i > first and norms[i - 1] not in _OPENERS:
            continue
        end = _relative_end(words, i, last)
        name = words.name_ending(i - 1)
        if name is None:  # nobody is named whom the clause is about
            continue
        if end - i > 3 and words.verbs(i, end):
            found.append(Aside(name[0], i - 1, end))
    return found


def appositions(words: Words, first: int, last: int) -> list[TokenSpan]:
    """Names with what is set beside them: "Ahmad Shah, the son of Zahir Shah,"."""
    found = []
    norms = words.tokens.norms
    for name in words.names:
        i = name[1]
        if not first <= name[0] or i + 3 > last or norms[i] not in _OPENERS:
            continue
        end = next((k for k in range(i + 1, last) if norms[k] in _CLOSERS), last)
        if end - i - 1 not in _APPOSITION or not words.named(i + 1, end):
            continue
        inner = norms[i + 1 : end]
        if (
            norms[i + 1] in word_class("article", "possessive", "role")
            and ("of" in inner or "'s" in inner)
            and not words.verbs(i + 1, end)
        ):
            found.append((name[0], end))
    return found


def _begins(words: Words, start: int, last: int, *, strict: bool = False) -> bool:
    """Whether a clause with a subject and a verb begins at ``start``.

    ``strict``: only verbs that cannot be a participle count.
    """
    if start >= last - 1:
        return False
    flags = words.flags(start)
    subject = (
        bool(flags & SUBJECT)
        or start in words.numbers
        or any(n[0] == start for n in words.names)
        or (
            len(words.tokens.norms[start]) > _PLURAL
            and not flags & ADVERBIAL
            and words.tokens.norms[start].endswith("s")
        )
    )
    if not subject:
        return False
    for i in range(start + 1, min(start + _REACH, last)):
        if words.finite(i, start) and not (
            strict and words.kinds[i - words.first] < _TOLD
        ):
            return True
        norm = words.tokens.norms[i]
        if norm in _MARKS or words.flags(i) & (RELATIVE | JOIN) or norm == "that":
            return False
    return False


def _splices(words: Words, begin: int, comma: int, last: int) -> bool:
    """Whether the comma parts two statements: "A fell, B held and C fled"."""
    norms = words.tokens.norms
    head = begin
    while head < comma and not norms[head][0].isalnum():
        head += 1
    if words.flags(head) & ADVERBIAL and not words.flags(head) & JOIN:
        return False  # "After he left, ..." says when, and belongs to what follows
    thats = [k for k in range(head, comma) if norms[k] == "that"]
    inner = thats[-1] + 1 if thats else head  # "said that on Sunday, ..."
    return bool(words.verbs(inner, comma, strict=True)) and _begins(
        words, comma + 1, last, strict=True
    )


def _pair(norms: tuple[str, ...], begin: int, i: int) -> bool:
    """Whether "and" may tie two things rather than two clauses."""
    before = norms[max(begin, i - 7) : i]
    return norms[i] in ("and", "or") and ("between" in before or "both" in before)


def _relative_end(words: Words, i: int, last: int) -> int:
    """Where the relative clause that begins at ``i`` ends: at a comma after a verb."""
    norms = words.tokens.norms
    for k in range(i + 3, last):
        if norms[k] in ",–—)" and words.verbs(i, k):
            rest = k + 1 < last and (
                norms[k + 1].endswith("ed")
                or bool(words.flags(k + 1) & (FINITE | PAST | PRESENT))
                or bool(words.verbs(k + 1, min(k + 6, last)))
            )
            if rest or norms[k] != ",":
                return k
    return last


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
        _PRONOUN: ("subject",),
        _TO_RIGHT: (
            "article", "preposition", "pronoun", "determiner", "possessive", "negation",
        ),
    }  # fmt: skip
    flags: dict[str, int] = {}
    for bit, names in bits.items():
        for word in word_class(*names):
            flags[word] = flags.get(word, 0) | bit
    return flags
