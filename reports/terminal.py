"""One article for a terminal: the label, the waterfalls and the claim ledger."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from . import words
from .article import Waterfall, waterfall
from .bundles import Bundle
from .corpus import SCORES, Corpus, Feature, declared_features
from .highlight import evidence
from .ledger import claim_lines
from .related import Related
from .safe import terminal

_WIDTH = 88
_BAR = 20
_BLOCK = "\u2588"
_LABEL = 44


def explain(bundle: Bundle, features: tuple[Feature, ...] | None = None) -> str:
    """One article as plain text: what it scores, why, and what it claims.

    Control characters, escape sequences and bidirectional controls of the article
    are shown as signs and cannot reach the terminal. ``features`` describe the
    features; those that this version declares unless others are given.
    """
    found = evidence(bundle)
    known = declared_features() if features is None else features
    named = {f.name: f for f in known}
    lines = [*_label(bundle)]
    for score in SCORES:
        fall = waterfall(bundle, score, named, found)
        if fall:
            lines += ["", *_waterfall(fall)]
    lines += ["", *_ledger(bundle)]
    lines += ["", "Measures reporting, not truth: a claim graded low may be true."]
    return "\n".join(lines) + "\n"


def _label(bundle: Bundle) -> Iterator[str]:
    article = bundle.article
    yield terminal(article["title"] or article["input_id"] or article["input"] or "")
    about = [article["source"], article["published"], article["author"]]
    yield terminal(" | ".join(str(a) for a in about if a))
    status = words.word("status", article["status"])
    reason = f": {article['status_reason']}" if article["status_reason"] else ""
    counted = words.plural(article["n_words"] or 0, "word")
    yield terminal(f"{article['article_id']} | {status}{reason} | {counted}")
    yield ""
    for score in SCORES:
        value = article[score]
        low, high = article[f"{score}_low"], article[f"{score}_high"]
        name = words.word("score", score).ljust(12)
        if value is None:
            yield f"{name} {words.NOT_MEASURED}"
        else:
            span = f"{words.probability(low)} to {words.probability(high)}"
            band = words.band(score, value)
            yield f"{name} {words.probability(value)} ({span}), {band}"
    grades = Counter(c["credibility"] for c in bundle.claims)
    counts = [f"{n} {words.word('grade', g)}" for g, n in sorted(grades.items())]
    yield f"{'Claims'.ljust(12)} {len(bundle.claims)}" + (
        f": {', '.join(counts)}" if counts else ""
    )


def _waterfall(fall: Waterfall) -> Iterator[str]:
    yield f"What moved {fall.score} (log-odds; score = logistic of the sum)"
    most = max([abs(fall.base), *(abs(s.contribution) for s in fall.steps)]) or 1.0
    yield _bar("starting point", fall.base, most)
    for step in fall.steps:
        yield _bar(step.label, step.contribution, most)
        if step.words:
            yield f"{'':8}{terminal(', '.join(step.words))}"
    if fall.silent:
        yield f"  {words.plural(fall.silent, 'feature')} more added nothing"
    yield f"  {'sum'.ljust(_LABEL)} {words.signed(fall.total):>6}"


def _bar(label: str, value: float, most: float) -> str:
    length = round(_BAR * abs(value) / most)
    name = textwrap.shorten(terminal(label), _LABEL, placeholder="...").ljust(_LABEL)
    return f"  {name} {words.signed(value):>6} {_BLOCK * length}".rstrip()


def _ledger(bundle: Bundle) -> Iterator[str]:
    yield "Claims"
    if not bundle.claims:
        yield "  none found"
    for line in claim_lines(bundle, Corpus(), Related()):
        grade = f"{line.claim['credibility']} {line.grade}"
        yield from textwrap.wrap(
            f"[{grade}] {terminal(line.text)}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="      ",
        )
        kind = f" ({line.voucher_kind})" if line.voucher_kind else ""
        yield "      " + terminal(f"{line.voucher}{kind}; {line.firmness}")
        for reason in line.reasons:
            yield f"      - {terminal(reason)}"
