"""What of a sentence may count as slant: its words without who and which side.

A score of slant must not move when the two sides of a story are exchanged. So names
become one and the same word before anything is counted, and words that only say
which sex, side, faith or people somebody belongs to become one word for all of them
(``seeds/neutral_words.tsv``). Left as they are: capitalised words that judge
("Orwellian"), weekdays and months, and function words.

A capital inside a sentence marks a name. Where it tells nothing (at the start, in a
line that capitalises every word, in a word of capitals) a word is a name unless news
text commonly writes it small.

It fails where a name is a common word that opens a sentence ("Hill voted no").
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from ...seeds.tsv import read_tsv
from ..lexicon import load_lexicon
from ..word_classes import function_words, word_class

#: Stands for a name; what follows within the same name is ``""``.
NAME = "<name>"
_COLUMNS = ("word", "neutral", "kind", "note")
#: Share of capitalised words above which a line capitalises every word.
_TITLE_CASE = 0.75
#: Marks after which a capital tells nothing.
OPENING = frozenset("\"“‘'«([:•*–—-.!?…")
_LONG = 5
_PART = 2


def neutral_words(
    texts: Sequence[str], norms: Sequence[str], common: Container[str]
) -> list[str]:
    """The words of one sentence, aligned with its tokens.

    ``texts`` and ``norms`` are the sentence's slices of
    :class:`~newsassay.features.document.Tokens`; ``common`` holds the words that
    news text writes small.
    """
    plain, kept = _neutral(), _kept()
    words: list[str] = []
    titled: bool | None = None
    opens, named = True, False
    for text, norm in zip(texts, norms, strict=True):
        is_name = False
        if text != norm and norm not in kept:
            if titled is None:
                titled = _titled(texts, norms)
            unclear = titled or opens or (len(text) > _LONG and text.isupper())
            is_name = text[0].isalpha() and not (unclear and _is_common(norm, common))
        word = NAME if is_name else plain.get(norm, norm)
        if is_name:
            words.append("" if named else NAME)
        else:
            words.append("" if named and word == NAME else word)
        named = word == NAME
        opens = norm in OPENING
    return words


def side_free(texts: Sequence[str], norms: Sequence[str]) -> list[str]:
    """The words as they stand, names included, but for those that only say a side.

    A word may say a side only where it is written large ("Democratic").
    """
    plain = _neutral()
    return [
        plain.get(text) or plain.get(norm, norm)
        for text, norm in zip(texts, norms, strict=True)
    ]


def _is_common(norm: str, common: Container[str]) -> bool:
    """Whether a word, or a longer part of a compound, is commonly written small."""
    return norm in common or (
        "-" in norm and any(len(p) > _PART and p in common for p in norm.split("-"))
    )


def _titled(texts: Sequence[str], norms: Sequence[str]) -> bool:
    """Whether the line capitalises (nearly) every word that is not small."""
    small = function_words()
    words = [t for t, n in zip(texts, norms, strict=True) if n not in small]
    words = [t for t in words[1:] if t[0].isalpha()]
    return len(words) > 1 and sum(t[0].isupper() for t in words) > _TITLE_CASE * len(
        words
    )


@cache
def _neutral() -> dict[str, str]:
    rows = read_tsv("neutral_words.tsv", columns=_COLUMNS)
    return {row["word"]: row["neutral"] for row in rows}


@cache
def _kept() -> frozenset[str]:
    """Words that are no names though they may be capitalised."""
    judging = {
        form[0]
        for entry, forms in load_lexicon("loaded")
        if any(c.place == "case" for c in entry.conditions)
        for form in forms
        if len(form) == 1
    }
    plain = word_class("calendar", "month_name")
    return frozenset(judging | function_words() | plain | {"i"})
