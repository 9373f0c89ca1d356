"""Training: how each artefact that ships was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import (
    attribution,
    bias,
    checkable,
    checkworthy,
    clickbait,
    deep,
    deep_blend,
    hedging,
    relations,
    scores,
    targets,
)

#: What can be trained, in the order in which artefacts build on one another: each
#: takes the folder of data sets and the package's folder, and returns its figures.
TRAINERS: Mapping[str, Callable[[Path, Path], Mapping[str, Any]]] = {
    "attribution": attribution.train,
    "deep": deep.train,
    "deep-blend": deep_blend.train_blend,
    "bias": bias.train,
    "checkworthy": checkworthy.train,
    "checkable": checkable.train,
    "clickbait": clickbait.train,
    "hedging": hedging.train,
    "relations": relations.train,
    "targets": targets.train,
    "scores": scores.train,
}
#: Made only when named: their weights do not ship.
ON_REQUEST = frozenset({"deep", "deep-blend"})
