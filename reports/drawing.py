"""Small drawings as inline SVG; colours and strokes come from the stylesheet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from .corpus import SCORES, Entry
from .safe import html

#: A score with the ends of its interval.
Triple = tuple[float, float, float]
#: Width of the strips, in their own units.
STRIP = 600
_BINS = 60
_DOTS = 150
_RADIUS = 4
#: Columns behind an article's score, and articles needed for a comparison.
_COLUMNS = 25
_COMPARED = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """An article on a strip: where it stands, what it is called, where it is."""

    value: float
    label: str
    href: str


def gauge(triple: Triple) -> Markup:
    """A score between 0 and 1 with its interval, for a cell beside the numbers."""
    value, low, high = (round(100 * v) for v in triple)
    return Markup(
        f'<svg class=g viewBox="0 0 100 10"><path d="M{low} 5H{max(high, low + 1)}"/>'
        f"<circle cx={value} cy=5 r=4 /></svg>"
    )


def gauges(entry: Entry) -> list[tuple[str, Triple | None, Markup | str]]:
    """Both scores of an article: name, numbers and drawing, which may be missing."""
    triples = ((s, getattr(entry, s)) for s in SCORES)
    return [(s, t, gauge(t) if t else "") for s, t in triples]


class Standing:
    """Where one score of an article stands among all articles of the run."""

    def __init__(self, score: str, values: Sequence[float]) -> None:
        self._name, self._values = score, values
        counts = [0] * _COLUMNS
        for value in values:
            counts[min(int(value * _COLUMNS), _COLUMNS - 1)] += 1
        top, width = max([*counts, 1]), 100 // _COLUMNS
        self._all = "".join(
            f"M{(i + 0.5) * width:.0f} 20v-{max(round(16 * n / top), 1)}"
            for i, n in enumerate(counts)
            if n
        )

    def drawn(self, triple: Triple) -> Markup:
        """The run's articles as columns; this one as a dot with its interval below."""
        value, low, high = (round(100 * v) for v in triple)
        return Markup(
            '<svg class=g viewBox="0 0 100 30" aria-hidden=true>'
            f'<path class=all d="{self._all}"/>'
            f'<path d="M{low} 25H{max(high, low + 1)}"/>'
            f"<circle cx={value} cy=25 r=4 /></svg>"
        )

    def told(self, value: float) -> str:
        """The same in words; empty where there is too little to compare with."""
        n = len(self._values)
        if n < _COMPARED:
            return ""
        below = bisect_left(self._values, value)
        return f"Higher than {below:,} of the {n:,} scored articles of this run"


def place(share: float) -> Markup:
    """Where a value stands in the run: the share below it, drawn and written.

    The dot's place is a class of the stylesheet, in steps of 5%.
    """
    return _place(round(20 * share), round(100 * share))


@cache
def _place(step: int, percent: int) -> Markup:
    return Markup(f"<i class=p{step}></i>{percent}%")


class Axis:
    """Where the bars of a waterfall stand: from 0 to 100 between two ends."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._scale = low, 100 / ((high - low) or 1.0)
        self._zero = f"<rect x={-low * self._scale:.0f}% />"

    def step(self, start: float, end: float) -> str:
        """One bar from ``start`` to ``end``, behind it the line of zero."""
        a, b = (start, end) if end > start else (end, start)
        kind, width = "up" if end > start else "down", (b - a) * self._scale
        return (
            f'<svg class="w {kind}" aria-hidden=true>{self._zero}'
            f"<rect x={(a - self._low) * self._scale:.0f}% "
            f"width={max(width, 1):.0f}% /></svg>"
        )


def strip(
    title: str,
    description: str,
    score: str,
    values: Sequence[float],
    dots: Sequence[Dot],
) -> Markup:
    """The articles on a line from 0 to 1: dots with links, bars where they are many."""
    drawn = _dots(dots) if len(dots) <= _DOTS else _bars(values)
    ticks = "".join(
        f'<path class="tick" d="M{10 + x * 5.8:.0f} 62v6"/>'
        f'<text x="{10 + x * 5.8:.0f}" y="82">{x / 100:g}</text>'
        for x in (0, 25, 50, 75, 100)
    )
    return Markup(
        '<svg class="strip {}" viewBox="0 0 {} 90" role="group" '
        'aria-label="{}"><title>{}</title><desc>{}</desc>'
        '<path class="axis" d="M10 62h580"/>{}{}</svg>'
    ).format(
        score, STRIP, html(title), html(title), html(description), Markup(ticks), drawn
    )


def _dots(dots: Sequence[Dot]) -> Markup:
    ordered = sorted(dots, key=lambda d: (d.value, d.label))
    placed: list[tuple[float, int]] = []
    for dot in ordered:
        x = 10 + 580 * dot.value
        taken = {row for other, row in placed if x - other < 2 * _RADIUS + 1}
        placed.append((x, next(i for i in range(len(taken) + 1) if i not in taken)))
    highest = max(row for _, row in placed)
    rise = min(2 * _RADIUS + 1, 52 / (highest or 1))
    return Markup(
        "".join(
            f'<a href="{html(dot.href)}"><title>{html(dot.label)}</title>'
            f'<circle cx="{x:.1f}" cy="{56 - row * rise:.1f}" r="{_RADIUS}"/></a>'
            for dot, (x, row) in zip(ordered, placed, strict=True)
        )
    )


def _bars(values: Sequence[float]) -> Markup:
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value * _BINS), _BINS - 1)] += 1
    top, width = max(counts) or 1, 580 / _BINS
    return Markup(
        "".join(
            f'<rect x="{10 + i * width:.1f}" y="{60 - 54 * n / top:.1f}" '
            f'width="{width - 1:.1f}" height="{54 * n / top:.1f}"/>'
            for i, n in enumerate(counts)
            if n
        )
    )
