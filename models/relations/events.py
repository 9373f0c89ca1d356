"""Articles grouped into events, one by one, by what they share that others lack.

Each article is described by its weightiest terms (names count more). A new article
is compared with the latest articles that share a term with it, a bounded number for
each term, so that the cost grows with the number of articles and not with its
square; it joins the event whose members it resembles most, or begins one. Articles
that come later can be added to what is there.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

#: Terms that describe an article, and that it is looked up by.
TERMS = 40
KEYS = 24
#: Latest articles remembered for a term.
MEMORY = 48
#: Likeness (cosine) from which an article joins an event, and from which one
#: member's likeness is enough where others' is lower.
JOIN = 0.16
SURE = 0.25
#: Weighty terms that two articles of one event share at least.
SHARED = 4
#: Days between an article and the nearest of its event.
DAYS = 45


@dataclass(slots=True)
class Teller:
    """An article as events see it."""

    number: int
    terms: dict[str, float]
    day: int | None
    event: int


@dataclass(slots=True)
class Events:
    """The events so far; ``add`` each article once, in the order of the input."""

    tellers: list[Teller] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    _span: dict[int, tuple[int, int]] = field(default_factory=dict)
    _postings: dict[str, deque[int]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=MEMORY))
    )

    def add(self, weights: Mapping[str, float], published: str | None) -> int:
        """Add an article by the weights of its terms; return its event's number."""
        number = len(self.tellers)
        terms = _described(weights)
        teller = Teller(number, terms, _day(published), number)
        keys = list(terms)[:KEYS]
        nearest = self._nearest(teller, keys)
        if nearest is not None:
            teller.event = nearest
        self.tellers.append(teller)
        self.members.setdefault(teller.event, []).append(number)
        if teller.day is not None:
            first, last = self._span.get(teller.event, (teller.day, teller.day))
            span = min(first, teller.day), max(last, teller.day)
            self._span[teller.event] = span
        for key in keys:
            self._postings[key].append(number)
        return teller.event

    def common_terms(self, event: int) -> dict[str, float]:
        """Terms of an event by what they weigh, those that most articles share first.

        The article in which a term weighs most does not count for it: a term of one
        article alone weighs nothing, however often that article says it.
        """
        totals: dict[str, float] = {}
        greatest: dict[str, float] = {}
        for number in self.members[event]:
            for term, share in self.tellers[number].terms.items():
                totals[term] = totals.get(term, 0.0) + share
                greatest[term] = max(share, greatest.get(term, 0.0))
        common = {t: total - greatest[t] for t, total in totals.items()}
        return dict(sorted(common.items(), key=lambda item: (-item[1], item[0])))

    def _nearest_day(self, known: Teller, day: int | None) -> int | None:
        """The day of an article; of an undated one, its event's day nearest ``day``.

        An article of no day bridges no years between two others.
        """
        if known.day is not None or day is None:
            return known.day
        first, last = self._span.get(known.event, (day, day))
        return min(max(day, first), last)

    def _nearest(self, teller: Teller, keys: list[str]) -> int | None:
        """The event whose articles resemble ``teller`` most, if any do enough."""
        counts: dict[int, int] = {}
        for key in keys:
            for other in self._postings.get(key, ()):
                counts[other] = counts.get(other, 0) + 1
        by_event: dict[int, list[float]] = {}
        for other in sorted(counts):
            if counts[other] < SHARED:
                continue
            known = self.tellers[other]
            if not _near(teller.day, self._nearest_day(known, teller.day)):
                continue
            likeness = _cosine(teller.terms, known.terms)
            if likeness >= JOIN:
                by_event.setdefault(known.event, []).append(likeness)
        best = max(by_event, key=lambda e: (max(by_event[e]), -e), default=None)
        if best is None:
            return None
        alone = len(by_event[best]) == 1 < len(self.members[best])
        if alone and max(by_event[best]) < SURE:
            return None
        return best


def _described(weights: Mapping[str, float]) -> dict[str, float]:
    """The weightiest terms, scaled to length one, weightiest first."""
    top = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    norm = math.sqrt(math.fsum(w * w for _, w in top)) or 1.0
    return {term: w / norm for term, w in top}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return math.fsum(w * b[t] for t, w in a.items() if t in b)


def _near(a: int | None, b: int | None) -> bool:
    return a is None or b is None or abs(a - b) <= DAYS


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
