"""Evaluation: every quality figure the project quotes, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .claims import evaluate_claims
from .hedging import evaluate_hedging
from .table import Table

#: What can be evaluated: each takes the folder of data sets.
EVALUATIONS: Mapping[str, Callable[[Path], Sequence[Table]]] = {
    "claims": evaluate_claims,
    "hedging": evaluate_hedging,
}
