"""The evidence of an article: every finding with its place, numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from .bundles import Bundle, cell

#: The family under which cues and sources are marked.
ATTRIBUTION = "attribution"
_PARTS = ("cue", "source")


@dataclass(slots=True)
class Mark:
    """A piece of evidence; ``start`` and ``end`` index the base of its sentence.

    ``sentence`` is the place of its sentence in the article.
    ``number`` counts the marks of an article in the order of the text, from 1.
    """

    start: int
    end: int
    sentence: int
    family: str
    label: str
    rule: str
    weight: float | None
    author: bool
    text: str
    columns: tuple[str, ...] = ()
    number: int = 0
    quiet: bool = False

    @property
    def vouching(self) -> bool:
        """Whether it is the cue or the source of an attribution."""
        return self.family == ATTRIBUTION and self.rule in _PARTS

    @property
    def anchor(self) -> str:
        """The identifier of its element; those of quiet marks begin otherwise."""
        return f"{'q' if self.quiet else 'h'}{self.number}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All marks of an article, numbered, and the stretches in a source's words.

    ``columns``: the marks by the feature columns they stand behind.
    """

    marks: tuple[Mark, ...]
    sourced: tuple[tuple[int, int], ...]
    columns: Mapping[str, Sequence[Mark]]

    def by_sentence(self) -> dict[int, list[Mark]]:
        """The marks of each sentence, in order."""
        found: dict[int, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.sentence, []).append(mark)
        return found


def evidence(bundle: Bundle, quiet: frozenset[str] = frozenset()) -> Evidence:
    """Gather the marks of an article from its spans and attributions.

    Marks of the families ``quiet`` are numbered after all others.
    """
    marks = {
        (m.sentence, m.start, -m.end, m.family, m.label, m.rule): m
        for m in (*_from_spans(bundle), *_from_attributions(bundle))
    }
    ordered = [marks[key] for key in sorted(marks)]
    columns: dict[str, list[Mark]] = {}
    later: list[Mark] = []
    numbers = count(1)
    for mark in ordered:
        if mark.family in quiet:
            mark.quiet = True
            later.append(mark)
        else:
            mark.number = next(numbers)
        for name in mark.columns:
            columns.setdefault(name, []).append(mark)
    for mark in later:
        mark.number = next(numbers)
    return Evidence(tuple(ordered), _sourced(bundle), columns)


def _from_spans(bundle: Bundle) -> Iterator[Mark]:
    order = {s["sentence_id"]: i for i, s in enumerate(bundle.sentences)}
    told = {(a["cue_start"], a["cue_end"]) for a in bundle.attributions}
    told |= {(a["source_start"], a["source_end"]) for a in bundle.attributions}
    for span in bundle.spans:
        start, end, text = span["start"], span["end"], span["text"]
        sentence = order.get(span["sentence_id"])
        if sentence is None:
            continue
        if start is None:
            start = bundle.sentences[sentence]["text"].find(text)
            end = start + len(text)
            if start < 0:
                continue
        elif span["feature"] == ATTRIBUTION and (start, end) in told:
            continue
        yield Mark(
            start,
            end,
            sentence,
            span["feature"],
            span["label"],
            span["rule"],
            span["weight"],
            span["voice"] == "author",
            text,
            _columns(span.get("features")),
        )


@lru_cache(maxsize=1024)
def _columns(value: str | None) -> tuple[str, ...]:
    return tuple(cell(value, []))


def _from_attributions(bundle: Bundle) -> Iterator[Mark]:
    order = {s["sentence_id"]: i for i, s in enumerate(bundle.sentences)}
    placed = [i for i, s in enumerate(bundle.sentences) if s["start"] is not None]
    starts = [bundle.sentences[i]["start"] for i in placed]
    for row in bundle.attributions:
        for part, label in (("cue", row["stance"]), ("source", row["source_kind"])):
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            if start is None or start >= end:
                continue
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < bundle.sentences[placed[at]]["end"]
            home = placed[at] if inside else order.get(row["sentence_id"])
            if home is not None:
                text = bundle.text[start:end]
                yield Mark(start, end, home, ATTRIBUTION, label, part, None, True, text)


def _sourced(bundle: Bundle) -> tuple[tuple[int, int], ...]:
    pieces: list[tuple[int, int]] = []
    for row in bundle.attributions:
        for part in cell(row["content_parts"], []):
            match part:
                case [int(start), int(end)]:
                    pieces.append((start, end))
    pieces += [
        (s["start"], s["end"])
        for s in bundle.sentences
        if s["voice"] == "source" and s["start"] is not None
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
