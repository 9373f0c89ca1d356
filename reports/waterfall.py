"""A score from its starting point to its value, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import words
from .bundles import Bundle
from .corpus import Feature
from .evidence import Evidence, Mark
from .phrases import against, name_of, phrase
from .safe import shorten

BASE = "(base)"
#: Contributions below this leave no trace in two decimals.
_NOTHING = 0.005
#: Contributions below this stand together in one step.
_SMALL = 0.02
#: Contributions below this are not named among those that moved a score most.
_SLIGHT = 0.05
#: Steps shown one by one; the smaller ones stand together in one.
_STEPS = 10
_WORDS = 3
_MOVERS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a waterfall: from ``start`` it adds ``contribution``.

    ``told`` says it in plain words; it is empty where there is nothing to point at.
    """

    label: str
    name: str
    value: str
    told: str
    start: float
    contribution: float
    places: int
    first: str
    words: tuple[str, ...]

    @property
    def foremost(self) -> tuple[str, ...]:
        """Its first words."""
        return self.words[:_WORDS]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A score from its starting point to its value, in log-odds."""

    score: str
    base: float
    steps: tuple[Step, ...]
    silent: int
    total: float

    @property
    def axis(self) -> tuple[float, float]:
        """The least and the most that the sum is on its way."""
        ends = [s.start + s.contribution for s in self.steps]
        points = (0.0, self.base, self.total, *ends)
        return min(points), max(points)

    @property
    def against(self) -> tuple[Step, ...]:
        """The steps that speak most against the article."""
        return self._movers(True)

    @property
    def favour(self) -> tuple[Step, ...]:
        """The steps that speak most for the article."""
        return self._movers(False)

    def _movers(self, worse: bool) -> tuple[Step, ...]:
        """At most three steps one way."""
        chosen = [
            step
            for step in self.steps
            if step.told
            and abs(step.contribution) >= _SLIGHT
            and against(self.score, step.contribution) is worse
        ]
        return tuple(chosen[:_MOVERS])


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
    steps, at = [], base
    shown = [p for p in moving[:_STEPS] if abs(p[1]) >= _SMALL]
    if len(moving) == len(shown) + 1:
        shown = moving
    for name, contribution in shown:
        step = _step(bundle, score, features.get(name), (name, at, contribution), found)
        steps.append(step)
        at += contribution
    if len(moving) > len(shown):
        steps.append(_together(moving[len(shown) :], at))
    total = sum(c for _, c in parts)
    return Waterfall(score, base, tuple(steps), len(parts) - len(moving) - 1, total)


def _together(rest: list[tuple[str, float]], at: float) -> Step:
    label = f"{words.plural(len(rest), 'smaller one')} together"
    return Step(label, "", "", "", at, sum(c for _, c in rest), 0, "", ())


def _step(
    bundle: Bundle,
    score: str,
    feature: Feature | None,
    part: tuple[str, float, float],
    found: Evidence,
) -> Step:
    name, start, contribution = part
    marks = marks_of(name, found)
    value = bundle.article.get(name)
    return Step(
        name_of(feature, name),
        name,
        words.number(value, feature.unit if feature else ""),
        phrase(feature, name, score, contribution, value, len(marks)),
        start,
        contribution,
        len(marks),
        marks[0].anchor if marks else "",
        _heaviest(marks),
    )


def _heaviest(marks: Sequence[Mark]) -> tuple[str, ...]:
    """The words of the heaviest marks, each once whatever its capitals."""
    found: dict[str, str] = {}
    for mark in sorted(marks, key=lambda m: -(m.weight or 0.0)):
        if len(found) == _MOVERS * _WORDS:
            break
        if any(map(str.isalnum, mark.text)):
            found.setdefault(mark.text.casefold(), shorten(mark.text, 40))
    return tuple(found.values())


def marks_of(name: str, found: Evidence) -> list[Mark]:
    """The marks that stand behind a feature column."""
    return list(found.columns.get(name, ()))
