"""Whether the scores measure slant, or who and what a text is about.

``OPENBLAS_NUM_THREADS=1 python benchmarks/validity.py [--card]`` prints the tables;
``--card`` also writes them to ``models/artefacts/validity.md``, which the method page
shows. Nothing here is fitted or tuned. The invented pairs and the swaps stand in
``seeds/validity``; real sentences come from the shared data sets, where these are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import newsassay
from newsassay.features.bias.deep import why_missing
from newsassay.models.evaluation.table import Table
from newsassay.pipeline.commands.evaluate import markdown
from newsassay.seeds.tsv import read_tsv

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NEWSASSAY_SHARED", ROOT.parent / "shared"))
CARD = ROOT / "models" / "artefacts" / "validity.md"
#: Real sentences and articles a swap is tried on, at most.
SENTENCES, ARTICLES = 300, 40
#: Score from which a sentence counts as loaded where outlets are compared.
LOADED = 0.5

Floats = NDArray[np.float64]
Swap = Callable[[str], str]


def swaps() -> dict[str, Swap]:
    """For each test what exchanges its words, both ways, capitals kept."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    columns = ("test", "one", "other", "note")
    for row in read_tsv("validity", "swaps.tsv", columns=columns):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            pairs[row["test"]].setdefault(one, other)
            pairs[row["test"]].setdefault(one.capitalize(), other.capitalize())
    return {test: _swap(words) for test, words in pairs.items()}


def _swap(words: dict[str, str]) -> Swap:
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b")
    return lambda text: pattern.sub(lambda m: words[m.group(1)], text)


