"""Options that several commands have, and what their values must be."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from math import inf

from ..ingest import parse_mapping
from ..records import UsageError


def add_inputs(parser: ArgumentParser) -> None:
    """``PATH...`` and ``--map``."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, folders or patterns; - is stdin",
    )
    parser.add_argument(
        "--map",
        type=_mapping,
        default={},
        metavar="FIELD=COLUMN,...",
        help="where fields stand, such as text=content,source=outlet",
    )


def add_limit(
    parser: ArgumentParser, name: str, default: float, help: str, *, most: float = inf
) -> None:
    """An option whose value is a number from 0 to ``most``."""
    number = _number(most)
    parser.add_argument(name, type=number, default=default, metavar="X", help=help)


def add_count(parser: ArgumentParser, name: str, default: int, help: str) -> None:
    """An option whose value is a whole number from 1 on."""
    parser.add_argument(name, type=_count, default=default, metavar="N", help=help)


def _mapping(text: str) -> dict[str, str]:
    try:
        return parse_mapping(text)
    except UsageError as error:  # argparse keeps the message of its own errors alone
        raise ArgumentTypeError(str(error).removeprefix("--map: ")) from None


def _number(most: float) -> Callable[[str], float]:
    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= most:
            range_ = "of 0 or more" if most == inf else f"between 0 and {most:g}"
            raise ArgumentTypeError(f"{text!r} is not a number {range_}")
        return value

    return number


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)
