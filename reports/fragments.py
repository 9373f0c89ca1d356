"""The long tables of an article's page, as markup made in one go.

A page has hundreds of cells. Their texts are single lines, so they are escaped
together, a table at a time: one search for forbidden characters, one escape.
Nothing else may put a text between tags here, and none goes into an attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import nan

from markupsafe import Markup

from . import words
from .corpus import Corpus
from .drawing import Triple, place
from .evidence import Mark
from .highlight import Paragraph
from .ledger import Line, Used
from .phrases import name_of
from .safe import content, shorten
from .tables import Row

_WORDS = 80
_RULE = 60
#: Places of one finding that are linked.
_PLACES = 30
#: Features shown against the run, and rows of a family whose marks are quiet.
_UNUSUAL = 16
_QUIET = 10


@dataclass(frozen=True, slots=True)
class Family:
    """A family of marks as the legend shows it."""

    name: str
    note: str
    slot: int
    quiet: bool
    n: int


def escaped(fields: Iterable[str]) -> Iterator[str]:
    """Each of ``fields`` escaped, its controls visible and its lines made one."""
    whole = "\n".join([f.replace("\n", " ") if "\n" in f else f for f in fields])
    return iter(content(whole).split("\n"))


def evidence_rows(marks: Sequence[Mark]) -> tuple[Markup, int]:
    """Rows of the evidence list, and how many findings have none.

    A row: words, finding, rule, weight, voice, places. The same words found by the
    same rule in the same voice share it. Of families whose marks are quiet the words
    found most often are listed.
    """
    groups: dict[tuple[object, ...], list[Mark]] = {}
    for m in marks:
        key = (m.family, m.label, m.rule, m.author, m.text.casefold())
        groups.setdefault(key, []).append(m)
    rows, left = _listed(groups.values())
    firsts = [g[0] for g in rows]
    cells = escaped(
        field
        for m in firsts
        for field in (
            shorten(m.text, _WORDS),
            words.spoken(m.label),
            _rule(m),
        )
    )
    headings = escaped(words.family(m.family)[0] for m in firsts)
    outlet, source = words.word("voice", "author"), words.word("voice", "source")
    out: list[str] = []
    last = None
    for group in rows:
        m, heading = group[0], next(headings)
        if m.family != last:
            out.append(f"<tbody><tr><th colspan=6>{heading}")
            last = m.family
        places = _links(p.anchor for p in group[:_PLACES])
        out.append(
            f"<tr><td>{next(cells)}<td>{next(cells)}<td>{next(cells)}<td>"
            f"{'' if m.weight is None else words.probability(m.weight)}<td>"
            f"{outlet if m.author else source}<td>{places}"
        )
    return Markup("\n".join(out)), left


def _rule(mark: Mark) -> str:
    """The rule, where it is not the finding itself or its words."""
    told = mark.rule.casefold()
    same = told in (mark.text.casefold(), mark.label)
    return "" if same else shorten(mark.rule, _RULE)


def _listed(groups: Iterable[list[Mark]]) -> tuple[list[list[Mark]], int]:
    by_family: dict[str, list[list[Mark]]] = {}
    for group in groups:
        by_family.setdefault(group[0].family, []).append(group)
    rows, left = [], 0
    for _, found in sorted(by_family.items()):
        if found[0][0].quiet and len(found) > _QUIET:
            found.sort(key=lambda g: -len(g))
            left += sum(map(len, found[_QUIET:]))
            del found[_QUIET:]
        rows += found
    return rows, left


def claim_rows(lines: Sequence[Line], tied: bool) -> Markup:
    """Rows of the claim ledger; ``tied``: with a column for other articles."""
    cells = escaped(
        field
        for c in lines
        for field in (
            c.text,
            c.voucher,
            ", ".join(f for f in (c.voucher_kind, c.firmness, c.manner) if f),
            c.grade,
            "; ".join(c.reasons),
        )
    )
    rows = []
    for c in lines:
        text, voucher, manner, grade, reasons = (next(cells) for _ in range(5))
        who = f"<b>{voucher}</b>" if c.unsourced else f"<bdi>{voucher}</bdi>"
        mark = int(c.claim["credibility"])
        rows.append(
            f"<tr><td><a href=#s{c.sentence}>{text}</a><td>{who}{_small(manner)}<td>"
            f"<b class=g{mark}>{mark}</b> {grade}{_small(reasons)}"
            f"{'<td>' + _ties(c) if tied else ''}"
        )
    return Markup("\n".join(rows))


def _small(text: str) -> str:
    return f"<small>{text}</small>" if text else ""


def _ties(line: Line) -> str:
    if line.relations:
        cells = escaped(f for t in line.relations for f in (t.words, t.outlet, t.text))
        return "".join(
            f"<small{' class=against' if t.conflict else ''}><b>{next(cells)}</b> "
            f"<a href={t.page}#s{t.sentence}><bdi>{next(cells)}</bdi></a>: "
            f"<q>{next(cells)}</q></small>"
            for t in line.relations
        ) + (f"<small>and {line.more} more</small>" if line.more else "")
    agree, against = line.claim["n_independent"], line.claim["n_conflicting"]
    if agree or against:
        return f"{int(agree)} agree, {int(against)} conflict"
    return "<i>nobody</i>"


def source_rows(used: Sequence[Used]) -> Markup:
    """Rows: source, kind, how often, share, quoted, told as, where."""
    cells = escaped(f for u in used for f in (u.name, u.kind, u.stances or "neutral"))
    rows = []
    for u in used:
        name, kind, stances = (next(cells) for _ in range(3))
        rows.append(
            f"<tr><th><bdi>{name}</bdi><td>{kind}<td>{u.n}<td>{100 * u.share:.0f}%"
            f"<td>{u.quoted}<td>{stances}<td>{_links(u.anchors)}"
        )
    return Markup("\n".join(rows))


def _links(anchors: Iterable[str]) -> str:
    """Links to marks, each called by its number."""
    return "".join(f"<a href=#{a}>{a[1:]}</a> " for a in anchors)


def score_blocks(scores: Iterable[tuple[str, Triple, Markup, str]]) -> Markup:
    """The label's blocks: each score's name, numbers, drawing, and what they mean.

    A score: name, value with the ends of its interval, drawing, where it stands.
    """
    blocks = []
    for name, triple, drawing, stands in scores:
        value, low, high = map(words.probability, triple)
        told = escaped(
            (
                words.word("score", name),
                words.band(name, triple[0]).capitalize(),
                words.interval(name, *triple[1:]),
            )
        )
        blocks.append(
            f'<div class="score {name}"><h3>{next(told)}</h3>'
            f"<p class=value><b>{value}</b> <span>{low}\u2013{high}</span></p>\n"
            f"{drawing}\n<p class=band>{next(told)}; {next(told)}."
            f"{f' {stands}.' if stands else ''}</p></div>"
        )
    return Markup("\n".join(blocks))


def legend(families: Sequence[Family]) -> Markup:
    """A checkbox for each family of marks, with its count and what it means."""
    cells = escaped(f for family in families for f in (family.name, family.note))
    rows = [
        f"<label><input type=checkbox id=t{f.slot}{'' if f.quiet else ' checked'}> "
        f"<mark class=f{f.slot}>{next(cells)}</mark> <b>{f.n}</b>"
        f"{_small(next(cells))}</label>"
        for f in families
    ]
    return Markup("\n".join(rows))


def text_paragraphs(paragraphs: Iterable[Paragraph]) -> Markup:
    """The text itself."""
    heads = {"headline": "<p class=headline dir=auto>"}
    return Markup(
        "\n".join([heads.get(p.kind, "<p dir=auto>") + str(p.html) for p in paragraphs])
    )


class FeatureTable:
    """The features of an article against the run; what all share is made once."""

    def __init__(self, corpus: Corpus) -> None:
        self._features = corpus.features
        self._shares = [corpus.shares_below(f.name) for f in corpus.features]
        names = escaped(name_of(f, f.name) for f in corpus.features)
        units = escaped(f.unit for f in corpus.features)
        self._before = [
            f"<tr><td>{name}{_small('' if unit == 'share' else unit)}<td>"
            for name, unit in zip(names, units, strict=True)
        ]
        self._after = [
            f"<td>{words.number(corpus.median(f.name), f.unit)}"
            for f in corpus.features
        ]

    def rows(self, article: Row) -> tuple[Markup, int]:
        """Rows, and how many features have none: those nearest the run's middle.

        A row: name, value, middle of the run, share of the run below the value. The
        most unusual come first; with nothing to compare with, all in their order.
        """
        places = self._places(article) if article["status"] == "scored" else []
        if not places:
            every = range(len(self._features))
            return Markup("\n".join(self._row(i, article) for i in every)), 0
        chosen = nsmallest(_UNUSUAL, places)
        rows = [f"{self._row(i, article)}<td>{place(at)}" for _, i, at in chosen]
        return Markup("\n".join(rows)), len(self._before) - len(rows)

    def _places(self, article: Row) -> list[tuple[float, int, float]]:
        """Nearness to an end, number and share below of each measured feature."""
        found = []
        for i, feature in enumerate(self._features):
            share = self._shares[i].get(article.get(feature.name, nan))
            if share is not None:
                found.append((share if share < 1 - share else 1 - share, i, share))
        return found

    def _row(self, number: int, article: Row) -> str:
        feature = self._features[number]
        told = words.number(article.get(feature.name), feature.unit)
        return f"{self._before[number]}{told}{self._after[number]}"
