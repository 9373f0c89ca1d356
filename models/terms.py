"""Linear models over a text's words, and quick sums of their terms.

Terms are words, word pairs, the first four and last three letters of longer words,
and steps of length; figures stand for their kind. With v the weight of a term times
its rarity (inverse document frequency) and q the square of its rarity, the score is
::

    logit = slope * (bias + sum(v) / sqrt(sum(q))) + offset

so a long text does not win by its length alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

#: Lengths, in words, from which a sentence has one more step of length.
STEPS = (3, 5, 7, 9, 12, 15, 18, 22, 27, 33, 40)
START, END = "<s>", "</s>"

_CENTURIES = ("17", "18", "19", "20")
_SHORT = 4
_UNKNOWN = (0.0, 0.0)
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


class TermModel:
    """The terms with their v and q, and what turns their sum into a logit.

    Every term has a number: words first, from 1 on, then beginnings and endings,
    then pairs; 0 is none. Texts are scored many at a time, because looking terms up
    one by one takes most of the time.
    """

    def __init__(
        self,
        terms: Mapping[str, tuple[float, float]],
        bias: float,
        slope: float,
        offset: float,
    ) -> None:
        """Terms that are no pair, step or affix are words."""
        pairs = [t for t in terms if " " in t]
        affixes = [t for t in terms if t[0] == "-" or t[-1] == "-"]
        words = dict.fromkeys(t for t in terms if " " not in t)
        words.update(dict.fromkeys(w for p in pairs for w in p.split(" ")))
        words.update({START: None, END: None})
        self._words = {w: i for i, w in enumerate(words, start=1)}
        self._size = len(self._words) + 1
        self._affixes = {a: i for i, a in enumerate(affixes, start=self._size)}
        self._endings = np.zeros((2, self._size), np.int64)
        for word, row in self._words.items():
            self._endings[:, row] = self._affixes_of(word)
        split = ([self._words[w] for w in p.split(" ")] for p in pairs)
        keys = np.array([a * self._size + b for a, b in split], np.int64)
        order = np.argsort(keys, kind="stable")
        self._pairs = np.append(keys[order], np.iinfo(np.int64).max)
        self._first_pair = self._size + len(affixes)
        named = (*self._words, *affixes, *(pairs[i] for i in order.tolist()))
        self._values = np.array([_UNKNOWN, *(terms.get(t, _UNKNOWN) for t in named)]).T
        steps = np.array([_UNKNOWN, *(terms.get(f"<{k}>", _UNKNOWN) for k in STEPS)])
        self._steps = steps.cumsum(0).T
        self._scalars = bias, slope, offset

    def _affixes_of(self, word: str) -> tuple[int, int]:
        get = self._affixes.get
        if len(word) <= _SHORT:
            return 0, 0
        ending = get("-" + word[-3:], 0)
        return ending, get(word[:4] + "-", 0) if len(word) > _SHORT + 1 else 0

    def logit(self, norms: Sequence[str]) -> float:
        """The score of a text of these lower-cased tokens."""
        return self.logits([norms])[0]

    def logits(self, texts: Sequence[Sequence[str]]) -> list[float]:
        """The scores of texts, each of lower-cased tokens."""
        if not texts:
            return []
        lengths = np.array([len(text) for text in texts])
        owners = np.repeat(np.arange(len(texts)), lengths)
        words, endings = self._rows(list(chain.from_iterable(texts)))
        whose = [owners, owners, owners, owners, np.arange(len(texts))]
        numbers = [words, *endings, *self._pair_numbers(words, lengths)]
        codes = np.concatenate(whose) * len(self._values[0]) + np.concatenate(numbers)
        codes.sort()  # each term counts once; np.unique would take four times as long
        new = np.append(True, codes[1:] != codes[:-1])
        owner, number = np.divmod(codes[new], len(self._values[0]))
        steps = self._steps[:, np.searchsorted(STEPS, lengths, "right")]
        total, square = (
            steps[i] + np.bincount(owner, self._values[i][number], len(texts))
            for i in (0, 1)
        )
        bias, slope, offset = self._scalars
        value = np.divide(
            total, np.sqrt(square), out=np.zeros_like(total), where=square > 0
        )
        found: list[float] = (slope * (bias + value) + offset).tolist()
        return found

    def _rows(self, norms: Sequence[str]) -> tuple[Integers, Integers]:
        """The numbers of words, and of their affixes: (tokens,), (2, tokens)."""
        words = [n if n[0].isalpha() else term_word(n) for n in norms]
        rows = np.fromiter(map(self._words.get, words, repeat(0)), np.int64, len(words))
        endings = self._endings[:, rows]
        unknown = np.flatnonzero(rows == 0)
        if len(unknown):
            told = [self._affixes_of(words[i]) for i in unknown.tolist()]
            endings[:, unknown] = np.array(told).T
        return rows, endings

    def _pair_numbers(
        self, words: Integers, lengths: Integers
    ) -> tuple[Integers, Integers]:
        """The numbers of the pairs that end in each word, and in each text's end."""
        before = np.empty_like(words)
        before[1:] = words[:-1]
        ends = np.cumsum(lengths)
        filled = lengths > 0
        before[(ends - lengths)[filled]] = self._words[START]
        last = np.full(len(lengths), self._words[START])
        last[filled] = words[ends[filled] - 1]
        return self._paired(before, words), self._paired(last, self._words[END])

    def _paired(self, first: Integers, second: Integers | int) -> Integers:
        keys = first * self._size + second
        place = np.searchsorted(self._pairs, keys)
        return np.where(self._pairs[place] == keys, place + self._first_pair, 0)


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
    return TermModel(terms, bias, slope, offset)
