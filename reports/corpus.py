"""What a page knows of the other articles: titles, links, and where a value stands."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..features.registry import extractors
from .bundles import Bundle
from .safe import page_name, shorten, slug
from .tables import Row, Source
from .words import entries, quiet

SCORES = ("bias", "reliability")
_TITLE = 140
_NOTHING_TO_COMPARE = 5
#: The feature that compares headline and text, where a run has it.
_HEADLINE_GAP = "headline_loaded_gap"
#: Underline styles in the stylesheet.
_SLOTS = 20


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature column as the run's schema and the registry describe it.

    ``family`` is empty where no extractor of this version declares the feature.
    """

    name: str
    unit: str
    low: float | None
    high: float | None
    null_when: str
    description: str
    family: str
    version: str
    formula: str
    reference: str
    bias: int
    reliability: int


@dataclass(slots=True)
class Entry:
    """An article as lists show it. The counts are filled as its page is made."""

    article_id: str
    page: str
    title: str
    source: str
    source_known: bool
    published: str
    status: str
    reason: str
    bias: tuple[float, float, float] | None
    reliability: tuple[float, float, float] | None
    grade: str
    n_words: int
    event_id: str | None
    n_claims: int = 0
    n_unsourced: int = 0
    n_conflicts: int = 0
    n_dropped: int = 0
    words: str = ""
    headline_gap: float = 0.0

    @property
    def date(self) -> str:
        """The day of publication as given."""
        return self.published[:10]

    @property
    def teller(self) -> str:
        """Who tells it: the outlet, or the title where no outlet was named."""
        if self.source_known:
            return shorten(self.source, 60)
        return f"\u201c{shorten(self.title, 44)}\u201d"

    def other_day(self, other: Entry) -> bool:
        """Whether both are dated, and of different days."""
        return bool(self.date and other.date and self.date != other.date)


