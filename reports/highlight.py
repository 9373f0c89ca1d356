"""The text with its evidence, nested where spans overlap and cut where they cross.

Marks of several families over the same words become nested elements: each draws its
own underline, and the inner one's tint is striped, so both stay visible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import NamedTuple

from markupsafe import Markup

from .bundles import Bundle, cell
from .safe import content
from .tables import Row

#: The family under which cues and sources are marked.
ATTRIBUTION = "attribution"
SCORED = ("headline", "body")
#: Marks of more characters are underlined only: a tinted paragraph says nothing.
LONG = 60


@dataclass(slots=True)
class Mark:
    """A piece of evidence; ``start`` and ``end`` index the base of its sentence.

    ``number`` counts the marks of an article in the order of the text, from 1.
    """

    start: int
    end: int
    sentence_id: str
    family: str
    label: str
    rule: str
    weight: float | None
    author: bool
    text: str
    columns: tuple[str, ...] = ()
    number: int = 0
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as markup; ``kind`` is that of its sentences."""

    kind: str
    html: Markup


class _Element(NamedTuple):
    """An element of a sentence: where it ends, its tags, the one after a cut too."""

    end: int
    opening: str
    again: str
    closing: str


_VOICE = "<span class=v>"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All marks of an article, numbered, and the stretches in a source's words.

    ``columns``: the marks by the feature columns they stand behind.
    """

    marks: tuple[Mark, ...]
    sourced: tuple[tuple[int, int], ...]
    columns: Mapping[str, Sequence[Mark]]

    def by_sentence(self) -> dict[str, list[Mark]]:
        """The marks of each sentence, in order."""
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.sentence_id, []).append(mark)
        return found


def evidence(bundle: Bundle, quiet: frozenset[str] = frozenset()) -> Evidence:
    """Gather the marks of an article from its spans and attributions.

    Marks of the families ``quiet`` are numbered after all others.
    """
    sentences = {s["sentence_id"]: s for s in bundle.sentences}
    order = {name: i for i, name in enumerate(sentences)}
    marks = {
        (m.start, m.end, m.sentence_id, m.family, m.label, m.rule): m
        for m in (*_from_spans(bundle, sentences), *_from_attributions(bundle))
        if m.sentence_id in sentences
    }
    ordered = sorted(
        marks.values(),
        key=lambda m: (order[m.sentence_id], m.start, -m.end, m.family, m.label),
    )
    n_quiet = sum(m.family in quiet for m in ordered)
    numbers = count(1)
    later = count(len(ordered) - n_quiet + 1)
    for mark in ordered:
        mark.quiet = mark.family in quiet
        mark.number = next(later if mark.quiet else numbers)
    columns: dict[str, list[Mark]] = {}
    for mark in ordered:
        for name in mark.columns:
            columns.setdefault(name, []).append(mark)
    return Evidence(tuple(ordered), _sourced(bundle), columns)


def _from_spans(bundle: Bundle, sentences: Mapping[str, Row]) -> Iterator[Mark]:
    told = {(a["cue_start"], a["cue_end"]) for a in bundle.attributions}
    told |= {(a["source_start"], a["source_end"]) for a in bundle.attributions}
    for span in bundle.spans:
        start, end = span["start"], span["end"]
        sentence = sentences.get(span["sentence_id"])
        if sentence is None:
            continue
        if start is None:
            start = sentence["text"].find(span["text"])
            end = start + len(span["text"])
            if start < 0:
                continue
        elif span["feature"] == ATTRIBUTION and (start, end) in told:
            continue
        yield Mark(
            start,
            end,
            span["sentence_id"],
            span["feature"],
            span["label"],
            span["rule"],
            span["weight"],
            span["voice"] == "author",
            span["text"],
            _columns(span.get("features")),
        )


@lru_cache(maxsize=1024)
def _columns(value: str | None) -> tuple[str, ...]:
    return tuple(cell(value, []))


def _from_attributions(bundle: Bundle) -> Iterator[Mark]:
    placed = [s for s in bundle.sentences if s["start"] is not None]
    starts = [s["start"] for s in placed]
    for row in bundle.attributions:
        sentence_id = row["sentence_id"]
        for part, label in (("cue", row["stance"]), ("source", row["source_kind"])):
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            if start is None or start >= end:
                continue
            text = bundle.text[start:end]
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < placed[at]["end"]
            home = placed[at]["sentence_id"] if inside else sentence_id
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


def paragraphs(
    bundle: Bundle, found: Evidence, slots: Mapping[str, int]
) -> list[Paragraph]:
    """The article's paragraphs with their marks, in the order of the text."""
    marks = found.by_sentence()
    result: list[Paragraph] = []
    pieces: list[str] = []
    kind, last = "", None
    for index, sentence in enumerate(bundle.sentences):
        start = sentence["start"]
        gap = "" if last is None or start is None else bundle.text[last:start]
        apart = last is None or start is None or "\n" in gap or "\r" in gap
        if pieces and (apart or sentence["kind"] != kind):
            result.append(Paragraph(kind, Markup(" ".join(pieces))))
            pieces = []
        kind, last = sentence["kind"], sentence["end"]
        inside = marks.get(sentence["sentence_id"], ())
        body = _sentence(bundle.text, sentence, inside, found.sourced, slots)
        pieces.append(f"<span id=s{index}>{body}</span>")
    if pieces:
        result.append(Paragraph(kind, Markup(" ".join(pieces))))
    return result


