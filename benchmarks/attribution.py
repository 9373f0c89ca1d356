"""Speed and quality of the attribution stage.

``OPENBLAS_NUM_THREADS=1 python benchmarks/attribution.py [--articles N]`` prints
articles a CPU second for this stage alone (the documents and word-list matches are
made before the clock starts), each article's best of five runs, VADER's own time on
the same sentences in the same run as a yardstick, and the tables of ``newsassay
evaluate attribution`` where the shared data sets are there.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import time
from pathlib import Path

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from newsassay.features.attribution import find_attributions
from newsassay.features.document import annotate
from newsassay.features.lexicon import match_lexicons
from newsassay.models.evaluation.attribution import evaluate_attribution

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NEWSASSAY_SHARED", ROOT.parent / "shared"))
RUNS = 5


def articles(most: int) -> list[str]:
    """At most ``most`` texts: of the throughput set, else of the demo corpus."""
    path = SHARED / "data" / "throughput" / "articles.jsonl.gz"
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(x) for x, _ in zip(lines, range(most), strict=False)]
    else:
        demo = ROOT / "seeds" / "demo" / "articles.jsonl"
        rows = [json.loads(x) for x in demo.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    documents = [annotate(text) for text in articles(parser.parse_args().articles)]
    matched = [match_lexicons(d) for d in documents]
    sentences = [[d.text[s.start : s.end] for s in d.sentences] for d in documents]
    analyser = SentimentIntensityAnalyzer()
    gc.collect()
    gc.freeze()  # what was made so far is not the stage's to look through
    ours = [float("inf")] * len(documents)
    vader = list(ours)
    found = 0
    for run in range(RUNS):
        for i, document in enumerate(documents):
            began = time.process_time()
            attributions = find_attributions(document, matched[i])
            ended = time.process_time()
            for sentence in sentences[i]:
                analyser.polarity_scores(sentence)
            ours[i] = min(ours[i], ended - began)
            vader[i] = min(vader[i], time.process_time() - ended)
            found += len(attributions) if run == 0 else 0
    words = sum(s.n_words for d in documents for s in d.sentences)
    print(f"articles                  {len(documents)}")
    print(f"words an article          {words / len(documents):.0f}")
    print(f"attributions an article   {found / len(documents):.1f}")
    print(f"milliseconds an article   {1000 * sum(ours) / len(ours):.2f}")
    print(f"articles a CPU second     {len(ours) / sum(ours):.0f}")
    print(f"VADER, a CPU second       {len(vader) / sum(vader):.0f}")
    print(f"our time in VADER's       {sum(ours) / sum(vader):.2f}")
    if (SHARED / "data" / "eval" / "polnear").is_dir():
        for table in evaluate_attribution(SHARED):
            print(f"\n{table.title}\n{' | '.join(table.columns)}")
            for row in table.rows:
                print(" | ".join(str(cell) for cell in row))


if __name__ == "__main__":
    main()
