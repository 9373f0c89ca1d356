"""Every extractor there is: each module of ``extractors/`` that declares one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from . import extractors as folder
from .results import Extractor, FeatureSpec


@cache
def extractors() -> tuple[Extractor, ...]:
    """The extractors in order of their names.

    Raises ValueError where two of them declare one feature or sentence column.
    """
    found = tuple(
        import_module(f"{folder.__name__}.{module.name}").EXTRACTOR
        for module in sorted(iter_modules(folder.__path__), key=lambda m: m.name)
    )
    names = [s.name for e in found for s in e.features]
    names += [c for e in found for c in e.sentence_columns]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise ValueError(f"declared twice among the extractors: {', '.join(twice)}")
    return found


@cache
def feature_specs() -> tuple[FeatureSpec, ...]:
    """Every feature's declaration, in the order of the columns."""
    return tuple(spec for extractor in extractors() for spec in extractor.features)
