"""Numbers for words."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

#: The kinds that stand for figures.
FIGURES = ("<%>", "<year>", "<time>", "<number>")
#: Numbers that unknown words share, by their last letters.
UNKNOWN = 512
_ENDING = 3
_CENTURIES = ("17", "18", "19", "20")


class WordIndex:
    """Numbers for words: the known ones first, then buckets, START and END.

    Known words are those that news text commonly writes small, marks, the kinds of
    figures, and the word that stands for names. Others fall into one of UNKNOWN
    buckets by their last three letters.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._ids = {word: i for i, word in enumerate(words)}
        self.start = len(words) + UNKNOWN
        self.end = self.start + 1
        self.size = self.start + 2

    def __contains__(self, word: object) -> bool:
        return word in self._ids

    def id(self, word: str) -> int:
        """The number of a known word, of a figure's kind, or of a bucket."""
        known = self._ids.get(word)
        if known is None and word[0].isdigit():
            known = self._ids.get(_figure(word))
        if known is None:  # crc32 is the same in every process, hash() is not
            ending = word[-_ENDING:].encode("utf-8", "replace")
            return len(self._ids) + crc32(ending) % UNKNOWN
        return known


def _figure(word: str) -> str:
    if word.endswith("%"):
        return "<%>"
    if len(word) == 4 and word[:2] in _CENTURIES and word.isdigit():
        return "<year>"
    return "<time>" if ":" in word else "<number>"
