"""Word lists and how they match: entries, their forms, and the context they need.

A word list is a file ``seeds/lexicons/<name>.tsv`` with the columns

``entry``
    The words, lower-cased, separated by spaces; ``_`` stands for any one word.
``pos``
    ``verb`` and ``noun`` are inflected (a verb phrase in its first word, a noun
    phrase in its head); ``adj``, ``adv`` and ``phrase`` match as they stand.
``label``
    The class reported with a match.
``weight``
    How much a match counts, 0 to 1.
``forms``
    Empty: regular inflection. ``-``: none. Else the inflected forms, ``|`` between.
``when``
    Conditions, all of which must hold, separated by spaces: see :class:`Condition`.
``sense``, ``source``
    The meaning that counts, and where the entry comes from (``SOURCES.md``).

An entry may stand on several rows with different conditions. In one list the
longest match wins and matches do not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeAlias

from ..seeds.tsv import TsvError, read_tsv
from .document import Document, Sentence, Tokens, tokenize
from .inflection import inflect

#: The file that names the word sets conditions may refer to as ``@set``.
SETS = "context_sets"
_COLUMNS = ("entry", "pos", "label", "weight", "forms", "when", "sense", "source")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the surroundings of a match, ``[!]place=word|word|@set``.

    ``place`` is ``before`` or ``after`` (the token next to the match), the same
    with a number (``before3``: any of three), ``near`` (anywhere else in the
    sentence), or ``case`` (``lower``, ``title`` or ``upper``: how the match's
    first word is written). ``!`` negates. Besides the sets of ``context_sets.tsv``
    there are ``@name`` (a capitalised word that does not open the sentence),
    ``@number``, ``@mark`` (punctuation) and ``@edge`` (the sentence's edge); a
    ``*`` before an ending (``*ing``) stands for any word of four letters or more
    that ends so.
    """

    place: str
    reach: int
    words: frozenset[str]
    classes: frozenset[str]
    negated: bool
    endings: tuple[str, ...] = ()

    def holds(self, tokens: Tokens, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the condition holds for the match ``first:last``."""
        if self.place == "case":
            return (_case(tokens.texts[first]) in self.words) != self.negated
        start, end = sentence.first_token, sentence.last_token
        if self.place == "before":
            places = range(max(start, first - self.reach), first)
            edge = first - self.reach < start
        elif self.place == "after":
            places = range(last, min(end, last + self.reach))
            edge = last + self.reach > end
        else:
            places, edge = range(start, end), False
        found = (edge and "edge" in self.classes) or any(
            self._fits(tokens, i, start)
            for i in places
            if not first <= i < last  # `near` looks around the match, not into it
        )
        return found != self.negated

    def _fits(self, tokens: Tokens, i: int, start: int) -> bool:
        norm = tokens.norms[i]
        if norm in self.words:
            return True
        if self.endings and len(norm) > 3 and norm.endswith(self.endings):
            return True
        if not self.classes:
            return False
        text = tokens.texts[i]
        return (
            ("name" in self.classes and i > start and text[:1].isupper())
            or ("number" in self.classes and text[:1].isdigit())
            or ("mark" in self.classes and not text[:1].isalnum())
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a word list."""

    lexicon: str
    text: str
    pos: str
    label: str
    weight: float
    conditions: tuple[Condition, ...]
    sense: str
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found: tokens ``first:last``, characters ``start:end``."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    sentence: int


_Pattern: TypeAlias = tuple[tuple[str, ...], Entry]


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The patterns that begin with one word, by their second word, longest first.

    Phrases are looked up by two words, so a list may hold many that begin with
    "in" or "the" without being slow there. ``plain`` are the patterns of one word
    and those whose second word is ``_``; every tuple of ``phrases`` ends in them.
    """

    phrases: dict[str, tuple[_Pattern, ...]]
    plain: tuple[_Pattern, ...]


def match_lexicons(document: Document) -> dict[str, tuple[Match, ...]]:
    """All matches of every word list in the scored sentences, by list, in order."""
    found: dict[str, list[Match]] = {name: [] for name in lexicon_names()}
    index = _index()
    tokens = document.tokens
    norms = (*tokens.norms, "")
    for sentence in document.scored:
        busy: dict[str, int] = {}
        first, last = sentence.first_token, sentence.last_token
        for i, bucket in enumerate(map(index.get, norms[first:last]), first):
            if bucket is None:
                continue
            patterns = bucket.phrases.get(norms[i + 1], bucket.plain)
            if not patterns:
                continue
            for match in _match_at(patterns, tokens, sentence, i, busy):
                busy[match.entry.lexicon] = match.last
                found[match.entry.lexicon].append(match)
    return {name: tuple(matches) for name, matches in found.items()}


def _match_at(
    patterns: tuple[_Pattern, ...],
    tokens: Tokens,
    sentence: Sentence,
    i: int,
    busy: dict[str, int],
) -> Iterator[Match]:
    for words, entry in patterns:
        last = i + len(words)
        if (
            busy.get(entry.lexicon, 0) <= i
            and last <= sentence.last_token
            and _same(tokens.norms[i:last], words)
            and all(c.holds(tokens, sentence, i, last) for c in entry.conditions)
        ):
            start, end = tokens.starts[i], tokens.ends[last - 1]
            yield Match(entry, i, last, start, end, sentence.index)


def _same(norms: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return norms == words or (
        "_" in words and all(w in ("_", n) for n, w in zip(norms, words, strict=True))
    )


@cache
def lexicon_names() -> tuple[str, ...]:
    """Name the word lists there are."""
    folder = files("newsassay.seeds").joinpath("lexicons")
    names = (f.name.removesuffix(".tsv") for f in folder.iterdir())
    rows = (f for f in names if f != SETS and "." not in f)
    return tuple(sorted(rows))


@cache
def load_lexicon(name: str) -> tuple[tuple[Entry, tuple[tuple[str, ...], ...]], ...]:
    """Read the entries of a word list, each with the token sequences it matches.

    Raises TsvError, naming row, field and mend, where the file is malformed.
    """
    loaded = []
    rows = read_tsv("lexicons", f"{name}.tsv", columns=_COLUMNS)
    for number, row in enumerate(rows, start=2):
        where = f"{name}.tsv, row {number}"
        try:
            weight = float(row["weight"])
        except ValueError:
            raise TsvError(
                f"{where}, field weight: {row['weight']!r} is not a number from 0 to 1"
            ) from None
        if not 0 <= weight <= 1:
            raise TsvError(f"{where}, field weight: {weight} is not within 0 to 1")
        entry = Entry(
            name,
            row["entry"],
            row["pos"],
            row["label"],
            weight,
            tuple(_condition(c, where) for c in row["when"].split()),
            row["sense"],
            row["source"],
        )
        try:
            forms = inflect(entry.text, entry.pos, row["forms"])
        except ValueError as error:
            raise TsvError(f"{where}, field pos: {error}") from None
        loaded.append((entry, tuple(tokenize(form).norms for form in forms)))
    return tuple(loaded)


@cache
def _index() -> dict[str, _Bucket]:
    """Every pattern of every list under its first word."""
    patterns: dict[str, list[_Pattern]] = {}
    for name in lexicon_names():
        for entry, forms in load_lexicon(name):
            for words in forms:
                patterns.setdefault(words[0], []).append((words, entry))
    return {word: _bucket(found) for word, found in patterns.items()}


def _bucket(patterns: list[_Pattern]) -> _Bucket:
    patterns = sorted(patterns, key=lambda p: -len(p[0]))
    seconds = {words[1] for words, _ in patterns if len(words) > 1} - {"_"}
    return _Bucket(
        {
            second: tuple(p for p in patterns if p[0][1:2] in ((), (second,), ("_",)))
            for second in seconds
        },
        tuple(p for p in patterns if p[0][1:2] in ((), ("_",))),
    )


@cache
def context_sets() -> dict[str, frozenset[str]]:
    """Read the named word sets that conditions may refer to."""
    return {
        row["set"]: frozenset(row["words"].split("|"))
        for row in read_tsv("lexicons", f"{SETS}.tsv", columns=("set", "words", "note"))
    }


def _condition(text: str, where: str) -> Condition:
    place, equals, values = text.removeprefix("!").partition("=")
    kind = place.rstrip("0123456789")
    if not equals or not values or kind not in ("before", "after", "near", "case"):
        raise TsvError(
            f"{where}, field when: {text!r} is not [!]before|after|near|case=words"
        )
    words: set[str] = set()
    classes: set[str] = set()
    endings: list[str] = []
    for value in values.split("|"):
        name = value.removeprefix("@")
        if value.startswith("*") and len(value) > 1:
            endings.append(value[1:])
        elif name == value:
            words.add(value)
        elif name in ("name", "number", "mark", "edge"):
            classes.add(name)
        elif name in context_sets():
            words |= context_sets()[name]
        else:
            raise TsvError(f"{where}, field when: there is no set {value}")
    reach = int(place[len(kind) :] or 1)
    return Condition(
        kind,
        reach,
        frozenset(words),
        frozenset(classes),
        text.startswith("!"),
        tuple(endings),
    )


def _case(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "upper"
    return "title" if word[:1].isupper() else "lower"


def duplicates(name: str) -> list[str]:
    """Entries that stand twice with the same part of speech and conditions."""
    keys = sorted((e.text, e.pos, repr(e.conditions)) for e, _ in load_lexicon(name))
    return [a[0] for a, b in pairwise(keys) if a == b]
