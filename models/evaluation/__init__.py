"""Evaluation: every quality figure the project quotes, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .attribution import evaluate_attribution
from .bias import evaluate_bias
from .claims import evaluate_claims
from .gold import evaluate_gold
from .hedging import evaluate_hedging
from .lexicon import evaluate_lexicon
from .lift import evaluate_lift
from .relations import evaluate_relations
from .scores import evaluate_scores
from .slant import evaluate_slant
from .table import Table
from .targets import evaluate_targets

#: What can be evaluated: each takes the folder of data sets.
EVALUATIONS: Mapping[str, Callable[[Path], Sequence[Table]]] = {
    "gold": evaluate_gold,
    "lexicon": evaluate_lexicon,
    "bias": evaluate_bias,
    "attribution": evaluate_attribution,
    "claims": evaluate_claims,
    "hedging": evaluate_hedging,
    "relations": evaluate_relations,
    "scores": evaluate_scores,
    "targets": evaluate_targets,
    "slant": evaluate_slant,
    "lift": evaluate_lift,
}
