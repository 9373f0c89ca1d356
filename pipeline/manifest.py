"""The manifest of a run: what went in, what measured it, what came out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from .records import UsageError

#: Libraries whose version may change a number.
_LIBRARIES = ("textstat", "vaderSentiment", "nupunkt", "trafilatura", "numpy")


def manifest(
    inputs: Iterable[str],
    settings: dict[str, Any],
    counts: Counter[str],
    now: str | None,
) -> dict[str, Any]:
    """The manifest as JSON; the same input and version give the same manifest."""
    return {
        "newsassay": version("newsassay"),
        "created": now,
        "inputs": [_input(name) for name in inputs],
        "settings": settings,
        "versions": {name: version(name) for name in _LIBRARIES}
        | {"lexicons": _digest("newsassay.seeds", "lexicons", ".tsv")}
        | {"models": _digest("newsassay.models", "artefacts", "")},
        "counts": dict(sorted(counts.items())),
    }


def moment(now: str | None) -> str | None:
    """The run's time: ``now``, else SOURCE_DATE_EPOCH, else none.

    Raises UsageError where it is not a time.
    """
    try:
        if now is not None:
            return datetime.fromisoformat(now).isoformat()
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        return datetime.fromtimestamp(int(epoch), UTC).isoformat() if epoch else None
    except ValueError:
        given = f"--now {now}" if now is not None else f"SOURCE_DATE_EPOCH={epoch}"
        raise UsageError(f"{given} is not a time: write 2026-01-31T12:00") from None


def _input(name: str) -> dict[str, Any]:
    path = Path(name)
    if not path.is_file():
        return {"input": name, "bytes": None, "sha256": None}
    return {"input": name, "bytes": path.stat().st_size, "sha256": digest_of(path)}


def digest_of(path: Path) -> str:
    """The hash of a file: SHA-256, hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _digest(package: str, folder: str, ending: str) -> str:
    """One hash for all files of a folder of the package."""
    whole = sha256()
    found = files(package).joinpath(folder).iterdir()
    for file in sorted(found, key=lambda f: f.name):
        if file.is_file() and file.name.endswith(ending or file.name):
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]
