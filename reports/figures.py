"""Figures for the same thing side by side: on one line, and in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..features.numbers.words import number_words
from . import words
from .corpus import Corpus, Entry
from .plots import Mark, number_line
from .related import Claim, Related
from .safe import shorten
from .tables import Row, Source

#: Things counted that are drawn on one event's page, and figures named in a summary.
_GROUPS = 8
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as one article gives it."""

    text: str
    value: float
    low: float | None
    high: float | None
    claim: Claim
    entry: Entry


#: A figure in words, and every time it is given.
Told = tuple[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """All figures for one thing: distinct ones in order, with their tellers."""

    counted: str
    told: tuple[Told, ...]
    outlets: int
    line: Markup

    @property
    def summary(self) -> str:
        """The figures and how many outlets give each.

        Named are the two that most outlets give, then the least and the greatest.
        """
        parts = []
        for text, figures in _foremost(self.told):
            outlets = _tellers(figures)
            who = outlets[0] if len(outlets) == 1 else f"{len(outlets)} outlets"
            parts.append(f"{text} in {who}")
        more = len(self.told) - _NAMED
        if more > 0:
            parts.append(f"{more} more")
        return "; ".join(parts)


def _foremost(told: Sequence[Told]) -> list[Told]:
    ranked = sorted(told, key=lambda t: -len(_tellers(t[1])))
    chosen = [*ranked[: _NAMED - 2], told[0], told[-1], *ranked]
    texts = list(dict.fromkeys(text for text, _ in chosen))[:_NAMED]
    return [t for t in ranked if t[0] in texts]


def _tellers(figures: Iterable[Figure]) -> list[str]:
    return list(dict.fromkeys(f.entry.teller for f in figures))


def figures_by_event(
    source: Source, corpus: Corpus, related: Related
) -> dict[str, list[Row]]:
    """The rows of ``figures`` by event; of the claims' own numbers where none are."""
    rows = list(source.rows("figures")) or list(_from_claims(related, corpus))
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(row)
    return found


def _from_claims(related: Related, corpus: Corpus) -> Iterator[Row]:
    for claim in related.claims.values():
        event = claim.event_id or corpus.entries[claim.article_id].event_id
        for number in claim.numbers:
            counted = number.get("counted") or number.get("unit")
            if event and counted and isinstance(number.get("value"), int | float):
                yield {
                    "event_id": event,
                    "counted": str(counted),
                    "claim_id": claim.claim_id,
                    "article_id": claim.article_id,
                    "approximator": None,
                    **{k: number.get(k) for k in ("value", "low", "high", "unit")},
                }


def figure_groups(rows: Iterable[Row], corpus: Corpus, related: Related) -> list[Group]:
    """What more than one outlet counts; the most disputed first."""
    counted: dict[str, list[Figure]] = {}
    for row in rows:
        claim = related.claims.get(row["claim_id"])
        figure = _figure(row, claim, corpus) if claim else None
        if figure:
            counted.setdefault(row["counted"], []).append(figure)
    groups = [_group(name, figures) for name, figures in counted.items()]
    several = [g for g in groups if g.outlets > 1]
    several.sort(key=lambda g: (-min(len(g.told), 2), -g.outlets, g.counted))
    return several[:_GROUPS]


def _figure(row: Row, claim: Claim, corpus: Corpus) -> Figure | None:
    low, high = row["low"], row["high"]
    value = row["value"]
    if value is None:
        ends = [e for e in (low, high) if e is not None]
        if not ends:
            return None
        value = sum(ends) / len(ends)
    entry = corpus.entries[row["article_id"]]
    return Figure(figure_words(row, value), float(value), low, high, claim, entry)


def figure_words(row: Row, value: float) -> str:
    """A figure as it was given: its value, its ends, and what makes it rough."""
    approximator = (row.get("approximator") or "").strip()
    if approximator and (row["value"] is None or _counts(approximator)):
        return f"{shorten(approximator, 30)}{_range(row['low'], row['high'])}"
    text = f"{value:,.0f}" if float(value).is_integer() else words.number(value)
    if approximator:
        return f"{shorten(approximator, 24)} {text}"
    low, high = row["low"], row["high"]
    if low is not None and high is None:
        return f"at least {text}"
    if high is not None and low is None:
        return f"at most {text}"
    if low is not None and high is not None and low < high:
        return f"{low:,.15g} to {high:,.15g}"
    return text


def _counts(approximator: str) -> bool:
    """Whether the words that make a figure rough are the figure: "dozens"."""
    found = f"{approximator} "
    return any(found.startswith(f"{entry} ") for entry in number_words()["vague"])


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f" ({low:,.15g} to {high:,.15g})"


def _group(counted: str, figures: list[Figure]) -> Group:
    ordered = sorted(figures, key=lambda f: (f.value, f.text, f.claim.claim_id))
    told: dict[str, list[Figure]] = {}
    seen: set[tuple[str, str, str]] = set()
    for figure in ordered:
        once = figure.text, figure.entry.article_id, figure.claim.manner
        if once not in seen:
            seen.add(once)
            told.setdefault(figure.text, []).append(figure)
    tellers = {t: len({f.entry.source for f in fs}) for t, fs in told.items()}
    marks = [
        Mark(
            fs[0].value,
            fs[0].low,
            fs[0].high,
            f"{text} \u00b7 {words.plural(tellers[text], 'outlet')}",
            tellers[text] == 1 and len(told) > 1,
        )
        for text, fs in told.items()
    ]
    title = f"Figures given for {shorten(counted, 60)}"
    listed = "; ".join(m.label for m in marks)
    return Group(
        counted,
        tuple((t, tuple(fs)) for t, fs in told.items()),
        len({f.entry.source for f in figures}),
        number_line(title, f"{listed}. The table below names them.", marks),
    )
