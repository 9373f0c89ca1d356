"""The coefficients of ``same_event``, and how rare words are in ordinary news.

``same_event`` is fitted on ECB+ (Cybulska & Vossen 2014, LREC), pairs of sentences
from news on one topic: 1 where they tell of a common event. ``equivalent`` and
``conflict`` are set by hand below and fitted on nothing. Document frequencies are
counted over paragraphs of the throughput sample; only the stem and a rounded
logarithm of its rarity ship.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from ..relations.pairs import read_statement
from ..relations.similarity import FIGURES, liken
from ..relations.statement import Statement
from ..relations.words import stem, tokens_of

PAIRS = "data/train/ecbplus/sentence_pairs_train.jsonl"
NEWS = "data/throughput/articles.jsonl.gz"
#: Paragraphs shorter than this are furniture more often than not.
_PARAGRAPH = 60
#: Paragraphs in which a stem must stand to be in the table.
_SEEN = 6
#: Inverse penalty of the fit.
_C = 0.3
#: Set by hand: log-odds of saying the same, and of contradicting one another.
BY_HAND: Mapping[str, Mapping[str, Any]] = {
    "equivalent": {
        "base": -4.6,
        "weights": {
            "flat": 4.0,
            "spread": 2.5,
            "order": 1.0,
            "characters": 1.5,
            "numbers_apart": -1.0,
            "acts_apart": -2.0,
            "negation_apart": -1.5,
        },
    },
    "conflict": {
        "base": -4.0,
        "weights": {
            "covered": 2.0,
            "acts_apart": 2.0,
            "negation_apart": 2.0,
            "numbers_apart": 0.8,
        },
    },
}


def train(shared: Path, out: Path) -> Mapping[str, Any]:
    """Write ``relations.json`` and its card below ``out``'s ``models/artefacts``.

    Returns the figures of the card. About twenty seconds.
    """
    folder = out / "models" / "artefacts"
    path = folder / "relations.json"
    idf = _bands(shared / NEWS)
    rows = [json.loads(line) for line in (shared / PAIRS).open(encoding="utf-8")]
    known: dict[str, Statement] = {}
    for row in rows:
        for text in (row["s1"], row["s2"]):
            if text not in known:
                known[text] = read_statement(text)
    likenesses = [liken(known[row["s1"]], known[row["s2"]]) for row in rows]
    x = [[getattr(like, figure) for figure in FIGURES] for like in likenesses]
    y = [row["label"] == "same_event" for row in rows]
    model = LogisticRegression(C=_C, max_iter=1000).fit(x, y)
    fitted = {
        "base": round(float(model.intercept_[0]), 4),
        "weights": {
            figure: round(float(weight), 4)
            for figure, weight in zip(FIGURES, model.coef_[0], strict=True)
        },
    }
    content = {"models": {"same_event": fitted, **BY_HAND}, "idf": idf}
    text = json.dumps(content, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    figures = {
        "pairs": len(rows),
        "of one event": sum(y),
        "AP on the training pairs": round(
            float(average_precision_score(y, model.decision_function(x))), 3
        ),
        "stems": sum(len(roots.split()) for roots in idf.values()),
    }
    card = _CARD.format(**{k.replace(" ", "_"): v for k, v in figures.items()})
    (folder / "relations.md").write_text(card, encoding="utf-8", newline="\n")
    return figures


def _bands(path: Path) -> dict[str, str]:
    """Stems by the rounded logarithm of their inverse document frequency."""
    counts: Counter[str] = Counter()
    n = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            for paragraph in json.loads(line)["text"].split("\n"):
                if len(paragraph) > _PARAGRAPH:
                    n += 1
                    counts.update({stem(f.lower()) for f in tokens_of(paragraph)})
    bands: dict[float, list[str]] = defaultdict(list)
    for root, count in counts.items():
        if count >= _SEEN and root.isalpha():
            bands[round(math.log(n / count) * 2) / 2].append(root)
    return {f"{idf:.1f}": " ".join(sorted(bands[idf])) for idf in sorted(bands)}


_CARD = """# Relations between claims

What it is: `same_event`, a logistic function of fourteen overlaps of two sentences
(weighted words, characters, order, names, acts, numbers), and a table of how rare
{stems} stems are in ordinary news. `equivalent` and `conflict` are logistic functions
set by hand.

Data: ECB+ (Cybulska & Vossen 2014; annotation CC BY 3.0), {pairs} pairs of sentences,
{of_one_event} of one event: average precision {AP_on_the_training_pairs} on the pairs
it was fitted on. The table of rarity was counted over paragraphs of 3,000 news
articles; no sentence of them is in it.

What it cannot do: it compares words, so a pair that shares no word is strange to it
however close in meaning, unless both name one act of `acts.tsv`. Who did it to whom is
told by the order of words. Measured figures: `newsassay evaluate relations`.
"""
