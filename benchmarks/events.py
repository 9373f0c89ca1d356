"""What events and relations cost as a run grows, apart from the scoring.

``python benchmarks/events.py [--articles N ...] [--scored N]`` scores N articles of
the throughput sample once, then makes runs of 2,000 to 20,000 articles out of their
claims: each made article draws its claims from articles of one outlet and topic, with
the names, the words that are names more often than not, and the figures changed, the
same way in three articles at most, so that events stay small. Each size runs in a
process of its own. Printed are the CPU minutes of the two passes (making the articles
is not counted), peak memory, and how much faster than n log n the time grew from the
smallest run (1.0: just so; less is better).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
from speed import articles as read_articles

SIZES = (2_000, 6_000, 20_000)
SCORED = 600
BATCH = 64
#: Articles that share the changed names and figures.
TOLD_BY = 3
_WORD = re.compile(r"(?P<inner>(?<=[a-z,] ))?[^\W\d_]{3,}")
#: Weight from which a word is renamed with the names.
_UNUSUAL = 7.0
_FIGURE = re.compile(r"\d")
_SYLLABLES = "ba co du fe gi ho ju ka li mo nu pe ri so ta ve wi yo za el or an".split()
Row = dict[str, Any]


def score(scored: int, out: Path) -> None:
    """Score the sample's first articles into ``out``."""
    from newsassay.pipeline.run import Request, run

    file = out.with_suffix(".jsonl")
    with file.open("w", encoding="utf-8") as lines:
        for article in read_articles(None, scored):
            lines.write(json.dumps(article) + "\n")
    run(Request((str(file),), out, force=True))


