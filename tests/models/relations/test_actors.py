"""Actors of several articles taken for one, and those kept apart."""

from __future__ import annotations

import pytest

from newsassay.models.relations.actors import Named, merge_actors, name_key


def _actors(*named: tuple[str, str, str], event: int | None = 1) -> list[Named]:
    """Actors from (article, name, kind); the name is the identifier too."""
    return [Named(a, f"{a}-{name}", name, kind, event) for a, name, kind in named]


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        ("Ahmad Massoud", "Ahmed Masood", "person", "two spellings"),
        ("Ana Ferrel", "Ana Ferrel", "person", "the same name"),
        ("Ana Ferrel", "Mr Ferrel", "person", "nobody else"),
        ("Donald J. Trump", "Donald Trump", "person", "two spellings"),
        ("National Resistance Front", "NRF", "organisation", "initials"),
        ("Merrow Water Authority", "Merrow Water", "organisation", "nobody else"),
    ],
)
def test_one_actor(first: str, second: str, kind: str, reason: str) -> None:
    one, other = _actors(("x", first, kind), ("y", second, kind))
    merged = merge_actors([one, other])
    assert merged.actor_id(other.actor_id) == merged.actor_id(one.actor_id)
    assert reason in (merged.why(other.actor_id) or "")
    assert merged.why(one.actor_id)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Ahmad Massoud", "Ahmad Shah Massoud", "person"),
        ("Ana Ferrel", "Ivo Ferrel", "person"),
        ("Merrow Water Authority", "Merrow Bank", "organisation"),
        ("National Resistance Front", "NFR", "organisation"),
    ],
)
def test_two_actors(first: str, second: str, kind: str) -> None:
    one, other = _actors(("x", first, kind), ("y", second, kind))
    merged = merge_actors([one, other])
    assert merged.actor_id(other.actor_id) == other.actor_id
    assert merged.why(other.actor_id) is None


def test_a_last_name_that_two_bear_is_nobodys() -> None:
    actors = _actors(
        ("x", "Ahmad Massoud", "person"),
        ("x", "Ahmad Shah Massoud", "person"),
        ("y", "Massoud", "person"),
    )
    merged = merge_actors(actors)
    assert len({merged.actor_id(a.actor_id) for a in actors}) == 3


def test_whom_one_article_names_apart_stays_apart() -> None:
    actors = _actors(
        ("x", "Ana Ferrel", "person"),
        ("x", "Ferrel", "person"),
        ("y", "Ferrel", "person"),
    )
    merged = merge_actors(actors)
    assert merged.actor_id("x-Ferrel") != merged.actor_id("x-Ana Ferrel")


def test_common_full_names_are_joined_in_one_event_only() -> None:
    said = [("x", "John Brown", "person"), ("y", "John Brown", "person")]
    inside = merge_actors(_actors(*said))
    outside = merge_actors(_actors(*said, event=None))
    assert inside.actor_id("y-John Brown") == "x-John Brown"
    assert outside.actor_id("y-John Brown") == "y-John Brown"


def test_key_of_a_name() -> None:
    assert name_key("President Donald J. Trump") == name_key("Donald Trump")
    assert name_key("The") == ()
