"""How near ``hedged`` is to the truth, on own sentences and on findings held out.

Three fits of the two coefficients are set side by side: the one that ships (findings of
scicomm_certainty, train and val), one on the findings' train part alone, and one on
that part and the dev half of the own sentences, each source with half of the weight.
The findings' val part is held out from the last two only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, brier_score_loss, f1_score

from ...features.extractors.hedging import coefficients
from ..train.calibrate import calibration_error
from ..train.hedging import findings, fit, strength_of
from .table import Table

Pairs = Sequence[tuple[float, bool]]
Line = tuple[float, float]


def calibration_tables(shared: Path) -> list[Table]:
    """Errors of three fits, and where the one that ships goes wrong."""
    rows = own_sentences()
    halves = {
        split: [(strength_of(r["text"]), r["uncertain"]) for r in rows[split]]
        for split in ("dev", "test")
    }
    return [_fits(shared, halves), _kinds(rows["test"], halves["test"])]


def own_sentences() -> Mapping[str, list[dict[str, Any]]]:
    """Take the own sentences labelled uncertain or certain, by split."""
    path = files("newsassay.seeds").joinpath("gold", "uncertain.jsonl")
    found: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        found.setdefault(row["split"], []).append(row)
    return found


def fit_evenly(sources: Sequence[Pairs]) -> Line:
    """Intercept and slope fitted on all sources, each with the same weight in all."""
    largest = max(map(len, sources))
    pairs = [pair for source in sources for pair in source]
    weights = [largest / len(source) for source in sources for _ in source]
    strengths, labels = zip(*pairs, strict=True)
    return fit(strengths, labels, weights)


def errors(line: Line, pairs: Pairs) -> tuple[float, float, float]:
    """Expected calibration error, Brier score, and F1 of uncertain at 0.5."""
    said = np.array([_probability(line, s) for s, _ in pairs])
    true = np.array([int(label) for _, label in pairs], dtype=np.int64)
    return (
        calibration_error(said, true),
        float(brier_score_loss(true, said)),
        float(f1_score(true, said >= 0.5)),
    )


def _fits(shared: Path, halves: Mapping[str, Pairs]) -> Table:
    train, held_out = findings(shared, "train"), findings(shared, "val")
    shipped = coefficients()["hedged"]
    lines = {
        "ships": (shipped["intercept"], shipped["strength"]),
        "findings train": fit_evenly([train]),
        "findings train + own dev": fit_evenly([train, halves["dev"]]),
    }
    sets = {"findings val": held_out, "own sentences, test half": halves["test"]}
    return Table(
        "Calibration of hedged, by what it is fitted on",
        ("fit", "intercept", "slope", "set", "sentences", "ECE", "Brier", "F1"),
        tuple(
            (name, *_rounded(line, 2), on, len(pairs), *_rounded(errors(line, pairs)))
            for name, line in lines.items()
            for on, pairs in sets.items()
        ),
    )


def _kinds(rows: Sequence[Mapping[str, Any]], pairs: Pairs) -> Table:
    shipped = coefficients()["hedged"]
    line = (shipped["intercept"], shipped["strength"])
    said = [_probability(line, s) >= 0.5 for s, _ in pairs]
    cells = []
    for name, chosen in _sorts(rows):
        true = [rows[i]["uncertain"] for i in chosen]
        told = [said[i] for i in chosen]
        figures = accuracy_score(true, told), f1_score(true, told)
        cells.append((name, len(true), sum(true), sum(told), *_rounded(figures)))
    return Table(
        "Own sentences, test half, by register; traps apart",
        ("sort", "sentences", "uncertain", "said", "right", "F1"),
        tuple(cells),
    )


def _sorts(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[int]]]:
    places = range(len(rows))
    for register in dict.fromkeys(r["register"] for r in rows):
        yield register, [i for i in places if rows[i]["register"] == register]
    yield "traps", [i for i in places if rows[i]["trap"]]
    yield "plain", [i for i in places if not rows[i]["trap"]]


def _probability(line: Line, strength: float) -> float:
    return 1.0 / (1.0 + exp(-line[0] - line[1] * strength))


def _rounded(values: Sequence[float], digits: int = 3) -> tuple[float, ...]:
    return tuple(round(float(v), digits) for v in values)
