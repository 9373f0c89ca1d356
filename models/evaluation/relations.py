"""How well relations are told: pairs of texts, planted copies, the project's own."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

from ...features.document import annotate
from ..relations.pairs import Comparison, Text, compare, read_text
from ..relations.passages import Passages, norms_of, repeats
from .table import Table

_MRPC = "data/eval/mrpc/train.jsonl"
_ECB = "data/eval/ecbplus/sentence_pairs_dev.jsonl"
_RTE = "data/eval/rte3_3way/dev.jsonl"
_NEWS = "data/throughput/articles.jsonl.gz"
#: Passages planted to measure the finding of copies, and the words of each at least.
PLANTED = 1000
_WORDS = 20
#: Largest share of a planted passage's words that are changed.
_CHANGED = 0.2
Row = dict[str, Any]


def evaluate_relations(shared: Path) -> list[Table]:
    """Average precision or AUC on three sets of pairs, planted copies, own pairs.

    ``shared`` holds the data sets; nothing is fitted on any of them. The own pairs
    ship with the package.
    """
    return [_pairs(shared), _planted(shared), _own()]


def _pairs(shared: Path) -> Table:
    sets = (
        ("MRPC train", _MRPC, ("s1", "s2"), "equivalent", "AUC"),
        ("ECB+ dev", _ECB, ("s1", "s2"), "same_event", "AP"),
        ("RTE-3 dev", _RTE, ("text", "hypothesis"), "conflict", "AP"),
    )
    positive = {
        "MRPC train": "1",
        "ECB+ dev": "same_event",
        "RTE-3 dev": "contradiction",
    }
    rows = []
    for name, path, (first, second), column, measure in sets:
        records = _rows(shared / path)
        labels = [str(r["label"]) == positive[name] for r in records]
        compared = _compare([(r[first], r[second]) for r in records])
        scores = [float(getattr(c, column)) for c in compared]
        figure = roc_auc_score if measure == "AUC" else average_precision_score
        rows.append(
            (name, len(records), sum(labels), column, measure,
             round(float(figure(labels, scores)), 3))
        )  # fmt: skip
    columns = ("set", "pairs", "positive", "column", "measure", "figure")
    return Table("Pairs of texts", columns, tuple(rows))


def _compare(pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
    known: dict[str, Text] = {}
    for text in (t for pair in pairs for t in pair):
        if text not in known:
            known[text] = read_text(text)
    return [compare(known[a], known[b]) for a, b in pairs]


def _planted(shared: Path) -> Table:
    """Passages of one article set into another with some of their words changed."""
    with gzip.open(shared / _NEWS, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    texts = [record["text"] for record in records]
    outlets = [record["source"] or "" for record in records]
    draw = random.Random(1)
    articles = [_sentences(text) for text in texts]
    vocabulary = sorted(
        {w for text in texts[:200] for w in text.split() if w.isalpha()}
    )
    before = {frozenset(p) for p in _found(articles, outlets)}
    standing = Counter(s for sentences in articles for s in set(sentences))
    origin: dict[int, int] = {}
    while len(origin) < PLANTED:
        source, target = draw.sample(range(len(articles)), 2)
        passage = _passage(articles[source], standing)
        if passage is None or target in origin or source in origin:
            continue
        changes = draw.random() * _CHANGED
        changed = [
            draw.choice(vocabulary) if draw.random() < changes else w
            for w in passage.split()
        ]
        articles[target] = [*articles[target], " ".join(changed)]
        origin[target] = source
    planted = {frozenset(pair) for pair in origin.items()}
    found = {frozenset(p) for p in _found(articles, outlets)} - before
    right = sum(pair in planted or _chained(pair, origin, before) for pair in found)
    recall = len(found & planted) / len(planted - before)
    figures = (len(planted), round(recall, 3), round(right / len(found), 3))
    columns = ("planted", "recall", "precision")
    return Table("Copied passages planted into other articles", columns, (figures,))


def _passage(sentences: Sequence[str], standing: Mapping[str, int]) -> str | None:
    """The first sentence that is long enough and stands in no other article.

    What stands in several articles as it is, such as calls to subscribe, is no
    passage that anybody copies.
    """
    return next(
        (s for s in sentences if len(s.split()) >= _WORDS and standing[s] == 1), None
    )


def _chained(
    pair: frozenset[int], origin: dict[int, int], before: set[frozenset[int]]
) -> bool:
    """Whether both texts have what was planted from one source, or from its copy."""
    a, b = sorted(pair)
    sources = origin.get(a, a), origin.get(b, b)
    return sources[0] == sources[1] or frozenset(sources) in before


def _sentences(text: str) -> list[str]:
    document = annotate(text, None)
    return [document.slice(s) for s in document.scored]


def _found(
    articles: Sequence[Sequence[str]], outlets: Sequence[str]
) -> list[tuple[int, int]]:
    passages = Passages()
    for number, (sentences, outlet) in enumerate(zip(articles, outlets, strict=True)):
        passages.add(number, sentences, outlet)
    pairs = passages.pairs()
    wanted = {place for pair in pairs for place in pair}
    norms = {place: norms_of(articles[place[0]][place[1]]) for place in wanted}
    return [(r.first[0], r.second[0]) for r in repeats(pairs, norms)]


def _own() -> Table:
    """Macro-F1 of the relation on the project's own pairs, dev and test apart."""
    path = files("newsassay.seeds").joinpath("gold", "pairs.jsonl")
    records = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    rows = []
    for part in ("dev", "test"):
        chosen = [r for r in records if r["split"] == part]
        compared = _compare([(r["a"], r["b"]) for r in chosen])
        gold = [r["relation"] for r in chosen]
        told = [c.relation for c in compared]
        labels = sorted(set(gold))
        macro = f1_score(gold, told, labels=labels, average="macro", zero_division=0)
        right = sum(g == t for g, t in zip(gold, told, strict=True))
        rows.append((part, len(chosen), right, round(float(macro), 3)))
    return Table("Own pairs", ("part", "pairs", "right", "macro-F1"), tuple(rows))


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
