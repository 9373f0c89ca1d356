"""Copies and relayed claims are one origin."""

from __future__ import annotations

from newsassay.models.relations.origins import COPIER, Origins


def test_relayed_claims_are_one_origin() -> None:
    origins = Origins()
    origins.join("a", "b")
    origins.join("b", "c")
    assert origins.one(("a", "Wire"), ("c", "Post"))
    assert not origins.one(("a", "Wire"), ("d", "Post"))


def test_a_copier_confirms_nothing() -> None:
    origins = Origins()
    for _ in range(COPIER - 1):
        origins.copied("Wire", "Post")
    assert not origins.one(("a", "Wire"), ("b", "Post"))
    origins.copied("Post", "Wire")
    assert origins.one(("a", "Wire"), ("b", "Post"))
