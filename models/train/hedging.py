"""The two coefficients of ``hedged``: strength of the hedges to probability.

Data: scicomm_certainty (Pei & Jurgens 2021, doi:10.18653/v1/2021.emnlp-main.784),
findings from papers and news with six aspects marked; a finding counts as uncertain
where its probability or its framing is marked so. The class factors, and the
coefficients of ``weasel``, are set by hand in ``seeds/hedging.tsv`` and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from ...features.document import annotate_sentence
from ...features.extractors.hedging import cues, strength
from ...features.reading import read

_FILES = ("aspect_train.jsonl", "aspect_val.jsonl")
_ASPECTS = ("Probability", "Framing")
#: So weak a penalty that it only keeps the fit from diverging.
_WEAK = 1e6


def train(shared: Path, package: Path) -> Mapping[str, Any]:
    """Fit intercept and slope of ``hedged`` and write them to ``seeds/hedging.tsv``."""
    strengths: list[list[float]] = []
    labels: list[bool] = []
    for name in _FILES:
        path = shared / "data/train/scicomm_certainty" / name
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            labels.append(uncertain(record["aspect-level-certainty"]))
            reading = read(annotate_sentence(record["finding"]))
            strengths.append([strength("hedged", cues(reading, "hedges"))])
    model = LogisticRegression(C=_WEAK).fit(strengths, labels)
    fitted = {
        "intercept": round(float(model.intercept_[0]), 2),
        "strength": round(float(model.coef_[0][0]), 2),
    }
    _write(package / "seeds/hedging.tsv", fitted)
    return {"sentences": len(labels), "uncertain": sum(labels), **fitted}


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
