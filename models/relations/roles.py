"""Who did it to whom, by the order of words around an act. No parser.

The doer of an active verb is what stands before it in its clause, of a passive one
what follows "by". It fails on inverted clauses and on long subjects.
"""

from __future__ import annotations

from dataclasses import dataclass

from .acts import Act, word_set
from .statement import Statement
from .words import small_words, spelling_key, word

_BEFORE = 9
_AFTER = 7


@dataclass(frozen=True, slots=True)
class Roles:
    """Terms (stems, name keys) of doer and of what it was done to."""

    doer: frozenset[str]
    object: frozenset[str]


def roles(statement: Statement, act: Act) -> Roles:
    """The roles around ``act``."""
    norms = statement.norms
    edges = word_set("clause edge") | {"that", "who", "which", "by", "("}
    before: list[str] = []
    for k in range(act.start - 1, max(-1, act.start - _BEFORE - 1), -1):
        if norms[k] in edges:
            break
        before.append(norms[k])
    after: list[str] = []
    by: list[str] = []
    into = after
    for k in range(act.end, min(len(norms), act.end + _AFTER)):
        if norms[k] == "by":
            into = by
        elif norms[k] in edges or norms[k] == ".":
            break
        else:
            into.append(norms[k])
    if by:
        return Roles(_terms(statement, by), _terms(statement, before + after))
    if act.passive:
        return Roles(frozenset(), _terms(statement, before + after))
    if act.noun:
        return Roles(frozenset(), _terms(statement, before + after))
    return Roles(_terms(statement, before), _terms(statement, after))


def _terms(statement: Statement, norms: list[str]) -> frozenset[str]:
    found = set()
    for norm in norms:
        if norm in small_words() or not norm[0].isalpha():
            continue
        key = spelling_key(norm)
        found.add(key if key in statement.names else word(norm).stem)
    return frozenset(found)
