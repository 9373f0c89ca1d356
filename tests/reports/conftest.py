"""Runs made by hand: small tables in which every figure is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsassay.features.registry import feature_specs
from newsassay.models.data_package import schema_document
from newsassay.models.schema import schemas
from newsassay.reports import write_report

Row = dict[str, Any]


@dataclass
class MadeRun:
    """Rows of a run, added article by article."""

    rows: dict[str, list[Row]] = field(
        default_factory=lambda: {name: [] for name in schemas()}
    )
    manifest: Row = field(
        default_factory=lambda: {
            "newsassay": "0.0.test",
            "created": None,
            "inputs": [{"input": "made", "sha256": "0" * 64, "bytes": 1}],
            "settings": {"min_words": 50},
            "versions": {"textstat": "1"},
            "counts": {"articles": 1},
        }
    )

    @property
    def tables(self) -> dict[str, pa.Table]:
        """The tables in memory."""
        return {
            n: schemas()[n].table(rows)
            if n in schemas()
            else pa.Table.from_pylist(rows)
            for n, rows in self.rows.items()
        }

    def batches(
        self, name: str, columns: Sequence[str] | None = None
    ) -> list[pa.RecordBatch]:
        """One table as a run on disk gives it: in batches, some of its columns."""
        table = self.tables[name]
        wanted = [n for n in table.schema.names if columns is None or n in columns]
        return table.select(wanted).to_batches(max_chunksize=3)

    def article(self, article_id: str, paragraphs: list[str], **fields: Any) -> str:
        """Add an article whose paragraphs are one sentence each; return its id."""
        text = "\n\n".join(paragraphs)
        scored = fields.get("status", "scored") == "scored"
        values = {"bias": 0.62, "reliability": 0.4} if scored else {}
        row = {
            "article_id": article_id,
            "input": "made.jsonl",
            "row": len(self.rows["articles"]) + 1,
            "source": "The Outlet",
            "source_known": True,
            "title": paragraphs[0] if paragraphs else None,
            "language": "en",
            "status": "scored",
            "n_words": len(text.split()),
            "n_sentences": len(paragraphs),
            **{s.name: 0.5 for s in feature_specs() if scored},
            **values,
            **{f"{k}_low": v - 0.1 for k, v in values.items()},
            **{f"{k}_high": v + 0.1 for k, v in values.items()},
        }
        self.rows["articles"].append(row | fields)
        self.rows["texts"].append({"article_id": article_id, "text": text})
        at = 0
        for number, paragraph in enumerate(paragraphs):
            self._sentence(article_id, number, at, paragraph, scored)
            at += len(paragraph) + 2
        for score in values:
            self._contributions(article_id, score)
        return article_id

    def _sentence(
        self, article_id: str, number: int, at: int, text: str, scored: bool
    ) -> None:
        measured = ("loaded", "loaded_author", "hedged", "weasel", "checkworthy")
        self.rows["sentences"].append(
            {
                "article_id": article_id,
                "sentence_id": f"{article_id}-s{number}",
                "start": at,
                "end": at + len(text),
                "text": text,
                "kind": "headline" if number == 0 else "body",
                "voice": "author",
                **{name: 0.3 for name in measured if scored},
                "vader_compound": 0.0 if scored else None,
            }
        )

    def _contributions(self, article_id: str, score: str) -> None:
        parts = {"(base)": -0.5, "loaded_author_per_100w": 1.25, "no_such_feature": 0.1}
        for feature, value in parts.items():
            self.rows["contributions"].append(
                {
                    "article_id": article_id,
                    "score": score,
                    "feature": feature,
                    "contribution": value,
                }
            )

    def span(self, article_id: str, words: str, **fields: Any) -> None:
        """Mark ``words`` where they first stand in the article's text."""
        start = self._text(article_id).index(words)
        row = {
            "article_id": article_id,
            "sentence_id": self._sentence_at(article_id, start),
            "start": start,
            "end": start + len(words),
            "text": words,
            "feature": "loaded_language",
            "label": "slur",
            "rule": words,
            "weight": 0.8,
            "voice": "author",
        }
        self.rows["spans"].append(row | fields)

    def attribution(self, article_id: str, source: str, cue: str, content: str) -> str:
        """Add an attribution; return its id."""
        text = self._text(article_id)
        start, said = text.index(source), text.index(content)
        cue_start = text.index(cue)
        identifier = f"{article_id}-a{len(self.rows['attributions'])}"
        self.rows["attributions"].append(
            {
                "article_id": article_id,
                "attribution_id": identifier,
                "sentence_id": self._sentence_at(article_id, cue_start),
                "cue_start": cue_start,
                "cue_end": cue_start + len(cue),
                "source_start": start,
                "source_end": start + len(source),
                "source_text": source,
                "source_resolved": source,
                "source_kind": "named_person",
                "content_start": said,
                "content_end": said + len(content),
                "content_parts": json.dumps([[said, said + len(content)]]),
                "quote": "direct",
                "stance": "neutral",
            }
        )
        return identifier

    def claim(self, article_id: str, words: str, **fields: Any) -> str:
        """Add a claim; return its id."""
        start = self._text(article_id).index(words)
        identifier = f"{article_id}-c{len(self.rows['claims'])}"
        row = {
            "claim_id": identifier,
            "article_id": article_id,
            "sentence_id": self._sentence_at(article_id, start),
            "start": start,
            "end": start + len(words),
            "text": words,
            "hedged": 0.1,
            "weasel": 0.0,
            "checkworthy": 0.9,
            "numbers": "[]",
            "entities": "[]",
            "credibility": 4,
            "credibility_score": 0.3,
            "credibility_low": 0.2,
            "credibility_high": 0.5,
            "n_independent": 0,
            "n_conflicting": 0,
            "reasons": json.dumps(["nobody vouches for it"]),
        }
        self.rows["claims"].append(row | fields)
        return identifier

    def add(self, table: str, **row: Any) -> None:
        """Add a row as it is."""
        self.rows.setdefault(table, []).append(row)

    def write(self, out: Path, **options: Any) -> Path:
        """Write the report of this run."""
        return write_report(
            self.tables, schema_document(), self.manifest, out, **options
        )

    def _text(self, article_id: str) -> str:
        texts = self.rows["texts"]
        return next(r["text"] for r in texts if r["article_id"] == article_id)

    def _sentence_at(self, article_id: str, offset: int) -> str:
        return next(
            s["sentence_id"]
            for s in self.rows["sentences"]
            if s["article_id"] == article_id and s["start"] <= offset < s["end"]
        )


