"""Articles a second and peak memory, beside VADER and textstat called plainly.

``python benchmarks/speed.py [FILE] [--articles N]`` prints a table. Each measurement
runs in a process of its own on one core's worth of CPU time; the rates are articles a
CPU second, so that a busy machine does not distort them. FILE is JSON Lines of
articles (default: the shared throughput set, else the demo corpus many times over).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NEWSASSAY_SHARED", ROOT.parent / "shared"))
FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
)


def articles(path: Path | None, most: int) -> list[dict[str, str]]:
    """At most ``most`` articles."""
    if path is None:
        path = SHARED / "data" / "throughput" / "articles.jsonl.gz"
    if path.is_file():
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in islice(lines, most)]
    demo = ROOT / "seeds" / "demo" / "articles.jsonl"
    rows = [json.loads(x) for x in demo.read_text(encoding="utf-8").splitlines()]
    return [dict(rows[i % len(rows)], title=f"Copy {i}") for i in range(most)]


def run_newsassay(file: Path) -> None:
    """The whole main job but the report."""
    from newsassay.pipeline.run import Request, run

    with tempfile.TemporaryDirectory() as out:
        run(Request((str(file),), Path(out)))


def run_plain(file: Path, *, sentiment: bool, readability: bool) -> None:
    """VADER a sentence at a time, and seven textstat formulas, as documented."""
    import nupunkt
    import textstat
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from newsassay.features.syllables import lend_to_textstat

    lend_to_textstat()  # textstat alone would ask for the network
    analyser = SentimentIntensityAnalyzer()
    for line in file.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        if sentiment:
            for sentence in nupunkt.sent_tokenize(text):
                analyser.polarity_scores(sentence)
        if readability:
            for name in FORMULAS:
                getattr(textstat, name)(text)


SUBJECTS = {
    "newsassay score --no-report": run_newsassay,
    "VADER and textstat": lambda f: run_plain(f, sentiment=True, readability=True),
    "VADER alone": lambda f: run_plain(f, sentiment=True, readability=False),
    "textstat alone": lambda f: run_plain(f, sentiment=False, readability=True),
}


def measure(subject: str, file: Path) -> dict[str, float]:
    """CPU seconds, wall seconds and peak memory of one subject, in a new process."""
    command = [sys.executable, __file__, "--only", subject, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def only(subject: str, file: Path) -> None:
    """Run one subject here and print what it took."""
    started = time.monotonic()
    SUBJECTS[subject](file)
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.monotonic() - started,
        "mib": used.ru_maxrss / 1024,
    }
    print(json.dumps(figures))


def main() -> None:
    """Measure every subject on the same articles and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--only", choices=tuple(SUBJECTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        only(options.only, options.file)
        return
    rows = articles(options.file, options.articles)
    words = sum(len(row["text"].split()) for row in rows) / len(rows)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
        print(f"{len(rows)} articles of {words:.0f} words on average\n")
        print("| | articles / CPU s | CPU s | wall s | peak MiB | ratio |")
        print("|---|---|---|---|---|---|")
        base = 0.0
        for subject in SUBJECTS:
            took = measure(subject, file)
            base = base or took["cpu"]
            print(
                f"| {subject} | {len(rows) / took['cpu']:.0f} | {took['cpu']:.1f} | "
                f"{took['wall']:.1f} | {took['mib']:.0f} | {base / took['cpu']:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
