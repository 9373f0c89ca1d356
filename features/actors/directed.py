"""Loaded words and the actor they are directed at.

The nearest actor named in the same clause is meant, first of all the one the words
belong to: "the Taliban's hyenas", "lions of Panjshir", "shameless Harlan". Whether
they praise or abuse, their class says (``seeds/actors/leanings.tsv``); where the class
leaves it open, VADER's valence of the words does. Verbs are left out: who acts and
who suffers cannot be told without a parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...seeds.tsv import read_tsv
from ..lexicon import Match
from ..results import Span
from ..vader import analyzer
from ..word_classes import word_class

if TYPE_CHECKING:
    from ..reading import Reading

#: Tokens within which a loaded word can be directed at an actor.
REACH = 6


class Directed(NamedTuple):
    """A loaded phrase, the index of the mention it is directed at, and its sign."""

    mention: int
    span: Span
    sign: int


def directed(
    reading: Reading, mentions: Sequence[tuple[int, int, int]]
) -> list[Directed]:
    """The loaded phrases that are directed at one of ``mentions``.

    ``mentions`` are (first, last, sentence), in order.
    """
    by_sentence: dict[int, list[int]] = {}
    for i, (_, _, sentence) in enumerate(mentions):
        by_sentence.setdefault(sentence, []).append(i)
    found = []
    for match in reading.matches.get("loaded", ()):
        near = by_sentence.get(match.sentence)
        sign = leaning(match) if near else 0
        if near and sign:
            target = _target(reading, match, [(i, *mentions[i][:2]) for i in near])
            if target is not None:
                found.append(Directed(target, reading.span(match), sign))
    return found


def _target(
    reading: Reading, match: Match, near: Sequence[tuple[int, int, int]]
) -> int | None:
    """The mention that ``match`` is directed at; None where none is close enough."""
    norms = reading.document.tokens.norms
    best: tuple[int, int] | None = None
    for i, first, last in near:
        if first < match.last and match.first < last:
            return i  # within the name itself: "Lions of Panjshir"
        if last <= match.first:
            between = norms[last : match.first]
        else:
            between = norms[match.last : first]
        if len(between) > REACH or not word_class("clause_mark").isdisjoint(between):
            continue
        owned = between[:1] == ("'s",) if last <= match.first else between == ("of",)
        distance = 0 if owned else 1 + len(between)
        if best is None or distance < best[0]:
            best = distance, i
    return None if best is None else best[1]


def leaning(match: Match) -> int:
    """1 where the phrase praises, -1 where it abuses, 0 where it does neither."""
    if match.entry.pos == "verb":
        return 0
    rule = leanings().get(match.entry.label, "none")
    if rule != "valence":
        return {"praise": 1, "abuse": -1, "none": 0}[rule]
    return _by_valence(match.entry.text)


@cache
def _by_valence(phrase: str) -> int:
    lexicon = analyzer().lexicon
    return 1 if sum(lexicon.get(w, 0.0) for w in phrase.split()) > 0 else -1


@cache
def leanings() -> dict[str, str]:
    """How each class of loaded words leans: praise, abuse, valence or none."""
    rows = read_tsv("actors", "leanings.tsv", columns=("label", "leaning", "note"))
    return {row["label"]: row["leaning"] for row in rows}
