"""One pass over a text: paragraphs with their kinds, sentences, tokens, quotations."""

from .annotate import annotate, annotate_sentence
from .records import Document, Kind, Paragraph, Quotation, Sentence, Tokens
from .tokens import tokenize

__all__ = [
    "Document",
    "Kind",
    "Paragraph",
    "Quotation",
    "Sentence",
    "Tokens",
    "annotate",
    "annotate_sentence",
    "tokenize",
]
