"""The two coefficients of ``hedged``: strength of the hedges to probability.

Data: scicomm_certainty (Pei & Jurgens 2021, doi:10.18653/v1/2021.emnlp-main.784),
findings from papers and news with six aspects marked; a finding counts as uncertain
where its probability or its framing is marked so. The class factors, and the
coefficients of ``weasel``, are set by hand in ``seeds/hedging.tsv`` and kept.

The project's own sentences (``seeds/gold/uncertain.jsonl``) are not fitted on: half of
them are uncertain by design, and a fit on their dev half and the findings together
foretold the findings held out worse (``newsassay evaluate hedging`` prints both fits).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from ...features.document import annotate_sentence
from ...features.extractors.hedging import cues, strength
from ...features.reading import read

_FILE = "data/train/scicomm_certainty/aspect_{}.jsonl"
_ASPECTS = ("Probability", "Framing")
#: So weak a penalty that it only keeps the fit from diverging.
_WEAK = 1e6


def train(shared: Path, package: Path) -> Mapping[str, Any]:
    """Fit intercept and slope of ``hedged`` and write them to ``seeds/hedging.tsv``."""
    found = [*findings(shared, "train"), *findings(shared, "val")]
    intercept, slope = fit(*zip(*found, strict=True))
    fitted = {"intercept": round(intercept, 2), "strength": round(slope, 2)}
    _write(package / "seeds/hedging.tsv", fitted)
    labels = [label for _, label in found]
    return {"sentences": len(labels), "uncertain": sum(labels), **fitted}


def findings(shared: Path, split: str) -> list[tuple[float, bool]]:
    """Strength of the hedges, and whether uncertain, of the findings of a split."""
    lines = (shared / _FILE.format(split)).read_text("utf-8").splitlines()
    return [
        (strength_of(r["finding"]), uncertain(r["aspect-level-certainty"]))
        for r in map(json.loads, lines)
    ]


def strength_of(sentence: str) -> float:
    """Strength of the hedges of a sentence by itself, 0 to 1."""
    return strength("hedged", cues(read(annotate_sentence(sentence)), "hedges"))


def fit(
    strengths: Sequence[float],
    labels: Sequence[bool],
    weights: Sequence[float] | None = None,
) -> tuple[float, float]:
    """Intercept and slope of the log-odds; ``weights`` say how much each row counts."""
    model = LogisticRegression(C=_WEAK)
    model.fit([[s] for s in strengths], labels, sample_weight=weights)
    return float(model.intercept_[0]), float(model.coef_[0][0])


def uncertain(aspects: Mapping[str, str]) -> bool:
    """Whether a finding's probability or its framing is marked uncertain."""
    return any(aspects[a] == "Uncertain" for a in _ASPECTS)


def _write(path: Path, fitted: Mapping[str, float]) -> None:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    for row in rows[1:]:
        if row[0] == "hedged" and row[1] in fitted:
            row[2] = str(fitted[row[1]])
    text = "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")
