"""Drawings with an axis as inline SVG: figures on a line, scores over time.

Each has a title and a description; the page puts a table of the same data beside it.
Colours and strokes come from the stylesheet.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .safe import html

_WIDTH, _EDGE = 680, 30
_LANE, _LETTER, _BOLD = 20, 7.4, 8.6
#: Above this ratio of the largest figure to the smallest the line is logarithmic.
_FAR = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on the line: where it stands, how far it reaches, what it is called.

    ``low`` and ``high`` are None where the figure is open to that side.
    """

    value: float
    low: float | None
    high: float | None
    label: str
    loud: bool = False

    @property
    def ranged(self) -> bool:
        """Whether it names two ends and no point between them."""
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def width(self) -> float:
        """How wide its label is about."""
        return len(self.label) * (_BOLD if self.loud else _LETTER)

    @property
    def middle(self) -> float:
        """Where its label stands."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.value


def number_line(title: str, description: str, marks: Sequence[Mark]) -> Markup:
    """``marks`` on one line, their labels stacked above where they would collide."""
    ordered = sorted(marks, key=lambda m: (m.middle, m.label))
    ends = [e for m in ordered for e in (m.value, m.low, m.high) if e is not None]
    scale = _Scale(min(ends), max(ends))
    lanes: list[float] = []
    places = []
    for mark in ordered:
        x, half = scale.at(mark.middle), mark.width / 2
        middle = min(max(x, half), _WIDTH - half)
        lane = next(
            (i for i, end in enumerate(lanes) if end < middle - half), len(lanes)
        )
        lanes[lane : lane + 1] = [middle + half + 10]
        places.append((x, middle, lane))
    base = len(lanes) * _LANE + 24
    drawn = [
        _figure(mark, scale, place, base)
        for mark, place in zip(ordered, places, strict=True)
    ]
    ticks = [
        f'<path class=tick d="M{scale.at(t):.0f} {base}v6"/>'
        f"<text class=t x={scale.at(t):.0f} y={base + 20}>{t:,.15g}</text>"
        for t in scale.ticks()
    ]
    return svg(
        "line",
        (_WIDTH, base + 26),
        title,
        description,
        f'<path class=axis d="M0 {base}h{_WIDTH}"/>' + "".join([*ticks, *drawn]),
    )


def _figure(
    mark: Mark, scale: _Scale, place: tuple[float, float, int], base: int
) -> str:
    x, middle, lane = place
    y = base - 12 - lane * _LANE
    left = 0 if mark.low is None else scale.at(mark.low)
    right = _WIDTH if mark.high is None else scale.at(mark.high)
    reach = ""
    if right - left > 1:
        arrow = (
            ""
            if mark.high is not None
            else f'<path d="M{_WIDTH - 6} {base - 4}l6 4-6 4"/>'
        )
        reach = f'<path class=reach d="M{left:.0f} {base}H{right:.0f}"/>{arrow}'
    kind = " class=loud" if mark.loud else ""
    return (
        f'<g{kind}>{reach}<path class=lead d="M{x:.0f} {base}V{y + 3}"/>'
        f"{'' if mark.ranged else f'<circle cx={x:.0f} cy={base} r=5 />'}"
        f"<text x={middle:.0f} y={y}>{html(mark.label)}</text></g>"
    )


class _Scale:
    """From values to places on the line; logarithmic where they lie far apart."""

    def __init__(self, low: float, high: float) -> None:
        self.log = low > 0 and high / low > _FAR
        pad = 0 if self.log else (high - low) * 0.12 or max(abs(high) * 0.5, 1)
        self.low, self.high = low - pad, high + pad
        if low >= 0:
            self.low = max(self.low, 0)
        if self.log:
            self.low, self.high = low / 1.5, high * 1.5

    def at(self, value: float) -> float:
        """The place of ``value``."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = (math.log10(v) for v in (low, high, max(value, low)))
        share = (value - low) / (high - low)
        return _EDGE + (_WIDTH - 2 * _EDGE) * min(max(share, 0.0), 1.0)

    def ticks(self) -> list[float]:
        """Round values between the ends."""
        if self.log:
            exponents = range(
                math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1
            )
            return [10.0**e for e in exponents]
        rough = (self.high - self.low) / 4
        unit = 10 ** math.floor(math.log10(rough))
        step = next(unit * k for k in (1, 2, 5, 10) if unit * k >= rough)
        first = math.ceil(self.low / step)
        last = math.floor(self.high / step)
        return [k * step for k in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Moment:
    """A score on a day, and the article it belongs to."""

    day: int
    value: float
    date: str
    label: str
    href: str


def timeline(
    title: str, description: str, score: str, moments: Sequence[Moment]
) -> Markup:
    """Scores over time: one linked dot an article, 0 at the foot, 1 at the top."""
    first, last = min(m.day for m in moments), max(m.day for m in moments)
    width, height = 600, 150

    def x(day: int) -> float:
        return 40 + 540 * (day - first) / ((last - first) or 1)

    dots = "".join(
        f'<a href="{html(m.href)}"><title>{html(m.label)}</title>'
        f"<circle cx={x(m.day):.0f} cy={120 - 105 * m.value:.0f} r=5 /></a>"
        for m in sorted(moments, key=lambda m: (m.day, m.label))
    )
    ticks = "".join(
        f'<path class=tick d="M40 {120 - 105 * t:.0f}h540"/>'
        f"<text class=from x=34 y={124 - 105 * t:.0f}>{t:g}</text>"
        for t in (0, 0.5, 1)
    )
    dates = (
        f"<text x=40 y=142>{html(min(m.date for m in moments))}</text>"
        f"<text class=from x=580 y=142>{html(max(m.date for m in moments))}</text>"
    )
    return Markup(
        f'<svg class="time {score}" viewBox="0 0 {width} {height}" role=group '
        f'aria-label="{html(title)}"><title>{html(title)}</title>'
        f"<desc>{html(description)}</desc>{ticks}{dates}{dots}</svg>"
    )


def calibration(
    title: str, description: str, rows: Sequence[Mapping[str, Any]]
) -> Markup:
    """What was predicted against what was found, with intervals and the diagonal."""
    size, edge = 320, 40

    def x(value: float) -> float:
        return edge + (size - edge - 10) * value

    def y(value: float) -> float:
        return (size - edge) - (size - edge - 10) * value

    ticks = "".join(
        f"<text class=t x={x(t):.0f} y={size - edge + 18}>{t:g}</text>"
        f"<text class=from x={edge - 8} y={y(t) + 4:.0f}>{t:g}</text>"
        for t in (0, 0.5, 1)
    )
    dots = "".join(
        f'<path class=reach d="M{at:.0f} {y(r["low"]):.0f}V{y(r["high"]):.0f}"/>'
        f"<circle cx={at:.0f} cy={y(r['observed']):.0f} r=4 />"
        for r, at in ((r, x(r["predicted"])) for r in rows)
    )
    frame = (
        f'<path class=axis d="M{edge} 10V{size - edge}H{size - 10}"/>'
        f'<path class=tick d="M{x(0):.0f} {y(0):.0f}L{x(1):.0f} {y(1):.0f}"/>'
    )
    named = (
        f"<text class=t x={(edge + size) / 2:.0f} y={size - 6}>predicted</text>"
        f"<text x={edge + 6} y=20>found</text>"
    )
    return svg(
        "calibration", (size, size), title, description, frame + ticks + dots + named
    )


def svg(
    kind: str, size: tuple[int, int], title: str, description: str, body: str
) -> Markup:
    """A drawing of a kind that the stylesheet knows, with its title and description."""
    return Markup(
        f'<svg class="plot {kind}" viewBox="0 0 {size[0]} {size[1]}" role=img '
        f'aria-label="{html(title)}"><title>{html(title)}</title>'
        f"<desc>{html(description)}</desc>{body}</svg>"
    )
