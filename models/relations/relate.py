"""Events and relations of a corpus, from its tables, a batch at a time.

Two passes. The first describes every article by its terms and groups the articles
into events. The second makes the claims of an event comparable and judges those
that share enough; what an event's claims need is kept until its last article has
come, then let go.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from .actors import Merged, Named, merge_actors
from .alignment import candidates
from .copies import with_copies
from .described import label_of, terms_of
from .ellipsis import completed
from .events import Events
from .figures import figure_rows
from .origin_rules import common_source
from .origins import Origins
from .parties import parties
from .rules import judge
from .statement import Statement, Voucher, make_statement, make_voucher
from .ties import Context, Finding
from .wordings import act_wordings, actor_wordings
from .words import tokens_of

_CLAIM = (
    "claim_id", "article_id", "sentence_id", "start", "text", "attribution_id",
    "hedged", "numbers", "dates", "entities",
)  # fmt: skip
_VOUCHER = (
    "article_id",
    "attribution_id",
    "cue_start",
    "cue_end",
    "source_text",
    "source_resolved",
    "source_kind",
    "via",
    "stance",
    "party",
    "parent_id",
)
_ACTOR = ("article_id", "actor_id", "actor", "kind")
_ARTICLE = (
    "article_id",
    "source",
    "source_known",
    "title",
    "published",
    "duplicate_of",
)
#: Claims from which an event's own common words weigh less.
_MANY = 12
#: The kind of a name that nothing tells a person or a body by.
_OTHER = "other"
_TWO = 2
Row = dict[str, Any]


@dataclass(slots=True)
class Article:
    """What relations need of an article; ``event`` is -1 where it has no claims."""

    article_id: str
    outlet: str
    published: str | None
    title: str | None
    event: int


@dataclass(slots=True)
class Counts:
    """For a claim: outlets that say the same by themselves, claims that differ."""

    outlets: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)

    @property
    def numbers(self) -> tuple[int, int]:
        """How many outlets, how many claims."""
        return len(self.outlets), len(self.conflicts)


class Relations:
    """Relates a corpus: ``observe`` every batch, then ``relate`` every batch.

    After that ``rows()``, ``counts``, ``event_id()`` and ``events()`` give the
    results; they are the same for the same batches in the same order.
    """

    def __init__(self) -> None:
        self._events = Events()
        self._articles: list[Article] = []
        self._number: dict[str, int] = {}
        self._tellers: dict[int, list[int]] = defaultdict(list)
        self._waiting: Counter[int] = Counter()
        self._kept: dict[int, list[Statement]] = defaultdict(list)
        self._n_claims: Counter[int] = Counter()
        self._actors: list[Named] = []
        self._copied: dict[int, list[tuple[str, str, Finding]]] = defaultdict(list)
        self._across: list[tuple[str, str, Finding]] = []
        self._called: dict[int, dict[str, set[str]]] = defaultdict(dict)
        self.merged = Merged()
        self.figures: list[Row] = []
        self.wordings: list[Row] = []
        self.found: list[tuple[str, str, Finding]] = []
        self.counts: dict[str, Counts] = {}

    # -- first pass ------------------------------------------------------------

    def observe(self, articles: pa.Table, claims: pa.Table, actors: pa.Table) -> None:
        """Group the articles of a batch into events; take note of their actors."""
        texts: dict[str, list[Row]] = defaultdict(list)
        for row in claims.select(["article_id", "text", "entities"]).to_pylist():
            texts[row["article_id"]].append(row)
        for row in articles.select(_ARTICLE).to_pylist():
            self._add(row, texts.get(row["article_id"], []))
        for row in actors.select(_ACTOR).to_pylist():
            event = self._articles[self._number[row["article_id"]]].event
            self._actors.append(
                Named(
                    row["article_id"],
                    row["actor_id"],
                    row["actor"],
                    row["kind"],
                    None if event < 0 else event,
                )
            )

    def merge(self) -> None:
        """Merge the actors of all articles; after the first pass, once."""
        self.merged = merge_actors(self._actors)
        first: dict[str, str] = {}
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for actor in self._actors:
            kinds[self.merged.actor_id(actor.actor_id)][actor.kind] += 1
        for actor in self._actors:
            root = self.merged.actor_id(actor.actor_id)
            name = first.setdefault(root, actor.name)
            if 2 * kinds[root][_OTHER] >= kinds[root].total():
                continue  # a place, more often than not
            if actor.event is not None and self.merged.why(actor.actor_id):
                self._called[actor.event].setdefault(name, set()).add(actor.name)
        self._actors.clear()

    def _add(self, row: Row, claims: list[Row]) -> None:
        original = self._number.get(row["duplicate_of"] or "")
        if original is not None:
            event = self._articles[original].event
        elif claims:
            event = self._events.add(terms_of(row["title"], claims), row["published"])
            self._waiting[event] += 1
            self._n_claims[event] += len(claims)
        else:
            event = -1
        number = len(self._articles)
        self._number[row["article_id"]] = number
        outlet = row["source"] if row["source_known"] else row["article_id"]
        self._articles.append(
            Article(row["article_id"], outlet, row["published"], row["title"], event)
        )
        if event >= 0:
            self._tellers[event].append(number)

    def take_copies(self, copies: Iterable[tuple[str, str, Finding]]) -> None:
        """Claims that are copies, found over the corpus; after the first pass, once.

        A claim's article is told by its identifier's beginning.
        """
        for a, b, found in copies:
            events = {self._by(a).event, self._by(b).event}
            if len(events) == 1:
                self._copied[events.pop()].append((a, b, found))
            elif self._by(a).outlet != self._by(b).outlet:  # else its standing text
                self._across.append((a, b, found))

    def _by(self, claim_id: str) -> Article:
        return self._articles[self._number[claim_id.rpartition("-c")[0]]]

    # -- second pass -----------------------------------------------------------

    def relate(self, claims: pa.Table, attributions: pa.Table, texts: pa.Table) -> None:
        """Judge the claims of a batch, and of the events it completes."""
        text = dict(
            zip(*(texts.column(c).to_pylist() for c in texts.column_names), strict=True)
        )
        sources = {
            r["attribution_id"]: r for r in attributions.select(_VOUCHER).to_pylist()
        }
        party = parties(sources.values())
        vouchers = {
            name: make_voucher(sources[name], _cue(sources[name], text), party[name])
            for name in claims.column("attribution_id").unique().to_pylist()
            if name in sources
        }
        rows: dict[int, list[Row]] = defaultdict(list)
        for row in claims.select(_CLAIM).to_pylist():
            rows[self._number[row["article_id"]]].append(row)
        for number, own in rows.items():
            event = self._articles[number].event
            if len(self._tellers[event]) == 1:  # only its sources can differ
                own = [r for r in own if r["attribution_id"] in vouchers]
            self._kept[event] += completed(_statement(r, number, vouchers) for r in own)
            self._waiting[event] -= 1
            if not self._waiting[event]:
                self._judge(self._kept.pop(event))

    def _judge(self, statements: list[Statement]) -> None:
        """Relate the claims of one event."""
        several = len({s.article for s in statements}) > 1
        weighed = _without_common(statements) if several else statements
        related: list[tuple[Statement, Statement, Finding]] = []
        for i, j in candidates(weighed):
            a, b = weighed[i], weighed[j]
            one, other = self._articles[a.article], self._articles[b.article]
            context = Context(a.article == b.article, one.published, other.published)
            related += ((a, b, found) for found in judge(a, b, context))
        if several:
            event = self._articles[statements[0].article].event
            related = with_copies(statements, related, self._copied.pop(event, []))
        self.found += ((a.claim_id, b.claim_id, found) for a, b, found in related)
        self._count(related)
        if several:
            self._lay_side_by_side(statements, related)

    def _lay_side_by_side(
        self,
        statements: list[Statement],
        related: list[tuple[Statement, Statement, Finding]],
    ) -> None:
        """The figures and wordings of one event."""
        event = self._articles[statements[0].article].event
        names = {
            subject: sorted(
                {_words(name) for name in called}, key=lambda w: (-len(w), w)
            )
            for subject, called in self._called.pop(event, {}).items()
        }
        wordings = [*act_wordings(related), *actor_wordings(statements, names)]
        self.figures += map(self._placed, figure_rows(related))
        seen: set[tuple[str, int, str, str]] = set()
        for row in wordings:
            key = (
                row["subject"],
                row["article"],
                row["wording"].casefold(),
                row["voice"],
            )
            if key not in seen:
                seen.add(key)
                self.wordings.append(self._placed(row))

    def _placed(self, row: Row) -> Row:
        """A row with its event's and its article's identifiers."""
        article = self._articles[row.pop("article")].article_id
        return {"event_id": self.event_id(article), "article_id": article, **row}

    def _count(self, related: list[tuple[Statement, Statement, Finding]]) -> None:
        """Count for each claim of an event who else says it, and what contradicts it.

        Claims of one origin, and outlets that copied the claim's article, confirm
        nothing.
        """
        origins = Origins()
        for a, b, found in related:
            if found.relation in ("copied_text", "same_origin") or (
                found.relation == "agree" and common_source(a, b)
            ):
                origins.join(a.claim_id, b.claim_id)
            if found.relation == "copied_text":
                origins.copied(self._outlet(a), self._outlet(b))
        for a, b, found in related:
            conflict = found.relation.startswith("conflict")
            if not conflict and found.relation != "agree":
                continue
            for one, other in ((a, b), (b, a)):
                counts = self.counts.setdefault(one.claim_id, Counts())
                if conflict:
                    counts.conflicts.add(other.claim_id)
                elif not origins.one(
                    (one.claim_id, self._outlet(one)),
                    (other.claim_id, self._outlet(other)),
                ):
                    counts.outlets.add(origins.outlet(self._outlet(other)))

    def _outlet(self, statement: Statement) -> str:
        return self._articles[statement.article].outlet

    # -- results ---------------------------------------------------------------

    def rows(self) -> list[Row]:
        """The rows of ``relations``, in the order in which their claims stand."""
        return [
            {
                "claim_a": a,
                "claim_b": b,
                "relation": found.relation,
                "score": round(found.score, 4),
                "why": found.why,
            }
            for a, b, found in [*self.found, *self._across]
        ]

    def event_id(self, article_id: str) -> str | None:
        """The event of an article, None where no other article tells of it."""
        number = self._number.get(article_id)
        event = -1 if number is None else self._articles[number].event
        tellers = self._tellers.get(event, [])
        if len(tellers) < _TWO:
            return None
        return f"event-{self._articles[tellers[0]].article_id}"

    def events(self) -> Iterator[Row]:
        """The rows of ``events``, in the order of their first articles."""
        for event, tellers in sorted(self._tellers.items()):
            articles = [self._articles[n] for n in tellers]
            if len(articles) < _TWO:
                continue
            yield {
                "event_id": self.event_id(articles[0].article_id),
                "label": label_of(
                    (a.title for a in articles), self._events.common_terms(event)
                ),
                "n_articles": len(articles),
                "n_sources": len({a.outlet for a in articles}),
                "n_claims": self._n_claims[event],
            }


def _words(name: str) -> tuple[str, ...]:
    return tuple(form.lower() for form in tokens_of(name))


def _statement(row: Row, number: int, vouchers: Mapping[str, Voucher]) -> Statement:
    row["numbers"] = json.loads(row["numbers"])
    row["entities"] = json.loads(row["entities"])
    row["dates"] = json.loads(row["dates"] or "[]")
    return make_statement(row, number, vouchers.get(row["attribution_id"] or ""))


def _cue(row: Row, texts: Mapping[str, str]) -> str:
    """The words of an attribution's cue; none in a title that stands apart."""
    start, end = row["cue_start"], row["cue_end"]
    return "" if start is None else texts[row["article_id"]][start:end]


def _without_common(statements: list[Statement]) -> list[Statement]:
    """The claims with less weight on the words that most of the event's share."""
    n = len(statements)
    if n < _MANY:
        return statements
    counts = Counter(term for s in statements for term in s.weights)
    scale = math.log(n + 1)
    factor = {
        t: math.sqrt(math.log((n + 1) / (c + 0.5)) / scale) for t, c in counts.items()
    }
    return [
        replace(s, weights={t: w * factor[t] for t, w in s.weights.items()})
        for s in statements
    ]
