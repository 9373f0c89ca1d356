"""Hand annotations: loaded words, hedges and attributions found, and rightly placed.

Two sets: the five articles of the shared gold, and the demo corpus that ships. The
rules are those of their README files: a loaded span is found when one of ours overlaps
it, its voice is right when the overlapping one with the most words has it; a hedge is
found when a hedge span overlaps its cue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...features.document import annotate
from ...features.reading import read
from ...features.results import Span
from ..assay import measure
from .table import Table


@dataclass(frozen=True, slots=True)
class Measured:
    """An article's text with our spans by family; ``origin`` is where it begins."""

    text: str
    origin: int
    spans: Mapping[str, tuple[Span, ...]]

    def overlapping(self, family: str, start: int, end: int) -> list[Span]:
        """Our spans of ``family`` that touch ``start:end`` of the text."""
        start, end = start + self.origin, end + self.origin
        spans = self.spans.get(family, ())
        return [s for s in spans if s.start < end and start < s.end]


def _measured(text: str, title: str | None = None) -> Measured:
    document = annotate(text, title)
    _, _, evidence = measure(read(document))
    found: dict[str, tuple[Span, ...]] = {}
    for item in evidence:
        found[item.feature] = (*found.get(item.feature, ()), item.span)
    return Measured(text, document.origin, found)


def evaluate_gold(shared: Path) -> list[Table]:
    """Recall of loaded words and hedges on both sets."""
    rows = []
    for title, articles, gold in (
        ("five articles", _five(shared), shared / "gold"),
        ("demo corpus", _demo(), Path(str(files("newsassay.seeds") / "gold"))),
    ):
        rows.append((title, *_loaded(articles, _rows(gold / "loaded.jsonl"))))
        rows.append((title, *_hedges(articles, _rows(gold / "hedges.jsonl"))))
    return [
        Table(
            "Hand annotations: found",
            ("set", "what", "annotated", "found", "recall", "voice right"),
            tuple(rows),
        )
    ]


def _loaded(
    articles: Mapping[str, Measured], gold: Iterator[dict[str, Any]]
) -> tuple[object, ...]:
    n = found = right = 0
    for row in gold:
        article = articles.get(row["article"])
        start = article.text.find(row["text"]) if article else -1
        if article is None or start < 0:  # the page, or a title apart from its text
            continue
        n += 1
        ours = article.overlapping("loaded_language", start, start + len(row["text"]))
        found += bool(ours)
        right += any(s.voice.value == row["voice"] for s in ours)
    return "loaded words", n, found, found / n, right / found


def _hedges(
    articles: Mapping[str, Measured], gold: Iterator[dict[str, Any]]
) -> tuple[object, ...]:
    n = found = 0
    for row in gold:
        article = articles.get(row["article"])
        start = article.text.find(row["text"]) if article else -1
        if article is None or start < 0:
            continue
        n += 1
        start += row["text"].find(row["cue"])
        found += bool(article.overlapping("hedging", start, start + len(row["cue"])))
    return "hedges", n, found, found / n, ""


def _five(shared: Path) -> dict[str, Measured]:
    return {
        path.name[:3]: _measured(path.read_bytes().decode("utf-8"))
        for path in sorted((shared / "seeds").glob("*.txt"))
    }


def _demo() -> dict[str, Measured]:
    """The records and plain texts of the demo corpus, by identifier."""
    folder = Path(str(files("newsassay.seeds") / "demo"))
    found = {
        row["id"]: _measured(row["text"], row["title"])
        for row in _rows(folder / "articles.jsonl")
    }
    for path in sorted(folder.glob("*.txt")):
        found[path.stem] = _measured(path.read_bytes().decode("utf-8"))
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
