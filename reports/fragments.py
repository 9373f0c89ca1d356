"""The long tables of an article's page, as markup made in one go.

A page has hundreds of cells. Their texts are single lines, so they are escaped
together, a table at a time: one search for forbidden characters, one escape.
Nothing else may put a text between tags here.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from . import words
from .corpus import Corpus, Feature
from .drawing import position
from .highlight import Mark
from .ledger import Line
from .safe import shorten, visible
from .tables import Row

_WORDS = 80
_RULE = 60


def escaped(fields: Iterable[str]) -> Iterator[str]:
    """Each of ``fields`` escaped, its controls visible and its lines made one."""
    whole = "\n".join([f.replace("\n", " ") if "\n" in f else f for f in fields])
    return iter(html.escape(visible(whole)).split("\n"))


def evidence_rows(marks: Sequence[Mark]) -> Markup:
    """Rows of the evidence list: number, words, finding, rule, weight, voice."""
    cells = escaped(
        field
        for m in marks
        for field in (
            shorten(m.text, _WORDS),
            f"{words.family(m.family)[0]}: {words.spoken(m.label)}",
            shorten(m.rule, _RULE),
        )
    )
    outlet, source = words.word("voice", "author"), words.word("voice", "source")
    return Markup(
        "\n".join(
            f"<tr id=e{m.number}><td>{m.number}<td><a href=#h{m.number}>{next(cells)}"
            f"</a><td>{next(cells)}<td>{next(cells)}<td>"
            f"{'' if m.weight is None else words.probability(m.weight)}<td>"
            f"{outlet if m.author else source}"
            for m in marks
        )
    )


def claim_rows(lines: Sequence[Line], tied: bool) -> Markup:
    """Rows of the claim ledger; ``tied``: with a column for other articles."""
    cells = escaped(
        field
        for c in lines
        for field in (
            c.text,
            c.voucher,
            c.voucher_kind,
            c.firmness + (f"; {c.manner}" if c.manner else ""),
            c.grade,
            "; ".join(c.reasons),
        )
    )
    rows = []
    for c in lines:
        text, voucher, kind, manner, grade, reasons = (next(cells) for _ in range(6))
        who = f"<b>{voucher}</b>" if c.unsourced else f"<bdi>{voucher}</bdi>"
        rows.append(
            f'<tr><td dir=auto><a href="#s{c.sentence}">{text}</a><td>{who}'
            f"{_small(kind)}{_small(manner)}<td>"
            f'<b class="grade g{int(c.claim["credibility"])}">'
            f"{int(c.claim['credibility'])}</b> {grade}{_small(reasons)}"
            f"{'<td>' + _ties(c) if tied else ''}"
        )
    return Markup("\n".join(rows))


def _small(text: str) -> str:
    return f"<small>{text}</small>" if text else ""


def _ties(line: Line) -> str:
    if line.relations:
        return "".join(
            Markup(
                '<small class="{}"><b>{}</b> <a href="{}#s{}"><bdi>{}</bdi></a>: '
                "<q>{}</q></small>"
            ).format(
                "against" if t.conflict else "with",
                visible(t.words),
                t.page,
                t.sentence,
                visible(t.outlet),
                visible(t.text),
            )
            for t in line.relations
        )
    agree, against = line.claim["n_independent"], line.claim["n_conflicting"]
    if agree or against:
        return f"{int(agree)} agree, {int(against)} conflict"
    return '<span class="none">nobody</span>'


class FeatureTable:
    """The features of an article against the run; what all share is made once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._features = [(f, *self._frame(f)) for f in corpus.features]

    def _frame(self, feature: Feature) -> tuple[str, str]:
        median = words.number(self._corpus.median(feature.name), feature.unit)
        name, unit = escaped((feature.name, feature.unit))
        link = f'<tr><td><a href="../method.html#f-{name}">{name}</a><td>'
        return link, f"<td>{unit}<td>{median}<td>"

    def rows(self, article: Row) -> Markup:
        """Rows: name, value, unit, middle of the run, where the value stands."""
        scored = article["status"] == "scored"
        rows = []
        for feature, before, after in self._features:
            value = article.get(feature.name)
            row = f"{before}{words.number(value, feature.unit)}{after}"
            share = None
            if value is not None and scored:
                share = self._corpus.share_below(feature.name, value)
            if share is not None:
                row += f"{position(share)} {words.band('position', share)}"
            rows.append(row)
        return Markup("\n".join(rows))
