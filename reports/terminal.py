"""One article for a terminal: the label, the waterfalls and the claim ledger."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from . import words
from .bundles import Bundle, find_bundle
from .corpus import SCORES, Corpus, Feature, declared_features, survey
from .evidence import evidence
from .ledger import Line, claim_lines, count_claims
from .phrases import against
from .related import Related, relate
from .safe import terminal
from .tables import Source, Tables
from .verdict import verdict
from .waterfall import Waterfall, waterfall

_WIDTH = 80
_BAR = 20
_BLOCK = "\u2588"
_LABEL = 44
_WORDS = 6


def explain_article(tables: Tables, article_id: str) -> str | None:
    """One article of a run as plain text; None where the run has no such article."""
    bundle = find_bundle(tables, article_id)
    if bundle is None:
        return None
    source = Source(tables)
    claims = frozenset(c["claim_id"] for c in bundle.claims)
    return explain(bundle, survey(source, {}), relate(source, claims))


def explain(
    bundle: Bundle,
    corpus: Corpus | None = None,
    related: Related | None = None,
    features: tuple[Feature, ...] | None = None,
) -> str:
    """One article as plain text: what it scores, why, and what it claims.

    At most 80 columns wide. Control characters, escape sequences and bidirectional
    controls of the article are shown as signs and cannot reach the terminal.
    Without ``corpus`` and ``related`` nothing is said of other articles. ``features``
    describe the features; those that this version declares unless others are given.
    """
    corpus, related = corpus or Corpus(), related or Related()
    ledger = claim_lines(bundle, corpus, related)
    found = evidence(bundle)
    named = {f.name: f for f in features or declared_features()}
    falls = [f for s in SCORES if (f := waterfall(bundle, s, named, found))]
    lines = [*_label(bundle, corpus, ledger)]
    lines += _movers("What speaks most against it", falls, worse=True)
    lines += _movers("What speaks most for it", falls, worse=False)
    for fall in falls:
        lines += ["", *_waterfall(fall)]
    lines += ["", *_ledger(ledger)]
    lines += ["", "Measures reporting, not truth: a claim graded low may be true."]
    return "\n".join(lines) + "\n"


def _label(bundle: Bundle, corpus: Corpus, ledger: list[Line]) -> Iterator[str]:
    article = bundle.article
    title = article["title"] or article["input_id"] or article["input"] or ""
    yield from _wrapped(title, "", "  ")
    about = [article["source"], article["published"], article["author"]]
    yield from _wrapped(" | ".join(str(a) for a in about if a), "", "  ")
    status = words.word("status", article["status"])
    reason = f": {article['status_reason']}" if article["status_reason"] else ""
    counted = words.plural(article["n_words"] or 0, "word")
    yield from _wrapped(f"{article['article_id']} | {status}{reason} | {counted}", "")
    yield ""
    entry = corpus.entries.get(bundle.article_id)
    if entry:
        count_claims(entry, bundle, ledger)
        if told := verdict(bundle, entry):
            yield from _wrapped(told, "")
            yield ""
    for score in SCORES:
        yield from _score(bundle, score)
    grades = Counter(c["credibility"] for c in bundle.claims)
    counts = [f"{n} {words.word('grade', g)}" for g, n in sorted(grades.items())]
    told = f": {', '.join(counts)}" if counts else ""
    yield from _wrapped(f"{len(bundle.claims)}{told}", "Claims".ljust(13), " " * 13)


def _score(bundle: Bundle, score: str) -> Iterator[str]:
    value, low, high = (bundle.article[f"{score}{e}"] for e in ("", "_low", "_high"))
    name = words.word("score", score).ljust(13)
    if value is None:
        yield f"{name}{words.NOT_MEASURED}"
        return
    span = f"{words.probability(low)} to {words.probability(high)}"
    yield f"{name}{words.probability(value)} ({span}), {words.band(score, value)}"


def _movers(heading: str, falls: list[Waterfall], *, worse: bool) -> Iterator[str]:
    told: dict[str, tuple[str, tuple[str, ...]]] = {}
    for fall in falls:
        for step in fall.against if worse else fall.favour:
            told.setdefault(step.name, (step.told, step.foremost))
    if told:
        yield from ("", heading)
    for text, found in told.values():
        quoted = ", ".join(f"\u201c{w}\u201d" for w in found)
        sign = words.MINUS if worse else "+"
        yield from _wrapped(f"{text}: {quoted}" if quoted else text, f"  {sign} ")


def _waterfall(fall: Waterfall) -> Iterator[str]:
    yield f"What moved {fall.score} (log-odds; score = logistic of the sum)"
    parts = [fall.base, *(s.contribution for s in fall.steps)]
    most = max(map(abs, parts)) or 1.0
    yield _bar("starting point", fall.base, most)
    for step in fall.steps:
        yield _bar(step.label, step.contribution, most)
        if step.words and against(fall.score, step.contribution):
            told = ", ".join(step.words[:_WORDS])
            yield from _wrapped(told, " " * 6)
    if fall.silent:
        yield f"  {words.plural(fall.silent, 'feature')} more added nothing"
    yield f"  {'sum'.ljust(_LABEL)} {words.signed(fall.total):>6}"


def _bar(label: str, value: float, most: float) -> str:
    length = round(_BAR * abs(value) / most)
    name = textwrap.shorten(terminal(label), _LABEL, placeholder="...").ljust(_LABEL)
    return f"  {name} {words.signed(value):>6} {_BLOCK * length}".rstrip()


def _ledger(ledger: list[Line]) -> Iterator[str]:
    yield "Claims"
    if not ledger:
        yield "  none found"
    for line in ledger:
        yield from _wrapped(
            f"[{line.claim['credibility']} {line.grade}] {line.text}", "  "
        )
        kind = f" ({line.voucher_kind})" if line.voucher_kind else ""
        yield from _wrapped(f"{line.voucher}{kind}; {line.firmness}", " " * 6)
        for reason in line.reasons:
            yield from _wrapped(reason, " " * 6 + "- ")
        for tie in line.relations:
            sign = "! " if tie.conflict else "= "
            told = f"{tie.words} {tie.outlet}: \u201c{tie.text}\u201d"
            yield from _wrapped(told, " " * 6 + sign)


def _wrapped(text: str, indent: str, further: str = "") -> list[str]:
    """``text`` made harmless, in lines of the terminal's width."""
    return textwrap.wrap(
        terminal(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=further or " " * (len(indent) + 2),
        break_on_hyphens=False,
    )
