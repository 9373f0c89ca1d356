"""Two runs side by side: their articles' rows, and what measured them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .formats import open_tables
from .output import MANIFEST
from .records import UsageError

Row = dict[str, Any]


def rows(run: Path, table: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table of the run in the folder ``run``.

    A column that the run does not have, since an older version made it, is None.
    Raises UsageError where there is no run, or the table is missing.
    """
    for batch in open_tables(run)(table, columns):
        names = batch.schema.names
        wanted = [c for c in columns or names if c in names]
        empty = dict.fromkeys(columns or ())
        for row in batch.select(wanted).to_pylist():
            yield empty | row


def features(run: Path) -> list[str]:
    """The feature columns of a run: those between ``event_id`` and ``bias``."""
    table = next(iter(open_tables(run)("articles")), None)
    names = table.schema.names if table is not None else []
    if "bias" not in names:
        return []
    return list(names[names.index("event_id") + 1 : names.index("bias")])


def measured_by(run: Path) -> dict[str, str]:
    """What can move a number: versions of the package, the word lists, the models."""
    path = run / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}): score into {run} anew"
        ) from None
    return {"newsassay": manifest["newsassay"], **manifest["versions"]}


def differing_versions(one: Path, other: Path) -> list[str]:
    """Which versions differ between two runs, as "models: 12ab, then 34cd"."""
    before, after = measured_by(one), measured_by(other)
    return [
        f"{name}: {before.get(name)}, then {after.get(name)}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
