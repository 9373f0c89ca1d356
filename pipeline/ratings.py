"""Outside ratings of outlets: a CSV file of ``domain,score``, for ``--priors``."""

from __future__ import annotations

import csv
from pathlib import Path

from .records import UsageError

_COLUMNS = ("domain", "score")


def read_ratings(path: Path) -> dict[str, float]:
    """Ratings (0 to 1, higher is more reliable) by domain, without ``www.``.

    The first column is the domain, the second the rating, whatever their names.
    Raises UsageError, naming file, row, field and value, where it is not such a file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            f"--priors {path} cannot be read ({error}): give a CSV file in UTF-8 "
            "with the columns domain,score"
        ) from None
    ratings = {}
    for number, row in enumerate(rows[1:], start=2):
        if row:
            domain, rating = _rating(row, f"--priors {path}, row {number}")
            ratings[domain] = rating
    if not ratings:
        raise UsageError(
            f"--priors {path} holds no rating: the first row names the columns "
            "domain,score, each further row rates one outlet"
        )
    return ratings


def _rating(row: list[str], where: str) -> tuple[str, float]:
    if len(row) < len(_COLUMNS) or not row[0].strip():
        raise UsageError(f"{where}: {','.join(row)!r} is not domain,score")
    try:
        rating = float(row[1])
    except ValueError:
        rating = -1.0
    if not 0 <= rating <= 1:
        raise UsageError(
            f"{where}, field {_COLUMNS[1]}: {row[1]!r} is not a number between 0 and 1"
        )
    return row[0].strip().lower().removeprefix("www."), rating