def _sentence(
    text: str,
    sentence: Row,
    marks: Sequence[Mark],
    sourced: Iterable[tuple[int, int]],
    slots: Mapping[str, int],
) -> str:
    start, end = sentence["start"], sentence["end"]
    if start is None:
        text, start, end = sentence["text"], 0, len(sentence["text"])
        whole = sentence["voice"] == "source"
        quoted = [(start, end)] if whole else []
    else:
        quoted = [
            (max(a, start), min(b, end)) for a, b in sourced if a < end and b > start
        ]
    if not marks and not quoted:
        return content(text[start:end])
    begins: dict[int, list[_Element]] = {}
    for a, b in quoted:
        begins.setdefault(a, []).append(_Element(b, _VOICE, _VOICE, "</span>"))
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b:
            begins.setdefault(a, []).append(_element(mark, b, slots))
    points = {start, end, *begins, *(e.end for found in begins.values() for e in found)}
    return _nested(text, sorted(points), begins)


def _element(mark: Mark, end: int, slots: Mapping[str, int]) -> _Element:
    classes = f"f{slots.get(mark.family, 0)}"
    if mark.end - mark.start > LONG:
        classes += " l"
    elif mark.author:
        classes += " a"
    if mark.quiet:
        classes += " t"
    if " " in classes:
        classes = f'"{classes}"'
    head = f"<mark class={classes}"
    return _Element(end, f"{head} id=h{mark.number}>", f"{head}>", "</mark>")


def _nested(
    text: str, points: Sequence[int], begins: Mapping[int, Sequence[_Element]]
) -> str:
    """``text`` between the first and the last of ``points``, with its elements.

    An element is cut only where another that began inside it goes on past its end.
    """
    stack: list[_Element] = []
    out: list[str] = []
    for a, b in pairwise(points):
        again: list[tuple[_Element, str]] = []
        if any(e.end <= a for e in stack):
            kept = next(i for i, e in enumerate(stack) if e.end <= a)
            cut = stack[kept:]
            del stack[kept:]
            out += [e.closing for e in reversed(cut)]
            again = [(e, e.again) for e in cut if e.end > a]
        opened = again + [(e, e.opening) for e in begins.get(a, ())]
        if len(opened) > 1:
            opened.sort(key=lambda o: -o[0].end)
        for element, tag in opened:
            stack.append(element)
            out.append(tag)
        out.append(content(text[a:b]))
    out += [e.closing for e in reversed(stack)]
    return "".join(out)
