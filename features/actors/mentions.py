"""Mentions of actors: the article's names, short forms put with the fullest one.

A place that the article only ever gives as where something happens ("in Kabul") is
no actor, nor is a valley or a street. Names that stand in the headline alone are left
out, since its capitals do not tell where a name ends. What is called by a name and a
common noun ("Lions of Panjshir") is an actor of its own: whom the article means by
it, only other sentences tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..attribution.names import Name, Names
from ..attribution.words import words
from ..document import Kind
from ..names import TokenRange, name_text
from ..word_classes import word_class
from .records import ActorKind

if TYPE_CHECKING:
    from ..reading import Reading


class Named(NamedTuple):
    """An actor's fullest name, its kind, and its mentions (first, last, sentence)."""

    name: str
    kind: ActorKind
    mentions: tuple[tuple[int, int, int], ...]


def find_named(reading: Reading, names: Names) -> list[Named]:
    """The actors the article names, in the order of their first mentions."""
    document = reading.document
    norms = document.tokens.norms
    found: dict[str, list[tuple[int, int, int]]] = {}
    kinds: dict[str, Counter[ActorKind]] = {}
    known: dict[str, tuple[str, ActorKind] | None] = {}
    acting: set[str] = set()
    told: set[str] = set()
    charged = {
        norms[m.first]
        for m in reading.matches.get("loaded", ())
        if m.last == m.first + 1
    }
    mentions = []
    for (first, last), sentence in _placed(reading):
        first = _past_titles(norms, first, last)
        while first + 1 < last and norms[first] in charged:
            first += 1  # "Heroic Pell Hadric": the outlet's word, not the man's name
        mentions.append((first, last, sentence, name_text(document, (first, last))))
    body = {t for _, _, s, t in mentions if document.sentences[s].kind is Kind.BODY}
    for first, last, sentence, text in mentions:
        if text not in known:
            known[text] = _resolved(text, names, first, last, body)
        actor = known[text]
        if actor is None:
            continue
        name, kind = actor
        found.setdefault(name, []).append((first, last, sentence))
        kinds.setdefault(name, Counter())[kind] += 1
        if name not in acting and not _located(norms, first):
            acting.add(name)
        if text in body:
            told.add(name)
    return [
        Named(name, kinds[name].most_common(1)[0][0], tuple(mentions))
        for name, mentions in found.items()
        if name in acting and name in told
    ]


def _placed(reading: Reading) -> Iterator[tuple[TokenRange, int]]:
    """Each name of the scored sentences with its sentence."""
    sentences = iter(reading.document.scored)
    end = sentence = -1
    for first, last in reading.names:
        while first >= end:
            found = next(sentences)
            end, sentence = found.last_token, found.index
        yield (first, last), sentence


def _past_titles(norms: tuple[str, ...], first: int, last: int) -> int:
    """The first token of a name after "Mr", "Gen." and the like."""
    titles = words().title
    start = first
    while start + 1 < last and (norms[start] in titles or norms[start] == "."):
        start += 1
    if start == first or norms[start] in word_class("connector"):
        return first
    return start


def _resolved(
    text: str, names: Names, first: int, last: int, body: Collection[str]
) -> tuple[str, ActorKind] | None:
    """The fullest name of ``text``, at ``first:last``, and its kind; None for places.

    A short form stands for the same name throughout the article. The fullest name is
    one of those in the ``body``: a headline's capitals do not tell where it ends.
    """
    if not any(c.isalpha() for c in text):
        return None
    name = names.covering(last - 1)
    full, kind = text, ActorKind.OTHER
    if name is not None and name.first <= first and name.last >= last:
        full, kind = names.full(name), _kind(name)
        if full not in body:
            word = text.rsplit(" ", 1)[-1]
            inside = [t for t in body if word in t and f" {t} " in f" {full} "]
            full = max(inside, key=lambda t: (len(t), t), default=text)
    full = " ".join(full.split())
    return None if full.rsplit(" ", 1)[-1].lower() in _places() else (full, kind)


@cache
def _places() -> frozenset[str]:
    return word_class("place_noun")


def _kind(name: Name) -> ActorKind:
    if name.person is None:
        return ActorKind.OTHER
    return ActorKind.PERSON if name.person else ActorKind.ORGANISATION


def _located(norms: tuple[str, ...], first: int) -> bool:
    """Whether a name is given as a place: "in Kabul", "from the Panjshir Valley"."""
    before = first - 1
    if before > 0 and norms[before] in ("the", "a", "an"):
        before -= 1
    return before >= 0 and norms[before] in _locatives()


@cache
def _locatives() -> frozenset[str]:
    return word_class("locative")
