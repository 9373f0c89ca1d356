"""What an article's page says, as data for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from . import words
from .bundles import Bundle, cell
from .corpus import SCORES, Corpus, Entry, Feature
from .drawing import gauge, position, step
from .highlight import ATTRIBUTION, SCORED, Evidence, Mark, evidence, paragraphs
from .ledger import claim_lines, sources_used
from .limits import limits
from .related import Related
from .safe import link, shorten
from .tables import Row

BASE = "(base)"
#: Contributions below this leave no trace in two decimals.
_NOTHING = 0.005
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
        """The steps that moved the score most."""
        return self.steps[:_MOVERS]


@dataclass(frozen=True, slots=True)
class FeatureLine:
    """A row of the feature table."""

    feature: Feature
    value: str
    position: Markup | None
    share: float | None
    median: str


def article_view(
    bundle: Bundle,
    entry: Entry,
    corpus: Corpus,
    related: Related,
    slots: dict[str, int],
) -> dict[str, Any]:
    """Everything the template of an article's page shows."""
    found = evidence(bundle)
    text = paragraphs(bundle, found, slots)
    ledger = claim_lines(bundle, corpus, related)
    _count(entry, bundle, ledger)
    by_name = {f.name: f for f in corpus.features}
    falls = [w for s in SCORES if (w := waterfall(bundle, s, by_name, found))]
    original = corpus.entries.get(bundle.article["duplicate_of"] or "")
    return {
        "a": bundle.article,
        "entry": entry,
        "url": link(bundle.article["url"]),
        "original": original,
        "scores": [(s, t, gauge(s, t)) for s in SCORES if (t := getattr(entry, s))],
        "waterfalls": falls,
        "paragraphs": [p for p in text if p.kind in SCORED],
        "set_aside": [p for p in text if p.kind not in SCORED],
        "unread": "" if bundle.sentences else bundle.text,
        "families": _families(found, slots),
        "marks": found.marks[:LISTED],
        "n_marks": len(found.marks),
        "slots": slots,
        "ledger": ledger,
        "grades": sorted(Counter(c["credibility"] for c in bundle.claims).items()),
        "sources": sources_used(bundle, found),
        "actors": actors(bundle),
        "features": _features(bundle, corpus),
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
    marks = marks_of(feature, found) if feature else []
    heavy = sorted(marks, key=lambda m: -(m.weight or 0.0))
    shown = dict.fromkeys(shorten(m.text, 40) for m in heavy)
    return Step(
        label_of(feature, name),
        name,
        words.number(bundle.article.get(name)),
        contribution,
        step(start, start + contribution, low, high),
        len(marks),
        marks[0].number if marks else 0,
        tuple(shown)[:_WORDS],
    )


def label_of(feature: Feature | None, name: str) -> str:
    """What a reader calls the feature: its description, or its name spoken."""
    return (feature.description if feature else "") or words.spoken(name)


def marks_of(feature: Feature, found: Evidence) -> list[Mark]:
    """The marks that stand behind a feature.

    Those of its family; in one voice where the feature's name says so, and of the
    labels that its name mentions where it mentions any.
    """
    marks = [m for m in found.marks if m.family == feature.family]
    if "author" in feature.name:
        marks = [m for m in marks if m.author]
    elif "source" in feature.name and feature.family != ATTRIBUTION:
        marks = [m for m in marks if not m.author]
    labels = {m.label for m in marks}
    named = {la for la in labels if la.rstrip("s") and la.rstrip("s") in feature.name}
    return [m for m in marks if m.label in named] if named else marks


def _families(found: Evidence, slots: Mapping[str, int]) -> list[dict[str, Any]]:
    counts = Counter(m.family for m in found.marks)
    return [
        {
            "name": name,
            "slot": slots.get(name, 0),
            "words": words.word("family", name),
            "note": words.note("family", name),
            "n": counts[name],
        }
        for name in sorted(counts, key=lambda n: slots.get(n, 0))
    ]


def _features(bundle: Bundle, corpus: Corpus) -> list[FeatureLine]:
    lines = []
    for feature in corpus.features:
        value = bundle.article.get(feature.name)
        share = None
        if value is not None and bundle.article["status"] == "scored":
            share = corpus.share_below(feature.name, value)
        median = corpus.median(feature.name)
        lines.append(
            FeatureLine(
                feature,
                words.number(value),
                None if share is None else position(share),
                share,
                words.number(median) if share is not None else "",
            )
        )
    return lines


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
