"""What reading yields: articles, and inputs that could not be read."""

from __future__ import annotations

from dataclasses import dataclass


class UsageError(ValueError):
    """A request makes no sense as it stands; the message says what would."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it was read.

    Attributes
    ----------
    input : str
        The file as it was given (below a folder or a pattern: as found there), ``-``
        for standard input, ``text[3]`` and the like for Python objects.
    row : int
        Counted from 1: the line in JSON Lines, the data row (header not counted) in
        CSV, Parquet and data frames, the element of a JSON array; else 1.
    input_id : str or None
        The record's own id, where it has one.
    text : str
        Decoded, a byte-order mark dropped, otherwise unchanged; of a page, the
        article taken from it. All offsets index it. A lone surrogate, which no table
        format can hold, is U+FFFD here; offsets do not move.
    title, author : str or None
        From the record's fields, the page, or the head of the text. A title from the
        head of the text stays in the text.
    published : str or None
        ISO 8601, a date or a date and time, with the offset where one is known.
    source : str
        The outlet, or the input's stem where ``source_known`` is false.
    source_known : bool
        Whether the record, its page or a byline names the outlet.
    url, language : str or None
        As declared.
    notes : tuple of str
        What could not be taken over as it stood (a date that is none, a surrogate
        replaced), each with the field and the value.
    """

    input: str
    row: int
    input_id: str | None
    text: str
    title: str | None
    author: str | None
    published: str | None
    source: str
    source_known: bool
    url: str | None
    language: str | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a row of one, that could not be read: a row of ``errors``.

    ``stage`` is ``find`` (no such input), ``open`` (the file, its compression),
    ``decode`` (its encoding), ``parse`` (its format) or ``fields`` (a value of a
    row); later stages of a run add their own. ``row`` is None for a whole input.
    """

    input: str
    row: int | None
    stage: str
    error: str
    hint: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that was passed over, and why. It is no error."""

    input: str
    reason: str
