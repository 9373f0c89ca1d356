"""Finding the actors of an article and how its own voice treats each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from ..attribution.names import Names
from ..results import Span, Voice
from ..vader import analyzer
from .directed import directed
from .mentions import Named, find_named
from .records import Actor, Mention
from .sentiment import Sentiment, target_model

if TYPE_CHECKING:
    from ..reading import Reading

#: A mention: tokens ``first:last`` and the sentence.
Place: TypeAlias = tuple[int, int, int]
#: Mentions in the author's voice below which no treatment is given.
MIN_MENTIONS = 2
#: Neutral mentions that are added to the actor's own: the shrinkage of treatment.
PRIOR_MENTIONS = 2.0
#: What a word must add to one side, in log-odds, to be shown as evidence.
MIN_SHARE = 0.7
#: The share that counts as a weight of 1.
FULL_SHARE = 3.0
#: The rule of evidence that the model of sentiment gave, not the vocabulary.
RULE = "target_sentiment"


def find_actors(reading: Reading, names: Names) -> tuple[Actor, ...]:
    """The actors the article names, in the order of their first mentions."""
    named = find_named(reading, names)
    places = sorted({m for actor in named for m in actor.mentions})
    voices = {m: _voice(reading, m) for m in places}
    own = {
        actor.name: [m for m in actor.mentions if voices[m] is Voice.AUTHOR]
        for actor in named
    }
    measured = sorted(m for ms in own.values() if len(ms) >= MIN_MENTIONS for m in ms)
    loaded = reading.matches.get("loaded", ())
    felt = target_model().sentiments(reading.document, loaded, measured)
    evidence = _Evidence()
    for phrase in directed(reading, places):
        if phrase.span.voice is Voice.AUTHOR:
            evidence.add(places[phrase.mention], phrase.sign, phrase.span)
    for mention, sign, span in _moving(reading, measured, felt):
        evidence.add(mention, sign, span)
    values = {m: f.value for m, f in zip(measured, felt, strict=True)}
    return tuple(_actor(a, own[a.name], voices, values, evidence) for a in named)


def _voice(reading: Reading, mention: Place) -> Voice:
    tokens = reading.document.tokens
    return reading.voice(tokens.starts[mention[0]], tokens.ends[mention[1] - 1])


class _Evidence:
    """Spans by mention and sign; what is taken already is not given out again."""

    def __init__(self) -> None:
        self._found: dict[tuple[Place, int], list[Span]] = {}
        self._taken: dict[int, list[Span]] = {}

    def add(self, mention: Place, sign: int, span: Span) -> None:
        """Take up ``span`` unless a span that overlaps it is there."""
        taken = self._taken.setdefault(span.sentence, [])
        if not any(s.start < span.end and span.start < s.end for s in taken):
            taken.append(span)
            self._found.setdefault((mention, sign), []).append(span)

    def of(self, mentions: Iterable[Place], sign: int) -> tuple[Span, ...]:
        """The spans of ``mentions`` with this sign, in order."""
        spans = [s for m in mentions for s in self._found.get((m, sign), ())]
        return tuple(sorted(spans, key=lambda s: s.start))


def _actor(
    named: Named,
    own: Sequence[Place],
    voices: Mapping[Place, Voice],
    values: Mapping[Place, float],
    evidence: _Evidence,
) -> Actor:
    treatment = None
    if len(own) >= MIN_MENTIONS:
        treatment = sum(values[m] for m in own) / (len(own) + PRIOR_MENTIONS)
    return Actor(
        named.name,
        named.kind,
        tuple(Mention(*m, voices[m], values.get(m)) for m in named.mentions),
        treatment,
        evidence.of(named.mentions, 1),
        evidence.of(named.mentions, -1),
    )


def _moving(
    reading: Reading, mentions: Sequence[Place], felt: Sequence[Sentiment]
) -> Iterator[tuple[Place, int, Span]]:
    """The author's words of praise and blame that moved a sentiment, strongest first.

    A word must have a valence of its own in VADER's list: what only stood beside
    praise or blame in training ("said") moves the number but shows nothing. Capitals
    are left out: they may be part of a name.
    """
    tokens, text = reading.document.tokens, reading.document.text
    lexicon = analyzer().lexicon
    found = []
    for mention, sentiment in zip(mentions, felt, strict=True):
        for k in np.flatnonzero(np.abs(sentiment.shares) >= MIN_SHARE).tolist():
            i, share = int(sentiment.tokens[k]), float(sentiment.shares[k])
            named = tokens.texts[i][0].isupper()
            if not named and share * lexicon.get(tokens.norms[i], 0.0) > 0:
                found.append((-abs(share), mention, i, 1 if share > 0 else -1))
    for strength, mention, i, sign in sorted(found):
        start, end = tokens.starts[i], tokens.ends[i]
        voice = reading.voice(start, end)
        if voice is Voice.AUTHOR:
            weight = min(1.0, -strength / FULL_SHARE)
            yield (
                mention,
                sign,
                Span(
                    start,
                    end,
                    text[start:end],
                    "sentiment",
                    RULE,
                    weight,
                    voice,
                    mention[2],
                ),
            )