@pytest.fixture
def empty_run() -> MadeRun:
    """A run without articles."""
    return MadeRun()


@pytest.fixture
def dam_run() -> MadeRun:
    """Two outlets on one event, a skipped article and a duplicate."""
    return made_dam_run()


def made_dam_run() -> MadeRun:
    """Two outlets on one event, a skipped article and a duplicate."""
    run = MadeRun()
    event = {"event_id": "event-0001"}
    a = run.article(
        "aaaaaaaa-1",
        [
            "Greedy vultures drown the valley",
            "More than 300 villagers died.",
            'Ines Karrow said: "The rotten dam was never safe."',
        ],
        source="Daily Thunderbolt",
        published="2025-03-05",
        url="https://thunderbolt.example/dam",
        **event,
    )
    behind = json.dumps(["loaded_author_per_100w"])
    run.span(a, "Greedy vultures", label="animal_metaphor", features=behind)
    run.span(a, "vultures", feature="hedging", label="booster", weight=0.2)
    run.span(a, "rotten", voice="source")
    told = run.attribution(a, "Ines Karrow", "said", "The rotten dam was never safe.")
    many = run.claim(a, "More than 300 villagers died.", n_conflicting=1, **event)
    run.claim(a, "The rotten dam was never safe.", attribution_id=told, **event)
    b = run.article(
        "bbbbbbbb-2",
        ["Dam fails; 43 dead", "At least 43 people died, the governor said."],
        source="Meridian Wire",
        published="2025-03-04",
        bias=0.1,
        bias_low=0.05,
        bias_high=0.2,
        reliability=0.9,
        **event,
    )
    said = run.attribution(b, "the governor", "said", "At least 43 people died")
    few = run.claim(b, "At least 43 people died", attribution_id=said, **event)
    run.article(
        "cccccccc-3", ["Hola"], status="skipped", status_reason="language is es"
    )
    run.article(
        "dddddddd-4", ["Dam fails; 43 dead"], status="duplicate", duplicate_of=b
    )
    run.add(
        "relations",
        claim_a=many,
        claim_b=few,
        relation="conflict_number",
        score=0.9,
        why="300 against 43 dead",
    )
    run.add("events", n_articles=2, n_sources=2, n_claims=3, label="Dam", **event)
    _tables_of_the_dam(run, a, b, many, few)
    for source in ("Daily Thunderbolt", "Meridian Wire", "The Outlet"):
        run.add("sources", source=source, n_articles=1)
    return run


def _tables_of_the_dam(run: MadeRun, a: str, b: str, many: str, few: str) -> None:
    event = {"event_id": "event-0001"}
    vultures = [{"start": 0, "end": 15, "text": "Greedy vultures", "weight": 0.8}]
    run.add(
        "actors",
        article_id=a,
        actor_id="actor-1",
        actor="Ines Karrow",
        kind="person",
        n_mentions=3,
        n_author=2,
        treatment=-0.8,
        favourable="[]",
        unfavourable=json.dumps(vultures),
        merged_why="the same full name",
    )
    for claim, article, value, how in (
        (many, a, 300, "more than"),
        (few, b, 43, "at least"),
    ):
        run.add(
            "figures",
            counted="people killed",
            claim_id=claim,
            article_id=article,
            value=float(value),
            low=float(value),
            high=None,
            unit=None,
            approximator=how,
            **event,
        )
    for article, wording, start, voice in (
        (a, "vultures", 7, "author"),
        (b, "operators", 0, "source"),
    ):
        run.add(
            "wordings",
            subject="Castrel Energy",
            article_id=article,
            wording=wording,
            start=start,
            end=start + len(wording),
            voice=voice,
            **event,
        )


