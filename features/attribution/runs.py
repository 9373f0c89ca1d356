"""Runs of capitalised words that make names, titles and roles left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import ne
from typing import NamedTuple

from ..document import Document, Tokens
from .name_kinds import is_person
from .words import words

#: A sentence's opening, an initial quotation mark included; where subjects stand.
_OPENING, _SUBJECT = 2, 4
#: Words of so few letters in "-ing" are names or nouns.
_KING = 4
_INITIAL_MARK = "."
_APOSTROPHES = frozenset({"'", "’"})


class Name(NamedTuple):
    """A run of capitalised words, titles and roles left out.

    ``person`` is None where nothing tells whether it is a person or a body.
    ``opens`` is true where the name is (almost) the first thing its sentence says.
    """

    first: int
    last: int
    text: str
    person: bool | None
    opens: bool
    female: bool | None = None


def find_runs(document: Document) -> list[Name]:
    """The names of a document in order, each mention one."""
    tokens = document.tokens
    texts, norms = tokens.texts, tokens.norms
    upper = _capitalised(tokens)
    written = set(texts)
    w = words()
    kept = w.kept_lower
    heads = [i for i in compress(range(len(upper)), upper) if norms[i] not in kept]
    found: list[Name] = []
    after = 0
    sentences = iter(document.sentences)
    start = end = 0
    for i in heads:
        if i < after:
            continue
        while i >= end:
            sentence = next(sentences)
            start, end = sentence.first_token, sentence.last_token
        if i < start:  # a token between sentences
            continue
        if i - start < _OPENING and _opens(texts, start, i):
            alone = not (i + 1 < end and upper[i + 1])
            common = norms[i] in written or _verbal(norms[i])
            gerund = norms[i].endswith("ing") and len(norms[i]) > _KING
            gerund = gerund and norms[i] not in w.given
            if (alone and common) or gerund:  # "Losing Ohio": Ohio is the name
                continue
        after = _chain_end(tokens, upper, i, end)
        subject = i - start < _SUBJECT or norms[i - 1] in w.clause_opener
        subject = subject and sentence.kind.scored
        name = _name(tokens, i, after, start, end, opens=subject)
        if name:
            found.append(name)
    return found


def _capitalised(tokens: Tokens) -> bytearray:
    """For every token 1 where it begins with a capital, else 0."""
    texts = tokens.texts
    upper = bytearray(len(texts))
    for i, differs in enumerate(map(ne, texts, tokens.norms)):
        if differs and texts[i][0].isupper():
            upper[i] = 1
    return upper


def _opens(texts: Sequence[str], start: int, i: int) -> bool:
    return i == start or (i - 1 == start and not texts[start][0].isalnum())


def _verbal(norm: str) -> bool:
    """Whether a word that opens a sentence looks like a participle or adverb."""
    return norm.endswith(("ing", "ed", "ly")) and len(norm) > 5


def _chain_end(tokens: Tokens, upper: bytearray, i: int, end: int) -> int:
    """One past the last token of the run of capitalised words that begins at ``i``."""
    w = words()
    texts, norms = tokens.texts, tokens.norms
    last = i + 1
    while last < end:
        if last == i + 1 and _credit(texts, i, norms):
            break
        if upper[last] and (norms[last] not in w.kept_lower or last + 1 == end):
            last += 1
            continue
        follows = last + 1 < end and upper[last + 1]
        if not follows:
            break
        word = norms[last]
        if (
            (word == _INITIAL_MARK and _abbreviates(texts[last - 1], w.title))
            or word in w.particle
            or (word in ("of", "for", "&") and norms[last - 1] in w.organisation)
            or (word in _APOSTROPHES and _joins(norms, last))
            or (word == "'s" and norms[last - 1] in w.collective)
        ):
            last += 2
            continue
        break
    return last


def _credit(texts: Sequence[str], i: int, norms: Sequence[str]) -> bool:
    """Whether the word at ``i`` is an outlet in capitals, the next one in none."""
    return (
        norms[i] in words().outlet
        and texts[i].isupper()
        and not texts[i + 1].isupper()
        and norms[i + 1] not in words().outlet
        and norms[i + 1] not in words().organisation
    )


def _joins(norms: Sequence[str], mark: int) -> bool:
    """Whether an apostrophe stands inside a name: O'Reilly, Workers' Union."""
    before, after = norms[mark - 1], norms[mark + 1]
    return len(before) == 1 or (before.endswith("s") and after in words().organisation)


def _abbreviates(word: str, titles: frozenset[str]) -> bool:
    return len(word) == 1 or word.lower() in titles


def _name(
    tokens: Tokens, first: int, last: int, start: int, end: int, *, opens: bool
) -> Name | None:
    """The name in ``first:last`` once titles and roles before it are dropped."""
    w = words()
    norms = tokens.norms
    titled = first > start and (
        norms[first - 1] in w.title or norms[first - 1] in w.role
    )
    female = first > start and norms[first - 1] in w.female
    marks = (
        [i + 1 for i in range(first, last - 1) if _titles(norms[i])]
        if last - first > 1
        else []
    )
    if marks and norms[last - 1] not in w.organisation:
        titled = True
        female = female or any(norms[i - 1] in w.female for i in marks)
        first = marks[-1] + (norms[marks[-1]] == "." and marks[-1] < last - 1)
    if _of_office(norms, first, last, start):
        first, titled = first + 1, True
    if norms[first] in ("'s", "."):
        return None
    told = first - 1 - (norms[first - 1] == ".")
    addressed = told >= start and last - first == 1 and norms[told] in w.honorific
    person = addressed or is_person(tokens, first, last, titled, start, end)
    sex = None
    if female or norms[first] in w.female:
        sex = True
    elif norms[first] in w.given or (told >= start and norms[told] in w.male):
        sex = False
    elif person and last - first > 1 and norms[first].endswith("a"):
        sex = True  # Dora, Petra; the men among them are in the list of given names
    return Name(first, last, _text(tokens, first, last), person, opens, sex)


def _titles(word: str) -> bool:
    """Whether a word, or a part of a compound, is a title: "President-elect"."""
    w = words()
    return any(part in w.title or part in w.role for part in word.split("-"))


def _of_office(norms: Sequence[str], first: int, last: int, start: int) -> bool:
    """Whether the first word is an office's: "Secretary of State John Kerry"."""
    w = words()
    return (
        last - first > 2
        and first > start + 1
        and norms[first] in w.office
        and norms[first - 1] == "of"
        and norms[first - 2] in w.title | w.role
    )


def _text(tokens: Tokens, first: int, last: int) -> str:
    """The words of ``first:last``, one space where the text has any."""
    pieces = [tokens.texts[first]]
    for i in range(first + 1, last):
        if tokens.starts[i] > tokens.ends[i - 1]:
            pieces.append(" ")
        pieces.append(tokens.texts[i])
    return "".join(pieces)
