"""What an article's page says, as data for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from . import words
from .bundles import Bundle, cell
from .corpus import SCORES, Corpus, Entry, Feature
from .drawing import gauge, step
from .fragments import FeatureTable, claim_rows, evidence_rows
from .highlight import SCORED, Evidence, Mark, evidence, paragraphs
from .ledger import Line, claim_lines, foremost, sources_used
from .limits import limits
from .related import Related
from .safe import link, shorten
from .tables import Row
from .verdict import verdict

BASE = "(base)"
#: Contributions below this leave no trace in two decimals.
_NOTHING = 0.005
#: Contributions below this are not named among those that moved a score most.
_SLIGHT = 0.05
_WORDS = 3
_MOVERS = 3
#: Marks listed as evidence on a page; the table ``spans`` has them all.
LISTED = 400


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a waterfall."""

    label: str
    name: str
    value: str
    with_unit: str
    contribution: float
    bar: Markup
    places: int
    first: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A score from its starting point to its value, in log-odds."""

    score: str
    base: float
    base_bar: Markup
    steps: tuple[Step, ...]
    silent: int
    total: float
    total_bar: Markup

    @property
    def movers(self) -> tuple[Step, ...]:
        """The steps that moved the score most, each word under the first of them."""
        told: set[str] = set()
        movers = []
        for mover in self.steps[:_MOVERS]:
            if abs(mover.contribution) < _SLIGHT:
                break
            new = tuple(w for w in mover.words if w not in told)[:_WORDS]
            told.update(new)
            movers.append(replace(mover, words=new))
        return tuple(movers)


def article_view(
    bundle: Bundle,
    entry: Entry,
    corpus: Corpus,
    related: Related,
    slots: dict[str, int],
    features: FeatureTable,
) -> dict[str, Any]:
    """Everything the template of an article's page shows."""
    found = evidence(bundle, corpus.quiet)
    text = paragraphs(bundle, found, slots)
    ledger = claim_lines(bundle, corpus, related)
    front, rest = foremost(ledger)
    tied = any(_tied(c) for c in ledger)
    _count(entry, bundle, ledger)
    by_name = {f.name: f for f in corpus.features}
    falls = [w for s in SCORES if (w := waterfall(bundle, s, by_name, found))]
    original = corpus.entries.get(bundle.article["duplicate_of"] or "")
    return {
        "a": bundle.article,
        "entry": entry,
        "url": link(bundle.article["url"]),
        "original": original,
        "scores": [(s, t, gauge(t)) for s in SCORES if (t := getattr(entry, s))],
        "waterfalls": falls,
        "paragraphs": [p for p in text if p.kind in SCORED],
        "set_aside": [p for p in text if p.kind not in SCORED],
        "unread": "" if bundle.sentences else bundle.text,
        "families": _families(found, slots),
        "listings": _listings(found),
        "slots": slots,
        "n_claims": len(ledger),
        "n_front": len(front),
        "tied": tied,
        "front": claim_rows(front, tied),
        "rest": claim_rows(rest, tied),
        "listed": LISTED,
        "verdict": verdict(bundle, entry),
        "grades": sorted(Counter(c["credibility"] for c in bundle.claims).items()),
        "sources": sources_used(bundle, found),
        "actors": actors(bundle),
        "features": features.rows(bundle.article),
        "compared": len(corpus.values.get("bias", ())),
        "limits": limits(bundle, entry, corpus),
    }


def _count(entry: Entry, bundle: Bundle, ledger: list[Any]) -> None:
    kinds = {a["attribution_id"]: a["source_kind"] for a in bundle.attributions}
    loose = ("vague_collective", "unattributed_report")
    entry.n_claims = len(bundle.claims)
    entry.n_unsourced = sum(
        1
        for c in bundle.claims
        if not c["attribution_id"] or kinds.get(c["attribution_id"]) in loose
    )
    entry.n_conflicts = sum(1 for c in ledger if any(r.conflict for r in c.relations))
    entry.n_dropped = sum(1 for c in ledger if c.dropped)


