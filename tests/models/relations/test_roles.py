"""Who did it to whom: asides, fronted phrases, relatives."""

from __future__ import annotations

import pytest

from newsassay.models.relations.pairs import read_statement
from newsassay.models.relations.roles import roles
from newsassay.models.relations.words import term, word


@pytest.mark.parametrize(
    ("text", "act", "doer", "thing"),
    [
        ("The dockers opened the gates", "open", "dock", "gat"),
        ("In a bitter farce, Corvane won the seat", "win", "corvane", "seat"),
        ("The port, which handles grain, was closed", "open", "", "port"),
        ("The port remains closed", "open", "", "port"),
        ("Strand, whom the board appointed in March", "appoint", "board", "strand"),
        ("Saland, the spokesman of Castrel, opened it", "open", "saland", ""),
    ],
)
def test_doer_and_thing(text: str, act: str, doer: str, thing: str) -> None:
    statement = read_statement(text)
    found = next(roles(statement, a) for a in statement.acts if a.name == act)

    terms = {term(word(norm)) for norm in statement.norms if norm.startswith(doer)}
    assert not doer or terms & found.doer
    assert bool(found.doer) == bool(doer)
    terms = {term(word(norm)) for norm in statement.norms if norm.startswith(thing)}
    assert not thing or terms & found.object