def pairs() -> dict[str, list[tuple[str, str]]]:
    """The invented pairs by test."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_tsv("validity", "pairs.tsv", columns=("test", "one", "other")):
        found[row["test"]].append((row["one"], row["other"]))
    return found


def scores(
    texts: Sequence[str], column: str = "loaded", tier: str = "default"
) -> Floats:
    """The sentence score of each text."""
    return newsassay.score_sentences(texts, tier)[column].to_numpy()


def deep_scores(texts: Sequence[str]) -> Floats:
    """The sentence score of each text in the deep tier."""
    return scores(texts, tier="deep")


def bias(texts: Sequence[str]) -> Floats:
    """The article score of each text."""
    found = newsassay.score([{"text": t, "id": str(i)} for i, t in enumerate(texts)])
    return found.articles["bias"].to_numpy(dtype=float)


def plain() -> list[dict[str, str]]:
    """The real articles."""
    path = SHARED / "data" / "throughput" / "articles.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(articles: Sequence[dict[str, str]]) -> list[str]:
    """Lines of the articles cut at full stops: near enough for a swap."""
    return [
        sentence
        for article in articles
        for line in article["text"].split("\n")
        for sentence in re.split(r"(?<=[.!?”]) +(?=[A-Z“])", line)
        if 40 <= len(sentence) <= 400
    ]


def swap_tests(real: Sequence[str], articles: Sequence[str]) -> Table:
    """How far the scores move when who is spoken of changes."""
    rows: list[tuple[object, ...]] = []
    invented = pairs()
    for test, swap in swaps().items():
        ones, others = zip(*invented[test], strict=True)
        rows.append(_moved(test, "invented sentences", scores(ones), scores(others)))
        tried: list[tuple[str, Sequence[str], Callable[..., Floats], int]] = [
            ("real sentences", real, scores, SENTENCES),
            ("articles (bias)", articles, bias, ARTICLES),
        ]
        if why_missing() is None:
            tried.append(("real sentences, deep tier", real, deep_scores, SENTENCES))
        for where, texts, measure, most in tried:
            changed = [(t, c) for t in texts if (c := swap(t)) != t][:most]
            if changed:
                before, after = zip(*changed, strict=True)
                rows.append(_moved(test, where, measure(before), measure(after)))
    columns = (
        "swap",
        "on",
        "n",
        "median size of change",
        "95th percentile",
        "mean change",
    )
    return Table("Swaps: the score before and after", columns, tuple(rows))


def _moved(test: str, where: str, before: Floats, after: Floats) -> tuple[object, ...]:
    change = (after - before)[~np.isnan(after - before)]
    size = np.abs(change)
    return (
        test,
        where,
        len(change),
        float(np.median(size)),
        float(np.quantile(size, 0.95)),
        float(change.mean()),
    )


def form_tests() -> Table:
    """Negation, quotation, dialect, the English of those who learned it."""
    invented = pairs()
    rows: list[tuple[object, ...]] = []
    for test, column in (
        ("negation", "loaded"),
        ("quotation", "loaded"),
        ("quotation", "loaded_author"),
        ("dialect", "loaded"),
        ("non_native", "loaded"),
    ):
        ones, others = zip(*invented[test], strict=True)
        first, second = scores(ones, column), scores(others, column)
        size = np.abs(second - first)
        rows.append(
            (test, column, len(size), float(first.mean()), float(second.mean()),
             float(np.median(size)), float(size.max()))
        )  # fmt: skip
    columns = ("test", "score", "pairs", "mean, one", "mean, other",
               "median size of change", "largest change")  # fmt: skip
    return Table(
        "Form: plain and negated; loaded and dry words in a quotation; standard and"
        " other English",
        columns,
        tuple(rows),
    )


def outlet_test() -> list[Table]:
    """Sentences without lexical bias (BASIL) found loaded, by outlet."""
    path = SHARED / "data" / "eval" / "basil" / "sentences.jsonl"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    values = scores([row["text"] for row in rows], "loaded_author")
    cells = []
    for label, title in ((0, "no lexical bias"), (1, "lexical bias")):
        for outlet in ("fox", "hpo", "nyt"):
            here = [
                v
                for v, row in zip(values, rows, strict=True)
                if row["source"].lower() == outlet
                and int(row["lexical"] in (1, "1", True)) == label
            ]
            share = float(np.mean(np.array(here) >= LOADED))
            cells.append((title, outlet, len(here), share, float(np.mean(here))))
    title = f"Right (fox), left (hpo) and centre at equal label: share at {LOADED} on"
    columns = ("annotated", "outlet", "sentences", "share found loaded", "mean")
    return [Table(title, columns, tuple(cells))]


def topic_test() -> list[Table]:
    """A model of nouns and names alone against the sentence score, within topics."""
    training = SHARED / "data/train/anno_lexical_synthetic/train.jsonl"
    measured = SHARED / "data/eval/babe/dev.jsonl"
    if not (training.is_file() and measured.is_file()):
        return []
    with training.open(encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    with measured.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    counts = CountVectorizer(binary=True, min_df=3, analyzer=nouns)
    matrix = counts.fit_transform(row["text"] for row in known)
    model = LogisticRegression(C=0.1, max_iter=300)
    model.fit(matrix, [int(row["label"]) for row in known])
    texts = [row["text"] for row in rows]
    answers = np.array([int(row["label"]) for row in rows])
    topics = [row["topic"] for row in rows]
    found = {
        "nouns and names alone": model.decision_function(counts.transform(texts)),
        "loaded": scores(texts),
    }
    cells = tuple(
        (name, float(roc_auc_score(answers, values)), *_within(answers, values, topics))
        for name, values in found.items()
    )
    columns = ("model", "AUC", "mean AUC within topics", "topics")
    return [Table("Topic alone: BABE dev, trained on other outlets", columns, cells)]


def nouns(text: str) -> list[str]:
    """Names, and words that stand where nouns do: after an article or "of"."""
    words = re.findall(r"[A-Za-z][\w’'-]*", text)
    return [
        word.lower()
        for before, word in zip(["", *words], words, strict=False)
        if (word[0].isupper() and before)
        or before.lower() in ("a", "an", "the", "of", "this", "that", "these", "those")
    ]


def _within(
    answers: NDArray[np.int64], values: Floats, topics: Sequence[str]
) -> tuple[float, int]:
    found = []
    for topic in sorted(set(topics)):
        here = np.array([t == topic for t in topics])
        if here.sum() >= 20 and len(set(answers[here].tolist())) == 2:
            found.append(roc_auc_score(answers[here], values[here]))
    return float(np.mean(found)), len(found)


def length_test(articles: Sequence[str]) -> list[Table]:
    """Bias of whole articles and of their halves."""
    halves = []
    for text in articles:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) >= 8 and len(text.split()) >= 500:
            middle = len(lines) // 2
            halves.append((text, "\n".join(lines[:middle]), "\n".join(lines[middle:])))
    halves = halves[: 2 * ARTICLES]
    if not halves:
        return []
    whole, first, second = (bias(list(part)) for part in zip(*halves, strict=True))
    rows = tuple(
        (name, len(change), *map(float, (np.nanmean(change),
                                         np.nanmedian(np.abs(change)))))
        for name, change in (
            ("mean of both halves", (first + second) / 2 - whole),
            ("first half", first - whole),
            ("second half", second - whole),
        )
    )  # fmt: skip
    columns = ("part", "articles", "mean change of bias", "median size of change")
    return [Table("Length: halves against wholes", columns, rows)]


def main() -> None:
    """Print the tables, and write the card where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--card", action="store_true", help="write the card too")
    options = parser.parse_args()
    articles = plain()
    texts = [a["text"] for a in articles[:1000]]
    tables = [
        swap_tests(sentences(articles[:1000]), texts),
        form_tests(),
        *outlet_test(),
        *topic_test(),
        *length_test(texts),
    ]
    text = "\n\n".join(markdown(table) for table in tables)
    print(text)
    if options.card:
        intro = (ROOT / "seeds" / "validity" / "card.md").read_text(encoding="utf-8")
        CARD.write_text(f"{intro}\n{text.replace('### ', '## ')}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
