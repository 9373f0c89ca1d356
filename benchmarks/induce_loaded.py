"""Induce candidates for the loaded-language list; a person keeps or drops each.

For every word and pair of words: the log-odds ratio between sentences labelled
biased and the rest, with an informative Dirichlet prior (Monroe, Colaresi & Quinn
2008, doi:10.1093/pan/mpn018), within each stratum, the strata then averaged by
inverse variance. Done once with outlets and once with topics (k-means clusters of
TF-IDF) as strata; a candidate's score is the lesser of the two z-values, so what
merely marks an outlet or a topic falls.

Prints a table: term, z by outlet, z by topic, share of its sentences that are
biased, sentences, and whether the list has it already.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from pathlib import Path

from newsassay.features.document import tokenize
from newsassay.features.lexicon import load_lexicon

_SET = Path("data", "train", "anno_lexical_synthetic", "train.jsonl")


def terms(text: str) -> set[str]:
    """Collect the distinct words and word pairs of a sentence, lower-cased."""
    norms = tokenize(text).norms
    words = {w for w in norms if w[:1].isalpha()}
    return words | {
        f"{a} {b}" for a, b in pairwise(norms) if a[:1].isalpha() and b[:1].isalpha()
    }


def topics(texts: Sequence[str], n_topics: int) -> list[int]:
    """Give each sentence a topic: k-means over reduced TF-IDF."""
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(stop_words="english", min_df=5).fit_transform(texts)
    reduced = TruncatedSVD(50, random_state=0).fit_transform(vectors)
    kmeans = MiniBatchKMeans(n_topics, random_state=0, n_init=3)
    return [int(t) for t in kmeans.fit_predict(reduced)]


def stratified_z(
    bags: Sequence[set[str]],
    labels: Sequence[int],
    strata: Sequence[object],
    keep: set[str],
    prior: float = 500.0,
) -> dict[str, float]:
    """Average each term's log-odds ratio over strata by inverse variance, as z.

    ``prior`` is the Dirichlet prior's total count, spread as the terms are in the
    whole set.
    """
    background = Counter(t for bag in bags for t in bag if t in keep)
    total = sum(background.values())
    counts: dict[object, tuple[Counter[str], Counter[str]]] = defaultdict(
        lambda: (Counter(), Counter())
    )
    for bag, label, stratum in zip(bags, labels, strata, strict=True):
        counts[stratum][label].update(t for t in bag if t in keep)
    weighted: Counter[str] = Counter()
    precision: Counter[str] = Counter()
    for plain, biased in counts.values():
        n0, n1 = sum(plain.values()) + prior, sum(biased.values()) + prior
        for term in plain.keys() | biased.keys():
            a = prior * background[term] / total
            y0, y1 = plain[term] + a, biased[term] + a
            delta = log(y1 / (n1 - y1)) - log(y0 / (n0 - y0))
            inverse = 1 / (1 / y1 + 1 / y0)
            weighted[term] += inverse * delta
            precision[term] += inverse
    return {t: weighted[t] / sqrt(precision[t]) for t in precision}


def candidates(
    rows: Sequence[dict[str, object]], min_count: int, n_topics: int
) -> Iterable[tuple[str, float, float, float, int]]:
    """Terms with both z-values, biased share and count, best first."""
    texts = [str(r["text"]) for r in rows]
    labels = [int(str(r["label"])) for r in rows]
    bags = [terms(t) for t in texts]
    counts = Counter(t for bag in bags for t in bag)
    biased = Counter(t for bag, y in zip(bags, labels, strict=True) if y for t in bag)
    keep = {t for t, n in counts.items() if n >= min_count}
    by_outlet = stratified_z(bags, labels, [r["source"] for r in rows], keep)
    by_topic = stratified_z(bags, labels, topics(texts, n_topics), keep)
    for term in sorted(keep, key=lambda t: (-min(by_outlet[t], by_topic[t]), t)):
        share = biased[term] / counts[term]
        yield term, by_outlet[term], by_topic[term], share, counts[term]


def main() -> int:
    """Print the candidates as tab-separated values."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of shared data sets")
    parser.add_argument("--min-count", type=int, default=6)
    parser.add_argument("--topics", type=int, default=25)
    parser.add_argument("--top", type=int, default=3000)
    args = parser.parse_args()
    with (args.shared / _SET).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    listed = {" ".join(f) for _, forms in load_lexicon("loaded") for f in forms}
    print("term", "z_outlet", "z_topic", "biased_share", "n", "listed", sep="\t")
    for i, row in enumerate(candidates(rows, args.min_count, args.topics)):
        if i >= args.top:
            break
        term, z_outlet, z_topic, share, n = row
        figures = (f"{z_outlet:.2f}", f"{z_topic:.2f}", f"{share:.2f}", str(n))
        print(term, *figures, "yes" if term in listed else "no", sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
