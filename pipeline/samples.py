"""What scikit-learn hands to a transformer of texts: told apart and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .ingest import column_names, columns_of, frame_rows, is_frame, is_missing

#: The fields that decide what can be measured on an article.
FIELDS = ("text", "title")
_HOW = "pass a list of texts (str), of mappings with 'text', or a DataFrame"


def samples(X: Any, kinds: tuple[type, ...] = (str, Mapping)) -> Any:  # noqa: N803
    """``X`` as a data frame, or as a list of things of the given kinds.

    Raises
    ------
    ValueError
        Where ``X`` is a single item, is empty, or an item is of another kind; the
        message names the first such item and the mend.
    """
    if is_frame(X):
        return _filled(X, len(X))
    if isinstance(X, str | bytes | Mapping | Path) or not isinstance(X, Iterable):
        raise ValueError(f"X is {_shown(X)}, not several samples: {_HOW}")
    items = _one_dimension(X)
    for place, item in enumerate(items):
        if not isinstance(item, kinds):
            raise ValueError(f"X[{place}] is {_shown(item)}: {_mend(item)}")
    # NumPy's strings are str, too, but lists of words are what the rest expects.
    plain = [str(i) if isinstance(i, str) else i for i in items]
    return _filled(plain, len(plain))


def fields_of(items: Any) -> tuple[str, ...]:
    """Which of :data:`FIELDS` the samples have.

    Raises ValueError where a frame has no column of texts.
    """
    if is_frame(items):
        names = column_names(items)
        found = columns_of(names, {})
        if not found["text"]:
            raise ValueError(
                f"X has no column of texts; its columns are {names}: rename one to "
                "'text', or pass that column alone"
            )
        return tuple(field for field in FIELDS if found[field])
    keys = {str(k) for item in items if isinstance(item, Mapping) for k in item}
    return tuple(f for f in FIELDS if f == "text" or columns_of(keys, {})[f])


def texts_of(items: Any) -> list[str]:
    """The texts of samples that are nothing else: a list, or a frame's column."""
    if not is_frame(items):
        return list(items)
    column = columns_of(column_names(items), {})["text"][0]
    return list(samples([row[column] for row in frame_rows(items)], (str,)))


def _filled(items: Any, count: int) -> Any:
    if not count:
        raise ValueError("X holds no samples: at least 1 is required")
    return items


def _one_dimension(X: Iterable[Any]) -> Sequence[Any]:  # noqa: N803
    shape = getattr(X, "shape", None)
    if shape is not None and len(shape) > 1:
        if len(shape) > 2 or shape[1] != 1:
            raise ValueError(f"X has the shape {tuple(shape)}: {_HOW}")
        return list(X.ravel())  # type: ignore[attr-defined]
    return list(X)


def _shown(item: Any) -> str:
    if is_missing(item):
        return "missing"
    return f"{str(item)[:40]!r} of type {type(item).__name__}"


def _mend(item: Any) -> str:
    if is_missing(item):
        return "drop the row, or put '' in its place"
    if isinstance(item, Path):
        return "read the file first, or use newsassay.score"
    return _HOW
