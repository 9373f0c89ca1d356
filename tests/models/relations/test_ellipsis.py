"""Claims that take their words from the clause before them."""

from __future__ import annotations

from dataclasses import replace

from newsassay.models.relations.ellipsis import completed
from newsassay.models.relations.pairs import read_statement


def sides(*texts: str) -> list[dict[str, set[int]]]:
    statements = [replace(read_statement(t), sentence_id="s") for t in texts]
    return [s.act_sides() for s in completed(statements)]


def test_they_were_not_denies_the_clause_before() -> None:
    assert sides("boxes were moved", "they were not") == [
        {"remove": {1}},
        {"remove": {-1}},
    ]


def test_what_says_something_of_its_own_stays() -> None:
    first, second = sides("boxes were moved", "the police were not there")
    assert first == {"remove": {1}}
    assert second == {}


def test_another_sentence_is_not_looked_at() -> None:
    statements = [
        replace(read_statement("boxes were moved"), sentence_id="s1"),
        replace(read_statement("they were not"), sentence_id="s2"),
    ]
    assert [len(s.acts) for s in completed(statements)] == [1, 0]
