"""Python objects to records: texts, paths, dicts and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..records import Failure, Record
from .drafts import Draft, complete
from .fields import Rows, is_missing
from .inputs import read_inputs
from .names import check_mapping


def read_texts(
    items: object, *, mapping: Mapping[str, str] | None = None
) -> Iterator[Record | Failure]:
    """Read articles from Python objects.

    Parameters
    ----------
    items : str, Path, dict, DataFrame, or an iterable of these
        A string is a text, a path a file or folder, a dict a record with fields; a
        data frame has one article a row.
    mapping : mapping, optional
        Column (or key) by field.

    Yields
    ------
    Record or Failure
        ``input`` is ``text[i]``, ``record[i]`` or ``frame[i]`` with the position in
        ``items`` from 0; for a path it is the path.

    Raises
    ------
    UsageError
        At the call, where ``mapping`` names an unknown field.
    """
    return _read(items, check_mapping(mapping or {}))


def _read(items: object, mapping: Mapping[str, str]) -> Iterator[Record | Failure]:
    alone = isinstance(items, str | Path | Mapping) or is_frame(items)
    listed = items if isinstance(items, Iterable) and not alone else (items,)
    for index, item in enumerate(listed):
        if isinstance(item, str):
            name = f"text[{index}]"
            yield complete(Draft(name, 1, name, item))
        elif isinstance(item, Path):
            yield from read_inputs([str(item)], mapping=mapping)
        elif isinstance(item, Mapping):
            name = f"record[{index}]"
            rows = Rows(name, name, mapping)
            yield from rows.read(1, {str(k): v for k, v in item.items()})
        elif is_frame(item):
            yield from _read_frame(item, f"frame[{index}]", mapping)
        else:
            yield Failure(
                f"item[{index}]",
                None,
                "open",
                f"{_shown(item)} is no article",
                "give a str (a text), a Path (a file), a dict or a DataFrame",
            )


def _shown(item: object) -> str:
    """What an object is, in words."""
    if is_missing(item):
        return "a missing value (None or NaN)"
    if isinstance(item, bool | int | float):
        return f"the number {item}"
    return f"an object of type {type(item).__name__}"


def is_frame(item: object) -> bool:
    """Whether ``item`` is a table with named columns: pandas, polars, Arrow."""
    known = hasattr(item, "itertuples") or hasattr(item, "__arrow_c_stream__")
    return known and hasattr(item, "columns")


def column_names(frame: object) -> list[str]:
    """The names of a frame's columns."""
    names = getattr(frame, "column_names", None) or frame.columns  # type: ignore[attr-defined]
    return [str(name) for name in names]


def _read_frame(
    frame: object, name: str, mapping: Mapping[str, str]
) -> Iterator[Record | Failure]:
    columns = column_names(frame)
    rows = Rows(name, name, mapping)
    lacking = rows.missing(columns)
    if lacking is not None:
        yield lacking
        return
    for number, row in enumerate(frame_rows(frame), start=1):
        yield from rows.read(number, row)


def frame_rows(frame: object) -> Iterator[dict[str, object]]:
    """The rows of a frame, by the names of its columns."""
    names = column_names(frame)
    if hasattr(frame, "itertuples"):
        rows = frame.itertuples(index=False, name=None)
    else:
        import pyarrow as pa  # takes half a second; only who needs it waits

        columns = [column.to_pylist() for column in pa.table(frame).columns]
        rows = zip(*columns, strict=True)
    for cells in rows:
        yield dict(zip(names, cells, strict=True))
