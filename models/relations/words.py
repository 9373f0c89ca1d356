"""Words as relations compare them: stems, spelling keys of names, weights.

A word's weight is its inverse document frequency in ordinary news, from the bands
of ``artefacts/relations.json``; words that stand in no band are rare and weigh most.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ...features.word_classes import word_class

#: Weight of a word that ordinary news hardly uses.
RARE = 9.5
#: Weight from which a word is compared by its spelling key.
_UNUSUAL = 8.0
#: Letters that a rare word in -ed or -ing has more than if it is to be a verb.
_VERB = 6
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*%?|[^\w\s]")
_VOWELS = frozenset("aeiouy")
_LONG = 4
_SPELLINGS = (
    ("ph", "f"), ("gh", "g"), ("kh", "k"), ("ck", "k"), ("dh", "d"), ("zh", "j"),
    ("oo", "u"), ("ou", "u"), ("ow", "u"), ("ee", "i"), ("ie", "i"), ("ei", "i"),
    ("q", "k"), ("w", "v"),
)  # fmt: skip
_VOWEL_KEY = str.maketrans("eouy", "auui")


@dataclass(frozen=True, slots=True)
class Word:
    """A word form: its lower-case norm, its stem, its weight; ``content`` or small.

    ``term`` is what it is compared by: the stem, or where it is rare its spelling
    key. Rare words are names more often than not, and names are spelled in many ways.
    """

    norm: str
    stem: str
    weight: float
    content: bool
    term: str


def tokens_of(text: str) -> list[str]:
    """Words and marks of ``text``, in order."""
    return _TOKEN.findall(text)


def places_of(text: str) -> list[tuple[int, int]]:
    """Where the words and marks of :func:`tokens_of` stand."""
    return [match.span() for match in _TOKEN.finditer(text)]


_known: dict[str, Word] = {}


def word(form: str) -> Word:
    """What is known of a word form; remembered, since few forms make most text."""
    found = _known.get(form)
    if found is None:
        found = _known[form] = _word(form)
    return found


def _word(form: str) -> Word:
    norm = form.lower().replace("’", "'")
    if norm.endswith("'s"):
        norm = norm[:-2]
    content = norm[:1].isalnum() and norm not in small_words()
    root = stem(norm)
    heavy = weight(root) if content else 0.0
    return Word(norm, root, heavy, content, _term(norm, root, heavy))


@cache
def small_words() -> frozenset[str]:
    """Words that carry no content of their own."""
    words = word_class(
        "article", "pronoun", "subject", "possessive", "determiner", "preposition",
        "conjunction", "relative", "interrogative", "being", "having", "doing",
        "modal", "negation", "opener", "bridge",
    )  # fmt: skip
    return words - word_class("opening_content")


def stem(norm: str) -> str:
    """A light stem: plural, past, -ing and adverb endings taken off."""
    if len(norm) <= _LONG - 1 or not norm.isalpha():
        return norm
    root = norm
    if root.endswith("ies") and len(root) > _LONG:
        root = root[:-3] + "y"
    elif root.endswith(("sses", "shes", "ches", "xes", "zes")):
        root = root[:-2]
    elif root.endswith("s") and not root.endswith(("ss", "us", "is")):
        root = root[:-1]
    for ending in ("ing", "edly", "ed", "ly"):
        cut = root[: -len(ending)]
        if root.endswith(ending) and len(cut) > 2 and _VOWELS & set(cut):
            root = cut
            if root[-1] == root[-2] and root[-1] not in "lsz" and ending != "ly":
                root = root[:-1]
            elif ending != "ly" and root.endswith("i"):
                root = root[:-1] + "y"
            break
    return root[:-1] if len(root) > _LONG and root.endswith("e") else root


@lru_cache(maxsize=65536)
def spelling_key(norm: str) -> str:
    """A key that the transliterations of a name share: Massoud, Masood."""
    plain = unicodedata.normalize("NFKD", norm.lower())
    plain = "".join(c for c in plain if c.isalnum())
    if len(plain) <= _LONG:
        return plain
    for spelled, sound in _SPELLINGS:
        plain = plain.replace(spelled, sound)
    key = plain[0] + plain[1:].translate(_VOWEL_KEY)
    return "".join(c for i, c in enumerate(key) if not i or c != key[i - 1])


def _term(norm: str, root: str, heavy: float) -> str:
    if heavy < _UNUSUAL:
        return root
    verbal = len(norm) > _VERB and norm.endswith(("ed", "ing"))
    return spelling_key(root if verbal else norm.removesuffix("s"))


def term(w: Word) -> str:
    """What a word is compared by."""
    return w.term


def weight(root: str) -> float:
    """Inverse document frequency of a stem in ordinary news, up to ``RARE``."""
    return _weights().get(root, RARE)


@cache
def _weights() -> dict[str, float]:
    bands: dict[str, str] = artefact()["idf"]
    return {root: float(idf) for idf, roots in bands.items() for root in roots.split()}


@cache
def artefact() -> dict[str, Any]:
    """What ``artefacts/relations.json`` holds."""
    path = files("newsassay.models").joinpath("artefacts", "relations.json")
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
