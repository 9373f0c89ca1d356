"""Finding what to read: files, folders and patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from ..records import Failure, Skipped

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
TABLES = frozenset({".csv", ".tsv"})
FORMATS = TEXTS | PAGES | LINES | TABLES | {".json", ".parquet"}
#: What an error says of the formats there are.
KNOWN = "known are .txt .md .html .jsonl .json .csv .tsv .parquet, each also .gz"
#: Files that stand beside articles and are none, by stem.
_COMPANIONS = frozenset(
    {"readme", "license", "licence", "notice", "copying", "changelog"}
    | {"contributing", "authors", "citation", "requirements", "robots"}
)


def find(name: str, skipped: list[Skipped]) -> Iterator[Path | Failure]:
    """Find the files that ``name`` stands for, in order.

    Files passed over in folders are added to ``skipped``.
    """
    path = Path(name)
    try:
        folder, there = path.is_dir(), path.is_symlink() or path.exists()
    except OSError as error:
        reason = error.strerror or str(error)
        yield Failure(shown_name(name), None, "find", reason, "check the path")
        return
    if folder:
        yield from _walk(path, skipped)
    elif there:
        yield path
    elif glob.has_magic(name):
        yield from _match(name, skipped)
    else:
        hint = "check the spelling and the working folder"
        yield Failure(shown_name(name), None, "find", "no such file or folder", hint)


def split_name(name: str) -> tuple[str, bool, str]:
    """Split a name into its format's ending, whether it is gzipped, and its stem."""
    path = Path(name)
    gzipped = path.suffix.casefold() == ".gz"
    if gzipped:
        path = path.with_suffix("")
    return path.suffix.casefold(), gzipped, path.stem


def shown_name(path: str | Path) -> str:
    """Return ``path`` as text; bytes of a name that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _match(pattern: str, skipped: list[Skipped]) -> Iterator[Path | Failure]:
    # Path.glob takes no absolute patterns.
    matches = [Path(m) for m in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207
    if not matches:
        error = "no file fits the pattern"
        yield Failure(shown_name(pattern), None, "find", error, "check the pattern")
    for match in matches:
        if not match.is_dir():
            yield match
        elif "**" not in pattern:  # which matches what is in the folder, too
            yield from _walk(match, skipped)


def _walk(folder: Path, skipped: list[Skipped]) -> Iterator[Path | Failure]:
    """Find the articles' files below ``folder``, sorted, not going into links."""
    failures: list[Failure] = []

    def note(error: OSError) -> None:
        where = shown_name(str(error.filename))
        reason = f"folder: {error.strerror or error}"
        failures.append(Failure(where, None, "open", reason, "check its permissions"))

    some = False
    for root, folders, names in os.walk(folder, onerror=note):
        folders.sort()
        here = Path(root)
        for name in list(folders):
            if name.startswith(".") or (here / name).is_symlink():
                folders.remove(name)
                reason = "hidden" if name.startswith(".") else "a link to a folder"
                skipped.append(Skipped(shown_name(here / name), reason))
        for name in sorted(names):
            skip = _why_not(name, here / name)
            if skip is None:
                some = True
                yield here / name
            else:
                skipped.append(Skipped(shown_name(here / name), skip))
    yield from failures
    if not some and not failures:
        error = "no article in the folder"
        yield Failure(shown_name(folder), None, "find", error, KNOWN)


def _why_not(name: str, path: Path) -> str | None:
    """Say why a file found in a folder is not read, or None if it is."""
    suffix, _, stem = split_name(name)
    if name.startswith("."):
        return "hidden"
    if suffix not in FORMATS:
        return "no format known by this ending"
    if stem.casefold() in _COMPANIONS:
        return "stands beside articles and is none; named on its own it is read"
    return None if path.is_file() else "not a regular file"
