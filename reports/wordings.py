"""What each outlet calls the same actor or act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from .corpus import Corpus, Entry
from .safe import shorten
from .tables import Row, Source

_SUBJECTS = 12
_WORDINGS = 6


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of one outlet; ``quoted`` where only its sources use it."""

    text: str
    n: int
    quoted: bool
    entry: Entry
    sentence: int


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor or act, and what every outlet calls it."""

    name: str
    cells: dict[str, list[Wording]]


def wordings_by_event(source: Source) -> dict[str, list[Row]]:
    """The rows of ``wordings``, each with the number of its sentence, by event."""
    rows = list(source.rows("wordings"))
    starts = _starts(source, {r["article_id"] for r in rows}) if rows else {}
    found: dict[str, list[Row]] = {}
    for row in rows:
        places = starts.get(row["article_id"], [])
        row["sentence"] = 0
        if row["start"] is not None and places:
            at = bisect_right(places, row["start"], key=lambda p: p[0]) - 1
            row["sentence"] = places[max(at, 0)][1]
        found.setdefault(row["event_id"], []).append(row)
    return found


def _starts(source: Source, articles: set[str]) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = {}
    counts: dict[str, int] = {}
    for row in source.rows("sentences", ("article_id", "start")):
        article = row["article_id"]
        if article in articles:
            number = counts.get(article, 0)
            counts[article] = number + 1
            if row["start"] is not None:
                places.setdefault(article, []).append((row["start"], number))
    return places


def subjects(rows: Iterable[Row], corpus: Corpus) -> list[Subject]:
    """What more than one outlet names and not all alike, the most various first."""
    grouped: dict[str, dict[str, dict[str, list[Row]]]] = {}
    for row in rows:
        outlet = corpus.entries[row["article_id"]].source
        by_outlet = grouped.setdefault(row["subject"], {})
        by_wording = by_outlet.setdefault(outlet, {})
        by_wording.setdefault(row["wording"].casefold(), []).append(row)
    several = [
        Subject(name, {o: _wordings(found, corpus) for o, found in outlets.items()})
        for name, outlets in grouped.items()
        if len(outlets) > 1
    ]
    several.sort(key=lambda s: (-len(_distinct(s)), s.name))
    return [s for s in several if len(_distinct(s)) > 1][:_SUBJECTS]


def _distinct(subject: Subject) -> set[str]:
    return {w.text.casefold() for cell in subject.cells.values() for w in cell}


def _wordings(found: dict[str, list[Row]], corpus: Corpus) -> list[Wording]:
    made = [
        Wording(
            shorten(rows[0]["wording"], 60),
            len(rows),
            all(r["voice"] == "source" for r in rows),
            corpus.entries[rows[0]["article_id"]],
            rows[0]["sentence"],
        )
        for rows in found.values()
    ]
    return sorted(made, key=lambda w: (w.quoted, -w.n, w.text))[:_WORDINGS]
