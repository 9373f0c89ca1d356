"""How well hedges, uncertain sentences and scopes are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

from ...features.document import annotate, annotate_sentence
from ...features.extractors.hedging import EXTRACTOR, cues
from ...features.hedge_scope import scope
from ...features.lexicon import load_lexicon
from ...features.reading import Reading, read
from ..train.hedging import uncertain
from .hedging_calibration import calibration_tables
from .table import Table

_WIKI = "data/eval/wiki_hedges/dev.jsonl"
_BIOSCOPE = "data/eval/bioscope/full_papers.jsonl"
_SCICOMM = "data/train/scicomm_certainty/sentence_{}.jsonl"
_ASPECTS = "data/train/scicomm_certainty/aspect_{}.jsonl"
_BINS = 5
_SENTENCE_MARKS = " .,;"


def evaluate_hedging(shared: Path) -> list[Table]:
    """Every figure on hedging, as tables; ``shared`` is the data sets' folder."""
    return [
        _gold(shared),
        _passages(),
        _sentences(shared),
        *calibration_tables(shared),
        _reliability(shared),
        _certainty(shared),
        _scopes(shared),
        _coverage(shared),
    ]


def _gold(shared: Path) -> Table:
    readings = {
        path.name[:3]: read(annotate(path.read_text("utf-8")))
        for path in sorted((shared / "seeds").glob("*.txt"))
    }
    gold = list(_rows(shared / "gold/hedges.jsonl"))
    hits = 0
    for row in gold:
        reading = readings[row["article"]]
        start = reading.document.text.find(row["text"])
        start += row["text"].find(row["cue"])
        hits += bool(_touching(_spans(reading), start, start + len(row["cue"])))
    return Table(
        "Hedges of the five articles",
        ("gold", "found", "recall"),
        ((len(gold), hits, _round(hits / len(gold))),),
    )


def _passages() -> Table:
    path = files("newsassay.seeds").joinpath("gold", "passages.jsonl")
    passages = [json.loads(x) for x in path.read_text("utf-8").splitlines()]
    rows = []
    for split in ("dev", "test"):
        right = wrong = missed = 0
        for passage in (p for p in passages if p["split"] == split):
            spans = _spans(read(annotate(passage["text"])))
            gold = [tuple(g) for g in passage["hedges"]]
            hits = sum(bool(_touching(spans, *g)) for g in gold)
            right, missed = right + hits, missed + len(gold) - hits
            wrong += sum(not _touching(gold, *s) for s in spans)
        rows.append((split, right + missed, *_scores(right, wrong, missed)))
    return Table(
        "Hedges of the own passages",
        ("half", "gold", "precision", "recall", "F1"),
        tuple(rows),
    )


def _sentences(shared: Path) -> Table:
    rows = []
    for name, path, columns in (
        ("wiki_hedges dev, max(hedged, weasel)", _WIKI, ("hedged", "weasel")),
        ("bioscope full papers, hedged", _BIOSCOPE, ("hedged",)),
    ):
        right = wrong = missed = 0
        for row in _rows(shared / path):
            said = max(_scored(row["text"], column) for column in columns) >= 0.5
            true = row["label"] == "uncertain"
            right, wrong = right + (said and true), wrong + (said and not true)
            missed += true and not said
        rows.append((name, right + missed, *_scores(right, wrong, missed)))
    return Table(
        "Uncertain sentences at 0.5, nothing fitted on them",
        ("set", "uncertain", "precision", "recall", "F1"),
        tuple(rows),
    )


def _reliability(shared: Path) -> Table:
    """What ``hedged`` foretells beside what is so, on the findings it was fitted on.

    A finding is uncertain where its probability or its framing is marked so, as in
    :mod:`newsassay.models.train.hedging`; ``val`` is a tenth of them.
    """
    rows: list[tuple[object, ...]] = []
    for split in ("train", "val"):
        bins: dict[int, list[tuple[float, bool]]] = {}
        for row in _rows(shared / _ASPECTS.format(split)):
            said = _scored(row["finding"], "hedged")
            true = uncertain(row["aspect-level-certainty"])
            bins.setdefault(min(int(said * _BINS), _BINS - 1), []).append((said, true))
        for k, pairs in sorted(bins.items()):
            said_mean = _round(fmean(s for s, _ in pairs))
            share = _round(fmean(t for _, t in pairs))
            band = f"{k / _BINS:.1f}-{(k + 1) / _BINS:.1f}"
            rows.append((split, band, len(pairs), said_mean, share))
    return Table(
        "Reliability of hedged (scicomm_certainty, aspects)",
        ("split", "hedged", "sentences", "mean said", "share uncertain"),
        tuple(rows),
    )


