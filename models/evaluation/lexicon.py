"""How good the loaded-language vocabulary is by itself: the word list, no model."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...features.document import annotate, annotate_sentence
from ...features.extractors.loaded_language import EXTRACTOR, vocabulary_scores
from ...features.reading import read
from ...features.results import Span
from .table import Table

_THROUGHPUT = Path("data", "throughput", "articles.jsonl.gz")
_SENTENCES = (
    ("babe dev", Path("data", "eval", "babe", "dev.jsonl")),
    (
        "anno_lexical dev",
        Path("data", "train", "anno_lexical_synthetic", "dev.jsonl"),
    ),
)
#: An outlet is listed from this many articles on.
_MIN_ARTICLES = 5


def evaluate_lexicon(shared: Path) -> list[Table]:
    """Every figure on the vocabulary, as tables.

    ``shared`` is the data sets' folder. Printed: the entries that match in the five
    articles of ``seeds`` and in none of the throughput articles (each needs an
    explanation, or must go), hits per 1,000 words by outlet, the area under the
    ROC curve of the sentence score over labelled sentences, and precision, recall
    and F1 on the project's own passages.
    """
    hits, by_outlet = _throughput(shared)
    return [
        _only_in_seeds(shared, hits),
        by_outlet,
        _areas(shared),
        _passages(),
    ]


def _loaded(text: str, title: str | None = None) -> tuple[tuple[Span, ...], int]:
    """Find an article's loaded spans, and count its scored words."""
    document = annotate(text, title)
    spans = EXTRACTOR.extract(read(document)).results[0].spans
    return spans, sum(s.n_words for s in document.scored)


def _throughput(shared: Path) -> tuple[Counter[str], Table]:
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    words: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for row in _rows(shared / _THROUGHPUT):
        spans, n_words = _loaded(row["text"], row.get("title"))
        outlet = str(row.get("source"))
        hits.update(s.rule for s in spans)
        found[outlet] += len(spans)
        words[outlet] += n_words
        articles[outlet] += 1
    listed = [o for o in words if articles[o] >= _MIN_ARTICLES and words[o]]
    listed.sort(key=lambda o: (-found[o] / words[o], o))
    return hits, Table(
        "Loaded hits per 1,000 words by outlet (throughput)",
        ("outlet", "articles", "words", "per 1,000"),
        tuple(
            (o, articles[o], words[o], round(1000 * found[o] / words[o], 2))
            for o in listed
        ),
    )


def _only_in_seeds(shared: Path, hits: Counter[str]) -> Table:
    rows: list[tuple[str, str, str]] = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        spans = _loaded(path.read_text("utf-8"))[0]
        rows += [(path.name[:3], s.rule, s.text) for s in spans if not hits[s.rule]]
    return Table(
        "Entries that match in the five articles and in no throughput article",
        ("article", "entry", "words"),
        tuple(rows),
    )


def _areas(shared: Path) -> Table:
    from sklearn.metrics import roc_auc_score

    rows = []
    for name, path in _SENTENCES:
        labels, scores = [], []
        for row in _rows(shared / path):
            reading = read(annotate_sentence(row["text"]))
            labels.append(int(row["label"]))
            scores.append(vocabulary_scores(reading)[0])
        touched = sum(s > 0 for s in scores) / len(scores)
        area = float(roc_auc_score(labels, scores))
        rows.append((name, len(labels), round(touched, 3), round(area, 4)))
    return Table(
        "Sentence score of the vocabulary alone against labels of bias",
        ("set", "sentences", "share with a hit", "AUC"),
        tuple(rows),
    )


def _passages() -> Table:
    path = files("newsassay.seeds").joinpath("gold", "passages.jsonl")
    passages = [json.loads(x) for x in path.read_text("utf-8").splitlines()]
    rows = []
    for split in ("dev", "test"):
        right = wrong = missed = 0
        for passage in (p for p in passages if p["split"] == split):
            spans = [(s.start, s.end) for s in _loaded(passage["text"])[0]]
            gold = [(g[0], g[1]) for g in passage["loaded"]]
            hits = sum(_touches(g, spans) for g in gold)
            right, missed = right + hits, missed + len(gold) - hits
            wrong += sum(not _touches(s, gold) for s in spans)
        rows.append((split, right + missed, *_scores(right, wrong, missed)))
    return Table(
        "Loaded words of the own passages",
        ("half", "gold", "precision", "recall", "F1"),
        tuple(rows),
    )


def _touches(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _scores(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return round(precision, 3), round(recall, 3), round(f1, 3)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
