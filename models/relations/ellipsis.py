"""Claims that leave out what the clause before them said: "they were not"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...features.word_classes import word_class
from .statement import Statement

#: Words that a claim has at most which says nothing of its own.
_WORDS = 5


def completed(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The claims of one article in order, elliptic ones with what they stand for.

    A claim of a pronoun and an auxiliary takes over the words and acts of the claim
    before it in the same sentence, on the other side where one of them is denied.
    """
    before: Statement | None = None
    for statement in statements:
        if (
            before is not None
            and before.sentence_id == statement.sentence_id
            and _elliptic(statement)
        ):
            statement = _with(statement, before)
        yield statement
        before = statement


def _elliptic(statement: Statement) -> bool:
    """Whether the claim has an auxiliary and no word of content."""
    words = [n for n in statement.norms if n[0].isalnum()]
    auxiliaries = word_class("being", "having", "doing", "modal")
    return (
        not statement.weights
        and len(words) <= _WORDS
        and not auxiliaries.isdisjoint(words)
    )


def _with(statement: Statement, before: Statement) -> Statement:
    turned = statement.negated
    acts = tuple(
        replace(a, side=-a.side, negated=not a.negated) if turned and not a.noun else a
        for a in before.acts
    )
    return replace(
        statement,
        norms=before.norms,
        weights=before.weights,
        names=before.names,
        parts=before.parts,
        acts=acts,
        negated=before.negated != turned,
    )
