"""ArticleFeatures beside ``score --no-report`` on the same articles, CPU time.

``python benchmarks/reuse.py [FILE] [--articles N]`` measures both in one process, in
turns, and prints a table; the ratio is of the medians. FILE as for ``speed.py``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd
from speed import articles, run_newsassay

import newsassay

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of ``work``."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    rows = articles(options.file, options.articles)
    frame = pd.DataFrame(rows)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
        transformer = newsassay.ArticleFeatures()
        subjects: dict[str, Callable[[], object]] = {
            "score --no-report": lambda: run_newsassay(file),
            "ArticleFeatures": lambda: transformer.fit_transform(frame),
        }
        transformer.fit_transform(frame.head(5))  # load what is loaded once
        took = {
            name: median(seconds(work) for _ in range(ROUNDS))
            for name, work in subjects.items()
        }
    base = took["score --no-report"]
    print(f"{len(rows)} articles\n\n| | CPU s | articles / CPU s | ratio |")
    print("|---|---|---|---|")
    for name, cpu in took.items():
        print(f"| {name} | {cpu:.2f} | {len(rows) / cpu:.0f} | {cpu / base:.2f} |")


if __name__ == "__main__":
    main()
