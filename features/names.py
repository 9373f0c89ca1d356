"""Proper names, by their capitals and nothing else: no list of names is involved.

A capital inside a sentence marks a name. At a sentence's start, and in a headline
that capitalises every word, a capital says nothing of itself: the word counts only
if the article writes it with a capital elsewhere inside a sentence, or if another
name follows it directly. Small words ("of", "bin", "de") join the parts of a name,
an apostrophe ends it. Names of weekdays and months are left out. It fails where an
article consists of title-cased lines alone, and it cannot tell a nationality
("Afghan") from an actor.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from .document import Document, Sentence
from .word_classes import word_class

#: Share of capitalised words above which a sentence counts as written in title case.
_TITLE_CASE = 0.75
#: A line of fewer words is none.
_TWO = 2
_OPENING = frozenset("\"“‘'«([:•*–—-")

TokenRange = tuple[int, int]


def find_names(document: Document) -> tuple[TokenRange, ...]:
    """The proper names of the scored sentences, as half-open token ranges in order."""
    capitals = [(s, _capitals(document, s)) for s in document.scored]
    plain = [(s, c, _title_case(document, s, c)) for s, c in capitals]
    known = _known(document, plain)
    common = frozenset(filter(str.islower, document.tokens.texts))
    found: list[TokenRange] = []
    for _, places, titled in plain:
        found += _join(document, _named(document, places, titled, known, common))
    return tuple(found)


def names_within(
    names: tuple[TokenRange, ...], first: int, last: int
) -> tuple[TokenRange, ...]:
    """Those of ``names`` that lie wholly in the tokens ``first:last``."""
    low = bisect_left(names, (first, 0))
    high = bisect_left(names, (last, 0))
    return tuple(name for name in names[low:high] if name[1] <= last)


def name_text(document: Document, name: TokenRange) -> str:
    """The text of the name that ``find_names`` gave as ``name``."""
    tokens = document.tokens
    return document.text[tokens.starts[name[0]] : tokens.ends[name[1] - 1]]


def _capitals(document: Document, sentence: Sentence) -> list[int]:
    """Tokens that begin with a capital and could be (part of) a name."""
    never, ambiguous = word_class("calendar"), word_class("month_name")
    small = _function()
    texts, norms = document.tokens.texts, document.tokens.norms
    found: list[int] = []
    for i in range(sentence.first_token, sentence.last_token):
        if not texts[i][0].isupper() or norms[i] == "i":
            continue
        if norms[i] in never and not (
            norms[i] in ambiguous
            and found
            and found[-1] == i - 1
            and norms[i - 1] not in small
        ):  # "in May", but "Theresa May"
            continue
        found.append(i)
    return found


def _title_case(document: Document, sentence: Sentence, capitals: list[int]) -> bool:
    """Whether the sentence capitalises (nearly) every word that is not small."""
    small = word_class("article", "preposition", "coordinator", "being", "connector")
    norms, first = document.tokens.norms, sentence.first_token
    titled = sum([norms[i] not in small for i in capitals if i > first])
    if titled < _TWO:
        return False  # of two words or more, as every line has
    words = [
        norm
        for norm in norms[first + 1 : sentence.last_token]
        if norm[0].isalpha() and norm not in small
    ]
    return titled > _TITLE_CASE * len(words)


def _known(
    document: Document, plain: Iterable[tuple[Sentence, list[int], bool]]
) -> frozenset[str]:
    """Words that some sentence capitalises where a capital tells."""
    function = _function()
    norms, texts = document.tokens.norms, document.tokens.texts
    known = set()
    for sentence, places, titled in plain:
        if titled:
            continue
        for i in places:
            if (norms[i] not in function and not _opens(document, sentence, i)) or (
                len(texts[i]) > 1 and texts[i].isupper()
            ):
                known.add(texts[i])
    return frozenset(known)


def _named(
    document: Document,
    places: list[int],
    titled: bool,
    known: frozenset[str],
    common: frozenset[str],
) -> list[int]:
    """The capitalised tokens that are part of a name."""
    norms, texts = document.tokens.norms, document.tokens.texts
    function, openers = _function(), word_class("opener")
    capital = set(places)
    kept: list[int] = []
    for i in places:
        word = norms[i]
        if (
            texts[i] in known
            or (not titled and word in function and kept and kept[-1] == i - 1)
            or (
                not titled
                and i + 1 in capital
                and texts[i + 1] in known
                and word not in openers
                and word not in function
                and word not in common
                and not word.endswith(("ing", "ly"))
            )
        ):  # "Porton Down": a small word is a part only where it is written as one
            kept.append(i)
    return kept


def _join(document: Document, parts: list[int]) -> list[TokenRange]:
    """Neighbouring parts joined into names."""
    names: list[TokenRange] = []
    for i in parts:
        if names and _joins(document, names[-1], i):
            names[-1] = (names[-1][0], i + 1)
        else:
            names.append((i, i + 1))
    return names


def _joins(document: Document, name: TokenRange, i: int) -> bool:
    """Whether what stands between ``name`` and the name part ``i`` ties them."""
    tokens = document.tokens
    gap = tokens.norms[name[1] : i]
    if not gap:
        return True
    connectors = word_class("connector")
    if len(gap) == 1:
        if gap[0] == ".":  # an initial or a short title: "J. Smith", "Gen. Smith"
            return i - 2 >= 0 and len(tokens.texts[i - 2]) <= 4
        return gap[0] in connectors or (
            gap[0] == "for" and tokens.norms[name[1] - 1] in word_class("body")
        )
    return gap == ("of", "the") or (
        gap == ("for", "the") and tokens.norms[name[1] - 1] in word_class("body")
    )


def _opens(document: Document, sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` opens the sentence or a quotation in it."""
    return i == sentence.first_token or document.tokens.norms[i - 1] in _OPENING


def _function() -> frozenset[str]:
    return word_class(
        "article", "pronoun", "possessive", "determiner", "preposition",
        "conjunction", "interrogative", "being", "having", "doing", "modal", "negation",
    )  # fmt: skip
