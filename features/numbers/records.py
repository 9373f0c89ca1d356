"""What a number is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity; ``start:end`` are offsets of its words, bound and unit included.

    ``value`` is the number named (for "dozens" the least it can mean), ``low`` and
    ``high`` what it is compatible with (``high`` None: no upper bound). ``unit`` is
    canonical ("%", "$", "km"). ``counted`` is what is counted, as the text names it,
    with a state where one is near ("Taliban fighters killed"). ``approximator`` is the
    word that makes it rough, lower-cased ("around", "more than", "dozens").
    """

    value: float
    low: float
    high: float | None
    unit: str | None
    counted: str | None
    start: int
    end: int
    text: str
    approximator: str | None = None


@dataclass(frozen=True, slots=True)
class Core:
    """The number itself: tokens ``first:last``, its value, and its bounds.

    ``rough`` is the word that makes it rough, where one does.
    """

    first: int
    last: int
    value: float
    low: float
    high: float | None
    unit: str | None = None
    rough: str | None = None
