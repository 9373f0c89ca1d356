"""Look here first: for each reason to distrust an article the one it fits most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import words
from .corpus import SCORES, Corpus, Entry
from .related import DROPPED, Claim, Related
from .safe import shorten
from .tables import Row

#: How much more loaded than its text a headline must be to be pointed at.
_LOUD = 0.1
#: Claims without a source that are worth a card of their own.
_MANY = 3
_QUOTE = 180


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim in its own words, who tells it, and what the article does with it."""

    text: str
    page: str
    sentence: int
    teller: str


@dataclass(frozen=True, slots=True)
class Look:
    """An article worth opening first, and why."""

    kind: str
    entry: Entry
    why: str
    quotes: tuple[Quote, ...] = ()


def cards(looks: Iterable[Look]) -> list[tuple[Entry, list[Look]]]:
    """The articles worth opening first, each with its reasons, the most first."""
    found: dict[str, tuple[Entry, list[Look]]] = {}
    for look in looks:
        found.setdefault(look.entry.article_id, (look.entry, []))[1].append(look)
    return sorted(found.values(), key=lambda card: -len(card[1]))


def looks(corpus: Corpus, related: Related, scored: list[Entry]) -> list[Look]:
    """The reasons to look; ``scored``: the articles that have scores."""
    found: list[Look] = []
    if scored:
        found += [_most_slanted(scored), _least_sourced(scored)]
    found += _disputed(corpus, related)
    found += _dropped(corpus, related)
    if scored:
        told = {look.entry.article_id for look in found[:2]}
        found += _most_unsourced([e for e in scored if e.article_id not in told])
        found += _loudest_headline(scored)
        found += [_least_certain(scored)]
    return found


def _most_slanted(scored: list[Entry]) -> Look:
    entry = max(scored, key=lambda e: e.bias[0] if e.bias else 0.0)
    value = entry.bias[0] if entry.bias else None
    why = f"Bias {words.probability(value)}, {words.band('bias', value)}"
    if entry.words:
        why += f". In its own voice: {entry.words}"
    return Look("Most slanted", entry, why + _inseparable("bias", entry, scored))


def _least_sourced(scored: list[Entry]) -> Look:
    entry = min(scored, key=lambda e: e.reliability[0] if e.reliability else 1.0)
    value = entry.reliability[0] if entry.reliability else None
    why = f"Reliability {words.probability(value)}, {words.band('reliability', value)}"
    if entry.n_claims:
        why += f". {_without(entry)}"
    apart = _inseparable("reliability", entry, scored)
    return Look("Thinnest sourcing", entry, why + apart)


def _without(entry: Entry) -> str:
    claims = words.plural(entry.n_claims, "claim")
    return f"{entry.n_unsourced} of {claims} without a source that could be asked"


def _inseparable(score: str, entry: Entry, scored: list[Entry]) -> str:
    """Says with how many others the article shares its place; empty with none."""
    mine = getattr(entry, score)
    alike = [
        e
        for e in scored
        if e is not entry
        and (other := getattr(e, score))
        and other[1] <= mine[2]
        and other[2] >= mine[1]
    ]
    if not alike:
        return ""
    if len(alike) == 1:
        name = shorten(alike[0].title, 60)
        return f". Not separable from \u201c{name}\u201d: their intervals overlap"
    return f". Not separable from {len(alike)} others: their intervals overlap"


def _most_unsourced(scored: list[Entry]) -> list[Look]:
    entry = max(scored, key=lambda e: e.n_unsourced, default=None)
    if entry is None or entry.n_unsourced < _MANY:
        return []
    return [Look("Most claims without a source", entry, _without(entry))]


def _least_certain(scored: list[Entry]) -> Look:
    entry = max(scored, key=lambda e: _width(e.bias) + _width(e.reliability))
    ranges = [
        f"{s} {words.probability(t[1])}\u2013{words.probability(t[2])}"
        for s in SCORES
        if (t := getattr(entry, s))
    ]
    why = f"Widest intervals: {', '.join(ranges)}. Read it before you rank it"
    return Look("Least certain", entry, why)


def _width(triple: tuple[float, float, float] | None) -> float:
    return triple[2] - triple[1] if triple else 0.0


def _loudest_headline(entries: list[Entry]) -> list[Look]:
    louder = [e for e in entries if e.headline_gap >= _LOUD]
    if not louder:
        return []
    entry = max(louder, key=lambda e: e.headline_gap)
    why = "Its headline is far more loaded than the text under it"
    return [Look("Headline not carried", entry, why)]


def _disputed(corpus: Corpus, related: Related) -> list[Look]:
    """The surest conflict; one that time may have settled only for want of better."""
    rows = [r for r in related.rows if r["relation"].startswith("conflict")]
    found = []
    for row, a, b in _joined(rows, related):
        first, second = corpus.entries[a.article_id], corpus.entries[b.article_id]
        rank = (
            first.source == second.source,
            first.other_day(second),
            -(row["score"] or 0.0),
            a.claim_id,
        )
        found.append((rank, row, a, b))
    if not found:
        return []
    _, row, a, b = min(found, key=lambda f: f[0])
    first, second = corpus.entries[a.article_id], corpus.entries[b.article_id]
    if _distrust(second) > _distrust(first):
        a, b, first, second = b, a, second, first
    why = words.word("relation", row["relation"]).capitalize()
    if told := (row["why"] or "").partition(";")[0]:
        why += f" ({shorten(told, 120)})"
    if first.other_day(second):
        why += "; told on different days, so the later may only know better"
    return [Look("Sharpest conflict", first, why, _quotes(corpus, a, b))]


def _dropped(corpus: Corpus, related: Related) -> list[Look]:
    """An article that states as fact what another gives to a source."""
    rows = [r for r in related.rows if r["relation"] == DROPPED]
    found = [
        (
            (
                -(row["score"] or 0.0),
                -_distrust(corpus.entries[b.article_id]),
                len(b.said),
            ),
            a,
            b,
        )
        for row, a, b in _joined(rows, related)
    ]
    if not found:
        return []
    _, a, b = min(found, key=lambda f: (f[0], f[2].claim_id))
    guilty = corpus.entries[b.article_id]
    other = corpus.entries[a.article_id]
    who = f" to {shorten(a.voucher, 60)}" if a.voucher else " to a source"
    why = f"States as fact what {other.teller} gives{who}"
    return [Look("Attribution lost", guilty, why, _quotes(corpus, b, a))]


def _distrust(entry: Entry) -> float:
    return 1.0 - entry.reliability[0] if entry.reliability else 0.0


def _joined(
    rows: Iterable[Row], related: Related
) -> Iterable[tuple[Row, Claim, Claim]]:
    known = related.claims
    for row in rows:
        if row["claim_a"] in known and row["claim_b"] in known:
            yield row, known[row["claim_a"]], known[row["claim_b"]]


def _quotes(corpus: Corpus, *claims: Claim) -> tuple[Quote, ...]:
    quotes = []
    for claim in claims:
        entry = corpus.entries[claim.article_id]
        teller = entry.teller
        if entry.date:
            teller += f", {entry.date}"
        text = shorten(claim.said, _QUOTE)
        told = f"{teller}, {claim.manner}"
        quotes.append(Quote(text, entry.page, claim.sentence, told))
    return tuple(quotes)
