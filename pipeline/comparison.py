"""What moved between two runs: articles, outlets, and the features that moved them.

Articles are matched by ``article_id``; those left by outlet and ``input_id``, so that
a corrected text is found again. A score moved where it changed by at least the least
change asked for; the change is clear where the two intervals tell the scores apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..models.additive import BASE
from ..models.separable import Interval, separable
from .runs import Row, rows

SCORES = ("bias", "reliability")
#: Features named as movers of a score, and the log-odds below which one is not.
_NAMED = 3
_LEAST_MOVER = 0.01
_SCORED = tuple(f"{s}{end}" for s in SCORES for end in ("", "_low", "_high"))
_ARTICLE = ("article_id", "source", "input_id", "title", *_SCORED)

Parts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the comparison.

    ``what`` is article or outlet; ``change`` is moved, appeared or gone. ``before``
    and ``after`` are None where there is no score. ``clear`` says that the two
    intervals tell the scores apart. ``why`` names the features that moved it, with
    the change in log-odds, the largest first.
    """

    what: str
    id: str
    name: str
    change: str
    score: str | None = None
    before: float | None = None
    after: float | None = None
    clear: bool | None = None
    why: str = ""


@dataclass(slots=True)
class _Side:
    """One run: rows and contributions (by score) of its articles and outlets."""

    articles: dict[str, Row]
    outlets: dict[str, Row]
    parts: dict[str, dict[str, Parts]] = field(default_factory=dict)
    outlet_parts: dict[str, dict[str, Parts]] = field(default_factory=dict)


def compare_runs(one: Path, other: Path, least: float) -> list[Change]:
    """What changed from the run in ``one`` to that in ``other``, articles first.

    Raises UsageError where either is no run.
    """
    a, b = _side(one), _side(other)
    pairs = match(a.articles, b.articles)
    changes: list[Change] = []
    for old, new in sorted(pairs.items()):
        rows = a.articles[old], b.articles[new]
        parts = a.parts.get(old, {}), b.parts.get(new, {})
        changes += _moved("article", new, _title(rows[1]), rows, parts, least)
    changes += _alone("article", "gone", a.articles.keys() - pairs.keys(), a.articles)
    fresh = b.articles.keys() - set(pairs.values())
    changes += _alone("article", "appeared", fresh, b.articles)
    for name in sorted(a.outlets.keys() & b.outlets.keys()):
        rows = a.outlets[name], b.outlets[name]
        parts = a.outlet_parts.get(name, {}), b.outlet_parts.get(name, {})
        changes += _moved("outlet", name, name, rows, parts, least)
    gone = a.outlets.keys() - b.outlets.keys()
    changes += _alone("outlet", "gone", gone, a.outlets)
    fresh = b.outlets.keys() - a.outlets.keys()
    return changes + list(_alone("outlet", "appeared", fresh, b.outlets))


def match(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, str]:
    """Which article of one run is which of the other, by identifier."""
    pairs = {a: a for a in before.keys() & after.keys()}
    left = _by_record(r for a, r in before.items() if a not in pairs)
    right = _by_record(r for b, r in after.items() if b not in pairs)
    return pairs | {left[key]: right[key] for key in left.keys() & right.keys()}


def _by_record(articles: Iterable[Row]) -> dict[tuple[str, str], str]:
    """Identifiers by outlet and the record's own identifier, where that is unique."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in articles:
        if row["input_id"] is not None:
            found[row["source"], row["input_id"]].append(row["article_id"])
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def _side(run: Path) -> _Side:
    side = _Side(
        {r["article_id"]: r for r in rows(run, "articles", _ARTICLE)},
        {r["source"]: r for r in rows(run, "sources", ("source", *_SCORED))},
    )
    for row in rows(run, "contributions"):
        scores = side.parts.setdefault(row["article_id"], {})
        scores.setdefault(row["score"], {})[row["feature"]] = row["contribution"]
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for article in side.parts:
        by_outlet[side.articles[article]["source"]].append(article)
    for outlet, articles in by_outlet.items():
        side.outlet_parts[outlet] = {
            score: _mean([side.parts[a].get(score, {}) for a in articles])
            for score in SCORES
        }
    return side


def _mean(parts: list[Parts]) -> Parts:
    total: Parts = defaultdict(float)
    for one in parts:
        for name, value in one.items():
            total[name] += value / len(parts)
    return dict(total)


def _moved(
    what: str,
    id: str,
    name: str,
    rows: tuple[Row, Row],
    parts: tuple[Mapping[str, Parts], Mapping[str, Parts]],
    least: float,
) -> Iterator[Change]:
    """A line for each score that moved, or that is there on one side only."""
    for score in SCORES:
        before, after = (_interval(row, score) for row in rows)
        if before is None and after is None:
            continue
        clear, why = None, ""
        if before and after:
            if abs(after.value - before.value) < least:
                continue
            clear = separable(before, after)
            why = _why(*(own.get(score, {}) for own in parts))
        old, new = (x.value if x else None for x in (before, after))
        yield Change(what, id, name, "moved", score, old, new, clear, why)


def _interval(row: Row, score: str) -> Interval | None:
    if row[score] is None:
        return None
    return Interval(row[score], row[f"{score}_low"], row[f"{score}_high"])


def _why(before: Parts, after: Parts) -> str:
    moved = {
        name: after.get(name, 0.0) - before.get(name, 0.0)
        for name in (before.keys() | after.keys()) - {BASE}
    }
    if before.get(BASE) != after.get(BASE):
        moved[BASE] = after.get(BASE, 0.0) - before.get(BASE, 0.0)
    ordered = sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0]))
    named = [f"{n} {v:+.2f}" for n, v in ordered[:_NAMED] if abs(v) >= _LEAST_MOVER]
    return ", ".join(named)


def _alone(
    what: str, change: str, ids: Iterable[str], rows: Mapping[str, Row]
) -> Iterator[Change]:
    for id in sorted(ids):
        yield Change(what, id, _title(rows[id]), change)


def _title(row: Row) -> str:
    title: str = row.get("title") or row["source"]
    return title
