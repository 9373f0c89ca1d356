"""A score from its starting point to its value, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from . import words
from .bundles import Bundle
from .corpus import Feature
from .highlight import Evidence, Mark
from .phrases import against, name_of, phrase
from .safe import shorten

BASE = "(base)"
#: Contributions below this leave no trace in two decimals.
_NOTHING = 0.005
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
    first: int
    words: tuple[str, ...]


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
        """At most three steps one way, each with its first words."""
        chosen = [
            replace(step, words=step.words[:_WORDS])
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
    for name, contribution in moving[:_STEPS]:
        step = _step(bundle, score, features.get(name), (name, at, contribution), found)
        steps.append(step)
        at += contribution
    if len(moving) > _STEPS:
        steps.append(_together(moving[_STEPS:], at))
    total = sum(c for _, c in parts)
    return Waterfall(score, base, tuple(steps), len(parts) - len(moving) - 1, total)


def _together(rest: list[tuple[str, float]], at: float) -> Step:
    label = f"{words.plural(len(rest), 'smaller one')} together"
    return Step(label, "", "", "", at, sum(c for _, c in rest), 0, 0, ())


def _step(
    bundle: Bundle,
    score: str,
    feature: Feature | None,
    part: tuple[str, float, float],
    found: Evidence,
) -> Step:
    name, start, contribution = part
    marks = marks_of(name, found)
    heavy = sorted(marks, key=lambda m: -(m.weight or 0.0))
    shown = dict.fromkeys(
        shorten(m.text, 40) for m in heavy if any(map(str.isalnum, m.text))
    )
    value = bundle.article.get(name)
    return Step(
        name_of(feature, name),
        name,
        words.number(value, feature.unit if feature else ""),
        phrase(feature, name, score, contribution, value, len(marks)),
        start,
        contribution,
        len(marks),
        marks[0].number if marks else 0,
        tuple(shown)[: _MOVERS * _WORDS],
    )


def marks_of(name: str, found: Evidence) -> list[Mark]:
    """The marks that stand behind a feature column."""
    return list(found.columns.get(name, ()))
