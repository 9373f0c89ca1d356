"""One score's training set as arrays, and its fits on all or some of the outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import log_loss, roc_auc_score

from ...features.registry import feature_specs
from ..additive import direction
from .fit import Fit, Floats
from .samples import Sample
from .shapes import Shapes, find_shapes

Indices = NDArray[np.int64]
#: Outlets are dealt into this many parts; each is predicted from the others.
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Training:
    """Labelled articles of one or several sets, with the features of one score.

    ``features`` (n, k), all others (n,). ``importance`` gives each set the same say,
    however many articles it has. ``outlets`` numbers the groups held out together.
    """

    names: tuple[str, ...]
    signs: Floats
    features: Floats
    labels: Floats
    importance: Floats
    outlets: Indices
    sets: Indices
    words: Floats

    def only(self, rows: Indices) -> Training:
        """Some of the articles, in the order of ``rows``, repeated where they are."""
        return replace(
            self,
            features=self.features[rows],
            labels=self.labels[rows],
            importance=self.importance[rows],
            outlets=self.outlets[rows],
            sets=self.sets[rows],
            words=self.words[rows],
        )

    def without(self, feature: int) -> Training:
        """The same without one of its features."""
        return replace(
            self,
            names=(*self.names[:feature], *self.names[feature + 1 :]),
            signs=np.delete(self.signs, feature),
            features=np.delete(self.features, feature, axis=1),
        )

    def fit(self, ridge: float, shapes: Shapes | None = None) -> tuple[Shapes, Fit]:
        """The fitted score; knots are found anew where none are given."""
        shapes = shapes or find_shapes(self.features, self.signs)
        fitted = shapes.fit(self.features, self.labels, self.importance, ridge)
        return shapes, fitted

    def folds(self, seed: int = 0, parts: int = FOLDS) -> list[tuple[Indices, Indices]]:
        """(seen, held out) rows: outlets dealt into ``parts`` at random, set by set."""
        part = np.zeros(len(self.labels), dtype=np.int64)
        rng = np.random.default_rng(seed)
        for number in np.unique(self.sets):
            rows = np.flatnonzero(self.sets == number)
            outlets = np.unique(self.outlets[rows])
            dealt = rng.permutation(len(outlets)) % parts
            part[rows] = dealt[np.searchsorted(outlets, self.outlets[rows])]
        return [
            (np.flatnonzero(part != p), np.flatnonzero(part == p)) for p in range(parts)
        ]

    def redrawn(self, seed: int) -> Indices:
        """Rows of another draw of outlets, with replacement, set by set."""
        rng = np.random.default_rng(seed)
        rows: list[Indices] = []
        for number in np.unique(self.sets):
            outlets = np.unique(self.outlets[self.sets == number])
            drawn = rng.choice(outlets, len(outlets))
            rows += [np.flatnonzero(self.outlets == outlet) for outlet in drawn]
        return np.concatenate(rows)

    def held_out(self, ridge: float, seed: int = 0) -> Floats:
        """Log-odds of each article from a fit that did not see its outlet."""
        predicted = np.zeros(len(self.labels))
        for seen, unseen in self.folds(seed):
            shapes, fitted = self.only(seen).fit(ridge)
            predicted[unseen] = fitted.logits(shapes.covered(self.features[unseen]))
        return predicted

    def by_set(self, logits: Floats) -> tuple[list[float], list[float]]:
        """AUC and log-loss of predictions, set by set."""
        aucs, losses = [], []
        for number in np.unique(self.sets):
            rows = self.sets == number
            aucs.append(float(roc_auc_score(self.labels[rows], logits[rows])))
            losses.append(float(log_loss(self.labels[rows], expit(logits[rows]))))
        return aucs, losses


def assemble(samples: Sequence[Sample], score: str) -> Training:
    """The training set of ``score`` from its samples, with every feature declared."""
    specs = feature_specs()
    signs = np.array([direction(spec, score) for spec in specs], dtype=float)
    chosen = np.flatnonzero(signs)
    groups = [f"{s.source.name}:{g}" for s in samples for g in s.groups]
    return Training(
        tuple(specs[i].name for i in chosen),
        signs[chosen],
        np.concatenate([s.features[:, chosen] for s in samples]),
        np.concatenate([s.labels for s in samples]),
        np.concatenate([np.full(len(s.labels), 1 / len(s.labels)) for s in samples]),
        np.unique(groups, return_inverse=True)[1].astype(np.int64),
        np.concatenate([np.full(len(s.labels), i) for i, s in enumerate(samples)]),
        np.concatenate([s.words for s in samples]),
    )
