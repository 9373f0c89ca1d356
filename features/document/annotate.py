"""Building the annotated document."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from .cleaning import label_paragraphs, stands_in
from .quotations import find_quotations
from .records import Document, Kind, Paragraph, Sentence, Tokens
from .sentences import sentence_bounds
from .tokens import tokenize


def annotate(text: str, title: str | None = None) -> Document:
    """Annotate an article's text.

    ``title`` is the record's title field. Where it is none of the text's first lines
    it is set before them as a headline of its own, and ``Document.origin`` says how
    far the article's text has moved.
    """
    title = " ".join(title.split()) if title else ""
    lead = f"{title}\n\n" if title and not stands_in(title, text) else ""
    whole = lead + text
    tokens = tokenize(whole)
    paragraphs = label_paragraphs(whole, tokens, title or None)
    return _document(whole, len(lead), tokens, paragraphs)


def annotate_sentence(text: str) -> Document:
    """Annotate ``text`` as one body sentence, whatever it looks like."""
    given = Paragraph(0, len(text), Kind.BODY, "given")
    return _document(text, 0, tokenize(text), (given,), whole=True)


def _document(
    text: str,
    origin: int,
    tokens: Tokens,
    paragraphs: tuple[Paragraph, ...],
    *,
    whole: bool = False,
) -> Document:
    words = [0, *accumulate([t[0].isalnum() for t in tokens.texts])]
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
    return Document(
        text,
        origin,
        paragraphs,
        tuple(sentences),
        tuple(s for s in sentences if s.kind.scored),
        tokens,
        quotations,
    )


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
