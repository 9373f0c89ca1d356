"""newsassay: what news articles are made of.

Who says it, how firmly, in whose words, with what slant, and whether anybody
independent says the same or the opposite.

>>> import newsassay
>>> newsassay.score_sentences(["The thugs may return."]).hedged[0] > 0.5
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .pipeline.api import Run, compare_claims, load_run, score, score_sentences
    from .pipeline.article_features import ArticleFeatures
    from .pipeline.claim_features import ClaimFeatures

__all__ = [
    "ArticleFeatures",
    "ClaimFeatures",
    "Run",
    "compare_claims",
    "load_run",
    "score",
    "score_sentences",
]
#: Loaded on first use: importing newsassay alone takes milliseconds.
_HOMES = {
    "ArticleFeatures": ".pipeline.article_features",
    "ClaimFeatures": ".pipeline.claim_features",
    "Run": ".pipeline.api",
    "compare_claims": ".pipeline.api",
    "load_run": ".pipeline.api",
    "score": ".pipeline.api",
    "score_sentences": ".pipeline.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
