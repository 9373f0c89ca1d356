"""The output folder: made by us or empty, and never left half-written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from ..models.data_package import schema_document
from ..models.schema import schemas
from .formats import FORMATS, table_path, write_table
from .parts import FOLDER
from .records import UsageError

MANIFEST = "manifest.json"
SCHEMA = "schema.json"
#: What a run leaves besides its tables.
_REPORT = ("index.html", "method.html", "articles", "events", "sources")


def claim_folder(out: Path, *, force: bool) -> None:
    """Make sure that ``out`` may be written to.

    Raises UsageError where it exists, is not empty and was not made by a run.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out} is a file: name a folder")
    ours = (out / MANIFEST).is_file() or (out / FOLDER).is_dir()
    if out.is_dir() and any(out.iterdir()) and not ours and not force:
        raise UsageError(
            f"--out {out} holds files that no run of newsassay made: name another "
            "folder, or write there all the same with --force"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out} cannot be made: {error.strerror}") from error


def write_tables(
    out: Path, tables: Mapping[str, Iterable[pa.Table]], format: str
) -> dict[str, int]:
    """Write every table under a draft's name, then move all into place together."""
    draft = out / FOLDER / "tables"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    counts = {
        name: write_table(draft / f"{name}.{format}", schemas()[name], batches, format)
        for name, batches in tables.items()
    }
    clear(out)
    for name in tables:
        os.replace(draft / f"{name}.{format}", out / f"{name}.{format}")
    draft.rmdir()
    return counts


def clear(out: Path) -> None:
    """Remove what an earlier run left, so that two runs never mix."""
    for name in schemas():
        while path := table_path(out, name):
            path.unlink()
    for name in _REPORT:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for name in (MANIFEST, SCHEMA):
        (out / name).unlink(missing_ok=True)


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a JSON file whole or not at all."""
    draft = path.with_suffix(".draft")
    text = json.dumps(document, indent=1, ensure_ascii=False)
    draft.write_text(text + "\n", encoding="utf-8")
    os.replace(draft, path)


def write_schema(out: Path, format: str) -> None:
    """Write ``schema.json`` for tables in that format."""
    write_json(out / SCHEMA, schema_document(format))


def formats_known(format: str) -> str:
    """``format`` itself; raises UsageError where there is no such format."""
    if format not in FORMATS:
        raise UsageError(f"--format {format}: choose one of {', '.join(FORMATS)}")
    return format