def _certainty(shared: Path) -> Table:
    rows = []
    for split in ("train", "val"):
        records = list(_rows(shared / _SCICOMM.format(split)))
        said = [1.0 - _scored(r["finding"], "hedged") for r in records]
        true = [float(r["sentence-level-certainty"]) for r in records]
        rows.append((split, len(records), _round(correlation(said, true))))
    return Table(
        "1 - hedged against certainty 1-6 (scicomm_certainty)",
        ("split", "sentences", "Pearson r"),
        tuple(rows),
    )


def _scopes(shared: Path) -> Table:
    starts, ends, overlaps = [], [], []
    for row in _rows(shared / _BIOSCOPE):
        gold = {s["id"]: (s["start"], s["end"]) for s in row["scopes"]}
        reading = read(annotate_sentence(row["text"]))
        for cue in row["cues"]:
            match = next(
                (
                    m
                    for m in cues(reading, "hedges")
                    if m.start < cue["end"] and m.end > cue["start"]
                ),
                None,
            )
            if cue["type"] != "speculation" or cue["ref"] not in gold or match is None:
                continue
            start, end = scope(reading, match)
            low, high = gold[cue["ref"]]
            starts.append(start == low)
            ends.append(_length(row["text"], end) == _length(row["text"], high))
            shared_part = max(0, min(end, high) - max(start, low))
            overlaps.append(2 * shared_part / (end - start + high - low))
    cells = (_round(fmean(x)) for x in (starts, ends, overlaps))
    return Table(
        "Scopes of the cues found, against bioscope full papers",
        ("cues", "start right", "end right", "overlap F1"),
        ((len(starts), *cells),),
    )


def _coverage(shared: Path) -> Table:
    path = shared / "data/lexicons/hedges_hyland2005.txt"
    theirs = {x.strip().lower() for x in path.read_text("utf-8").splitlines()}
    theirs = {x for x in theirs if x and not x.startswith(("#", "%"))}
    rows = []
    for name in ("hedges", "weasels"):
        loaded = [(e, forms) for e, forms in load_lexicon(name) if e.weight]
        ours = {" ".join(form) for _, forms in loaded for form in forms}
        both = len(ours & theirs)
        rows.append((name, len(loaded), len(ours), len(theirs), both))
    return Table(
        "Own lists beside Hyland 2005 (coverage only)",
        ("list", "rows", "forms", "Hyland's words", "forms in both"),
        tuple(rows),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _spans(reading: Reading) -> list[tuple[int, int]]:
    """Take the evidence of ``hedges_per_100w``, as offsets."""
    results = EXTRACTOR.extract(reading).results
    spans = next(r.spans for r in results if r.name == "hedges_per_100w")
    return [(s.start, s.end) for s in spans]


def _touching(
    spans: Iterable[tuple[int, int]], start: int, end: int
) -> list[tuple[int, int]]:
    return [s for s in spans if s[0] < end and s[1] > start]


def _scored(text: str, column: str) -> float:
    return EXTRACTOR.extract(read(annotate_sentence(text))).sentences[column][0]


def _scores(right: int, wrong: int, missed: int) -> Sequence[float]:
    """Precision, recall and F1."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    total = 2 * right + wrong + missed
    return tuple(
        _round(x) for x in (precision, recall, 2 * right / total if total else 0.0)
    )


def _length(text: str, end: int) -> int:
    """Place an end before its marks, which annotators keep or leave out."""
    return len(text[:end].rstrip(_SENTENCE_MARKS))


def _round(value: float) -> float:
    return round(value, 3)