@dataclass(slots=True)
class Corpus:
    """All articles of the run in brief."""

    entries: dict[str, Entry] = field(default_factory=dict)
    features: tuple[Feature, ...] = ()
    values: dict[str, list[float]] = field(default_factory=dict)

    def share_below(self, name: str, value: float) -> float | None:
        """Share of the corpus' articles below ``value``, ties counted half.

        None with fewer than five articles to compare with.
        """
        values = self.values.get(name, ())
        if len(values) < _NOTHING_TO_COMPARE:
            return None
        below, upto = bisect_left(values, value), bisect_right(values, value)
        return (below + upto) / 2 / len(values)

    def shares_below(self, name: str) -> dict[float, float]:
        """The same for every value of the column; empty with too few of them."""
        values = self.values.get(name, ())
        found: dict[float, float] = {}
        if len(values) >= _NOTHING_TO_COMPARE:
            below = 0
            for value, n in Counter(values).items():
                found[value] = (below + n / 2) / len(values)
                below += n
        return found

    def median(self, name: str) -> float | None:
        """The middle value of a column over the scored articles."""
        values = self.values.get(name, ())
        return values[len(values) // 2] if values else None

    @property
    def quiet(self) -> frozenset[str]:
        """Families whose marks are hidden until asked for: they do not move bias."""
        moving = {f.family for f in self.features if f.bias}
        names = {f.family for f in self.features}
        return frozenset(n for n in names if quiet(n) and n not in moving)

    @property
    def families(self) -> dict[str, int]:
        """A slot of the palette for each family of features, in a fixed order."""
        known = [key for key, *_ in entries("family")]
        names = dict.fromkeys([*known, *(f.family for f in self.features if f.family)])
        return {name: i % _SLOTS for i, name in enumerate(names)}


def features_of(schema: Mapping[str, object]) -> tuple[Feature, ...]:
    """The feature columns of a run: those of ``articles`` between event and bias."""
    columns = table_columns(schema, "articles")
    names = [str(c["name"]) for c in columns]
    if "event_id" not in names or "bias" not in names:
        return ()
    declared = {s.name: (e, s) for e in extractors() for s in e.features}
    chosen = columns[names.index("event_id") + 1 : names.index("bias")]
    return tuple(_feature(c, declared) for c in chosen)


def declared_features() -> tuple[Feature, ...]:
    """The features that this version declares, without a run."""
    return tuple(
        _feature(
            {k: getattr(s, k) for k in ("name", "unit", "low", "high", "null_when")}
            | {"description": s.description},
            {s.name: (e, s)},
        )
        for e in extractors()
        for s in e.features
    )


def table_columns(schema: Mapping[str, object], table: str) -> list[Row]:
    """The columns of a table as ``schema.json`` lists them."""
    for resource in schema.get("resources", ()):  # type: ignore[attr-defined]
        if resource["name"] == table:
            return [_column(field) for field in resource["schema"]["fields"]]
    return []


def _column(field: Row) -> Row:
    constraints = field.get("constraints", {})
    column = {
        "name": field["name"],
        "dtype": field.get("dtype", field["type"]),
        "unit": field.get("unit", ""),
        "null_when": field.get("nullMeaning", "never"),
        "description": field.get("description", ""),
    }
    for name, bound in (("low", "minimum"), ("high", "maximum")):
        if bound in constraints:
            column[name] = constraints[bound]
    return column


def _feature(column: Row, declared: Mapping[str, tuple[object, object]]) -> Feature:
    extractor, spec = declared.get(column["name"], (None, None))
    return Feature(
        column["name"],
        column.get("unit", ""),
        column.get("low"),
        column.get("high"),
        column.get("null_when", ""),
        column.get("description", ""),
        getattr(extractor, "name", ""),
        getattr(extractor, "version", ""),
        getattr(spec, "formula", ""),
        getattr(spec, "reference", ""),
        getattr(spec, "bias", 0),
        getattr(spec, "reliability", 0),
    )


def survey(source: Source, schema: Mapping[str, object]) -> Corpus:
    """Read the table ``articles`` once."""
    features = features_of(schema)
    names = (*(f.name for f in features), *SCORES)
    corpus = Corpus(features=features, values={name: [] for name in names})
    for row in source.rows("articles"):
        entry = _entry(row)
        corpus.entries[entry.article_id] = entry
        if entry.status != "scored":
            continue
        for name in names:
            value = row.get(name)
            if value is not None and not math.isnan(value):
                corpus.values[name].append(value)
    for values in corpus.values.values():
        values.sort()
    return corpus


def _entry(row: Row) -> Entry:
    return Entry(
        row["article_id"],
        page_name(row["article_id"]) + ".html",
        shorten(row["title"] or row["input_id"] or row["input"] or "", _TITLE)
        or "(no title)",
        row["source"] or "",
        bool(row["source_known"]),
        row["published"] or "",
        row["status"],
        row["status_reason"] or "",
        _scored(row, "bias"),
        _scored(row, "reliability"),
        row["source_grade"] or "",
        row["n_words"] or 0,
        row["event_id"],
        headline_gap=row.get(_HEADLINE_GAP) or 0.0,
    )


def _scored(row: Row, name: str) -> tuple[float, float, float] | None:
    value, low, high = row[name], row[f"{name}_low"], row[f"{name}_high"]
    if value is None or math.isnan(value):
        return None
    return value, value if low is None else low, value if high is None else high


def outlet_page(source: str) -> str:
    """The file name of an outlet's page."""
    return slug(source) + ".html"


def own_words(bundle: Bundle, limit: int = 3) -> list[str]:
    """The heaviest loaded words in the outlet's own voice, each once."""
    return heaviest(
        (s for s in bundle.spans if s["feature"] == "loaded_language"), limit
    )


def heaviest(spans: Iterable[Row], limit: int, voice: str = "author") -> list[str]:
    """The words of the heaviest ``spans`` in one voice, each once."""
    chosen = [s for s in spans if s["voice"] == voice]
    chosen.sort(key=lambda s: -(s["weight"] or 0.0))
    found: dict[str, str] = {}
    for span in chosen:
        if len(found) == limit:
            break
        text = shorten(span["text"], 40)
        found.setdefault(text.casefold(), text)
    return list(found.values())
