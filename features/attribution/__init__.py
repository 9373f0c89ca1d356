"""Who says it, and how firmly: attributions found in a document."""

from .find import find_attributions
from .records import Attribution, Quote, SourceKind, Stance

__all__ = ["Attribution", "Quote", "SourceKind", "Stance", "find_attributions"]
