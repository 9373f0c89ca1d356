"""Check the types of the whole package, and that no file escaped the check.

The package is the repository, whose folder may have any name: mypy reads it through
a tree of links called ``newsassay``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TREE = ROOT / "build" / "types" / "newsassay"
FOLDERS = ("features", "models", "pipeline", "reports", "seeds")


def main() -> int:
    """Print mypy's findings; 0 where there are none and it read every file."""
    TREE.mkdir(parents=True, exist_ok=True)
    for name in (*FOLDERS, "__init__.py", "py.typed"):
        link = TREE / name
        if not link.is_symlink():
            link.symlink_to(ROOT / name)
    files = 1 + sum(len(list((ROOT / f).rglob("*.py"))) for f in FOLDERS)
    command = [sys.executable, "-m", "mypy", "-p", "newsassay"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(done.stdout + done.stderr, end="")
    read = re.search(r"in (\d+) source files", done.stdout)
    if done.returncode == 0 and (read is None or int(read[1]) != files):
        print(f"mypy should have checked {files} files")
        return 1
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
