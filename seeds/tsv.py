"""Reading the project's tab-separated tables: one reader, one way to fail."""

from __future__ import annotations

from importlib.resources import files

SEEDS = "newsassay.seeds"
MODELS = "newsassay.models"


class TsvError(ValueError):
    """A table is malformed; the message names file, row, field and mend."""


def read_tsv(
    *path: str, columns: tuple[str, ...], package: str = SEEDS
) -> list[dict[str, str]]:
    """The rows of a table that ships, as dictionaries in the order of the file.

    Fields hold no tabs and no line breaks, and quotation marks mean themselves. The
    row with index ``i`` stands in line ``i + 2`` of the file.

    Raises TsvError where the header is not ``columns`` or a row does not fit.
    """
    text = files(package).joinpath(*path).read_text(encoding="utf-8")
    header, *lines = text.removesuffix("\n").split("\n")
    if tuple(header.split("\t")) != columns:
        raise TsvError(
            f"{path[-1]}, row 1: the header must be {', '.join(columns)}, with one "
            "tab between"
        )
    rows = []
    for number, line in enumerate(lines, start=2):
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise TsvError(
                f"{path[-1]}, row {number}: {len(fields)} fields instead of "
                f"{len(columns)}; separate them by one tab each"
            )
        rows.append(dict(zip(columns, fields, strict=True)))
    return rows
