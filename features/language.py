"""Which language a text is in: by its script, then by its function words.

The commonest words of a language ("the", "of"; "de", "que") make up a third of any
running text in it and little of any other, whatever the topic and whoever is named.
Counting them needs no model, no download and some 50 microseconds, and where a text
has too few of them to tell, that shows: the answer is then None and not a guess.
(On function words as the mark of a language: Grefenstette, G. 1995, "Comparing two
language identification schemes", JADT.)

Where it fails: close relatives (Norwegian and Danish, Croatian and Bosnian) may be
told as each other; a language that ``seeds/function_words.tsv`` does not list is
None, or, next to a listed relative, that relative; in a text of two languages the
larger one wins.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from ..seeds.tsv import read_tsv

_SCRIPT_COLUMNS = ("script", "first", "last", "language")
_LANGUAGE_COLUMNS = ("code", "name", "script", "words", "note")

#: Characters looked at: a few paragraphs.
SAMPLE = 2000
#: A text is told by no fewer different function words than this, and by no smaller
#: share of all its words.
_LEAST_WORDS, _LEAST_SHARE = 4, 0.1
#: English needs less, where nothing else competes: articles are lists, too.
_LEAST_ENGLISH_WORDS, _LEAST_ENGLISH_SHARE = 3, 0.05
#: How far English and another language must be apart.
_MARGIN = 1.25
#: With fewer letters than this a script alone tells nothing.
_LEAST_LETTERS = 8
#: The share of kana by which Japanese is told from Chinese.
_KANA_SHARE = 0.1
_ASCII_WORD = re.compile("[a-z]+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u200c]+[^\W\d_]*)*")
#: Runs of what is neither Latin letters nor marks and symbols common to all.
_FOREIGN = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u3040-\ua4cf\uac00-\ufefe]+")


@dataclass(frozen=True, slots=True)
class Language:
    """A language, or None and the reason.

    Attributes
    ----------
    code : str or None
        ISO 639-1 (639-3 where there is none).
    confidence : float
        0 to 1, the larger the further from the runner-up; 0 where ``code`` is None.
        An order, not a probability.
    reason : str
        ``script``, ``function words``, ``too short to tell``, ``not recognised``.
    """

    code: str | None
    confidence: float
    reason: str = ""


_SHORT = Language(None, 0.0, "too short to tell")
_UNKNOWN = Language(None, 0.0, "not recognised")
#: Words above which a text without a language is long enough to have one.
_LONG = 30


def detect(text: str) -> Language:
    """Tell the language of ``text`` from its first :data:`SAMPLE` characters.

    Formula: each function word counts for a language as 1 / (languages that share
    it). With ``a`` the largest sum and ``b`` the next, the confidence is
    ``(a - b) / (a + b)`` times ``min(1, hits / 10)``. The answer is None under
    four different function words (English three), under a share of .1 of all words
    (English .05), or where English and another language are within a factor of 1.25.

    Returns
    -------
    Language
    """
    sample = text[:SAMPLE]
    script = "Latin"
    if not sample.isascii():
        script, letters = _script(sample)
        if script != "Latin":
            alone = _scripts()[script][1]
            if alone:
                enough = letters >= _LEAST_LETTERS
                return Language(alone, 1.0, "script") if enough else _SHORT
        words = _WORD.findall(sample.lower())
    else:
        words = _ASCII_WORD.findall(sample.lower())
    return _by_words(words, script)


def _by_words(words: list[str], script: str) -> Language:
    codes, index = _function_words(script)
    found = Counter(words)
    scores, hits, kinds = [0.0] * len(codes), [0] * len(codes), [0] * len(codes)
    for word in sorted(found.keys() & index.keys()):  # sums must not depend on order
        count, languages = found[word], index[word]
        share = count / len(languages)
        for number in languages:
            scores[number] += share
            hits[number] += count
            kinds[number] += 1
    ranked = sorted(range(len(codes)), key=scores.__getitem__, reverse=True)
    best, second = ranked[:2]
    code, high, low = codes[best], scores[best], scores[second]
    english = code == "en"
    mixed = (english or codes[second] == "en") and high < _MARGIN * low
    if (
        kinds[best] < (_LEAST_ENGLISH_WORDS if english else _LEAST_WORDS)
        or hits[best] < (_LEAST_ENGLISH_SHARE if english else _LEAST_SHARE) * len(words)
        or mixed
    ):
        return _UNKNOWN if len(words) > _LONG else _SHORT
    confidence = (high - low) / (high + low) * min(1.0, hits[best] / 10)
    return Language(code, round(confidence, 4), "function words")


def _script(sample: str) -> tuple[str, int]:
    """Return the script of most letters and their number; ``Latin`` for mixtures."""
    foreign = "".join(_FOREIGN.findall(sample))
    if not foreign:
        return "Latin", 0
    counts: Counter[str] = Counter()
    for character, count in Counter(foreign).items():
        counts[_script_of(character)] += count
    letters = sum(map(str.isalpha, sample))
    counts.pop("", None)
    # One sign is a word in Chinese and Japanese: these weigh more than letters.
    east = counts["Han"] + counts["Kana"]
    if 2 * east > (letters - east) / 2:
        return ("Kana" if counts["Kana"] > _KANA_SHARE * east else "Han"), east
    script, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return (script, count) if 2 * count > letters else ("Latin", letters - count)


@cache
def _script_of(character: str) -> str:
    code = ord(character)
    for name, (ranges, _) in _scripts().items():
        if any(first <= code <= last for first, last in ranges):
            return name
    return ""


@cache
def _scripts() -> dict[str, tuple[tuple[tuple[int, int], ...], str]]:
    """Ranges of code points by script, and the language where it has but one."""
    found: dict[str, tuple[tuple[tuple[int, int], ...], str]] = {}
    for row in read_tsv("scripts.tsv", columns=_SCRIPT_COLUMNS):
        ranges, _ = found.get(row["script"], ((), ""))
        more = (int(row["first"], 16), int(row["last"], 16))
        found[row["script"]] = ((*ranges, more), row["language"])
    return found


@cache
def _function_words(script: str) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Return the languages in a script and, by function word, which have it."""
    rows = [
        row
        for row in read_tsv("function_words.tsv", columns=_LANGUAGE_COLUMNS)
        if row["script"] == script
    ]
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in row["words"].split("|"):
            found.setdefault(word, []).append(number)
    codes = tuple(row["code"] for row in rows)
    return codes, {word: tuple(numbers) for word, numbers in found.items()}
