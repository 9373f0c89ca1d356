"""Where one sentence asserts several things: its clauses, by their small words.

No parser: a clause begins where a joining word is followed by a subject and, within
reach, a finite verb (``models/clause_words.py``), and what stands before it has a
finite verb of its own. Non-restrictive relative clauses (after a comma, of somebody
named) count as assertions of their own; appositions do not.

"and" between two names ties names: a clause that begins there is missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..features.word_classes import word_class
from .clause_words import (
    ADVERBIAL,
    DETERMINER,
    FINITE,
    JOIN,
    OPENS,
    PAST,
    PENDING,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    SUBJECT,
    SUBJECT_PRONOUN,
    TOLD,
    TokenSpan,
    Words,
)

#: Words within which the verb of a joined clause must follow.
_REACH = 10
#: Letters a plural has more than.
_PLURAL = 3
#: Without one of these, or "that", a word opens no clause inside another.
_BINDS = PENDING | OPENS | SUBJECT_PRONOUN
_MARKS = frozenset(',;:()–—.!?"“”')
_OPENERS = frozenset(",–—(")


def clauses(words: Words, first: int, last: int) -> list[TokenSpan]:
    """The coordinate and contrasting clauses of ``first:last``, in order.

    Returns at least one stretch; the joining words belong to none of them.
    """
    cuts: list[TokenSpan] = []
    begin = first
    norms, bits = words.tokens.norms, words.bits
    for i in range(first + 2, last - 2):
        comma = norms[i] == ","
        if not (comma or bits[i - words.first] & JOIN or norms[i] == ";"):
            continue
        if i < begin + 2 or not words.verbs(_inmost(words, begin, i), i):
            continue
        if comma and not _splices(words, begin, i, last):
            continue
        start = i + 1
        if norms[start] == "that":
            start += 1
        told = start > i + 1 and not words.flags(start) & (FINITE | PAST)
        if not _begins(words, start, last, told=told) or _pair(words, begin, i):
            continue
        if _presented(words, begin, start):
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
    norms, bits = words.tokens.norms, words.bits
    for i in range(first, last - 2):
        if not bits[i - words.first] & RELATIVE:
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


def main_verb(words: Words, first: int, last: int) -> int | None:
    """The verb of the stretch's own clause, with something before it as subject.

    None where every finite verb belongs to a clause inside ("the man who left", "the
    allies we serve", "weeks after it fell"), or where the verb has lost its subject.
    """
    norms, bits = words.tokens.norms, words.bits
    opening = first
    while opening < last - 1 and not norms[opening][0].isalnum():
        opening += 1
    if _opens_amiss(words, opening, last):
        return None
    inner = int(_only_adverbial(words, opening, last))
    comma = bool(words.flags(opening) & PREPOSITION)
    aside = False
    for i in range(opening, last):
        if words.finite(i, opening):
            if inner:
                inner, aside = inner - 1, False
            elif i > opening and (
                words.told(i) or not words.flags(opening) & PREPOSITION
            ):
                return i
        elif norms[i] == ",":
            comma = True
            if aside:  # "which" and a verb we do not know
                inner, aside = inner - 1, False
        elif (bits[i - words.first] & _BINDS or norms[i] == "that") and (
            _subordinates(words, i, opening, last)
            or (not comma and _contact_clause(words, i, opening))
        ):
            inner += 1
            aside = bool(words.flags(i) & RELATIVE) and norms[i - 1] == ","
    return None


def _opens_amiss(words: Words, opening: int, last: int) -> bool:
    """Whether the stretch opens with what cannot open a statement."""
    norm, flags = words.tokens.norms[opening], words.flags(opening)
    if norm in word_class("indirect", "object"):
        return True
    if words.tokens.texts[opening][0].isupper() or opening + 1 >= last:
        return False
    if norm.endswith("ing") or norm == "what":
        return True
    after = words.flags(opening + 1)
    return bool(flags & (FINITE | PAST)) or bool(
        flags & PRESENT and after & (SUBJECT | DETERMINER)
    )


def _subordinates(words: Words, i: int, opening: int, last: int) -> bool:
    """Whether the next verb belongs to a clause that opens at token ``i``."""
    flags, norm = words.flags(i), words.tokens.norms[i]
    if flags & PENDING:
        return True
    if norm == "that":
        before = words.flags(i - 1) if i > opening else PREPOSITION
        return not before & PREPOSITION
    if not flags & OPENS or i + 1 >= last:
        return False
    if not flags & PREPOSITION or words.flags(i + 1) & SUBJECT_PRONOUN:
        return True
    if norm == "as" or i == opening:
        return False
    return bool(words.verbs(i + 1, min(i + _REACH, last)))


def _contact_clause(words: Words, i: int, opening: int) -> bool:
    """Whether a relative clause without its pronoun opens: "the allies we serve"."""
    if i < opening + 1 or not words.flags(i) & SUBJECT_PRONOUN:
        return False
    norm, before = words.tokens.norms[i], words.flags(i - 1)
    return (
        norm not in ("this", "that", "these", "those", "it", "there")
        and before == 0
        and words.tokens.norms[i - 1].isalpha()
    )


def _only_adverbial(words: Words, first: int, last: int) -> bool:
    """Whether the stretch is one clause of when or how: "As Okoro has written"."""
    flags = words.flags(first)
    if not (flags & OPENS and flags & PREPOSITION) or first + 2 >= last:
        return False
    norms = words.tokens.norms
    if "," in norms[first : last - 1] or norms[first + 1] in ("many", "much", "few"):
        return False
    after = words.flags(first + 1) & DETERMINER or any(
        n[0] == first + 1 for n in words.names
    )
    return bool(after) and len(words.verbs(first, last)) == 1


def bare(words: Words, span: TokenSpan) -> TokenSpan:
    """The span without a conjunction that ties it to what stood before it."""
    first, last = span
    if (
        first < last
        and words.flags(first) & OPENS
        and words.tokens.texts[first].islower()
        and words.tokens.norms[first + 1 : first + 2] != ("of",)
        and "," not in words.tokens.norms[first:last]
        and main_verb(words, first + 1, last) is not None
    ):
        return first + 1, last
    return span


def _presented(words: Words, begin: int, start: int) -> bool:
    """Whether a clause takes up what the one before only presents.

    "There is one director, and her name is Strand" is one statement.
    """
    norms = words.tokens.norms
    head = next((i for i in range(begin, start) if norms[i][0].isalnum()), start)
    presents = norms[head] == "there" and norms[head + 1] in word_class("being")
    return presents and norms[start] in word_class("possessive")


def _begins(
    words: Words, start: int, last: int, *, strict: bool = False, told: bool = False
) -> bool:
    """Whether a clause with a subject and a verb begins at ``start``.

    ``strict``: only verbs that cannot be a participle count. ``told``: it follows
    "and that", after which any word may be the subject.
    """
    if start >= last - 1:
        return False
    flags = words.flags(start)
    subject = (
        told
        or bool(flags & SUBJECT)
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
        sure = strict or start in words.numbers
        if words.finite(i, start) and not (
            sure and words.kinds[i - words.first] < TOLD
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
    inner = _inmost(words, head, comma)
    return bool(words.verbs(inner, comma, strict=True)) and _begins(
        words, comma + 1, last, strict=True
    )


def _inmost(words: Words, first: int, last: int) -> int:
    """Where the last clause that opens in ``first:last`` begins, else ``first``."""
    norms, bits, base = words.tokens.norms, words.bits, words.first
    for k in range(last - 1, first, -1):
        opens = bits[k - base] & (OPENS | PREPOSITION) == OPENS
        if opens or norms[k] == "that":
            return k + 1
    return first


def _pair(words: Words, begin: int, i: int) -> bool:
    """Whether "and" may tie two things rather than two clauses."""
    norms = words.tokens.norms
    if norms[i] not in ("and", "or"):
        return False
    before = norms[max(begin, i - 7) : i]
    if "between" in before or "both" in before or _listed(words, begin, i):
        return True
    return words.name_ending(i) is not None and any(n[0] == i + 1 for n in words.names)


def _listed(words: Words, begin: int, i: int) -> bool:
    """Whether no verb stands between "and" and the mark or conjunction before it.

    "Unless the town and its council agree": one clause with two subjects.
    """
    norms = words.tokens.norms
    opens = i
    while opens > begin and norms[opens - 1] not in _MARKS:
        if words.flags(opens - 1) & (OPENS | PENDING):
            break
        opens -= 1
    return begin < opens < i and not words.verbs(opens, i)


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
