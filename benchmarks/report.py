"""How large a report is and how fast it is written, against what it may be.

``python benchmarks/report.py [RUN] [--articles N]`` prints a table. RUN is the folder
of a run with its tables; without one, articles of the shared throughput set (or the
demo corpus many times over) are scored first. The rate is pages a CPU second of one
core, the import of the package left out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import mean

from speed import articles

#: What a report of a thousand articles may take at most (the last: at least).
BUDGETS = {
    "index, kB": 600,
    "mean article page, kB": 80,
    "largest article page, kB": 80,
    "whole report, MB": 60,
    "pages / CPU s": 300,
}


def scored(most: int, folder: Path) -> Path:
    """A run of at most ``most`` articles, scored anew into ``folder``."""
    from newsassay.pipeline.run import Request, run

    file = folder / "articles.jsonl"
    lines = [json.dumps(row) for row in articles(None, most)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run(Request((str(file),), folder / "run"))
    return folder / "run"


def measure(run: Path, out: Path) -> dict[str, float]:
    """Write the report of ``run`` to ``out`` and take its measure."""
    from newsassay.pipeline.cards import cards
    from newsassay.pipeline.formats import open_tables
    from newsassay.reports import write_report

    schema, manifest = (
        json.loads((run / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("schema", "manifest")
    )
    started = time.process_time()
    write_report(open_tables(run), schema, manifest, out, cards=cards())
    took = time.process_time() - started
    sizes = {p: p.stat().st_size for p in out.rglob("*.html")}
    pages = [n for p, n in sizes.items() if p.parent.name == "articles"]
    return {
        "articles": len(pages),
        "pages": len(sizes),
        "index, kB": (out / "index.html").stat().st_size / 1e3,
        "mean article page, kB": mean(pages) / 1e3,
        "largest article page, kB": max(pages) / 1e3,
        "whole report, MB": sum(sizes.values()) / 1e6,
        "CPU s": took,
        "pages / CPU s": len(sizes) / took,
    }


def main() -> None:
    """Score if need be, write the report and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = options.run or scored(options.articles, Path(folder))
        figures = measure(run, Path(folder) / "report")
    print("| | | budget |\n|---|---|---|")
    for name, value in figures.items():
        limit = BUDGETS.get(name, "")
        print(f"| {name} | {value:,.1f} | {limit} |")


if __name__ == "__main__":
    main()
