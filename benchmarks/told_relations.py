"""Relations of whole runs against hand annotations: found, right, and all reported.

    python benchmarks/told_relations.py [--all]

On the demo corpus and, where the shared data sets are, on the five articles. An
annotated pair is found when the run relates two claims whose spans overlap its two
texts, and right when the relation is the same. ``--all`` prints every relation of the
runs, to be read: precision is a reader's judgement.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import newsassay

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("NEWSASSAY_SHARED", ROOT.parent / "shared"))
Row = dict[str, Any]
Told = dict[frozenset[str], set[str]]


def main() -> None:
    """Print the table, and with ``--all`` every relation."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="print every relation")
    options = parser.parse_args()
    sets = [("demo corpus", ROOT / "seeds" / "demo", ROOT / "seeds" / "gold")]
    if SHARED.is_dir():
        sets.append(("five articles", SHARED / "seeds", SHARED / "gold"))
    print("| set | annotated | found | right | relations reported | claims |")
    print("|---|---|---|---|---|---|")
    runs = []
    for name, folder, gold in sets:
        run = newsassay.score(folder)
        runs.append(run)
        rows = _lines(gold / "relations.jsonl")
        told = _Run(run)
        pairs = [_told(row, told) for row in rows]
        right = sum(row["relation"] in p for row, p in zip(rows, pairs, strict=True))
        print(
            f"| {name} | {len(rows)} | {sum(map(bool, pairs))} | {right} "
            f"| {len(run.relations)} | {len(run.claims)} |"
        )
        for row, pair in zip(rows, pairs, strict=True):
            if row["relation"] not in pair and options.all:
                texts = " || ".join(
                    f"{c['article']}: {c['text']}" for c in row["claims"]
                )
                print(f"    missed {row['relation']} (told: {sorted(pair)}): {texts}")
    if options.all:
        for run in runs:
            _print_all(run)


class _Run:
    """A run's articles by the name their annotations use, its claims and relations."""

    def __init__(self, run: newsassay.Run) -> None:
        articles = run.articles.set_index("article_id")
        self.names: Mapping[str, str] = {
            str(article): _name(row.input_id, row.input)
            for article, row in articles.iterrows()
        }
        self.texts = dict(zip(run.texts["article_id"], run.texts["text"], strict=True))
        self.claims: Sequence[Row] = run.claims.to_dict("records")
        self.told: Told = {}
        for row in run.relations.itertuples():
            pair = frozenset((row.claim_a, row.claim_b))
            self.told.setdefault(pair, set()).add(row.relation)

    def overlapping(self, name: str, text: str) -> list[str]:
        """Identifiers of the claims of article ``name`` that touch ``text``."""
        found = []
        for claim in self.claims:
            article = claim["article_id"]
            start = self.texts[article].find(text)
            if self.names[article] != name or start < 0 or claim["start"] is None:
                continue
            if claim["start"] < start + len(text) and start < claim["end"]:
                found.append(claim["claim_id"])
        return found


def _name(input_id: object, source: str) -> str:
    if isinstance(input_id, str):
        return input_id
    stem = Path(source).stem
    return stem[:3] if stem[:3].isdigit() else stem


def _told(row: Row, run: _Run) -> set[str]:
    """The relations that the run tells between the two texts of an annotation."""
    first, second = (run.overlapping(c["article"], c["text"]) for c in row["claims"])
    return {
        relation
        for a in first
        for b in second
        for relation in run.told.get(frozenset((a, b)), ())
    }


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _print_all(run: newsassay.Run) -> None:
    claims = run.claims.set_index("claim_id")
    names = _Run(run).names
    for row in run.relations.sort_values(["relation", "claim_a"]).itertuples():
        print(f"\n{row.relation} {row.score:.2f}: {row.why}")
        for claim in (row.claim_a, row.claim_b):
            found = claims.loc[claim]
            print(f"    {names[str(found.article_id)]}: {found.text}")


if __name__ == "__main__":
    main()
