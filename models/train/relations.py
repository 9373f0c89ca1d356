"""The coefficients of ``same_event``, and how rare words are in ordinary news.

``same_event`` is fitted on ECB+ (Cybulska & Vossen 2014, LREC), pairs of sentences
from news on one topic: 1 where they tell of two common events or more. The pairs are
weighted as often as their kind stands in the documents, and each coefficient is
bound to the sign its figure has by sense, so that likeness never counts against.
Where MiniLM's package is installed, a ridge regression of the cosine of its vectors
on the same figures is added to it: what a reader of whole sentences finds alike
keeps the fit from leaning on the topics it saw.
``equivalent`` and ``conflict`` are set by hand below and fitted on nothing. Document
frequencies are counted over paragraphs of the throughput sample; only the stem and a
rounded logarithm of its rarity ship.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from ..relations.pairs import Text, pair_figures, read_text
from ..relations.soft import SOFT_FIGURES
from ..relations.words import stem, tokens_of
from .lexemes import LAST, train_lexemes
from .minilm import PACKAGE, MiniLM, installed

PAIRS = "data/train/ecbplus/sentence_pairs_train.jsonl"
NEWS = "data/throughput/articles.jsonl.gz"
#: Paragraphs shorter than this are furniture more often than not.
_PARAGRAPH = 60
#: Paragraphs in which a stem must stand to be in the table.
_SEEN = 6
#: Penalty of the fit.
_PENALTY = 0.03
#: Share of the teacher's opinion beside the fit's, and the penalty of its regression.
_TEACHER, _RIDGE = 0.3, 1000.0
#: Figures that speak against, and those that say nothing either way.
_AGAINST = frozenset(
    {"acts_apart", "numbers_apart", "days_apart", "names_apart", "names_left",
     "negation_apart"}
)  # fmt: skip
_OPEN = frozenset({"length", "length_ratio"})
#: How often a pair of each label stands in the documents for each one in the file.
_NATURAL = {"same_topic_other_story": 2.81, "one_shared_event": 1.43}
#: Set by hand: log-odds of saying the same, and of contradicting one another. Those
#: of ``equivalent`` weigh each figure by the inverse of its spread over the pairs of
#: one story, so that all count alike.
BY_HAND: Mapping[str, Mapping[str, Any]] = {
    "equivalent": {
        "base": -5.0,
        "weights": {
            "root_left_max": 0.85,
            "root_min": 2.8,
            "event_rare_min": 2.1,
            "common_min": 2.4,
            "length": 0.052,
            "numbers_left": 0.32,
            "vector": 2.7,
            "order": 3.2,
        },
    },
    "conflict": {
        "base": -2.5,
        "weights": {
            "common_left_max": 1.0,
            "opposed_held": 1.0,
            "acts_held": 1.4,
            "denied_held": 1.4,
            "ruled": 2.0,
        },
    },
}


def train(shared: Path, out: Path) -> Mapping[str, Any]:
    """Write ``relations.json``, ``words.npz`` and their card below ``out``.

    ``words.npz`` is made anew only where MiniLM's package is installed (over half an
    hour); the rest takes a minute. Returns the figures of the card.
    """
    folder = out / "models" / "artefacts"
    table: Mapping[str, Any] = {"words.npz": f"kept ({PACKAGE} is not installed)"}
    if installed():
        table = train_lexemes(shared, folder / "words.npz")
    idf = _bands(shared / NEWS)
    rows = [json.loads(line) for line in (shared / PAIRS).open(encoding="utf-8")]
    known: dict[str, Text] = {}
    for text in (row[key] for row in rows for key in ("s1", "s2")):
        if text not in known:
            known[text] = read_text(text)
    figures = [pair_figures(known[row["s1"]], known[row["s2"]]) for row in rows]
    x = np.array([[f[name] for name in SOFT_FIGURES] for f in figures])
    y = np.array([row["label"] == "same_event" for row in rows])
    weights = np.array([_NATURAL.get(row["label"], 1.0) for row in rows])
    fitted = _fitted(x, y, weights)
    if installed():
        fitted = _taught(fitted, x, _cosines(rows))
    content = {"models": {"same_event": fitted, **BY_HAND}, "idf": idf}
    text = json.dumps(content, indent=1, ensure_ascii=False)
    path = folder / "relations.json"
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    told = {
        "pairs": len(rows),
        "of one event": int(y.sum()),
        "AP on the training pairs": round(_precision(fitted, x, y), 3),
        "stems": sum(len(roots.split()) for roots in idf.values()),
    }
    card = _CARD.format(**{k.replace(" ", "_"): v for k, v in told.items()})
    (folder / "relations.md").write_text(card, encoding="utf-8", newline="\n")
    return told | dict(table)


def _fitted(
    x: NDArray[np.float64], y: NDArray[np.bool_], weights: NDArray[np.float64]
) -> dict[str, Any]:
    """A logistic function with a ridge penalty and coefficients of bound sign."""
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / deviation
    sign = np.where(y, 1.0, -1.0)
    share = weights / weights.sum()

    def loss(b: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (z @ b[1:] + b[0])
        slope = -sign * share / (1 + np.exp(margin))
        total = float((share * np.logaddexp(0, -margin)).sum())
        return (
            total + _PENALTY / 2 * float((b[1:] ** 2).sum()),
            np.concatenate([[slope.sum()], z.T @ slope + _PENALTY * b[1:]]),
        )

    bounds = [(None, None), *(_bound(name) for name in SOFT_FIGURES)]
    start = np.zeros(x.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    slopes = found[1:] / deviation
    return {
        "base": round(float(found[0] - (slopes * mean).sum()), 4),
        "weights": {
            name: round(float(slope), 4)
            for name, slope in zip(SOFT_FIGURES, slopes, strict=True)
            if abs(slope) >= 5e-5
        },
    }


def _taught(
    fitted: dict[str, Any], x: NDArray[np.float64], cosines: NDArray[np.float64]
) -> dict[str, Any]:
    """The logistic function with ``_TEACHER`` of the teacher's opinion added."""
    own = np.array([fitted["weights"].get(name, 0.0) for name in SOFT_FIGURES])
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / deviation
    ridge = np.linalg.solve(
        z.T @ z + _RIDGE * np.eye(z.shape[1]), z.T @ (cosines - cosines.mean())
    )
    spread = float((x @ own).std() / (z @ ridge).std())
    both = (own + _TEACHER * spread * ridge / deviation) / (1 + _TEACHER)
    base = fitted["base"] + float(mean @ (own - both))
    return {
        "base": round(base, 4),
        "weights": {
            name: round(float(w), 4)
            for name, w in zip(SOFT_FIGURES, both, strict=True)
            if abs(w) >= 5e-5
        },
    }


