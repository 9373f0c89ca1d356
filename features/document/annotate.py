"""Building the annotated document."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from .cleaning import label_paragraphs
from .quotations import find_quotations
from .records import Document, Kind, Paragraph, Sentence, Tokens
from .sentences import sentence_bounds
from .tokens import tokenize


def annotate(text: str, title: str | None = None) -> Document:
    """Annotate an article's text.

    ``title`` is the record's title field. Where it does not open the text it is set
    before it as a headline of its own, and ``Document.origin`` says how far the
    article's text has moved.
    """
    detached = title.strip() if title else ""
    if detached and _opens(text, detached):
        detached = ""
    lead = f"{detached}\n\n" if detached else ""
    whole = lead + text
    paragraphs = label_paragraphs(whole, titled=bool(title and title.strip()))
    return _document(whole, len(lead), paragraphs)


def annotate_sentence(text: str) -> Document:
    """Annotate ``text`` as one body sentence, whatever it looks like."""
    return _document(text, 0, (Paragraph(0, len(text), Kind.BODY, "given"),), whole=True)


def _document(
    text: str, origin: int, paragraphs: tuple[Paragraph, ...], *, whole: bool = False
) -> Document:
    tokens = tokenize(text)
    words = [0, *accumulate(t[:1].isalnum() for t in tokens.texts)]
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        bounds = (
            [(paragraph.start, paragraph.end)]
            if whole
            else sentence_bounds(text, paragraph.start, paragraph.end)
        )
        for start, end in bounds:
            sentences.append(
                _sentence(len(sentences), start, end, paragraph, number, tokens, words)
            )
    quotations = find_quotations(text, paragraphs)
    return Document(text, origin, paragraphs, tuple(sentences), tokens, quotations)


def _sentence(
    index: int,
    start: int,
    end: int,
    paragraph: Paragraph,
    number: int,
    tokens: Tokens,
    words: list[int],
) -> Sentence:
    first = bisect_left(tokens.starts, start)
    last = bisect_left(tokens.starts, end)
    n_words = words[last] - words[first]
    return Sentence(index, start, end, paragraph.kind, number, first, last, n_words)


def _opens(text: str, title: str) -> bool:
    """Whether the text begins with its title, spacing and case aside."""
    wanted = "".join(title.split()).casefold()
    head = "".join(text[: 4 * len(title) + 400].split()).casefold()
    return head.startswith(wanted)
