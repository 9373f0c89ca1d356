"""The annotated document: what one pass over an article's text leaves behind.

All offsets are half-open code-point offsets into :attr:`Document.text`, so
``document.text[x.start:x.end]`` is the text of any record ``x`` below. Cleaning
labels paragraphs; nothing ever edits the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph is. Only headlines and body text are ever scored."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"
    REPEATED = "repeated"

    @property
    def scored(self) -> bool:
        """Whether words of this kind may reach a score."""
        return self is Kind.HEADLINE or self is Kind.BODY


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines that belong together.

    ``rule`` names the cleaning rule that gave the paragraph its kind.
    """

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks of the whole text as parallel sequences of equal length.

    ``norms`` holds each token lower-cased with typographic apostrophes made
    straight; it is what word lists are matched against. A possessive or
    contracted ``'s`` is a token of its own, ``n't`` stays with its verb, a
    hyphenated compound is one token, and every punctuation mark is one token.
    """

    texts: tuple[str, ...]
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``first_token:last_token`` slices :class:`Tokens`."""

    index: int
    start: int
    end: int
    kind: Kind
    paragraph: int
    first_token: int
    last_token: int
    n_words: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, its marks included in ``start:end``.

    ``closed`` is false when no closing mark was found and the stretch was cut at
    its paragraph's end. ``run`` numbers the speech a quotation belongs to: the
    paragraphs of one long quotation, each opened anew and only the last closed,
    share a number.
    """

    start: int
    end: int
    content_start: int
    content_end: int
    single: bool
    closed: bool
    run: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, annotated.

    ``text`` is what was analysed: the article's text as read, preceded, where the
    record's title does not stand in it, by that title and a blank line. ``origin``
    is where the article's own text begins (0 unless the title is detached): the
    tables subtract it, and give null offsets to what lies before it. ``scored`` are
    the sentences that may reach a score.
    """

    text: str
    origin: int
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    scored: tuple[Sentence, ...]
    tokens: Tokens
    quotations: tuple[Quotation, ...]

    def slice(self, part: Paragraph | Sentence | Quotation) -> str:
        """The text of ``part``."""
        return self.text[part.start : part.end]

    def sentence_tokens(self, sentence: Sentence) -> range:
        """Indices into :attr:`tokens` of the tokens of ``sentence``."""
        return range(sentence.first_token, sentence.last_token)
