"""Identifiers for articles, and which texts repeat one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePath

from .records import Failure, Record


@dataclass(frozen=True, slots=True)
class Job:
    """A record with its identifier, and the article it repeats, if any."""

    article_id: str
    record: Record
    duplicate_of: str | None


def identify(items: Iterable[Record | Failure]) -> Iterator[Job | Failure]:
    """Give each record its identifier; find texts that were read before.

    An identifier is a hash of what was read and where in its input it stood, so it
    does not change between runs; where two are equal a number is added. What is
    kept for each record is 16 bytes and two short strings.
    """
    seen: dict[str, int] = {}
    originals: dict[bytes, str] = {}
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        name = _hash(item)
        count = seen.get(name, 0)
        seen[name] = count + 1
        article_id = f"{name}-{count + 1}" if count else name
        key = blake2b(_bytes(" ".join(item.text.split())), digest_size=16).digest()
        duplicate_of = originals.get(key) if item.text.strip() else None
        if duplicate_of is None:
            originals[key] = article_id
        yield Job(article_id, item, duplicate_of)


def _hash(record: Record) -> str:
    place = f"{PurePath(record.input).name}\0{record.row}\0{record.input_id}"
    content = f"{place}\0{record.source}\0{record.title}\0{record.text}"
    return blake2b(_bytes(content), digest_size=8).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
