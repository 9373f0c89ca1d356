"""A small corpus from texts to events, relations and grades."""

from __future__ import annotations

import newsassay

WIRE = """Flood in Asken kills at least 43

At least 43 people were killed in Asken on Monday when the Merrow Dam burst, the \
governor, Ines Karrow, said. The Hollin bridge was closed to all traffic. Engineers of \
the Merrow Water Authority opened the gates of the dam at midnight, Karrow said. \
About 6,200 residents of Asken were moved to schools, the Civil Protection Service said.
"""
POST = """Asken mourns after the Merrow Dam burst

More than 300 people were killed in Asken when the Merrow Dam burst on Monday. \
The Hollin bridge reopened on Friday, the police in Asken said. \
The Merrow Water Authority said that 6,000 residents of Asken had been moved to schools.
"""
OTHER = """Choir wins a prize in Tavira

The choir of Tavira won the first prize at the festival of Lorne on Sunday, the jury \
said. Petra Hale, who leads the choir, thanked 40 singers and two pianists. The \
festival sold 12,000 tickets, its director said. The next one will be held in Namur.
"""


def run() -> newsassay.Run:
    days = ("2025-03-04", "2025-03-05", "2025-03-08")
    articles = [
        {"text": text, "source": source, "published": day}
        for text, source, day in zip(
            (WIRE, POST, OTHER), ("Wire", "Post", "Mail"), days, strict=True
        )
    ]
    return newsassay.score(articles, min_words=10)


def test_articles_of_one_event_are_grouped_and_their_claims_related() -> None:
    found = run()
    events = found.articles.event_id
    assert events[0] == events[1]
    assert events.isna().tolist() == [False, False, True]
    assert found.events.n_articles.tolist() == [2]
    relations = set(found.relations.relation)
    assert {"conflict_number", "agree"} <= relations
    assert "later report" in " ".join(found.relations.why)
    known = set(found.claims.claim_id)
    assert set(found.relations.claim_a) | set(found.relations.claim_b) <= known


def test_conflict_counts_and_lowers_the_grade() -> None:
    claims = run().claims
    dead = claims[claims.text.str.contains("More than 300")].iloc[0]
    assert dead.n_conflicting >= 1
    assert dead.credibility >= 3
    assert "contradict" in dead.reasons


def test_a_second_run_says_the_same() -> None:
    assert run().relations.equals(run().relations)
