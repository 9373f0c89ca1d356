"""Articles grouped into events, and what an event is about."""

from __future__ import annotations

import pytest

from newsassay.models.relations.events import Events

DAM = {"dam": 3.0, "valley": 3.0, "breach": 2.0, "dead": 2.0}


def test_a_term_of_one_article_alone_weighs_nothing_for_its_event() -> None:
    events = Events()
    numbers = {
        events.add(DAM, "2025-03-04"),
        events.add(DAM, "2025-03-05"),
        events.add(DAM | {"bridge": 2.5}, "2025-03-11"),
    }
    assert numbers == {0}
    terms = events.common_terms(0)
    assert terms["bridge"] == 0.0
    assert next(iter(terms)) == "dam"
    assert list(terms)[-1] == "bridge"


@pytest.mark.parametrize(
    ("day", "event"), [("2025-04-01", 0), ("2025-12-01", 1), (None, 0)]
)
def test_articles_of_one_event_lie_near_in_time(day: str | None, event: int) -> None:
    events = Events()
    events.add(DAM, "2025-03-04")
    assert events.add(DAM, day) == event
