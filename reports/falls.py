"""A waterfall as a table's rows: each step with its bar and the way to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from . import words
from .drawing import Axis
from .fragments import escaped
from .waterfall import Step, Waterfall


def fall_rows(fall: Waterfall) -> Markup:
    """Rows: what it is, its value, what it adds, a bar from where the last ended."""
    axis = Axis(*fall.axis)
    labels = escaped(s.label for s in fall.steps)
    rows = [
        f"<tr class=base><th>Starting point<td><td>{words.signed(fall.base)}<td>"
        f"{axis.step(0.0, fall.base)}",
        *(
            f"<tr><th>{_label(next(labels), s)}<td>{s.value}<td>"
            f"{words.signed(s.contribution)}<td>"
            f"{axis.step(s.start, s.start + s.contribution)}"
            for s in fall.steps
        ),
    ]
    return Markup("\n".join(rows))


def fall_total(fall: Waterfall) -> Markup:
    """The last row: the sum."""
    return Markup(
        f"<tr><th>Sum<td><td>{words.signed(fall.total)}<td>"
        f"{Axis(*fall.axis).step(0.0, fall.total)}"
    )


def _label(label: str, step: Step) -> str:
    if not step.places:
        return label
    return f"{label} <a href=#{step.first}>{words.plural(step.places, 'place')}</a>"


def movers(falls: Sequence[Waterfall], *, worse: bool) -> Markup:
    """What spoke most against the article (``worse``) or for it, as a list's items.

    A feature that moved both scores is told once, with what it did to each.
    """
    found: dict[str, list[tuple[str, Step]]] = {}
    for fall in falls:
        for mover in fall.against if worse else fall.favour:
            found.setdefault(mover.name, []).append((fall.score, mover))
    ranked = sorted(
        found.values(), key=lambda moved: -sum(abs(s.contribution) for _, s in moved)
    )
    seen: set[str] = set()
    return Markup("\n".join(_mover(moved, seen) for moved in ranked))


def _mover(moved: list[tuple[str, Step]], seen: set[str]) -> str:
    step = moved[0][1]
    new = [w for w in step.foremost if w not in seen]
    seen.update(new)
    told, *quoted = escaped((step.told, *new))
    effects = ", ".join(
        f"{words.word('score', score).lower()} {words.signed(s.contribution)}"
        for score, s in moved
    )
    return (
        f"<li>{told}{': ' if quoted else ''}{', '.join(_quoted(quoted, step.first))} "
        f"<small>{effects}</small>"
    )


def _quoted(found: list[str], first: str) -> Iterator[str]:
    for number, text in enumerate(found):
        quoted = f"<q>{text}</q>"
        yield quoted if number else f"<a href=#{first}>{quoted}</a>"
