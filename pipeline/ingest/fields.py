"""Rows of fields (JSON Lines, CSV, Parquet, data frames) to records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from numbers import Real

from ..records import Failure, Record
from .drafts import Draft, complete
from .names import columns_of

#: How many layouts of columns an input's rows may have before they are re-resolved.
_LAYOUTS = 256


class Rows:
    """Turns the rows of one input into records.

    Parameters
    ----------
    name, stem : str
        The input as given, and its stem.
    mapping : mapping
        Column by field (``--map``).
    """

    def __init__(self, name: str, stem: str, mapping: Mapping[str, str]) -> None:
        self.name = name
        self.stem = stem
        self.mapping = mapping
        self._layouts: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self._textless: Counter[tuple[str, ...]] = Counter()

    def missing(self, columns: Sequence[str]) -> Failure | None:
        """Return the failure of an input whose header lacks a column it needs."""
        found = self._columns(tuple(columns))
        for field in ("text", *self.mapping):
            if not found[field]:
                return self._no_column(field, columns, None)
        return None

    def read(self, row: int, cells: Mapping[str, object]) -> Iterator[Record | Failure]:
        """Read one row: its record, and a failure for each field that is no use."""
        layout = tuple(cells)
        columns = self._columns(layout)
        if not columns["text"]:
            self._textless[layout] += 1
            if self._textless[layout] == 1:
                yield self._no_column("text", layout, row)
            return
        values: dict[str, object] = {}
        used: dict[str, str] = {}
        for field, names in columns.items():
            for column in names:
                if not is_missing(cells[column]):
                    values[field], used[field] = cells[column], column
                    break
        yield from self._build(row, columns["text"][0], values, used)

    def close(self) -> Iterator[Failure]:
        """Say how many more rows had no text column, a line for each layout."""
        for layout, count in self._textless.items():
            if count > 1:
                yield Failure(
                    self.name,
                    None,
                    "fields",
                    f"{count - 1} more row(s) without a text column;"
                    f" their columns: {_listed(layout)}",
                    _map_hint("text", layout),
                )

    def _build(
        self,
        row: int,
        text_column: str,
        values: dict[str, object],
        used: Mapping[str, str],
    ) -> Iterator[Record | Failure]:
        text = values.pop("text", None)
        if not isinstance(text, str):
            kind = "null" if text is None else _kind(text)
            yield self._wrong(row, text_column, kind, "give the text as a string")
            return
        published = values.pop("published", None)
        plain: dict[str, str] = {}
        for field, value in values.items():
            line = as_line(value)
            if line is None:
                column, kind = used[field], _kind(value)
                yield self._wrong(
                    row, column, kind, f"{field} was left empty; give it as a string"
                )
            else:
                plain[field] = line
        if isinstance(published, Mapping | list | tuple | bool):
            kind = _kind(published)
            hint = "published was left empty; give it as ISO 8601"
            yield self._wrong(row, used["published"], kind, hint)
            published = None
        yield complete(
            Draft(
                input=self.name,
                row=row,
                stem=self.stem,
                text=text,
                input_id=plain.get("id"),
                title=plain.get("title"),
                author=plain.get("author"),
                published=published,
                source=plain.get("source"),
                url=plain.get("url"),
                language=plain.get("language"),
            )
        )

    def _columns(self, layout: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        columns = self._layouts.get(layout)
        if columns is None:
            if len(self._layouts) >= _LAYOUTS:
                self._layouts.clear()
            columns = self._layouts[layout] = columns_of(layout, self.mapping)
        return columns

    def _no_column(
        self, field: str, columns: Sequence[str], row: int | None
    ) -> Failure:
        wanted = f" ({self.mapping[field]!r})" if field in self.mapping else ""
        error = f"no column for {field}{wanted}; the columns are {_listed(columns)}"
        return Failure(self.name, row, "fields", error, _map_hint(field, columns))

    def _wrong(self, row: int, column: str, kind: str, hint: str) -> Failure:
        return Failure(self.name, row, "fields", f"{column!r} is {kind}", hint)


def is_missing(value: object) -> bool:
    """Whether ``value`` stands for nothing: None, NaN, NaT, pandas' NA."""
    if value is None:
        return True
    if isinstance(value, str | Mapping | list | tuple):
        return False
    try:
        return bool(value != value)  # what only NaN and NaT are
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def as_line(value: object) -> str | None:
    """Return a field as text: a list joined, a record by its name; else None."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Real):
        number = float(value)
        return str(int(number)) if number.is_integer() else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("title")
        return name if isinstance(name, str) else None
    if isinstance(value, list | tuple):
        parts = [as_line(part) for part in value if not is_missing(part)]
        whole = [part for part in parts if part is not None]
        return ", ".join(whole) if len(whole) == len(parts) else None
    return str(value) if type(value).__name__ in {"UUID", "ObjectId"} else None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return f"a truth value ({str(value).lower()})"
    if isinstance(value, Real):
        return f"a number ({str(value)[:40]})"
    if isinstance(value, Mapping):
        return "a record, not a string"
    if isinstance(value, list | tuple):
        return "a list, not a string"
    return f"of type {type(value).__name__}, not a string"


def _listed(columns: Sequence[str], most: int = 20) -> str:
    names = [str(name)[:40] for name in columns[:most]]
    more = f" and {len(columns) - most} more" if len(columns) > most else ""
    return (", ".join(map(repr, names)) + more) if names else "none"


def _map_hint(field: str, columns: Sequence[str]) -> str:
    example = columns[0] if columns else ""
    fit = 0 < len(example) <= 40 and example.isprintable()
    return f"name the column: --map {field}={example if fit else 'COLUMN'}"
