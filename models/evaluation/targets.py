"""Figures on sentiment towards a named target, on sets never trained on."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from ...features.actors.sentiment import target_model
from ...features.document import annotate_sentence
from ...features.lexicon import match_lexicons
from ...features.vader import analyzer
from .table import Table

_SETS = ("devtest_rw", "devtest_mt")


def evaluate_targets(shared: Path) -> tuple[Table, ...]:
    """NewsMTSC: the sets that are measured on, where ``shared`` has them."""
    rows: list[tuple[object, ...]] = []
    for name in _SETS:
        path = shared / "data" / "eval" / "newsmtsc" / f"{name}.jsonl"
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                mentions = [json.loads(line) for line in lines]
            rows.append((name, *_figures(mentions)))
    columns = ("set", "mentions", "macro-F1", "F1 well", "F1 neutral", "F1 ill",
               "accuracy", "macro-F1 of VADER")  # fmt: skip
    return (Table("Sentiment towards a named target (NewsMTSC)", columns, tuple(rows)),)


def target_sentiment(text: str, start: int, end: int) -> tuple[float, int]:
    """The value and the likeliest answer (1, 0, -1) for the target ``start:end``."""
    document = annotate_sentence(text)
    tokens = document.tokens
    first = bisect_left(tokens.ends, start + 1)
    last = max(bisect_left(tokens.starts, end), first + 1)
    loaded = match_lexicons(document)["loaded"]
    found = target_model().sentiments(document, loaded, [(first, last, 0)])[0]
    return found.value, found.answer


def _figures(mentions: Sequence[Mapping[str, Any]]) -> tuple[object, ...]:
    answers = [m["label"] for m in mentions]
    found = [target_sentiment(m["text"], m["start"], m["end"])[1] for m in mentions]
    compound = [analyzer().compound(m["text"]) for m in mentions]
    by_vader = [1 if c >= 0.05 else -1 if c <= -0.05 else 0 for c in compound]
    each = f1_score(answers, found, labels=[1, 0, -1], average=None)
    return (
        len(mentions),
        float(each.mean()),
        *(float(f) for f in each),
        float(np.mean(np.array(found) == np.array(answers))),
        float(f1_score(answers, by_vader, average="macro")),
    )
