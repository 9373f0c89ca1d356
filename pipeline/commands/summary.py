"""The few lines at the end of a run."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from ...models.schema import schemas
from ..formats import iter_table, table_path
from ..output import MANIFEST
from ..printable import printable

#: Failures and files passed over that the summary names; the run has them all.
_NAMED = 10


def print_summary(out: Path, counts: Counter[str], seconds: float) -> None:
    """Say what was scored, what was not and why, and how long it took."""
    n = counts["articles"]
    _say(
        f"{n} articles in {seconds:.1f} s: {counts['scored']} scored, "
        f"{counts['duplicate']} duplicates, {counts['skipped']} skipped, "
        f"{counts['errors']} inputs failed"
    )
    if not n:
        _say("  no article could be read: the tables are empty")
    for line in _passed_over(out):
        _say(f"  passed over {line}")
    for reason, number in _reasons(out).most_common():
        _say(f"  skipped {number}: {reason}")
    for line in _failures(out):
        _say(f"  failed {line}")


def _passed_over(out: Path) -> list[str]:
    """The files in folders that were not read, and why."""
    note = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    lines = [f"{file['input']}: {file['reason']}" for file in note["passed_over"]]
    more = [f"{len(lines) - _NAMED} more: see {MANIFEST}"]
    return lines[:_NAMED] + (more if len(lines) > _NAMED else [])


def _reasons(out: Path) -> Counter[str]:
    reasons: Counter[str] = Counter()
    for row in _rows(out, "articles", ("status", "status_reason")):
        if row["status"] == "skipped":
            reasons[str(row["status_reason"])] += 1
    return reasons


def _failures(out: Path) -> list[str]:
    lines: list[str] = []
    for row in _rows(out, "errors", ("input", "row", "error", "hint")):
        if len(lines) == _NAMED:
            return [*lines, "... see the table errors"]
        place = (
            row["input"] if row["row"] is None else f"{row['input']}, row {row['row']}"
        )
        lines.append(f"{place}: {row['error']} ({row['hint']})")
    return lines


def _rows(out: Path, name: str, columns: tuple[str, ...]) -> list[dict[str, object]]:
    path = table_path(out, name)
    if path is None:
        return []
    rows: list[dict[str, object]] = []
    for batch in iter_table(path, schemas()[name]):
        rows += batch.select(list(columns)).to_pylist()
    return rows


def _say(line: str) -> None:
    print(printable(line), file=sys.stderr)