def _cosines(rows: list[dict[str, Any]]) -> NDArray[np.float64]:
    """The cosine of MiniLM's vectors of each pair."""
    texts = sorted({row[key] for row in rows for key in ("s1", "s2")})
    vectors = MiniLM().encode(texts)[:, -LAST:].astype(np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    at = {text: i for i, text in enumerate(texts)}
    first = vectors[[at[row["s1"]] for row in rows]]
    cosines: NDArray[np.float64] = (
        first * vectors[[at[row["s2"]] for row in rows]]
    ).sum(axis=1)
    return cosines


def _bound(name: str) -> tuple[float | None, float | None]:
    if name in _OPEN:
        return (0, 0)
    return (None, 0) if name in _AGAINST else (0, None)


def _precision(
    model: Mapping[str, Any], x: NDArray[np.float64], y: NDArray[np.bool_]
) -> float:
    weights = [model["weights"].get(name, 0.0) for name in SOFT_FIGURES]
    return float(average_precision_score(y, x @ np.array(weights)))


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

What it is: `same_event`, a logistic function of some sixty figures of two sentences
aligned word by word (shares and sums of what is matched under seven weightings,
characters, order, names, acts, numbers); a table of how rare {stems} stems are in
ordinary news; `words.npz`, a table of word forms with a vector, the probability that
the form tells an event, and how often it is written with a capital. `equivalent` and
`conflict` are logistic functions set by hand.

Data: ECB+ (Cybulska & Vossen 2014; annotation CC BY 3.0), {pairs} pairs of sentences,
{of_one_event} of one event: average precision {AP_on_the_training_pairs} on the pairs
it was fitted on; the events of `words.npz` are fitted on the same documents. The
vectors are taught by MiniLM (Wang et al. 2020; weights Apache-2.0) over unlabelled
sentences of the 3,000 news articles that rarity is counted on and of ClaimBuster's
debates (licence not stated; weights only); no sentence of them is in it. `same_event`
leans on the cosine of MiniLM's vectors of the training pairs by a quarter.

What it cannot do: a word that stands in no table is matched only with itself. Who did
it to whom is told by the order of words. Two events of one kind, place and day are
told apart by their names and numbers alone. Measured figures: `newsassay evaluate
relations`.
"""
