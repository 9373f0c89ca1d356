"""How well sentences are scored for slant: every set, every tier that can run here."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

from ...features.bias.deep import why_missing
from ...features.bias.network import load_network
from ...features.bias.score import DEEP, TIERS, SentenceScores, sentence_scores
from ...features.bias.terms import Terms, article_terms
from ...features.document import annotate, annotate_sentence
from ...features.extractors.slanted import EXTRACTOR
from ...features.reading import Reading, read
from ...features.vader import analyzer
from .table import Table

Floats = NDArray[np.float64]

#: Sets by name: path, the label's field, the field of the outlet where there is one.
SETS = {
    "BABE dev": ("data/eval/babe/dev.jsonl", "label", "outlet"),
    "BASIL lexical": ("data/eval/basil/sentences.jsonl", "lexical", "source"),
    "CheckThat subjectivity devtest": (
        "data/eval/checkthat_subjectivity/devtest.jsonl",
        "label",
        "",
    ),
    "Anno-Lexical test": ("data/eval/anno_lexical_synthetic/test.jsonl", "label", ""),
}
_THROUGHPUT = "data/throughput/articles.jsonl.gz"
_RESAMPLES, _ARTICLES = 500, 200
#: What the model finds that the vocabulary does not.
_BESIDE = "model, beside the vocabulary"


@dataclass(frozen=True, slots=True)
class _Scored:
    """A set with its probabilities of one tier."""

    labels: NDArray[np.int64]
    probability: Floats
    outlets: tuple[str, ...]
    threshold: float


def evaluate_bias(shared: Path) -> list[Table]:
    """Figures of both tiers on sets that neither was fitted on, as tables.

    The deep tier is left out where it cannot run; its rows then say so.
    """
    tiers = [t for t in TIERS if t != DEEP or why_missing() is None]
    scored = {
        (name, tier): _score(shared / SETS[name][0], *SETS[name][1:], tier)
        for name in SETS
        for tier in tiers
    }
    rows = [
        (name, tier, *set_figures(s.labels, s.probability, s.threshold))
        for (name, tier), s in scored.items()
    ]
    rows += [(name, DEEP, why_missing()) for name in SETS if DEEP not in tiers][:1]
    width = max(len(row) for row in rows)
    return [
        Table(
            "Slant of sentences, not trained on these sets (90% intervals)",
            ("set", "tier", "sentences", "AUC", "from", "to", "AP", "macro-F1"),
            tuple((*row, *("",) * (width - len(row))) for row in rows),
        ),
        _by_outlet(scored["BABE dev", TIERS[0]]),
        _parts(shared),
        _words(shared),
        _speed(shared),
    ]


def _score(path: Path, label: str, outlet: str, tier: str) -> _Scored:
    labels, values, outlets, threshold = [], [], [], 0.5
    for row in _rows(path):
        if row["text"].strip():
            found = sentence_scores(read(annotate_sentence(row["text"]), tier))
            labels.append(int(row[label]))
            values.append(found.loaded[0])
            outlets.append(str(row.get(outlet)))
            threshold = found.threshold
    return _Scored(np.array(labels), np.array(values), tuple(outlets), threshold)


def set_figures(
    labels: NDArray[np.int64], values: Floats, threshold: float
) -> tuple[object, ...]:
    """Rows, AUC with its 90% interval, AP, and macro-F1 at ``threshold``."""
    generator = np.random.default_rng(0)
    areas = []
    for _ in range(_RESAMPLES):
        drawn = generator.integers(len(labels), size=len(labels))
        areas.append(roc_auc_score(labels[drawn], values[drawn]))
    low, high = np.quantile(areas, [0.05, 0.95])
    said = values >= threshold
    return (
        len(labels),
        float(roc_auc_score(labels, values)),
        float(low),
        float(high),
        float(average_precision_score(labels, values)),
        float(f1_score(labels, said, average="macro")),
    )


def _by_outlet(scored: _Scored) -> Table:
    outlets = np.array(scored.outlets)
    rows = []
    for outlet in sorted(set(scored.outlets)):
        here = outlets == outlet
        labels, values = scored.labels[here], scored.probability[here]
        area = roc_auc_score(labels, values) if 0 < labels.mean() < 1 else float("nan")
        said = float((values >= scored.threshold).mean())
        rows.append((outlet, len(labels), float(labels.mean()), said, float(area)))
    return Table(
        "BABE dev by outlet, default tier",
        ("outlet", "sentences", "labelled biased", "called slanted", "AUC"),
        tuple(rows),
    )


def _parts(shared: Path) -> Table:
    """What the parts of the default model add: each set to zero in turn."""
    model = load_network()
    layers = model.layers
    silent = np.zeros_like(layers.out)
    without = {
        "whole": layers,
        "without facts": replace(layers, facts=np.zeros_like(layers.facts)),
        "without context": replace(layers, out=silent),
        "facts alone": replace(layers, out=silent, words=np.zeros_like(layers.words)),
    }
    rows = []
    for name in ("BABE dev", "BASIL lexical"):
        path, label, _ = SETS[name]
        data = [r for r in _rows(shared / path) if r["text"].strip()]
        labels = [int(r[label]) for r in data]
        terms = [_terms(read(annotate_sentence(r["text"]))) for r in data]
        for part, changed in without.items():
            here = replace(model, layers=changed)
            logits = [float(here.logits(t)[0]) for t in terms]
            rows.append((name, part, float(roc_auc_score(labels, logits))))
    return Table("Parts of the default model", ("set", "model", "AUC"), tuple(rows))


def _terms(reading: Reading) -> Terms:
    model = load_network()
    return article_terms(reading, model.index, model.table).terms


def _words(shared: Path) -> Table:
    """Biased words of BABE dev: those the vocabulary finds, and the model beside it."""
    right = {"vocabulary": 0, _BESIDE: 0, "either": 0}
    said = dict(right)
    gold_words = 0
    for row in _rows(shared / SETS["BABE dev"][0]):
        reading = read(annotate_sentence(row["text"]))
        norms = reading.document.tokens.norms
        wanted = {w for phrase in row["biased_words"] for w in phrase.lower().split()}
        gold = {i for i, norm in enumerate(norms) if norm in wanted}
        gold_words += len(gold)
        found = {
            "vocabulary": {
                i
                for m in reading.matches["loaded"]
                if m.entry.weight > 0
                for i in range(m.first, m.last)
            },
            _BESIDE: _model_words(reading),
        }
        found["either"] = found["vocabulary"] | found[_BESIDE]
        for name, tokens in found.items():
            right[name] += len(tokens & gold)
            said[name] += len(tokens)
    rows = []
    for name in right:
        precision, recall = right[name] / max(said[name], 1), right[name] / gold_words
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        rows.append((name, said[name], precision, recall, both))
    return Table(
        "Biased words of BABE dev, by token",
        ("found by", "tokens", "precision", "recall", "F1"),
        tuple(rows),
    )


def _model_words(reading: Reading) -> set[int]:
    starts = reading.document.tokens.starts
    places = {start: i for i, start in enumerate(starts)}
    return {places[s.start] for s in EXTRACTOR.extract(reading).results[0].spans}


def _speed(shared: Path) -> Table:
    """Sentences a second of CPU time, all taken in one process."""
    readings = []
    for row in _rows(shared / _THROUGHPUT):
        readings.append(read(annotate(row["text"], row.get("title"))))
        if len(readings) == _ARTICLES:
            break
    n = sum(len(r.document.scored) for r in readings)
    rows: list[tuple[object, ...]] = []
    for tier in TIERS:
        if tier == DEEP and why_missing() is not None:
            continue
        some = readings if tier != DEEP else readings[:20]
        given = [replace(r, tier=tier) for r in some]
        sentence_scores(given[0])
        count = sum(len(r.document.scored) for r in some)
        rows.append((tier, count / _seconds(given)))
    started = time.process_time()
    compound = analyzer().compound
    for reading in readings:
        for sentence in reading.document.scored:
            compound(reading.document.slice(sentence))
    rows.append(("VADER, for comparison", n / (time.process_time() - started)))
    return Table(
        "Speed, article by article", ("model", "sentences a second"), tuple(rows)
    )


def _seconds(readings: Sequence[Reading]) -> float:
    started = time.process_time()
    scores: list[SentenceScores] = [sentence_scores(r) for r in readings]
    return max(time.process_time() - started, 1e-9) * (1 if scores else 0)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
