"""What the tagger sees of a token: its word, and where it stands.

A word is told by a few components (itself, endings, shape, the classes of the word
lists); rows of one table are added up for them, once for each distinct word. A place
is told by three codes: in which kind of quotation, where in its sentence, and what
kind of sentence that is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..document import Document
from ..lexicon import load_lexicon
from .words import words

#: Sizes of the hashed and enumerated tables, in the order of the components.
N_SUFFIX3 = 2048
N_SUFFIX2 = 512
N_PREFIX3 = 2048
N_SHAPE = 12
N_CUE = 24
N_CLASS = 24
#: Codes of a place: quotation, position in the sentence, kind of sentence.
N_QUOTE = 8
N_POSITION = 8
N_SENTENCE = 64

_SOURCE_CLASSES = (
    "singular_pronoun", "plural_pronoun", "neuter_pronoun", "first_pronoun",
    "relative", "article", "preposition", "auxiliary", "title", "people", "reports",
    "outlet", "role", "organisation", "document", "channel", "given", "kinship",
    "place", "kept_lower",
)  # fmt: skip
_LABELS = ("neutral", "doubting", "endorsing", "reportive")
_STRONG = 0.75
#: A quotation of fewer tokens is a word in quotation marks, not speech.
_SHORT = 3
#: Codes of quotation from here on are marks.
_MARK = 6


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists as the tagger was trained with them.

    They travel with its weights, so that a list may grow without a new training.
    ``cues`` and ``classes`` give the code of a word among the report verbs and the
    classes of sources; ``strong`` are verbs that hardly ever are anything else.
    """

    cues: dict[str, int]
    classes: dict[str, int]
    strong: frozenset[str]


def components(text: str, lists: Lists) -> tuple[str, int, int, int, int, int, int]:
    """Take a token as written apart.

    Its norm, hashes of its last three, last two and first three letters, and codes
    of its shape, of its place among the report verbs and of its source class.
    """
    norm = text.lower().replace("’", "'")
    return (
        norm,
        crc32(norm[-3:].encode("utf-8", "surrogatepass")) % N_SUFFIX3,
        crc32(norm[-2:].encode("utf-8", "surrogatepass")) % N_SUFFIX2,
        crc32(norm[:3].encode("utf-8", "surrogatepass")) % N_PREFIX3,
        _shape(text),
        lists.cues.get(norm, 0),
        lists.classes.get(norm, 0),
    )


def _shape(text: str) -> int:
    first = text[0]
    if first.isdigit():
        return 1 if text.isdigit() else 2
    if not first.isalnum():
        return 3
    hyphen = 4 if "-" in text else 0
    if text.islower():
        return 4 + hyphen
    if len(text) > 1 and text.isupper():
        return 5 + hyphen
    return (6 if first.isupper() else 7) + hyphen


def current_lists() -> Lists:
    """Read the word lists as they stand now, for a training."""
    return Lists(_cue_classes(), _source_classes(), _strong_cues())


def _cue_classes() -> dict[str, int]:
    """Code of each single-word form of the report verbs: stance, part and strength."""
    found: dict[str, int] = {}
    for entry, forms in load_lexicon("report_verbs"):
        code = 1 + _LABELS.index(entry.label) * 5
        if entry.pos == "verb":
            code += 0 if entry.weight > 0.9 else 1 if entry.weight > 0.7 else 2
            code += entry.weight < 0.5
        else:
            code += 4
        for form in forms:
            if len(form) == 1:
                found.setdefault(form[0], code)
    return found


def _source_classes() -> dict[str, int]:
    found: dict[str, int] = {}
    for code, name in enumerate(_SOURCE_CLASSES, start=1):
        for word in getattr(words(), name):
            found.setdefault(word, code)
    return found


def _strong_cues() -> frozenset[str]:
    return frozenset(
        form[0]
        for entry, forms in load_lexicon("report_verbs")
        if entry.pos == "verb" and entry.weight > _STRONG
        for form in forms
        if len(form) == 1
    )


def places(document: Document, lists: Lists) -> NDArray[np.uint8]:
    """Code every token's place in three ways: an array of shape (3, tokens)."""
    n = len(document.tokens)
    quoted = _quotation_codes(document, n)
    position, kind = bytearray(n), bytearray(n)
    _sentence_codes(document, lists.strong, quoted, position, kind)
    return np.frombuffer(bytes(quoted + position + kind), np.uint8).reshape(3, n)


def _quotation_codes(document: Document, n: int) -> bytearray:
    codes = bytearray(n)
    starts = document.tokens.starts
    runs: set[int] = set()
    for q in document.quotations:
        first = bisect_left(starts, q.start)
        last = bisect_left(starts, q.end, first)
        inner = bisect_left(starts, q.content_start, first)
        outer = bisect_left(starts, q.content_end, inner)
        if q.single:
            state = 1 if outer - inner > 1 else 2
        elif q.run in runs:
            state = 3
        elif outer - inner < _SHORT:
            state = 4
        else:
            state = 5
        runs.add(q.run)
        codes[first:inner] = b"\6" * (inner - first)
        codes[inner:outer] = bytes((state,)) * (outer - inner)
        codes[outer:last] = b"\7" * (last - outer)
    return codes


def _sentence_codes(
    document: Document,
    strong: frozenset[str],
    quoted: bytearray,
    position: bytearray,
    kind: bytearray,
) -> None:
    norms = document.tokens.norms
    before = 0
    paragraph = -1
    for sentence in document.sentences:
        first, last = sentence.first_token, sentence.last_token
        n = last - first
        if n <= 0:
            continue
        inside = quoted[first:last]
        opens = inside[0] > 0
        closes = inside[-1] > 0 or (n > 1 and inside[-2] > 0)
        held = inside.count(0) < n
        words_ = norms[first:last]
        cued = not strong.isdisjoint(words_) and any(
            w in strong and not 0 < q < _MARK
            for w, q in zip(words_, inside, strict=True)
        )
        new = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        code = opens | closes << 1 | held << 2 | cued << 3 | new << 4 | before << 5
        kind[first:last] = bytes((code,)) * n
        before = int(cued)
        where = bytearray(b"\4" * n)
        where[max(0, n - 3) :] = b"\5" * min(3, n)
        where[-1] = 6
        where[: min(4, n)] = b"\0\1\2\3"[: min(4, n)]
        position[first:last] = where
