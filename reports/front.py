"""The index: what was read, where to look first, and every article in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import words
from .corpus import SCORES, Corpus, Entry
from .drawing import Dot, gauges, strip
from .looks import cards, looks
from .related import Related
from .tables import Row

#: Articles listed on one page of the index.
PER_PAGE = 10_000
#: Rows that stand in the page itself. The others stand in a ``noscript`` element: read
#: without a script they follow in a second table; with it they cost the browser
#: nothing until the script takes them in.
AT_ONCE = 100
_SHOWN = 50


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
        found.append("attribution lost")
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
        "cards": cards(looks(front.corpus, front.related, scored)),
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