@pytest.fixture(scope="module")
def many_run() -> MadeRun:
    """The run of the dam and 250 dull articles beside it."""
    run = made_dam_run()
    for i in range(250):
        told = [f"Dull headline number {i}", "Nothing happened."]
        run.article(f"eeeeeeee-{i:04d}", told, bias=0.2 + i / 1000, source="Dull Post")
    run.add("sources", source="Dull Post", n_articles=250, grade="C")
    return run


#: Everything that has ever run, fetched, hidden or broken something.
POISON = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "{{ 7 * 7 }}{% include 'base.html' %}${7*7}",
    '=HYPERLINK("http://evil.example")',
    "\x1b]0;owned\x07\x1b[2J",
    "a\u202egnp.exe \u2066b\u2069",
    "nul\x00 bell\x07 c1\x9b",
    "</style></script></title><svg onload=window.pwned=1>",
    "../../../etc/passwd\\..\\con",
    "W" * 5_000,
    "e" + "\u0301" * 300,
    "<!--<script>",
    "&lt;b&gt; &amp;amp; &#0;",
    "\u0645\u0631\u062d\u0628\u0627 <b>",
)


@pytest.fixture(scope="session")
def hostile_run() -> MadeRun:
    """Poison in every field, the identifiers and names of files included."""
    run = MadeRun()
    run.manifest = {
        "newsassay": POISON[0],
        "created": POISON[1],
        "inputs": [{"input": p} for p in POISON],
        "settings": dict.fromkeys(POISON, POISON[0]),
        "versions": {POISON[0]: POISON[1]},
        "passed_over": [{"input": POISON[0], "reason": POISON[4]}],
    }
    for i, poison in enumerate(POISON):
        _poisoned(run, f"{poison}{i}", poison)
    run.add("errors", input=POISON[0], stage="x", error=POISON[1], hint=POISON[4])
    return run


def _poisoned(run: MadeRun, identifier: str, poison: str) -> None:
    names = ("source", "url", "title", "author", "published", "status_reason")
    fields = dict.fromkeys((*names, "input", "input_id", "source_grade"), poison)
    event = {"event_id": poison}
    run.article(identifier, [poison, f"He said: {poison}."], **fields, **event)
    for family in ("loaded_language", "hedging", poison):
        words = {"label": poison, "rule": poison, "feature": family}
        run.span(identifier, poison, **words, features=json.dumps([poison]))
    told = run.attribution(identifier, "He", "said", poison)
    run.rows["attributions"][-1] |= {
        "source_text": poison,
        "source_resolved": poison,
        "source_kind": poison,
        "quote": poison,
        "via": poison,
        "stance": poison,
    }
    claims = [
        run.claim(
            identifier,
            poison,
            attribution_id=attribution,
            reasons=json.dumps([poison, {"why": poison}, 7, None]),
            entities=json.dumps([poison, poison]),
            numbers=json.dumps([{"value": 3, "counted": poison}, poison]),
            **event,
        )
        for attribution in (told, None)
    ]
    run.claim(identifier, poison, reasons=poison, entities="[1", numbers="{}")
    for kind in ("agree", "conflict_number", "attribution_dropped", poison):
        other = run.rows["claims"][0]["claim_id"]
        pair = {"claim_a": claims[0], "claim_b": other, "relation": kind}
        run.add("relations", **pair, score=0.9, why=poison)
    run.add("events", n_articles=1, n_sources=1, n_claims=1, label=poison, **event)
    run.add("sources", source=poison, n_articles=1, grade=poison)
    run.add(
        "actors",
        article_id=identifier,
        actor_id=poison,
        actor=poison,
        kind=poison,
        n_mentions=2,
        n_author=1,
        treatment=0.5,
        favourable=json.dumps([{"start": 0, "end": 1, "text": poison, "weight": 1}]),
        unfavourable=poison,
        merged_why=poison,
    )
    run.add(
        "figures",
        counted=poison,
        claim_id=claims[0],
        article_id=identifier,
        value=1.0,
        low=None,
        high=2.0,
        unit=poison,
        approximator=poison,
        **event,
    )
    told_as = {"wording": poison, "start": 0, "end": 1, "voice": poison}
    run.add("wordings", subject=poison, article_id=identifier, **told_as, **event)
    parts = {"article_id": identifier, "score": "bias", "feature": poison}
    run.add("contributions", **parts, contribution=1.0)


@pytest.fixture(scope="session")
def hostile_pages(
    hostile_run: MadeRun, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The report of the hostile run."""
    out = tmp_path_factory.mktemp("hostile") / "report"
    cards = dict.fromkeys(
        POISON, "\n\n".join(f"# {p}\n\n- {p}\n\n| {p} |" for p in POISON)
    )
    return hostile_run.write(out, cards=cards).parent


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[MadeRun], Path]:
    """Write a run's report; give its folder."""

    def write(run: MadeRun) -> Path:
        return run.write(tmp_path / "report").parent

    return write
