"""Passages that articles of a corpus share, and the claims inside them.

The sentences pass twice: first all leave their sketch, then those that may be copies
leave their words, and the claims in them theirs. Nothing else is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from .copied import copied
from .origin_rules import told_copy
from .passages import Norms, Passages, Place, Repeat, norms_of, repeats
from .statement import Statement
from .ties import Finding
from .words import tokens_of, word

_SENTENCE = ("article_id", "sentence_id", "start", "end", "text", "kind")
_SCORED = ("headline", "body")
#: Sentences on from the last one within which a passage goes on: one short one between.
_NEXT = 2
#: Sentences at an article's end that its outlet may use again.
_LAST = 3
#: Share of capitalised words from which a text is a title.
_TITLE = 0.6
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that may be a copy: where it stands, its words."""

    sentence_id: str
    start: int
    end: int
    norms: Norms


class Copies:
    """Copied passages: ``observe`` all, ``search``, ``gather`` all, ``finish``.

    Then ``passages`` holds the rows of the table, without their credit, and ``claims``
    the pairs of claims that are copies.
    """

    def __init__(self) -> None:
        self._index = Passages()
        self._articles: list[str] = []
        self._number: dict[str, int] = {}
        self._pairs: list[tuple[Place, Place]] = []
        self._wanted: set[Place] = set()
        self._sentences: dict[Place, _Sentence] = {}
        self._claims: dict[str, list[tuple[str, Norms, frozenset[str]]]] = defaultdict(
            list
        )
        self._outlets: list[str] = []
        self._sizes: list[int] = []
        self.passages: list[Row] = []
        self.claims: list[tuple[str, str, Finding]] = []

    def observe(self, articles: pa.Table, sentences: pa.Table) -> None:
        """Take the sketches of a batch."""
        outlets = {
            row["article_id"]: row["source"] if row["source_known"] else ""
            for row in articles.select(
                ["article_id", "source", "source_known"]
            ).to_pylist()
        }
        for article, rows in _by_article(sentences):
            number = self._number[article] = len(self._articles)
            self._articles.append(article)
            self._outlets.append(outlets[article])
            self._sizes.append(len(rows))
            texts = [row["text"] for row in rows]
            self._index.add(number, texts, outlets[article])

    def search(self) -> None:
        """Find which sentences may be copies; after all are observed, once."""
        self._pairs = self._index.pairs()
        self._wanted = {place for pair in self._pairs for place in pair}
        self._index = Passages()

    def gather(self, sentences: pa.Table, claims: pa.Table) -> None:
        """Keep the words of a batch's likely copies, and of their claims."""
        wanted: set[str] = set()
        for article, rows in _by_article(sentences):
            for number, row in enumerate(rows):
                place = (self._number[article], number)
                if place in self._wanted:
                    wanted.add(row["sentence_id"])
                    self._sentences[place] = _Sentence(
                        row["sentence_id"],
                        row["start"],
                        row["end"],
                        norms_of(row["text"]),
                    )
        for row in claims.select(["claim_id", "sentence_id", "text"]).to_pylist():
            if row["sentence_id"] in wanted:
                text = row["text"]
                known = (row["claim_id"], norms_of(text), _names(text))
                self._claims[row["sentence_id"]].append(known)

    def finish(self) -> None:
        """Compare what was gathered; after all are gathered, once."""
        norms = {place: known.norms for place, known in self._sentences.items()}
        found = [r for r in repeats(self._pairs, norms) if not self._standing(r)]
        self.passages = [self._row(run) for run in _runs(found)]
        for repeat in found:
            first = self._sentences[repeat.first].sentence_id
            second = self._sentences[repeat.second].sentence_id
            for a, own, names in self._claims.get(first, ()):
                for b, other, _ in self._claims.get(second, ()):
                    copy = copied(own, other, names)
                    if copy is not None:
                        self.claims.append((a, b, told_copy(copy)))
        self._pairs, self._wanted = [], set()
        self._sentences, self._claims = {}, defaultdict(list)

    def _standing(self, repeat: Repeat) -> bool:
        """Whether an outlet ends both articles so: who writes, what to subscribe to."""
        outlets = {self._outlets[text] for text, _ in (repeat.first, repeat.second)}
        return len(outlets) == 1 and all(
            number >= self._sizes[text] - _LAST
            for text, number in (repeat.first, repeat.second)
        )

    def _row(self, run: list[Repeat]) -> Row:
        a, b = ([self._sentences[p] for p in side] for side in _sides(run))
        words = sum(r.copy.words for r in run)
        return {
            "passage_id": f"passage-{a[0].sentence_id}-{b[0].sentence_id}",
            "article_a": self._articles[run[0].first[0]],
            "start_a": a[0].start,
            "end_a": a[-1].end,
            "article_b": self._articles[run[0].second[0]],
            "start_b": b[0].start,
            "end_b": b[-1].end,
            "similarity": round(words / sum(r.copy.shorter for r in run), 4),
        }


def with_copies(
    statements: list[Statement],
    related: list[tuple[Statement, Statement, Finding]],
    copied_claims: list[tuple[str, str, Finding]],
) -> list[tuple[Statement, Statement, Finding]]:
    """The relations of an event with its copied claims, one a pair.

    A copy confirms nothing, so it takes the place of agreement; what else was found
    says more than that the words are alike.
    """
    copies = {frozenset(c[:2]): c for c in copied_claims}
    if not copies:
        return related
    kept = []
    for a, b, found in related:
        pair = frozenset((a.claim_id, b.claim_id))
        if found.relation != "agree" or pair not in copies:
            copies.pop(pair, None)
            kept.append((a, b, found))
    known = {s.claim_id: s for s in statements}
    return kept + [(known[a], known[b], found) for a, b, found in copies.values()]


def _names(text: str) -> frozenset[str]:
    """The words of names, as :func:`norms_of` has them; none in a title."""
    words = [form for form in tokens_of(text) if form[0].isalpha()]
    capitals = [form for form in words[1:] if form[0].isupper()]
    if len(capitals) >= _TITLE * len(words):
        return frozenset()
    return frozenset(word(form).norm for form in capitals)


def _by_article(sentences: pa.Table) -> Iterator[tuple[str, list[Row]]]:
    """Headline and body of each article, as they stand in its text."""
    found: dict[str, list[Row]] = {}
    for row in sentences.select(_SENTENCE).to_pylist():
        if row["kind"] in _SCORED and row["start"] is not None:
            found.setdefault(row["article_id"], []).append(row)
    yield from found.items()


def _runs(found: list[Repeat]) -> Iterator[list[Repeat]]:
    """Repeats that follow one another in both texts, as runs."""
    last: dict[tuple[int, int], list[list[Repeat]]] = {}
    runs: list[list[Repeat]] = []
    for repeat in found:
        pair = repeat.first[0], repeat.second[0]
        open_runs = last.setdefault(pair, [])
        run = next((r for r in open_runs if _follows(r[-1], repeat)), None)
        if run is None:
            run = []
            open_runs.append(run)
            runs.append(run)
        run.append(repeat)
    yield from runs


def _follows(one: Repeat, other: Repeat) -> bool:
    a, b = other.first[1] - one.first[1], other.second[1] - one.second[1]
    return 0 < a <= _NEXT and 0 < b <= _NEXT


def _sides(run: list[Repeat]) -> tuple[list[Place], list[Place]]:
    return [r.first for r in run], [r.second for r in run]
