"""Linear models over a text's words, and quick sums of their terms.

Terms are words, word pairs, the first four and last three letters of longer words,
and steps of length; figures stand for their kind. With v the weight of a term times
its rarity (inverse document frequency) and q the square of its rarity, the score is
::

    logit = slope * (bias + sum(v) / sqrt(sum(q))) + offset

so a long text does not win by its length alone.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np

#: Lengths, in words, from which a sentence has one more step of length.
STEPS = (3, 5, 7, 9, 12, 15, 18, 22, 27, 33, 40)
START, END = "<s>", "</s>"
_Pairs: TypeAlias = dict[str, tuple[float, float]]
_Affixes: TypeAlias = tuple[tuple[str, float, float], ...]
_Word: TypeAlias = tuple[float, float, _Pairs, _Affixes]

_CENTURIES = ("17", "18", "19", "20")
_SHORT = 4
_UNKNOWN = (0.0, 0.0)
_NO_WORD: _Word = (0.0, 0.0, {}, ())


@dataclass(frozen=True, slots=True)
class TermModel:
    """The terms with their v and q, and what turns their sum into a logit.

    ``words`` holds for every known word its v and q, the pairs it is the first word
    of, and its beginning and ending; ``affixes`` serves unknown words; ``steps``
    holds the sums for each number of steps of length.
    """

    words: dict[str, _Word]
    affixes: dict[str, tuple[float, float]]
    steps: tuple[tuple[float, float], ...]
    bias: float
    slope: float
    offset: float

    def logit(self, norms: Sequence[str]) -> float:
        """The score of a text of these lower-cased tokens."""
        get, none = self.words.get, _UNKNOWN
        pairs = self.words.get(START, _NO_WORD)[2]
        total, square = self.steps[bisect_right(STEPS, len(norms))]
        seen: dict[str, str] = {}  # each word and what stood before it first
        again: set[tuple[str, str]] = set()
        affixes: set[str] = set()
        before = START
        for norm in norms:
            word = norm
            known = get(word)
            if known is None:
                word = term_word(norm)
                known = get(word) or self._unknown(word)
            v, q = pairs.get(word, none)
            if word not in seen:
                seen[word] = before
                total += known[0] + v
                square += known[1] + q
                for affix, affix_v, affix_q in known[3]:
                    if affix not in affixes:
                        affixes.add(affix)
                        total += affix_v
                        square += affix_q
            elif q and seen[word] != before and (before, word) not in again:
                again.add((before, word))
                total += v
                square += q
            pairs, before = known[2], word
        v, q = pairs.get(END, none)
        total, square = total + v, square + q
        value = total / math.sqrt(square) if square else 0.0
        return self.slope * (self.bias + value) + self.offset

    def _unknown(self, word: str) -> _Word:
        return 0.0, 0.0, {}, _affixes(word, self.affixes)


def sentence_terms(norms: Sequence[str]) -> tuple[str, ...]:
    """The terms of a sentence, each once however often it stands there."""
    words = [term_word(norm) for norm in norms]
    terms: dict[str, None] = dict.fromkeys(words)
    for word in words:
        terms.update(dict.fromkeys(word_affixes(word)))
    pairs = zip((START, *words), (*words, END), strict=True)
    terms.update((f"{a} {b}", None) for a, b in pairs)
    steps = STEPS[: bisect_right(STEPS, len(norms))]
    return (*terms, *(f"<{step}>" for step in steps))


def word_affixes(word: str) -> tuple[str, ...]:
    """The last three letters of a word, and of a longer one the first four."""
    if len(word) <= _SHORT:
        return ()
    return (
        ("-" + word[-3:], word[:4] + "-")
        if len(word) > _SHORT + 1
        else ("-" + word[-3:],)
    )


def _affixes(word: str, terms: Mapping[str, tuple[float, float]]) -> _Affixes:
    return tuple((a, *terms[a]) for a in word_affixes(word) if a in terms)


def term_word(norm: str) -> str:
    """The token itself, or for a figure its kind."""
    if not norm[0].isdigit():
        return norm
    if norm.endswith("%"):
        return "<%>"
    if len(norm) == 4 and norm[:2] in _CENTURIES and norm.isdigit():
        return "<y>"
    return "<t>" if ":" in norm else "<n>"


@cache
def load_terms(name: str) -> TermModel:
    """The model of ``artefacts/<name>.npz``."""
    path = files("newsassay.models").joinpath("artefacts", f"{name}.npz")
    with path.open("rb") as file, np.load(file) as arrays:
        words = arrays["terms"].tobytes().decode("utf-8").split("\n")
        v = arrays["v"].astype(float).tolist()
        q = arrays["q"].astype(float).tolist()
        bias, slope, offset = arrays["scalars"].tolist()
    terms = dict(zip(words, zip(v, q, strict=True), strict=True))
    return build_model(terms, bias, slope, offset)


def build_model(
    terms: Mapping[str, tuple[float, float]], bias: float, slope: float, offset: float
) -> TermModel:
    """The model that sums v and q of ``terms`` as :func:`sentence_terms` counts them.

    Terms that are no pair, step or affix are words.
    """
    steps = [_UNKNOWN]
    for step in STEPS:
        v, q = terms.get(f"<{step}>", _UNKNOWN)
        steps.append((steps[-1][0] + v, steps[-1][1] + q))
    pairs: dict[str, _Pairs] = {}
    for term, values in terms.items():
        first, space, second = term.partition(" ")
        if space:
            pairs.setdefault(first, {})[second] = values
    words: dict[str, _Word] = {}
    known = {t.partition(" ")[0] for t in terms}
    known.update(second for follow in pairs.values() for second in follow)
    for word in known:
        v, q = terms.get(word, _UNKNOWN)
        words[word] = (v, q, pairs.get(word, {}), _affixes(word, terms))
    return TermModel(
        words,
        {t: x for t, x in terms.items() if t[0] == "-" or t[-1] == "-"},
        tuple(steps),
        bias,
        slope,
        offset,
    )
