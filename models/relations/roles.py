"""Who did it to whom, by the order of words around an act. No parser.

The doer of an active verb is what stands before it in its clause, of a passive one
what follows "by". It fails on inverted clauses and on long subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...features.word_classes import word_class
from .acts import Act, word_set
from .statement import Statement
from .words import term, word

_AFTER = 7
_AGENT = 5
_RELATIVES = frozenset({"that", "who", "which"})
_JOINS = frozenset({";", ":", "but", "while", "whereas", "although", "because", "."})
_ANTECEDENT = 4
#: Words that an aside between subject and verb has at most.
_ASIDE = 20


@dataclass(frozen=True, slots=True)
class Roles:
    """Terms (stems, name keys) of doer and of what it was done to."""

    doer: frozenset[str]
    object: frozenset[str]


def roles(statement: Statement, act: Act) -> Roles:
    """The roles around ``act``."""
    norms = statement.norms
    ends = word_set("clause edge") | _RELATIVES | {".", "by"}
    stops = ends if act.passive else ends | word_class("being", "modal")
    after = _until(norms, range(act.end, act.end + _AFTER), stops)
    before = _subject(statement, act)
    by = _by(norms, act)
    things = _terms(statement, after)
    subject = _terms(statement, before) or _pronoun(statement, before)
    if by and (act.passive or act.noun):
        return Roles(_terms(statement, by), things | subject)
    if act.passive or act.noun:
        return Roles(frozenset(), things | subject)
    return Roles(subject, things | _terms(statement, _whom(norms, act)))


def _whom(norms: Sequence[str], act: Act) -> list[str]:
    """Whom an active verb is done to in "Strand, whom the board appointed"."""
    for k in range(act.start - 1, max(0, act.start - _AFTER), -1):
        if norms[k] == "whom":
            return list(norms[max(0, k - _ANTECEDENT) : k])
    return []


def core(statement: Statement, act: Act) -> frozenset[str]:
    """The terms of subject and direct object, without what a preposition adds."""
    norms = statement.norms
    stops = word_set("clause edge") | _RELATIVES | {"."} | word_class("preposition")
    after = _until(norms, range(act.end, act.end + _AFTER), stops)
    whom = _whom(norms, act)
    return _terms(statement, [*_subject(statement, act), *after, *whom])


def _subject(statement: Statement, act: Act) -> list[str]:
    """The words before the first verb of the clause, or what "who" speaks of."""
    norms = statement.norms
    helping = word_class("being", "having", "doing", "modal")
    verbs = helping | word_class("past")
    end = act.start
    while end and norms[end - 1] in helping | word_set("staying", "still"):
        end -= 1
    if end and norms[end - 1] == ",":
        end = _aside(norms, end - 1)
    begin = end
    while begin and norms[begin - 1] not in _JOINS | _RELATIVES:
        begin -= 1
    if norms[begin:end] and norms[begin] in word_class("preposition"):
        begin = max(
            (k + 1 for k in range(begin, end) if norms[k] == ","), default=begin
        )
    words = _until(norms, range(begin, end), verbs)
    named = [a for a in statement.acts if a.noun and begin < a.end <= end]
    if named and named[0].start <= begin + len(words) < named[0].end:
        words = list(norms[begin : named[0].end])  # the "power cut" is no verb
    if not words and begin and norms[begin - 1] in _RELATIVES:
        return list(norms[max(0, begin - 1 - _ANTECEDENT) : begin - 1])
    return words


def _aside(norms: Sequence[str], comma: int) -> int:
    """Where the aside begins that ends at ``comma``: "the port, which ..., [was]"."""
    for k in range(comma - 2, max(0, comma - _ASIDE), -1):
        if norms[k] == ",":
            return k
    return comma


def _pronoun(statement: Statement, words: list[str]) -> frozenset[str]:
    """Whom "they" or "we" means in somebody's words: the one who says them."""
    own = statement.voucher is not None and word_class("subject") & set(words)
    if not own or statement.voucher is None:
        return frozenset()
    return statement.voucher.names


def _until(
    norms: Sequence[str], places: Iterable[int], edges: frozenset[str]
) -> list[str]:
    """The words at ``places`` up to the first edge."""
    found: list[str] = []
    for k in places:
        if not 0 <= k < len(norms) or norms[k] in edges:
            break
        found.append(norms[k])
    return found


def _by(norms: Sequence[str], act: Act) -> list[str]:
    """The words after "by", where it follows within reach."""
    edges = word_set("clause edge")
    for k in range(act.end, min(len(norms), act.end + _AFTER)):
        if norms[k] == "by":
            return _until(norms, range(k + 1, k + 1 + _AGENT), edges)
        if norms[k] in edges:
            break
    return []


def _terms(statement: Statement, norms: Iterable[str]) -> frozenset[str]:
    words = (word(norm) for norm in norms)
    return frozenset(term(w) for w in words if w.content and w.norm[0].isalpha())
