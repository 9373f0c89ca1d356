"""Sensitivity: what held-out outlets lose when a feature is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from .training import Training


@dataclass(frozen=True, slots=True)
class Dropped:
    """What changes without a feature, on held-out outlets, mean over the sets."""

    feature: str
    auc: float
    log_loss: float


def sensitivity(training: Training, ridge: float) -> list[Dropped]:
    """Each feature dropped in turn, the one whose loss costs most first."""
    auc, loss = _held_out(training, ridge)
    found = []
    for place, feature in enumerate(training.names):
        without = _held_out(training.without(place), ridge)
        found.append(Dropped(feature, without[0] - auc, without[1] - loss))
    return sorted(found, key=lambda d: (-d.log_loss, d.feature))


def _held_out(training: Training, ridge: float) -> tuple[float, float]:
    aucs, losses = training.by_set(training.held_out(ridge))
    return fmean(aucs), fmean(losses)