def waterfall(
    bundle: Bundle, score: str, features: Mapping[str, Feature], found: Evidence
) -> Waterfall | None:
    """The contributions to ``score`` in order of their size; None without a score."""
    parts = bundle.contributions_to(score)
    if not parts or bundle.article[score] is None:
        return None
    base = sum(c for name, c in parts if name == BASE)
    moving = [(n, c) for n, c in parts if n != BASE and abs(c) >= _NOTHING]
    moving.sort(key=lambda p: (-abs(p[1]), p[0]))
    total = sum(c for _, c in parts)
    points = [0.0, base]
    for _, contribution in moving:
        points.append(points[-1] + contribution)
    low, high = min(*points, total), max(*points, total)
    steps = [
        _step(bundle, features.get(name), name, c, (points[i + 1], low, high), found)
        for i, (name, c) in enumerate(moving)
    ]
    return Waterfall(
        score,
        base,
        step(0.0, base, low, high),
        tuple(steps),
        len(parts) - len(moving) - 1,
        total,
        step(0.0, total, low, high),
    )


def _step(
    bundle: Bundle,
    feature: Feature | None,
    name: str,
    contribution: float,
    axis: tuple[float, float, float],
    found: Evidence,
) -> Step:
    start, low, high = axis
    marks = marks_of(name, found)
    heavy = sorted(marks, key=lambda m: -(m.weight or 0.0))
    shown = dict.fromkeys(shorten(m.text, 40) for m in heavy)
    value = bundle.article.get(name)
    return Step(
        label_of(feature, name),
        name,
        words.number(value, feature.unit if feature else ""),
        valued(feature, value),
        contribution,
        step(start, start + contribution, low, high),
        len(marks),
        marks[0].number if marks else 0,
        tuple(shown)[: _MOVERS * _WORDS],
    )


def label_of(feature: Feature | None, name: str) -> str:
    """What a reader calls the feature: its description, or its name spoken."""
    return (feature.description if feature else "") or words.spoken(name)


def _tied(line: Line) -> bool:
    counts = line.claim["n_independent"], line.claim["n_conflicting"]
    return bool(line.relations) or any(counts)


def _listings(found: Evidence) -> list[tuple[str, Markup, int]]:
    """The evidence to be listed: heading, marks shown, how many there are."""
    listings = []
    for heading, hidden in (("Evidence", False), ("Details", True)):
        marks = [m for m in found.marks if m.quiet is hidden]
        if marks:
            listings.append((heading, evidence_rows(marks[:LISTED]), len(marks)))
    return listings


def valued(feature: Feature | None, value: float | None) -> str:
    """A feature's value with its unit."""
    unit = feature.unit if feature else ""
    text = words.number(value, unit)
    plain = unit in ("", "share") or value is None
    return text if plain else f"{text} {unit}"


def marks_of(name: str, found: Evidence) -> list[Mark]:
    """The marks that stand behind a feature column."""
    return [m for m in found.marks if name in m.columns]


def _families(found: Evidence, slots: Mapping[str, int]) -> list[dict[str, Any]]:
    counts = Counter(m.family for m in found.marks)
    quiet = {m.family for m in found.marks if m.quiet}
    return [
        {
            "name": name,
            "slot": slots.get(name, 0),
            "words": words.family(name)[0],
            "note": words.family(name)[1],
            "quiet": name in quiet,
            "n": counts[name],
        }
        for name in sorted(counts, key=lambda n: slots.get(n, 0))
    ]


def actors(bundle: Bundle, limit: int = 12) -> list[dict[str, Any]]:
    """Names in the claims, how often, and the loaded words of the same sentences."""
    loaded: dict[str, list[Row]] = {}
    for span in bundle.spans:
        if span["feature"] == "loaded_language":
            loaded.setdefault(span["sentence_id"], []).append(span)
    return _actors(bundle, loaded)[:limit]


def _actors(bundle: Bundle, loaded: Mapping[str, list[Row]]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    beside: dict[str, dict[str, None]] = {}
    for claim in bundle.claims:
        for name in dict.fromkeys(cell(claim["entities"], [])):
            if not isinstance(name, str):
                continue
            counts[name] += 1
            for span in loaded.get(claim["sentence_id"], ()):
                who = words.word("voice", span["voice"])
                phrase = f"{shorten(span['text'], 40)} ({who})"
                beside.setdefault(name, {})[phrase] = None
    return [
        {"name": name, "n": n, "words": list(beside.get(name, ()))[:5]}
        for name, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))
        if n > 1 or name in beside
    ]
