"""The text with its evidence, nested where spans overlap and cut where they cross.

Marks of several families over the same words become nested elements: each draws its
own underline, and the inner one's tint is striped, so both stay visible.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from markupsafe import Markup

from .bundles import Bundle
from .evidence import Evidence, Mark
from .safe import content, unsafe
from .tables import Row

SCORED = ("headline", "body")
#: Marks of more characters are underlined only: a tinted paragraph says nothing.
LONG = 60
_VOICE = "<span class=v>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as markup; ``kind`` is that of its sentences."""

    kind: str
    html: Markup


class _Element(NamedTuple):
    """An element of a sentence: its place, its tags, the one after a cut too."""

    start: int
    end: int
    opening: str
    again: str
    closing: str


def _place(element: _Element) -> tuple[int, int]:
    """The order in which elements open: the longest first where they begin."""
    return element.start, -element.end


def paragraphs(
    bundle: Bundle, found: Evidence, slots: Mapping[str, int]
) -> list[Paragraph]:
    """The article's paragraphs with their marks, in the order of the text."""
    marks = found.by_sentence()
    quoted = _Quoted(found.sourced)
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
        inside = marks.get(index, ())
        body = _sentence(bundle.text, sentence, inside, quoted, slots)
        pieces.append(f"<span id=s{index}>{body}</span>")
    if pieces:
        result.append(Paragraph(kind, Markup(" ".join(pieces))))
    return result


class _Quoted:
    """The stretches in a source's words, found by place."""

    def __init__(self, sourced: Sequence[tuple[int, int]]) -> None:
        self._sourced = sourced
        self._ends = [end for _, end in sourced]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Their parts between ``start`` and ``end``."""
        first = bisect_right(self._ends, start)
        return [
            (max(a, start), min(b, end))
            for a, b in takewhile(lambda s: s[0] < end, self._sourced[first:])
        ]


def _sentence(
    text: str,
    sentence: Row,
    marks: Sequence[Mark],
    sourced: _Quoted,
    slots: Mapping[str, int],
) -> str:
    start, end = sentence["start"], sentence["end"]
    if start is None:
        text, start, end = sentence["text"], 0, len(sentence["text"])
        quoted = [(start, end)] if sentence["voice"] == "source" else []
    else:
        quoted = sourced.within(start, end)
    if not marks and not quoted:
        return content(text[start:end])
    elements = [_Element(a, b, _VOICE, _VOICE, "</span>") for a, b in quoted]
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b:
            said = bool(quoted) and any(x <= a < y for x, y in quoted)
            tag = _tag(
                slots.get(mark.family, 0),
                mark.end - mark.start > LONG,
                "" if mark.author is not said else "a" if said else "s",
            )
            opening = f"{tag} id={mark.anchor}>"
            elements.append(_Element(a, b, opening, f"{tag}>", "</mark>"))
    elements.sort(key=_place)
    return _nested(text, (start, end), elements)


@lru_cache(maxsize=256)
def _tag(slot: int, long: bool, voice: str) -> str:
    """The beginning of a mark's tag.

    ``voice``: ``a`` for the outlet's within a source's words, ``s`` for a source's
    outside them; what the place tells already needs no class.
    """
    kind = "l" if long else voice
    return f'<mark class="f{slot} {kind}"' if kind else f"<mark class=f{slot}"


def _nested(text: str, place: tuple[int, int], elements: list[_Element]) -> str:
    """``text`` between two places with its elements, which stand in their order.

    An element is cut only where another that began before it ends inside it.
    """
    at, end = place
    risky = unsafe(text, at, end)
    out: list[str] = []
    stack: list[tuple[int, str]] = []

    def write(upto: int) -> None:
        nonlocal at
        if upto > at:
            out.append(content(text[at:upto]) if risky else text[at:upto])
            at = upto

    for number, element in enumerate(elements):  # which cuts make longer
        while stack and stack[-1][0] <= element.start:
            stop, closing = stack.pop()
            write(stop)
            out.append(closing)
        write(element.start)
        stop = element.end
        if stack and stop > stack[-1][0]:
            stop = stack[-1][0]
            rest = element._replace(start=stop, opening=element.again)
            insort(elements, rest, lo=number + 1, key=_place)
        out.append(element.opening)
        stack.append((stop, element.closing))
    for stop, closing in reversed(stack):
        write(stop)
        out.append(closing)
    write(end)
    return "".join(out)
