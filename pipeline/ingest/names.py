"""Column names: which column of an input holds which field of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ...seeds.tsv import read_tsv
from ..records import UsageError

#: The fields of a record that a column may hold.
FIELDS = ("text", "title", "author", "published", "source", "url", "language", "id")


def parse_mapping(text: str) -> dict[str, str]:
    """Read the value of ``--map``, such as ``text=content,source=outlet``.

    Returns
    -------
    dict
        Column by field.

    Raises
    ------
    UsageError
        Where a part is not ``FIELD=COLUMN``, the field is unknown or named twice.
    """
    mapping: dict[str, str] = {}
    for part in text.split(","):
        field, mark, column = (piece.strip() for piece in part.partition("="))
        if not (field and mark and column):
            raise UsageError(
                f"--map: {part.strip()!r} is not FIELD=COLUMN;"
                " write for example --map text=content,source=outlet"
            )
        if field in mapping:
            raise UsageError(f"--map: {field!r} is named twice; name it once")
        mapping[field] = column
    return check_mapping(mapping)


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return ``mapping`` with known field names only, or raise :exc:`UsageError`."""
    known = {"input_id": "id"}
    checked = {known.get(field, field): name for field, name in mapping.items()}
    unknown = sorted(set(checked) - set(FIELDS))
    if unknown:
        raise UsageError(
            f"--map: unknown field {unknown[0]!r}; the fields are {', '.join(FIELDS)}"
        )
    return checked


def columns_of(
    names: Iterable[str], mapping: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the columns that hold each field, the most telling first.

    A mapped field has the mapped column or none. Else names are compared with case,
    spaces, hyphens and underscores aside (``datePublished`` is ``date_published``).
    """
    present = tuple(names)
    plain: dict[str, str] = {}
    for name in present:
        plain.setdefault(_plain(name), name)
    found: dict[str, tuple[str, ...]] = {}
    for field, defaults in _default_names().items():
        if field in mapping:
            wanted = mapping[field]
            found[field] = (wanted,) if wanted in present else ()
        else:
            found[field] = tuple(plain[n] for n in defaults if n in plain)
    return found


def _plain(name: str) -> str:
    return "".join(c for c in str(name).casefold() if c not in "_- .\ufeff")


@cache
def _default_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {field: [] for field in FIELDS}
    for row in read_tsv("field_names.tsv", columns=("field", "name", "note")):
        names[row["field"]].append(_plain(row["name"]))
    return {field: tuple(listed) for field, listed in names.items()}
