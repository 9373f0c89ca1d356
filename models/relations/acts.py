"""What happened, by news verbs of one meaning: ``artefacts/acts.tsv``.

An act is a dimension ("open"), its side says which way (+ opened, - closed). Two
claims with one act and opposite sides, or one of them denied, speak against one
another; two with the same side may tell of the same thing in different words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...features.inflection import inflect
from ...features.word_classes import word_class
from ...seeds.tsv import MODELS, TsvError, read_tsv

_COLUMNS = ("act", "kind", "side", "verbs", "others", "note")
_LONGEST = 3
#: Words before an act within which a negation reaches it.
_REACH, _NOUN_REACH = 6, 3
#: Words within which "no sign that" reaches it.
_FAR = 14
#: Kinds of rows that name a set of words and no act.
_SETS = ("set",)


@dataclass(frozen=True, slots=True)
class Act:
    """An act in a claim: which, which way (+1, -1), and where it stands.

    ``side`` already counts negation. ``passive`` is true where a form of "be" or
    "get" stands before the verb. ``noun`` is true where it is no verb, ``attempted``
    where it is wanted or tried and not said to have been done.
    """

    name: str
    side: int
    start: int
    end: int
    state: bool
    negated: bool
    passive: bool
    noun: bool
    attempted: bool


def find_acts(norms: Sequence[str]) -> tuple[Act, ...]:
    """The acts in the words ``norms`` (lower case), in order."""
    table = _table()
    found: list[Act] = []
    i = 0
    while i < len(norms):
        size, entries = _longest(table, norms, i)
        for name, side, state, noun in entries:
            if name == "breach" and not word_set("deal") & set(norms):
                continue
            nominal = noun or (i > 0 and norms[i - 1] in _before_nouns())
            negated = negation(norms, i, _NOUN_REACH if nominal else _REACH)
            passive = not noun and any(n in _be() for n in norms[max(0, i - 3) : i])
            wanted = any(n in word_set("attempt") for n in norms[max(0, i - 5) : i])
            wanted = wanted or _to_be_done(norms, i)
            found.append(
                Act(
                    name,
                    -side if negated else side,
                    i,
                    i + size,
                    state,
                    negated,
                    passive,
                    nominal,
                    wanted,
                )
            )
        i += size
    return tuple(found)


def negation(norms: Sequence[str], i: int, reach: int) -> bool:
    """Whether what stands at ``i`` is denied by a word within ``reach`` before it."""
    denied = False
    for k in range(i - 1, max(-1, i - reach - 1), -1):
        if norms[k] in word_set("clause edge") | _askers():
            break
        if is_negation(norms, k):
            denied = not denied
    return denied or _no_evidence(norms, i)


def _no_evidence(norms: Sequence[str], i: int) -> bool:
    """Whether the word at ``i`` stands after "no sign that", in the same clause."""
    for k in range(i - 1, max(1, i - _FAR), -1):
        if norms[k] in word_set("clause edge"):
            return False
        if norms[k] in ("that", "of") and norms[k - 1] in word_set("evidence"):
            return any(is_negation(norms, j) for j in range(max(0, k - 4), k - 1))
    return False


def _to_be_done(norms: Sequence[str], i: int) -> bool:
    """Whether it is still to be done: "is to begin", "are to be moved"."""
    start = i - 1 if norms[i - 1 : i] == ("be",) else i
    return start > 1 and norms[start - 1] == "to" and norms[start - 2] in _is()


@cache
def _is() -> frozenset[str]:
    return word_class("being") - {"be", "been", "being"}


def is_negation(norms: Sequence[str], k: int) -> bool:
    """Whether the word at ``k`` denies what follows: "not", "failed to"."""
    after = norms[k + 1 : k + 2]
    if norms[k] in word_set("denial with to"):
        return after == ("to",)
    return norms[k] in _negations() and after != ("only",)


def _longest(
    table: dict[str, tuple[tuple[str, int, bool, bool], ...]],
    norms: Sequence[str],
    i: int,
) -> tuple[int, tuple[tuple[str, int, bool, bool], ...]]:
    if norms[i] not in _starters():
        return 1, ()
    for size in range(min(_LONGEST, len(norms) - i), 0, -1):
        entry = norms[i] if size == 1 else " ".join(norms[i : i + size])
        if entry in table:
            return size, table[entry]
    return 1, ()


@cache
def _be() -> frozenset[str]:
    return word_class("being") | word_set("staying") | {"got", "get", "getting"}


@cache
def _askers() -> frozenset[str]:
    """Words that open a clause no negation before it reaches: "not known who"."""
    return word_class("interrogative") | {"whether"}


@cache
def _before_nouns() -> frozenset[str]:
    """Words after which a verb's form is a noun: "its control of the valley"."""
    return word_class("article", "possessive", "preposition") - {"to", "like"}


@cache
def _negations() -> frozenset[str]:
    return word_class("negation") | word_set("denial")


@cache
def _starters() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in _table())


@cache
def _table() -> dict[str, tuple[tuple[str, int, bool, bool], ...]]:
    """Forms with the acts they tell: (act, side, is it a state, is it no verb)."""
    table: dict[str, dict[tuple[str, int, bool, bool], None]] = {}
    for name, kind, side, verbs, others, _ in _rows():
        if kind in _SETS:
            continue
        sign, state = (1 if side == "+" else -1), kind == "state"
        for entry in filter(None, verbs.split("|")):
            lemma, _, irregular = entry.partition(":")
            forms = (*inflect(lemma, "verb"), *filter(None, irregular.split(",")))
            for form in forms:
                table.setdefault(form, {})[name, sign, state, False] = None
        for entry in filter(None, others.split("|")):
            table.setdefault(entry, {})[name, sign, state, True] = None
    return {form: tuple(acts) for form, acts in table.items()}


@cache
def word_set(*names: str) -> frozenset[str]:
    """The words of the rows of kind "set" that are called so."""
    rows = (r for r in _rows() if r[1] in _SETS and r[0] in names)
    return frozenset(w for row in rows for w in row[4].split("|"))


@cache
def _rows() -> tuple[list[str], ...]:
    rows = read_tsv("artefacts", "acts.tsv", columns=_COLUMNS, package=MODELS)
    for number, row in enumerate(rows, start=2):
        if row["side"] not in ("+", "-", ""):
            raise TsvError(
                f"acts.tsv, row {number}, field side: {row['side']!r} is not + or -, "
                "nor empty as in a row of kind set"
            )
    return tuple(list(row.values()) for row in rows)
