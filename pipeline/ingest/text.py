"""Plain text and Markdown: a file is an article."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Failure, Record
from .decoding import DecodingError, decode
from .drafts import Draft, complete
from .places import Place, ReadingError


def read_text(place: Place) -> Iterator[Record | Failure]:
    """Read a text file as one article."""
    try:
        text = decode(place.read())
    except ReadingError as error:
        yield place.failure(error.stage, error.error, error.hint)
    except DecodingError as error:
        yield place.failure(
            "decode", str(error), "save it as UTF-8 text, or convert it to .txt"
        )
    else:
        yield complete(Draft(place.name, 1, place.stem, text))
