"""The pages of the outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .bundles import Bundle
from .corpus import SCORES, Corpus, Entry, outlet_page
from .drawing import Dot, gauge, gauges, strip
from .safe import shorten
from .tables import Row, Source
from .words import probability

_KEPT = 5
_SENTENCE = 300
#: Articles listed on an outlet's page; the index has them all.
_LISTED = 500


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence and how loaded its own words are."""

    value: float
    text: str
    page: str
    sentence: int


@dataclass(slots=True)
class _Outlet:
    entries: list[Entry] = field(default_factory=list)
    loaded: list[Worded] = field(default_factory=list)


class Outlets:
    """Gathers what the outlets' pages show while the articles pass by."""

    def __init__(self) -> None:
        self._of: dict[str, _Outlet] = {}

    def add(self, bundle: Bundle, entry: Entry) -> None:
        """Take note of one article."""
        if entry.status == "skipped":
            return
        outlet = self._of.setdefault(entry.source, _Outlet())
        outlet.entries.append(entry)
        if entry.status != "scored":
            return
        found = [
            Worded(s["loaded_author"], shorten(s["text"], _SENTENCE), entry.page, i)
            for i, s in enumerate(bundle.sentences)
            if s["loaded_author"]
        ]
        both = sorted([*outlet.loaded, *found], key=lambda w: -w.value)
        outlet.loaded = both[:_KEPT]

    def entries(self, source: str) -> list[Entry]:
        """The articles of an outlet in the order of the run."""
        return self._of[source].entries if source in self._of else []

    def loaded(self, source: str) -> list[Worded]:
        """The most loaded sentences in the outlet's own voice."""
        return self._of[source].loaded if source in self._of else []


def outlet_pages(
    source: Source, corpus: Corpus, outlets: Outlets
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """File name, template and view of every outlet's page."""
    merged: dict[str, Row] = {}
    for row in source.rows("sources"):
        merged.setdefault(row["source"], row)
    for name in sorted(merged):
        view = _view(merged[name], corpus, outlets)
        yield outlet_page(name), "source.html", view


def _view(row: Mapping[str, Any], corpus: Corpus, outlets: Outlets) -> dict[str, Any]:
    entries = outlets.entries(row["source"])
    scored = [e for e in entries if e.bias and e.status == "scored"]
    listed = sorted(entries, key=lambda e: (e.published, e.title))[:_LISTED]
    return {
        "outlet": row,
        "known": all(e.source_known for e in entries),
        "entries": [(e, gauges(e)) for e in listed],
        "n": len(entries),
        "n_scored": len(scored),
        "loaded": outlets.loaded(row["source"]),
        "scores": [
            (s, t, gauge(t)) for s in SCORES if (t := _triple(row, s)) is not None
        ],
        "strips": [(s, _strip(s, scored)) for s in SCORES] if scored else [],
        "medians": {s: corpus.median(s) for s in SCORES},
    }


def _triple(row: Mapping[str, Any], score: str) -> tuple[float, float, float] | None:
    if row[score] is None:
        return None
    return row[score], row[f"{score}_low"], row[f"{score}_high"]


def _strip(score: str, scored: list[Entry]) -> Any:
    dots = [
        Dot(
            getattr(e, score)[0],
            f"{probability(getattr(e, score)[0])} {e.title}",
            f"../articles/{e.page}",
        )
        for e in scored
    ]
    return strip(
        f"{score.capitalize()} of this outlet's articles",
        "One dot an article; the table below lists them.",
        score,
        [d.value for d in dots],
        dots,
    )
