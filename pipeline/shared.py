"""Where the data sets lie that the project may use but does not contain."""

from __future__ import annotations

import os
from pathlib import Path

from .records import UsageError

#: The setting that names the folder.
SETTING = "NEWSASSAY_SHARED"


def shared_folder() -> Path:
    """The folder of shared data sets: the setting, else ``../shared`` from here.

    Raises UsageError where it holds no data.
    """
    folder = Path(os.environ.get(SETTING, Path.cwd().parent / "shared"))
    if not (folder / "data").is_dir():
        raise UsageError(
            f"{folder} holds no data sets: set {SETTING} to the folder that does; "
            "without them the artefacts that ship can be used but not made or measured"
        )
    return folder
