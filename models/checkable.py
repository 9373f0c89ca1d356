"""How likely a clause is a proposition that somebody could check.

Not whether it is worth the effort (``models/checkworthy.py``): "two soldiers were
killed on Monday" can be checked and few would bother; "the plan is a disgrace" can
not. A logistic function of what the clause shows::

    p = logistic(bias + sum(weight * figure))

with the figures of :data:`FIGURES`; the strongest is a linear model of words that
tells statements of fact from opinion, plans, questions and talk
(``artefacts/factual.npz``). Their cards say what they were fitted on.

It reads forms, not the world: praise in the shape of a report passes for one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import mul

from ..features.word_classes import word_class
from .additive import logistic
from .clause_words import FINITE, MODAL, PAST, TokenSpan, Words
from .terms import load_terms

#: What is looked at, in the order of the weights.
FIGURES = (
    "factual", "worth", "number", "name", "day", "past", "modal", "is", "speaker",
    "listener", "vague_subject", "superlative", "intensifier", "loaded", "hedged",
    "negated", "quoted", "attributed", "headline", "length",
)  # fmt: skip
_LIMIT = 6.0
#: Marks that part a name from its apposition.
MARKS = frozenset(",–—(")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause's surroundings say of it.

    ``worth`` is the sentence's check-worthiness, ``loaded`` and ``hedges`` are the
    places (first tokens) of such words in the sentence.
    """

    worth: float
    headline: bool
    quoted: bool
    attributed: bool
    loaded: frozenset[int]
    hedges: frozenset[int]


def checkable(
    words: Words, span: TokenSpan, verb: int, setting: Setting, factual: float
) -> float:
    """Probability (0 to 1) that the clause, tokens ``span``, can be checked.

    ``verb`` is the token of its main verb, or its first token where it has none; of
    an apposition the mark before it. ``factual`` is what :func:`factual_logits` gives
    for its :func:`statement`.
    """
    weights, bias = _model()
    values = figures(words, span, verb, setting, factual)
    return logistic(bias + sum(map(mul, weights, values)))


def statement(words: Words, span: TokenSpan, verb: int) -> tuple[str, ...]:
    """What the clause states, in words whose facts are told by :func:`factual_logits`.

    "Venn, the director" says what "Venn is the director" says.
    """
    first, last = span
    norms = words.tokens.norms
    if norms[verb] in MARKS:
        return (*norms[first:verb], "is", *norms[verb + 1 : last])
    return indicative(norms[first:last])


def factual_logits(statements: Sequence[Sequence[str]]) -> list[float]:
    """How much each statement's words tell facts, in log-odds."""
    return load_terms("factual").logits(statements)


def figures(
    words: Words, span: TokenSpan, verb: int, setting: Setting, factual: float
) -> tuple[float, ...]:
    """The values of :data:`FIGURES` for a clause."""
    first, last = span
    norms = words.tokens.norms[first:last]
    marks = 0
    for bit in map(_marks().get, norms, repeat(0)):
        marks |= bit
    flags = words.flags(verb)
    norm = words.tokens.norms[verb]
    opening = next((n for n in norms if n[0].isalnum()), "")
    perfect = indicative(norms) is not norms  # "may have been" tells of the past
    norm = "is" if norm in MARKS else norm
    worth = min(max(setting.worth, 0.001), 0.999)
    return (
        min(max(factual, -_LIMIT), _LIMIT),
        math.log(worth / (1 - worth)),
        float(any(first <= i < last for i in words.numbers)),
        float(words.named(first, last)),
        float(bool(marks & _DAY)),
        float(
            bool(flags & PAST)
            or norm.endswith("ed")
            or norm in ("was", "were")
            or perfect
        ),
        float(bool(flags & MODAL) and not perfect),
        float(norm == "is" or (bool(flags & FINITE) and norm in ("are", "'s", "'re"))),
        float(bool(marks & _SPEAKER)),
        float(bool(marks & _LISTENER)),
        float(opening in _vague()),
        float(bool(marks & _SUPERLATIVE)),
        float(bool(marks & _INTENSIFIER)),
        float(any(first <= i < last for i in setting.loaded)),
        float(any(first <= i < last for i in setting.hedges)),
        float(bool(marks & _NEGATION)),
        float(setting.quoted),
        float(setting.attributed),
        float(setting.headline),
        math.log(len(norms)),
    )


def indicative(norms: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the modal of a past or of a day: what is to be checked.

    "May have been blocked" can be checked like "had been blocked", and "would be
    closed until Easter" like "was closed until Easter"; how sure it is, hedging says.
    """
    if _MODALS.isdisjoint(norms):
        return norms
    for i in range(len(norms) - 2):
        after = norms[i + 1 : i + 3]
        if norms[i] in _PERHAPS and "have" in after:
            have = i + 1 + after.index("have")
            if norms[have + 1 : have + 2] == ("to",):
                continue
            return (*norms[:i], *norms[i + 1 : have], "had", *norms[have + 1 :])
        if norms[i + 1] == "be" and norms[i] in _FUTURE and _dated(norms[i + 2 :]):
            return (*norms[:i], "was", *norms[i + 2 :])
    return norms


_PERHAPS = frozenset({"may", "might"})
_FUTURE = frozenset({"will", "would", "shall"})
_MODALS = _PERHAPS | _FUTURE
_UNTIL = frozenset({"before", "by", "until", "till", "on", "from"})


def _dated(norms: tuple[str, ...]) -> bool:
    """Whether a day is named by or on which it is to be so."""
    days = word_class("calendar", "day", "holiday")
    return any(
        norms[i] in _UNTIL and norms[i + 1] in days for i in range(len(norms) - 1)
    )


_DAY, _SPEAKER, _LISTENER, _SUPERLATIVE, _INTENSIFIER, _NEGATION = (
    1 << i for i in range(6)
)


@cache
def _marks() -> Mapping[str, int]:
    """Bits for the words that the figures look for."""
    classes = {
        _DAY: ("calendar", "day"),
        _SPEAKER: ("speaker",),
        _LISTENER: ("listener",),
        _SUPERLATIVE: ("superlative",),
        _INTENSIFIER: ("intensifier",),
        _NEGATION: ("negation",),
    }
    marks: dict[str, int] = {}
    for bit, names in classes.items():
        for word in word_class(*names):
            marks[word] = marks.get(word, 0) | bit
    return marks


@cache
def _vague() -> frozenset[str]:
    return word_class("vague_subject")


@cache
def _model() -> tuple[tuple[float, ...], float]:
    """The weights in the order of the figures, and the bias."""
    path = files("newsassay.models").joinpath("artefacts", "checkable.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    return tuple(document["weights"][name] for name in FIGURES), document["bias"]
