"""What cannot be read from one article's numbers, said on its page."""

from __future__ import annotations

from collections import Counter

from . import words
from .bundles import Bundle
from .corpus import SCORES, Corpus, Entry
from .phrases import name_of

_FEW_WORDS = 300
_FEW_ARTICLES = 20
_WIDE = 0.3
_SHOWN = 8


def limits(bundle: Bundle, entry: Entry, corpus: Corpus) -> list[str]:
    """Sentences on what this page cannot say, the gravest first."""
    found = [*_of_the_scores(bundle, entry), *_of_the_reading(bundle, entry)]
    compared = len(corpus.values.get("bias", ()))
    if entry.status == "scored" and compared < _FEW_ARTICLES:
        found.append(
            f"Only {words.plural(compared, 'scored article')} in this run: where a "
            "value stands among so few says little."
        )
    missing = [
        f
        for f in corpus.features
        if entry.status == "scored" and bundle.article.get(f.name) is None
    ]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        told = ", ".join(name_of(f, f.name) for f in missing[:_SHOWN])
        found.append(f"Not measured here: {told}{more}.")
    found.append(
        "This page measures how the article reports. It does not know what happened, "
        "and a claim it grades low may be true."
    )
    return found


def _of_the_scores(bundle: Bundle, entry: Entry) -> list[str]:
    found = []
    if entry.bias is None and entry.status == "scored":
        found.append(
            f"No scores: {entry.reason or 'too short to score'} "
            f"({words.plural(entry.n_words, 'word')}). The features below rest on "
            "very little text."
        )
    elif entry.bias and entry.n_words < _FEW_WORDS:
        found.append(
            f"A short article ({words.plural(entry.n_words, 'word')}): a single word "
            "or source moves its scores."
        )
    for score in SCORES:
        triple = getattr(entry, score)
        if triple and triple[2] - triple[1] >= _WIDE:
            found.append(
                f"The interval of {score} runs from {words.probability(triple[1])} to "
                f"{words.probability(triple[2])}: other paragraphs or other training "
                "outlets could have given a clearly different score."
            )
    return found


def _of_the_reading(bundle: Bundle, entry: Entry) -> list[str]:
    found = []
    if not entry.source_known:
        found.append(
            "No outlet was named, so the article counts as an outlet of its own and "
            "has no source grade."
        )
    kinds = Counter(s["kind"] for s in bundle.sentences)
    aside = [k for k in ("caption", "furniture", "repeated") if kinds[k]]
    if aside:
        counts = ", ".join(f"{words.word('kind', k)} {kinds[k]}" for k in aside)
        found.append(
            f"Sentences set aside and not scored: {counts}. They stand at the end of "
            "this page, to be checked."
        )
    if any(s["start"] is None for s in bundle.sentences):
        found.append(
            "The title came apart from the text: it is scored as a headline, and its "
            "words have no place in the text."
        )
    if entry.status == "scored" and not bundle.attributions:
        found.append(
            "No attribution was found: either nobody is cited, or the wording escaped "
            "the rules."
        )
    return found
