"""What only the whole corpus shows, in the tables of a run."""

from __future__ import annotations

import newsassay

_ONE = (
    "The dam above Hollin broke on Monday night and 43 people died, the interior "
    "ministry of Maravel said. The National Rescue Front opened the gates of the dam. "
    "Ahmad Massoud, the mayor of Hollin, said the Merrow bridge was closed. "
)
_TWO = (
    "More than 300 people died when the dam above Hollin broke on Monday night, a "
    "council of Maravel said. The NRF opened the gates of the dam at midnight. The "
    "reckless Ahmed Masood, the mayor of Hollin, said that the Merrow bridge was shut. "
)


def _run() -> newsassay.Run:
    return newsassay.score(
        [
            {"text": _ONE * 3, "title": "Dam breaks above Hollin", "source": "Wire"},
            {"text": _TWO * 3, "title": "Dam above Hollin bursts", "source": "Ledger"},
        ]
    )


def test_actors_figures_and_wordings_meet() -> None:
    run = _run()
    joined = run.actors[run.actors["merged_why"].notna()]
    names = set(joined["actor"])
    assert {"Ahmad Massoud", "Ahmed Masood"} <= names
    mayor = joined[joined["actor"].isin(["Ahmad Massoud", "Ahmed Masood"])]
    assert mayor["actor_id"].nunique() == 1
    killed = run.figures[run.figures["counted"] == "killed"]
    assert {43.0, 300.0} <= set(killed["value"])
    assert set(run.figures["event_id"]) == set(run.events["event_id"])
    assert {"NRF", "National Rescue Front"} <= set(run.wordings["wording"])


def test_wordings_stand_where_they_say() -> None:
    run = _run()
    texts = dict(zip(run.texts["article_id"], run.texts["text"], strict=True))
    rows = run.wordings.dropna(subset=["start"])
    assert len(rows)
    for row in rows.itertuples():
        assert texts[row.article_id][int(row.start) : int(row.end)] == row.wording


_COPIED = (
    "The harbour of Castrel was closed on Friday after inspectors found 14 cracked "
    "piers under the northern quay. Repairs will cost 12 million crowns and last "
    "until the autumn, the port authority of Castrel said in a report. "
)
_FIRST = (
    "HOLLIN (Reuters) - Fishermen in Hollin sold their boats this winter as fuel "
    "became dear. Prices of herring fell by 8 percent in Hollin in March. "
)
_SECOND = (
    "Voters in Maravel chose a new parliament on Sunday. The Green Alliance won 41 "
    "seats, the electoral commission of Maravel said. Turnout was 62 percent. "
)


def test_a_passage_is_found_across_events_and_its_claims_are_copies() -> None:
    edited = _COPIED.replace("cracked", "broken")
    texts = [_FIRST + _COPIED, _SECOND + edited, _SECOND.replace("41", "42")]
    sources = ["Wire", "Ledger", "Mail"]
    run = newsassay.score(
        [
            {"text": text, "source": source, "title": f"News of {source}"}
            for text, source in zip(texts, sources, strict=True)
        ],
        min_words=20,
    )
    ids = run.articles["article_id"].tolist()
    rows = run.passages[run.passages["article_a"] == ids[0]]
    (row,) = rows.itertuples()
    assert (row.article_b, row.credit) == (ids[1], "Reuters")
    assert texts[0][row.start_a : row.end_a] == _COPIED.strip()
    assert texts[1][row.start_b : row.end_b] == edited.strip()
    assert 0.9 < row.similarity < 1.0
    article = dict(zip(run.claims["claim_id"], run.claims["article_id"], strict=True))
    pairs = [
        (r.claim_a, r.claim_b, r.relation)
        for r in run.relations.itertuples()
        if {article[r.claim_a], article[r.claim_b]} == set(ids[:2])
    ]
    assert pairs
    assert {kind for *_, kind in pairs} == {"copied_text"}
    assert len({frozenset(p[:2]) for p in pairs}) == len(pairs)


def test_a_copy_in_one_event_confirms_nothing() -> None:
    run = newsassay.score(
        [
            {"text": _FIRST + _COPIED, "source": "Wire", "title": "Castrel harbour"},
            {"text": _COPIED + _FIRST, "source": "Post", "title": "Castrel harbour"},
        ],
        min_words=20,
    )
    assert run.articles["event_id"].nunique() == 1
    assert "copied_text" in set(run.relations["relation"])
    assert set(run.claims["n_independent"]) == {0}


def test_a_run_without_articles_has_no_passages() -> None:
    assert newsassay.score([]).passages.empty