class Maker:
    """Makes the tables of articles out of the claims of scored ones."""

    def __init__(self, out: Path) -> None:
        from newsassay.models.schema import schemas

        self.schemas = schemas()
        tables = {
            name: pa.parquet.read_table(out / f"{name}.parquet").to_pylist()
            for name in ("articles", "claims", "attributions", "texts", "actors")
        }
        texts = {r["article_id"]: r["text"] for r in tables["texts"]}
        topics = _topics(out.with_suffix(".jsonl"))
        group = {
            r["article_id"]: (r["source"], topics.get(r["input_id"], ""))
            for r in tables["articles"]
        }
        self.articles = [r for r in tables["articles"] if r["status"] == "scored"]
        self.attributions = {
            r["attribution_id"]: (r, _cue(r, texts)) for r in tables["attributions"]
        }
        self.actors: dict[str, list[Row]] = defaultdict(list)
        for row in tables["actors"]:
            self.actors[row["article_id"]].append(row)
        self.pools: dict[Any, list[Row]] = defaultdict(list)
        self.sizes: dict[str, int] = defaultdict(int)
        for row in tables["claims"]:
            self.pools[group[row["article_id"]]].append(row)
            self.sizes[row["article_id"]] += 1
        self.group = group

    def batches(self, n: int) -> Iterator[dict[str, pa.Table]]:
        """The tables of ``n`` made articles, a batch at a time."""
        made = (self._article(number) for number in range(n))
        while batch := list(islice(made, BATCH)):
            rows: dict[str, list[Row]] = defaultdict(list)
            for article in batch:
                for name, found in article.items():
                    rows[name] += found
            yield {
                name: self.schemas[name].table(rows[name])
                for name in ("articles", "claims", "attributions", "texts", "actors")
            }

    def _article(self, number: int) -> dict[str, list[Row]]:
        draw = random.Random(number // TOLD_BY)
        base = draw.choice(self.articles)
        pool = self.pools[self.group[base["article_id"]]]
        size = min(len(pool), self.sizes[base["article_id"]])
        drawn = draw.sample(pool, size)
        change = _Change(number // TOLD_BY)
        article = f"m{number}"
        random.Random(number).shuffle(drawn)
        drawn = drawn[: max(1, 2 * size // 3)]
        source = f"{base['source']} {number % TOLD_BY}"
        rows: dict[str, list[Row]] = {
            "articles": [
                base
                | {
                    "article_id": article,
                    "source": source,
                    "title": change.text(base["title"] or ""),
                }
            ],
            "actors": [
                row
                | {
                    "article_id": article,
                    "actor_id": f"{article}-p{i}",
                    "actor": change.text(f"x {row['actor']}")[2:],
                }
                for i, row in enumerate(self.actors[base["article_id"]])
            ],
            "claims": [],
            "attributions": [],
        }
        cues = ""
        for i, claim in enumerate(drawn):
            name = None
            if claim["attribution_id"] in self.attributions:
                row, cue = self.attributions[claim["attribution_id"]]
                name = f"{article}-a{i}"
                rows["attributions"].append(
                    row
                    | {
                        "article_id": article,
                        "attribution_id": name,
                        "parent_id": None,
                        "cue_start": len(cues),
                        "cue_end": len(cues) + len(cue),
                    }
                )
                cues += cue
            rows["claims"].append(
                claim
                | {
                    "claim_id": f"{article}-c{i}",
                    "article_id": article,
                    "sentence_id": f"{article}-s{i}",
                    "attribution_id": name,
                    "text": change.text(claim["text"]),
                    "entities": change.text(claim["entities"]),
                }
            )
        rows["texts"] = [{"article_id": article, "text": cues}]
        return rows


class _Change:
    """Other names and figures, the same for all articles of one story."""

    def __init__(self, story: int) -> None:
        self.story = story

    def text(self, text: str) -> str:
        renamed = _WORD.sub(self._word, text)
        return _FIGURE.sub(lambda m: str((int(m[0]) + self.story) % 9 + 1), renamed)

    def _word(self, found: re.Match[str]) -> str:
        """A name, or a word so rare that it is one more often than not, as another."""
        from newsassay.models.relations.words import word

        name = found[0]
        inner = found["inner"] is not None and name[0].isupper()
        if not inner and word(name).weight < _UNUSUAL:
            return name
        changed = self._name(name.lower())
        return changed if name[0].isupper() else changed.lower()

    def _name(self, name: str) -> str:
        draw = random.Random(f"{name} {self.story}")
        return "".join(draw.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _cue(row: Row, texts: dict[str, str]) -> str:
    if row["cue_start"] is None:
        return ""
    return texts[row["article_id"]][row["cue_start"] : row["cue_end"]]


def _topics(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row.get("id", ""): row.get("topic", "") for row in rows}


def measure(n: int, out: Path) -> Row:
    """Both passes over ``n`` articles: CPU seconds, peak memory, what was found."""
    from newsassay.models.relations.relate import Relations

    maker = Maker(out)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    relations = Relations()
    spent = claims = 0.0
    for batch in maker.batches(n):
        claims += batch["claims"].num_rows
        start = time.process_time()
        relations.observe(batch["articles"], batch["claims"], batch["actors"])
        spent += time.process_time() - start
    start = time.process_time()
    relations.merge()
    spent += time.process_time() - start
    first = spent
    for batch in maker.batches(n):
        start = time.process_time()
        relations.relate(batch["claims"], batch["attributions"], batch["texts"])
        spent += time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    events = list(relations.events())
    return {
        "articles": n,
        "claims": int(claims),
        "events": len(events),
        "largest": max((e["n_articles"] for e in events), default=0),
        "relations": len(relations.found),
        "first pass, CPU s": round(first, 1),
        "both, CPU min": round(spent / 60, 2),
        "peak MB": peak // 1024,
        "added MB": (peak - before) // 1024,
    }


def main() -> None:
    """Score, then measure each size in its own process, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--scored", type=int, default=SCORED)
    parser.add_argument("--run", type=Path, help="scored articles, made before")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.articles[0], asked.run)))
        return
    with tempfile.TemporaryDirectory() as folder:
        out = asked.run or Path(folder) / "scored"
        if asked.run is None:
            score(asked.scored, out)
        rows = []
        for n in asked.articles:
            command = [sys.executable, __file__, "--one", "--articles", str(n)]
            told = subprocess.run(
                [*command, "--run", str(out)],
                check=True, capture_output=True, text=True,
            ).stdout  # fmt: skip
            row = json.loads(told)
            first = rows[0] if rows else row
            steps = [r["articles"] * math.log(r["articles"]) for r in (row, first)]
            grown = row["both, CPU min"] / max(first["both, CPU min"], 1e-9)
            row["against n log n"] = round(grown / (steps[0] / steps[1]), 2)
            rows.append(row)
            print("  ".join(f"{k}: {v}" for k, v in row.items()), flush=True)


if __name__ == "__main__":
    main()
