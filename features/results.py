"""What an extractor declares and returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reading import Reading


class Voice(StrEnum):
    """Whose words: the outlet's own, or those of somebody it quotes or reports."""

    AUTHOR = "author"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence: the exact words, why they count, how much, and in whose voice.

    ``label`` is the class of the finding (``war_metaphor``), ``rule`` the entry or
    rule that found it, ``weight`` between 0 and 1, ``sentence`` an index into
    ``Document.sentences``.
    """

    start: int
    end: int
    text: str
    label: str
    rule: str
    weight: float
    voice: Voice
    sentence: int


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """The declaration of one feature column.

    ``low`` and ``high`` bound the value (``high=None``: unbounded). ``bias`` and
    ``reliability`` give the direction in which a higher value moves that score:
    +1, -1, or 0 where the feature plays no part in it.
    """

    name: str
    unit: str
    low: float
    high: float | None
    description: str
    formula: str
    reference: str
    null_when: str
    bias: int = 0
    reliability: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A feature as scale * sum(numerators) / sum(denominators) over sentences.

    One entry for each scored sentence, in the order of ``Document.scored``. The
    bootstrap resamples these, so a score's interval reflects the article's length.
    """

    numerators: tuple[float, ...]
    denominators: tuple[float, ...]
    scale: float = 1.0

    def value(self) -> float | None:
        """The ratio, or None where the denominators add up to nothing."""
        total = sum(self.denominators)
        return self.scale * sum(self.numerators) / total if total else None


@dataclass(frozen=True, slots=True)
class FeatureResult:
    """One measured feature; ``value`` is None where it could not be measured.

    ``n`` counts what the value rests on (words, sentences, attributions).
    """

    name: str
    value: float | None
    unit: str
    n: int
    spans: tuple[Span, ...]
    version: str
    ratio: Ratio | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All an extractor has to say of one article.

    ``sentences`` maps each declared sentence column to one value a scored
    sentence, in the order of ``Document.scored``.
    """

    results: tuple[FeatureResult, ...]
    sentences: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extractor:
    """A family of features: its declaration and the function that measures it."""

    name: str
    version: str
    features: tuple[FeatureSpec, ...]
    extract: Callable[[Reading], Extraction]
    sentence_columns: tuple[str, ...] = ()

    def spec(self, name: str) -> FeatureSpec:
        """The declaration of feature ``name``; KeyError where there is none."""
        for spec in self.features:
            if spec.name == name:
                return spec
        raise KeyError(name)

    def ratio(
        self,
        name: str,
        numerators: Sequence[float],
        denominators: Sequence[float],
        spans: Sequence[Span] = (),
        scale: float = 1.0,
    ) -> FeatureResult:
        """A result whose value is a ratio of sums over sentences; n = denominator."""
        ratio = Ratio(tuple(numerators), tuple(denominators), scale)
        return FeatureResult(
            name,
            ratio.value(),
            self.spec(name).unit,
            int(sum(ratio.denominators)),
            tuple(spans),
            self.version,
            ratio,
        )

    def single(
        self, name: str, value: float | None, n: int, spans: Sequence[Span] = ()
    ) -> FeatureResult:
        """A result measured on the article as a whole."""
        unit = self.spec(name).unit
        return FeatureResult(name, value, unit, n, tuple(spans), self.version)
