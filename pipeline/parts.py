"""The parts of a run: finished batches on disk, so that a run can be resumed.

``OUT/.parts/`` holds one folder a batch, with an Arrow file a table, and
``run.json``, which says what the run was asked to do. A batch's folder gets its
name only when it is complete, so what is there can be trusted.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather

from .records import UsageError
from .rows import Batch

FOLDER = ".parts"


class Parts:
    """The parts of the run that writes to ``out``."""

    def __init__(self, out: Path) -> None:
        self.folder = out / FOLDER

    def begin(self, request: dict[str, Any], *, resume: bool) -> None:
        """Start anew, or go on where a run that was asked the same left off.

        Raises UsageError where ``resume`` finds a run that was asked for something
        else.
        """
        asked = json.dumps(request, sort_keys=True, indent=1)
        note = self.folder / "run.json"
        if resume and note.is_file():
            if note.read_text(encoding="utf-8") != asked:
                raise UsageError(
                    f"{self.folder.parent}: the run that was interrupted there had "
                    "other inputs or settings; repeat them, or leave out --resume "
                    "to start anew"
                )
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        note.write_text(asked, encoding="utf-8")

    def has(self, number: int) -> bool:
        """Whether batch ``number`` is finished."""
        return self._place(number).is_dir()

    def save(self, number: int, batch: Batch) -> None:
        """Keep a finished batch."""
        draft = self.folder / f"draft-{number:08d}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for name, table in batch.items():
            pyarrow.feather.write_feather(
                table, draft / f"{name}.arrow", compression="lz4"
            )
        os.replace(draft, self._place(number))

    def batches(self, table: str) -> Iterator[pa.Table]:
        """The batches of one table, in order."""
        for place in sorted(self.folder.glob("batch-*")):
            yield pyarrow.feather.read_table(place / f"{table}.arrow", memory_map=False)

    def remove(self) -> None:
        """Delete all parts: the run is complete."""
        shutil.rmtree(self.folder)

    def _place(self, number: int) -> Path:
        return self.folder / f"batch-{number:08d}"
