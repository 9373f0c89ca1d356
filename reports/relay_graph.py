"""Who relays whom, drawn: origins, tellers by date, and what goes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .plots import svg
from .safe import html, shorten

#: Where the origins' names end, and where the tellers' boxes begin and end.
_ORIGIN, _LEFT, _RIGHT, _WIDTH = 200, 290, 580, 680
_ROW, _NAME, _FROM = 34, 36, 26


@dataclass(frozen=True, slots=True)
class Link:
    """A relay: from a node of the left or middle column to a teller."""

    start: str
    end: str
    claims: int
    copied: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """How high each origin and each teller stands."""

    origins: Mapping[str, float]
    tellers: Mapping[str, float]


def relay_graph(
    title: str,
    description: str,
    origins: Mapping[str, str],
    tellers: Mapping[str, str],
    links: Sequence[Link],
) -> Markup:
    """Origins on the left, tellers by date on the right; who takes from whom.

    A line from an origin: relays its statement. An arc on the right, from top to
    bottom: repeats the other teller's words. Thicker: more claims.
    """
    height = _ROW * max(len(origins), len(tellers)) + 10
    places = _Places(_spread(origins, height), _spread(tellers, height))
    body = "".join(
        [*(_link(k, places) for k in links), *_names(origins, tellers, places)]
    )
    return svg("relay", (_WIDTH, height), title, description, body)


def _link(link: Link, places: _Places) -> str:
    b = places.tellers[link.end]
    width = min(1.5 + 0.6 * link.claims, 7)
    if link.copied:
        kind, a = "copied", places.tellers[link.start]
        out = _RIGHT + min(20 + abs(b - a) * 0.7, _WIDTH - _RIGHT - 8)
        path = (
            f"M{_RIGHT} {a:.0f}C{out:.0f} {a:.0f} {out:.0f} {b:.0f} "
            f"{_RIGHT + 7} {b:.0f}"
        )
        head = f"M{_RIGHT} {b:.0f}l10-5v10z"
    else:
        kind, a = "relayed", places.origins[link.start]
        half = (_ORIGIN + _LEFT) // 2
        path = f"M{_ORIGIN} {a:.0f}C{half} {a:.0f} {half} {b:.0f} {_LEFT - 7} {b:.0f}"
        head = f"M{_LEFT} {b:.0f}l-10-5v10z"
    return (
        f'<g class={kind}><path d="{path}" stroke-width={width:.1f} />'
        f'<path class=head d="{head}"/></g>'
    )


def _names(
    origins: Mapping[str, str], tellers: Mapping[str, str], places: _Places
) -> Iterator[str]:
    for key, y in places.origins.items():
        name = html(shorten(origins[key], _FROM))
        yield f"<text class=from x={_ORIGIN - 6} y={y + 5:.0f}>{name}</text>"
    for key, y in places.tellers.items():
        name = html(shorten(tellers[key], _NAME))
        yield (
            f"<rect x={_LEFT} y={y - 13:.0f} width={_RIGHT - _LEFT} height=26 rx=4 />"
            f"<text x={_LEFT + 10} y={y + 5:.0f}>{name}</text>"
        )


def _spread(names: Iterable[str], height: float) -> dict[str, float]:
    keys = list(names)
    return {k: (i + 0.5) * height / len(keys) for i, k in enumerate(keys)}
