"""Who relays whom: one statement told by several, and words taken over."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .corpus import Corpus, Entry
from .related import COPIED, SAME_ORIGIN, Claim, Related
from .relay_graph import Link, relay_graph
from .safe import shorten
from .words import plural

#: Tellers and origins in one drawing; passages quoted of one pair.
_TELLERS = 24
_ORIGINS = 16
_PASSAGES = 3
#: Outlets named that relay one statement.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an earlier article that a later one repeats."""

    first: Claim
    second: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An article and a later one that repeats its words, the longest passages first."""

    first: Entry
    second: Entry
    passages: tuple[Passage, ...]
    n: int

    @property
    def ordered(self) -> bool:
        """Whether their dates tell which of the two came first."""
        return comes_before(self.first.published, self.second.published)


def comes_before(first: str, second: str) -> bool:
    """Whether one date of publication is surely earlier; days may lack a time."""
    if not first or not second:
        return False
    length = min(len(first), len(second))
    return first[:length] < second[:length]


@dataclass(frozen=True, slots=True)
class Origin:
    """A person or body whose statement several articles relay."""

    name: str
    told: tuple[tuple[Claim, Entry], ...]
    why: str

    @property
    def tellers(self) -> list[str]:
        """The outlets that relay it."""
        return list(dict.fromkeys(entry.teller for _, entry in self.told))


@dataclass(frozen=True, slots=True)
class Relaying:
    """Everything an event's page says about relays."""

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    drawing: Markup | None

    @property
    def summary(self) -> str:
        """Which outlets repeat which, in one line; empty where none does."""
        pairs: dict[tuple[str, str, str], int] = {}
        for copy in self.copies:
            if copy.first.source != copy.second.source:
                verb = "repeats" if copy.ordered else "shares its words with"
                pair = copy.second.teller, verb, copy.first.teller
                pairs[pair] = pairs.get(pair, 0) + copy.n
        ranked = sorted(pairs.items(), key=lambda p: (-p[1], p[0]))
        return "; ".join(
            f"{later} {verb} {earlier} ({plural(n, 'passage')})"
            for (later, verb, earlier), n in ranked[:_PASSAGES]
        )

    @property
    def relays(self) -> str:
        """Which outlets relay whose statement, in one line; empty where none does."""
        several = [o for o in self.origins if len(o.tellers) > 1]
        return "; ".join(
            f"{_listed(o.tellers)} relay {shorten(o.name, 60)}"
            for o in several[:_PASSAGES]
        )


def _listed(names: list[str]) -> str:
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def relaying(
    claims: list[Claim], corpus: Corpus, related: Related, entries: list[Entry]
) -> Relaying:
    """What the articles of one event take over from each other and from origins."""
    order = {e.article_id: i for i, e in enumerate(entries)}
    known = {c.claim_id: c for c in claims if c.article_id in order}
    copies = _copies(known, related, order, corpus)
    origins = _origins(known, related, corpus)
    drawing = _drawn(copies, origins, entries) if copies or origins else None
    return Relaying(copies, origins, drawing)


def _copies(
    known: dict[str, Claim],
    related: Related,
    order: dict[str, int],
    corpus: Corpus,
) -> tuple[Copy, ...]:
    """Each later passage with the earliest article that has it."""
    earliest: dict[str, tuple[int, Passage]] = {}
    for claim in known.values():
        for relation in related.relations(claim.claim_id):
            other = known.get(relation.other)
            if relation.kind != COPIED or other is None:
                continue
            before, after = order[other.article_id], order[claim.article_id]
            if before >= after:
                continue
            found = earliest.get(claim.claim_id)
            if found is None or before < found[0]:
                passage = Passage(other, claim, relation.why)
                earliest[claim.claim_id] = before, passage
    pairs: dict[tuple[str, str], list[Passage]] = {}
    for _, passage in earliest.values():
        pair = passage.first.article_id, passage.second.article_id
        pairs.setdefault(pair, []).append(passage)
    copies = [
        Copy(
            corpus.entries[a],
            corpus.entries[b],
            tuple(sorted(ps, key=lambda p: -len(p.second.text))[:_PASSAGES]),
            len(ps),
        )
        for (a, b), ps in pairs.items()
    ]
    return tuple(sorted(copies, key=lambda c: (-c.n, c.second.article_id)))


def _origins(
    known: dict[str, Claim], related: Related, corpus: Corpus
) -> tuple[Origin, ...]:
    told: dict[str, dict[str, Claim]] = {}
    names: dict[str, tuple[str, str]] = {}
    for claim in known.values():
        relations = related.relations(claim.claim_id)
        why = next((r.why for r in relations if r.kind == SAME_ORIGIN), None)
        if why is not None and claim.voucher:
            key = claim.voucher.casefold().removeprefix("the ")
            names.setdefault(key, (claim.voucher, why))
            told.setdefault(key, {}).setdefault(claim.article_id, claim)
    origins = [
        Origin(name, tuple((c, corpus.entries[a]) for a, c in told[key].items()), why)
        for key, (name, why) in names.items()
    ]
    return tuple(sorted(origins, key=lambda o: (-len(o.told), o.name)))


def _drawn(
    copies: tuple[Copy, ...], origins: tuple[Origin, ...], entries: list[Entry]
) -> Markup | None:
    shown = origins[:_ORIGINS]
    part = {e.article_id for c in copies for e in (c.first, c.second)}
    part |= {e.article_id for o in shown for _, e in o.told}
    tellers = {
        e.article_id: f"{shorten(e.teller, 28)} {e.date[5:]}".strip()
        for e in entries
        if e.article_id in part
    }
    if len(tellers) > _TELLERS:
        return None
    links = [
        Link(o.name, e.article_id, 1, copied=False) for o in shown for _, e in o.told
    ]
    links += [
        Link(c.first.article_id, c.second.article_id, c.n, copied=True) for c in copies
    ]
    return relay_graph(
        "Who relays whom",
        "On the left who made a statement, in the middle the articles by date. Lines "
        "lead from a statement to those that relay it, arcs from an article to one not "
        "older that repeats its words. The lists below name them all.",
        {o.name: o.name for o in shown},
        tellers,
        links,
    )
