"""The index: what was read, where to look first, and every article in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import words
from .corpus import SCORES, Corpus, Entry
from .drawing import Dot, gauges, strip
from .related import DROPPED, Related
from .tables import Row

#: Articles listed on one page of the index.
PER_PAGE = 10_000
#: Rows that stand in the page itself. The others stand in a ``noscript`` element: read
#: without a script they follow in a second table; with it they cost the browser
#: nothing until the script takes them in.
AT_ONCE = 100
_SHOWN = 50
#: How much more loaded than its text a headline must be to be pointed at.
_LOUD = 0.1


@dataclass(frozen=True, slots=True)
class Front:
    """What the index is made from."""

    corpus: Corpus
    related: Related
    manifest: Mapping[str, Any]
    errors: Sequence[Row]
    events: Sequence[Mapping[str, Any]]

    @property
    def entries(self) -> list[Entry]:
        """All articles: the worst sourced first, then those without a score."""
        return sorted(
            self.corpus.entries.values(),
            key=lambda e: (
                (0, e.reliability[0], -e.bias[0] if e.bias else 0.0)
                if e.reliability
                else (1, 0.0, 0.0)
            ),
        )


@dataclass(frozen=True, slots=True)
class Look:
    """An article worth opening first, and why."""

    kind: str
    entry: Entry
    why: str
    other: Entry | None = None


def flags(entry: Entry) -> list[str]:
    """What sets an article apart, in words that the table can be filtered by."""
    found = []
    if entry.status != "scored":
        found.append(entry.status)
    elif entry.bias is None:
        found.append("no score")
    if entry.n_conflicts:
        found.append("disputed")
    if entry.n_dropped:
        found.append("attribution dropped")
    if not entry.source_known:
        found.append("outlet unknown")
    return found


def index_pages(front: Front) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of the index; more than one where the articles are very many."""
    entries = front.entries
    pages = max(1, -(-len(entries) // PER_PAGE))
    shared = _shared(front, entries, pages)
    for number in range(pages):
        chosen = entries[number * PER_PAGE : (number + 1) * PER_PAGE]
        rows = [(e, flags(e), gauges(e)) for e in chosen]
        yield _page_name(number), shared | {"rows": rows, "number": number}


def _page_name(number: int) -> str:
    return "index.html" if number == 0 else f"index-{number + 1}.html"


def _shared(front: Front, entries: list[Entry], pages: int) -> dict[str, Any]:
    count = Counter(e.status for e in entries)
    reasons = Counter(
        e.reason or e.status for e in entries if e.status == "skipped" or not e.bias
    )
    scored = [e for e in entries if e.bias and e.status == "scored"]
    return {
        "manifest": front.manifest,
        "n": len(entries),
        "count": count,
        "n_scored": len(scored),
        "unscored": sum(e.status == "scored" and not e.bias for e in entries),
        "reasons": reasons.most_common(),
        "looks": looks(front, scored),
        "strips": [(s, _strip(s, scored)) for s in SCORES] if scored else [],
        "outlets": sorted({e.source for e in entries}),
        "grades": sorted({e.grade for e in entries if e.grade}),
        "all_flags": sorted({f for e in entries for f in flags(e)}),
        "events": front.events,
        "passed_over": list(front.manifest.get("passed_over") or ()),
        "errors": front.errors[:_SHOWN],
        "n_errors": len(front.errors),
        "pages": [_page_name(i) for i in range(pages)],
        "at_once": AT_ONCE,
    }


def _strip(score: str, scored: list[Entry]) -> Any:
    dots = [
        Dot(
            getattr(e, score)[0],
            f"{words.probability(getattr(e, score)[0])} {e.title}, {e.source}",
            f"articles/{e.page}",
        )
        for e in scored
    ]
    values = [d.value for d in dots]
    low, high = min(dots, key=lambda d: d.value), max(dots, key=lambda d: d.value)
    name = words.word("score", score)
    return strip(
        f"{name} of {words.plural(len(dots), 'article')}",
        f"Lowest {low.label}; highest {high.label}. The table below lists them all.",
        score,
        values,
        dots,
    )


def looks(front: Front, scored: list[Entry]) -> list[Look]:
    """At most one article for each reason to distrust it."""
    found: list[Look] = []
    if scored:
        found += [_most_slanted(scored), _least_sourced(scored)]
    found += _disputed(front)
    found += _dropped(front)
    found += _loudest_headline(scored)
    if scored:
        found += [_least_certain(scored)]
    return found


def _most_slanted(scored: list[Entry]) -> Look:
    entry = max(scored, key=lambda e: e.bias[0] if e.bias else 0.0)
    value = entry.bias[0] if entry.bias else None
    why = f"bias {words.probability(value)}, {words.band('bias', value)}"
    if entry.words:
        why += f". In its own voice: {entry.words}"
    return Look("Most slanted", entry, why)


def _least_sourced(scored: list[Entry]) -> Look:
    entry = min(scored, key=lambda e: e.reliability[0] if e.reliability else 1.0)
    value = entry.reliability[0] if entry.reliability else None
    why = f"reliability {words.probability(value)}, {words.band('reliability', value)}"
    if entry.n_claims:
        why += (
            f". {entry.n_unsourced} of {words.plural(entry.n_claims, 'claim')} without "
            "a source that could be asked"
        )
    return Look("Thinnest sourcing", entry, why)


def _least_certain(scored: list[Entry]) -> Look:
    entry = max(scored, key=lambda e: _width(e.bias) + _width(e.reliability))
    ranges = [
        f"{s} {words.probability(t[1])}\u2013{words.probability(t[2])}"
        for s in SCORES
        if (t := getattr(entry, s))
    ]
    return Look("Least certain", entry, f"widest intervals: {', '.join(ranges)}")


def _width(triple: tuple[float, float, float] | None) -> float:
    return triple[2] - triple[1] if triple else 0.0


def _loudest_headline(entries: list[Entry]) -> list[Look]:
    louder = [e for e in entries if e.headline_gap >= _LOUD]
    if not louder:
        return []
    entry = max(louder, key=lambda e: e.headline_gap)
    why = "its headline is far more loaded than the text under it"
    return [Look("Loudest headline", entry, why)]


def _disputed(front: Front) -> list[Look]:
    rows = [r for r in front.related.rows if r["relation"].startswith("conflict")]
    return [_pair(front, "Sharpest conflict", r) for r in _surest(front, rows)]


def _dropped(front: Front) -> list[Look]:
    rows = [r for r in front.related.rows if r["relation"] == DROPPED]
    return [
        _pair(front, "Attribution lost", r, turned=True) for r in _surest(front, rows)
    ]


def _surest(front: Front, rows: list[Row]) -> list[Row]:
    known = front.related.claims
    usable = [r for r in rows if r["claim_a"] in known and r["claim_b"] in known]
    return sorted(usable, key=lambda r: (-(r["score"] or 0.0), r["claim_a"]))[:1]


def _pair(front: Front, kind: str, row: Row, *, turned: bool = False) -> Look:
    a, b = (front.related.claims[row[c]] for c in ("claim_a", "claim_b"))
    if turned:
        a, b = b, a
    entries = front.corpus.entries
    return Look(kind, entries[a.article_id], row["why"] or "", entries[b.article_id])
