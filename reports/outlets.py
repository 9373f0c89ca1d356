"""The pages of the outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from . import words
from .bundles import Bundle
from .corpus import SCORES, Corpus, Entry, Feature, outlet_page
from .drawing import Dot, gauge, gauges, place, strip
from .fragments import score_blocks
from .phrases import name_of
from .plots import Moment, timeline
from .safe import shorten
from .tables import Row, Source
from .words import probability

_KEPT = 5
#: The worst grade of a claim that is still well vouched for.
_WELL = 2
#: Dated articles from which scores are drawn over time.
_DATED = 3
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
    vouched: list[Worded] = field(default_factory=list)
    values: dict[str, list[float]] = field(default_factory=dict)


class Outlets:
    """Gathers what the outlets' pages show while the articles pass by."""

    def __init__(self, features: Sequence[Feature] = ()) -> None:
        self._of: dict[str, _Outlet] = {}
        self._features = [f for f in features if f.bias or f.reliability]

    def add(self, bundle: Bundle, entry: Entry) -> None:
        """Take note of one article."""
        if entry.status == "skipped":
            return
        outlet = self._of.setdefault(entry.source, _Outlet())
        outlet.entries.append(entry)
        if entry.status != "scored":
            return
        least = outlet.loaded[-1].value if len(outlet.loaded) == _KEPT else 0.0
        found = [
            Worded(s["loaded_author"], shorten(s["text"], _SENTENCE), entry.page, i)
            for i, s in enumerate(bundle.sentences)
            if s["loaded_author"] and s["loaded_author"] >= least
        ]
        outlet.loaded = _best(outlet.loaded, found)
        outlet.vouched = _best(outlet.vouched, _vouched(bundle, entry))
        for feature in self._features:
            value = bundle.article.get(feature.name)
            if value is not None:
                outlet.values.setdefault(feature.name, []).append(value)

    def features(self, source: str, corpus: Corpus) -> list[tuple[str, ...]]:
        """Each feature of the scores that it has at all: name, middles, place.

        Those in which it is most unlike the run come first.
        """
        values = self._of[source].values if source in self._of else {}
        found = [
            _compared(f, sorted(values[f.name]), corpus)
            for f in self._features
            if any(values.get(f.name, ()))
        ]
        return [row for _, row in sorted(found, key=lambda row: row[0])]

    def vouched(self, source: str) -> list[Worded]:
        """The best vouched claims, in the order of their grades' score."""
        return self._of[source].vouched if source in self._of else []

    def entries(self, source: str) -> list[Entry]:
        """The articles of an outlet in the order of the run."""
        return self._of[source].entries if source in self._of else []

    def loaded(self, source: str) -> list[Worded]:
        """The most loaded sentences in the outlet's own voice."""
        return self._of[source].loaded if source in self._of else []


def _best(kept: list[Worded], found: list[Worded]) -> list[Worded]:
    return sorted([*kept, *found], key=lambda w: (-w.value, w.page))[:_KEPT]


def _vouched(bundle: Bundle, entry: Entry) -> list[Worded]:
    places = {s["sentence_id"]: i for i, s in enumerate(bundle.sentences)}
    return [
        Worded(
            c["credibility_score"],
            shorten(c["text"], _SENTENCE),
            entry.page,
            places.get(c["sentence_id"], 0),
        )
        for c in bundle.claims
        if c["credibility"] <= _WELL and c["attribution_id"]
    ]


def _compared(
    feature: Feature, values: list[float], corpus: Corpus
) -> tuple[float, tuple[str, ...]]:
    """How near the run's middle it is, and the row of the table."""
    middle = values[len(values) // 2]
    share = corpus.share_below(feature.name, middle)
    row = (
        name_of(feature, feature.name),
        words.number(middle, feature.unit),
        words.number(corpus.median(feature.name), feature.unit),
        "" if share is None else place(share),
    )
    return -abs((0.5 if share is None else share) - 0.5), row


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
        "vouched": outlets.vouched(row["source"]),
        "features": outlets.features(row["source"], corpus),
        "times": [(s, d) for s in SCORES if (d := _over_time(s, scored))],
        "scores": score_blocks(
            (s, t, gauge(t), "") for s in SCORES if (t := _triple(row, s)) is not None
        ),
        "strips": [(s, _strip(s, scored)) for s in SCORES] if scored else [],
        "medians": {s: corpus.median(s) for s in SCORES},
    }


def _over_time(score: str, scored: list[Entry]) -> Markup | None:
    """The scores by day, where three articles or more stand on several days."""
    dated = [(d, e) for e in scored if (d := _day(e.date)) is not None]
    if len(dated) < _DATED or len({d for d, _ in dated}) < 2:
        return None
    name = words.word("score", score)
    return timeline(
        f"{name} over time",
        f"{len(dated)} dated articles; the table below lists them by date.",
        score,
        [
            Moment(
                day,
                getattr(e, score)[0],
                e.date,
                f"{e.date}: {probability(getattr(e, score)[0])} {e.title}",
                f"../articles/{e.page}",
            )
            for day, e in dated
        ],
    )


def _day(text: str) -> int | None:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


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
