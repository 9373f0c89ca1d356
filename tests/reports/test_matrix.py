"""Which claims stand in one line of an event's matrix."""

from __future__ import annotations

from newsassay.reports.matrix import groups_of
from newsassay.reports.related import Claim, Related, Relation


def claim(name: str) -> Claim:
    return Claim(name, f"article-{name}", 0, name, 0.0, 0.0, (), None, 3, None, None)


def joined(*pairs: tuple[str, str, str]) -> Related:
    related = Related(claims={n: claim(n) for n in "abcde"})
    for a, b, kind in pairs:
        related.of[a].append(Relation(kind, 0.9, "", b, True))
        related.of[b].append(Relation(kind, 0.9, "", a, False))
    return related


def test_claims_that_only_a_third_joins_are_no_group_of_one_thing() -> None:
    related = joined(
        ("a", "b", "agree"),
        ("b", "c", "agree"),
        ("c", "d", "agree"),
        ("a", "e", "conflict_number"),
    )
    groups = groups_of(list(related.claims.values()), related, ("agree",))
    assert [[c.claim_id for c in g] for g in groups] == [["b", "a", "c"], ["d"], ["e"]]
