"""VADER's compound score of a sentence, equal to the library's and faster.

The score of a word depends on three words before it and two after it. Where none of
these modifies (negates, boosts, dampens, makes an idiom), it is the lexicon's own
figure; elsewhere the library is asked, with those six words instead of the whole
text. So no rule of VADER is restated here but the one for "but", which in the
library searches its whole list of scores once for every word of it.

Hutto & Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis
of social media text, ICWSM-14.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

import vaderSentiment.vaderSentiment as library  # noqa: N813 - one module

#: How many words before and after a word may change its score.
_BEFORE, _AFTER = 3, 2
#: Words that modify their neighbours besides boosters, negations and idioms.
_OTHER_MODIFIERS = frozenset({"no", "this", "doubt", "least"})
_CACHED_WORDS = 50_000
_CACHED_LENGTH = 40


class _Word(NamedTuple):
    """What VADER knows of a token without its neighbours.

    ``valence`` is None where it has none of its own, booster words among them.
    """

    text: str
    lower: str
    valence: float | None
    upper: bool
    modifies: bool


_modifies = attrgetter("modifies")


class _Words(dict[str, _Word]):
    """Tokens as VADER reads them, kept while they are few and short."""

    def __init__(self, lexicon: dict[str, float]) -> None:
        super().__init__()
        self._lexicon = lexicon
        phrases = [*library.SPECIAL_CASES, *library.BOOSTER_DICT]
        self._idioms = frozenset(
            max(phrase.split(), key=len) for phrase in phrases if " " in phrase
        )

    def __missing__(self, token: str) -> _Word:
        text = library.SentiText._strip_punc_if_word(token)
        lower = text.lower()
        boosts = lower in library.BOOSTER_DICT
        word = _Word(
            text,
            lower,
            None if boosts else self._lexicon.get(lower),
            text.isupper(),
            boosts
            or lower in _OTHER_MODIFIERS
            or lower in self._idioms
            or library.negated([lower]),
        )
        if len(token) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[token] = word
        return word


class SentenceAnalyzer(library.SentimentIntensityAnalyzer):  # type: ignore[misc]
    """VADER's analyser with :meth:`compound`, linear in the length of its text."""

    def __init__(self) -> None:
        super().__init__()
        self._words = _Words(self.lexicon)
        self._single = frozenset(emoji for emoji in self.emojis if len(emoji) == 1)

    def compound(self, text: str) -> float:
        """``polarity_scores(text)["compound"]``, from -1 to 1, in four decimals."""
        if not (text.isascii() or self._single.isdisjoint(text)):
            text = "".join(self._described(text))
        words = list(map(self._words.__getitem__, text.split()))
        scores = self._scores(words)
        if not scores:
            return 0.0
        if "but" in text.lower():
            scores = _weigh_but(words, scores)
        total = float(sum(scores.values()))
        if total == 0:
            return 0.0
        emphasis = self._punctuation_emphasis(text)
        total += emphasis if total > 0 else -emphasis
        return round(float(library.normalize(total)), 4)

    def _described(self, text: str) -> Iterator[str]:
        """The text with emoji in words, each set apart from what stands before it."""
        before = " "
        for character in text:
            if character in self._single:
                yield "" if before == " " else " "
                yield self.emojis[character]
            else:
                yield character
            before = character

    def _scores(self, words: Sequence[_Word]) -> dict[int, float]:
        """The score of each word that has one, by its place."""
        scores: dict[int, float] = {}
        shouted: bool | None = None
        for i, word in enumerate(words):
            if word.valence is None:
                continue
            window = words[max(0, i - _BEFORE) : i + _AFTER + 1]
            if not (word.upper or any(map(_modifies, window))):
                scores[i] = word.valence
                continue
            if word.lower == "kind" and [w.lower for w in words[i + 1 : i + 2]] == [
                "of"
            ]:
                continue
            if shouted is None:
                shouted = 0 < sum(w.upper for w in words) < len(words)
            scores[i] = self._ask(window, min(i, _BEFORE), shouted)
        return scores

    def _ask(self, window: Sequence[_Word], place: int, shouted: bool) -> float:
        """The library's score of the word at ``place`` of a window."""
        texts = [word.text for word in window]
        around: Any = SimpleNamespace(words_and_emoticons=texts, is_cap_diff=shouted)
        [score] = self.sentiment_valence(0, around, texts[place], place, [])
        return float(score)


def _weigh_but(words: Sequence[_Word], scores: dict[int, float]) -> dict[int, float]:
    """Halve what stands before the first "but" and add half to what comes after it.

    The library looks up each score by its value and changes the first that equals it,
    which need not be the one it came from; to be equal this does the same, with the
    places of every value at hand. Zeros stay zeros and need no visit.
    """
    but = next((i for i, word in enumerate(words) if word.lower == "but"), None)
    if but is None:
        return scores
    weighed = dict(scores)
    places: dict[float, list[int]] = {}
    for i, score in scores.items():
        places.setdefault(score, []).append(i)
    for heap in places.values():
        heapify(heap)
    for i in scores:
        score = weighed[i]
        if score == 0:
            continue
        first = places[score][0]
        if first == but:
            continue
        heappop(places[score])
        weighed[first] = score * (0.5 if first < but else 1.5)
        heappush(places.setdefault(weighed[first], []), first)
    return weighed


@cache
def analyzer() -> SentenceAnalyzer:
    """The analyser of this process."""
    return SentenceAnalyzer()
