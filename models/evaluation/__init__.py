"""Evaluation: every quality figure the project quotes, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .hedging import evaluate_hedging
from .table import Table

#: What can be evaluated: each takes the folder of data sets.
EVALUATIONS: Mapping[str, Callable[[Path], Sequence[Table]]] = {
    "hedging": evaluate_hedging,
}
