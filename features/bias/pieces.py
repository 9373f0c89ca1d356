"""Word pieces as BERT models count them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

UNKNOWN, FIRST, LAST, MASKED = "[UNK]", "[CLS]", "[SEP]", "[MASK]"


class WordPieces:
    """Cuts words into pieces of a vocabulary and numbers them."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {MASKED: (self._ids[MASKED],)}

    def encode(self, words: Iterable[str], longest: int) -> list[int]:
        """The pieces of ``words`` between FIRST and LAST, ``longest`` at most."""
        known = self._known
        found = [self._ids[FIRST]]
        for word in words:
            pieces = known.get(word)
            if pieces is None:
                pieces = known[word] = self._cut(word)
            found += pieces
        return [*found[: longest - 1], self._ids[LAST]]

    def _cut(self, text: str) -> tuple[int, ...]:
        """The longest known beginning of each word, then the longest known rest."""
        found: list[int] = []
        for word in plain_words(text):
            pieces: list[int] = []
            start = 0
            while start < len(word):
                prefix = "##" if start else ""
                end = len(word)
                while end > start and prefix + word[start:end] not in self._ids:
                    end -= 1
                if end == start:
                    pieces = [self._ids[UNKNOWN]]
                    break
                pieces.append(self._ids[prefix + word[start:end]])
                start = end
            found += pieces
        return tuple(found)


def plain_words(text: str) -> list[str]:
    """Lower-cased words without accents, every punctuation mark on its own."""
    plain = unicodedata.normalize("NFD", text.lower())
    spaced = []
    for char in plain:
        category = unicodedata.category(char)
        if category == "Mn":
            continue
        mark = category[0] == "P" or (char.isascii() and category[0] == "S")
        spaced.append(f" {char} " if mark else char)
    return "".join(spaced).split()
