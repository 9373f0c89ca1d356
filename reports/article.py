"""What an article's page says, as data for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from . import words
from .actors import actor_rows
from .bundles import Bundle
from .corpus import SCORES, Corpus, Entry
from .drawing import Standing
from .evidence import Evidence, evidence
from .falls import fall_rows, fall_total, movers
from .fragments import (
    Family,
    FeatureTable,
    claim_rows,
    evidence_rows,
    legend,
    score_blocks,
    source_rows,
    text_paragraphs,
)
from .highlight import SCORED, paragraphs
from .ledger import Line, claim_lines, count_claims, foremost, sources_used
from .limits import limits
from .related import Related
from .safe import link
from .verdict import verdict
from .waterfall import waterfall

#: Marks and claims listed on a page; the tables have them all.
_LISTED = 400
_CLAIMS = 30


@dataclass(frozen=True, slots=True)
class Shared:
    """What the pages of all articles share; made once."""

    corpus: Corpus
    related: Related
    slots: Mapping[str, int]
    quiet: frozenset[str]
    features: FeatureTable
    standings: Mapping[str, Standing]

    @classmethod
    def of(cls, corpus: Corpus, related: Related) -> Shared:
        """Make it from the survey of a run."""
        return cls(
            corpus,
            related,
            corpus.families,
            corpus.quiet,
            FeatureTable(corpus),
            {s: Standing(s, corpus.values.get(s, ())) for s in SCORES},
        )


def article_view(bundle: Bundle, entry: Entry, shared: Shared) -> dict[str, Any]:
    """Everything the template of an article's page shows."""
    corpus, slots = shared.corpus, shared.slots
    found = evidence(bundle, shared.quiet)
    text = paragraphs(bundle, found, slots)
    ledger = claim_lines(bundle, corpus, shared.related)
    count_claims(entry, bundle, ledger)
    features, n_ordinary = shared.features.rows(bundle.article)
    return {
        "a": bundle.article,
        "entry": entry,
        "url": link(bundle.article["url"]),
        "original": corpus.entries.get(bundle.article["duplicate_of"] or ""),
        "scores": score_blocks(
            (s, t, shared.standings[s].drawn(t), shared.standings[s].told(t[0]))
            for s in SCORES
            if (t := getattr(entry, s))
        ),
        "paragraphs": text_paragraphs(p for p in text if p.kind in SCORED),
        "set_aside": [p for p in text if p.kind not in SCORED],
        "unread": "" if bundle.sentences else bundle.text,
        "legend": legend(_families(found, slots)),
        "listings": _listings(found),
        "verdict": verdict(bundle, entry),
        "grades": sorted(Counter(c["credibility"] for c in bundle.claims).items()),
        "sources": source_rows(sources_used(bundle, found)),
        "actors": actor_rows(bundle),
        "features": features,
        "n_ordinary": n_ordinary,
        "compared": len(corpus.values.get("bias", ())),
        "limits": limits(bundle, entry, corpus),
        **_why(bundle, corpus, found),
        **_claims(ledger),
    }


def _why(bundle: Bundle, corpus: Corpus, found: Evidence) -> dict[str, Any]:
    by_name = {f.name: f for f in corpus.features}
    falls = [f for s in SCORES if (f := waterfall(bundle, s, by_name, found))]
    return {
        "waterfalls": [(f, fall_rows(f), fall_total(f)) for f in falls],
        "against": movers(falls, worse=True),
        "favour": movers(falls, worse=False),
    }


def _claims(ledger: list[Line]) -> dict[str, Any]:
    front, rest = foremost(ledger)
    tied = any(_tied(c) for c in ledger)
    return {
        "n_claims": len(ledger),
        "n_front": len(front),
        "n_rest": len(rest),
        "tied": tied,
        "front": claim_rows(front, tied),
        "rest": claim_rows(rest[:_CLAIMS], tied),
        "claims_listed": _CLAIMS,
    }


def _tied(line: Line) -> bool:
    counts = line.claim["n_independent"], line.claim["n_conflicting"]
    return bool(line.relations) or any(counts)


def _listings(found: Evidence) -> list[tuple[str, Markup, int, int]]:
    """The evidence to be listed: heading, rows, number of findings, those left out.

    Cues and sources are not among it: the table of the sources leads to them.
    """
    listings = []
    for heading, hidden in (("Evidence", False), ("Details", True)):
        marks = [m for m in found.marks if m.quiet is hidden and not m.vouching]
        if marks:
            rows, left = evidence_rows(marks[:_LISTED])
            left += max(0, len(marks) - _LISTED)
            listings.append((heading, rows, len(marks), left))
    return listings


def _families(found: Evidence, slots: Mapping[str, int]) -> list[Family]:
    counts = Counter(m.family for m in found.marks)
    quiet = {m.family for m in found.marks if m.quiet}
    return [
        Family(*words.family(name), slots.get(name, 0), name in quiet, counts[name])
        for name in sorted(counts, key=lambda n: slots.get(n, 0))
    ]
