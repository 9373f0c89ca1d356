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
