"""What each article calls the same actor or act: the rows of ``wordings``.

Acts: two related claims tell one act of one thing in their own words ("captured",
"occupied"). Actors: the words that stand before a name ("power-crazed"), and what
follows it between commas ("the caretaker President of Afghanistan").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from .acts import Act
from .lexemes import lexemes
from .roles import roles
from .statement import Statement
from .ties import Finding, things_of
from .words import places_of, small_words, term, tokens_of, word

#: Words before a name, and after it between commas, that can belong to it.
_BEFORE, _AFTER = 3, 9
#: Probability of telling an event from which a word is no description.
_EVENT = 0.25
_ARTICLES = frozenset({"the", "a", "an"})
_CLOSING = frozenset({",", ")", "–", "—", ".", "and"})
Row = dict[str, Any]


def act_wordings(
    related: Iterable[tuple[Statement, Statement, Finding]],
) -> Iterator[Row]:
    """The words for an act that two related claims tell of one thing."""
    written: dict[str, str] = {}
    for a, b, found in related:
        if found.relation != "agree" and not found.relation.startswith("conflict"):
            continue
        for one, other in product(a.acts, b.acts):
            if one.name != other.name or _said(a, one) == _said(b, other):
                continue
            things = things_of(a, roles(a, one), roles(b, other), one)
            if not things:
                continue
            thing = min(things, key=lambda t: (-a.weights.get(t, 0.0), t))
            said = next((n for n in a.norms if term(word(n)) == thing), thing)
            subject = f"{one.name}: {written.setdefault(thing, said)}"
            yield _act_row(subject, a, one)
            yield _act_row(subject, b, other)


def _said(statement: Statement, act: Act) -> tuple[str, ...]:
    """The act's words by their stems."""
    return tuple(word(n).stem for n in statement.norms[act.start : act.end])


def _act_row(subject: str, statement: Statement, act: Act) -> Row:
    places = places_of(statement.text)
    return _row(subject, statement, places[act.start][0], places[act.end - 1][1])


def actor_wordings(
    statements: Iterable[Statement], names: Mapping[str, Sequence[tuple[str, ...]]]
) -> Iterator[Row]:
    """How the claims of an event name and describe its actors.

    ``names`` gives for each actor (as it is called in the table) its names in lower
    case, word by word, the longest first.
    """
    for statement in statements:
        forms = tokens_of(statement.text)
        lower = tuple(f.lower() for f in forms)
        places = places_of(statement.text)
        taken: set[int] = set()
        for subject, known in names.items():
            for name in known:
                at = _find(lower, name, taken)
                if at is None or not forms[at][0].isupper():
                    continue
                taken.update(range(at, at + len(name)))
                first, last = _described(forms, at, at + len(name))
                yield _row(subject, statement, places[first][0], places[last - 1][1])
                break


def _find(lower: tuple[str, ...], name: tuple[str, ...], taken: set[int]) -> int | None:
    for at in range(len(lower) - len(name) + 1):
        if lower[at : at + len(name)] == name and at not in taken:
            return at
    return None


def _described(forms: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The name at ``first`` to ``last`` with what describes it."""
    begin = first
    while begin > max(0, first - _BEFORE) and _describes(forms[begin - 1]):
        begin -= 1
    ahead = forms[begin - 1].lower() if begin else ","
    if ahead[0].isalnum() and ahead not in _ARTICLES:
        begin = first  # "areas around Panjshir" describes the areas
    end = last
    if forms[last : last + 1] == [","] and forms[last + 1 : last + 2]:
        rest = forms[last + 1 : last + 1 + _AFTER]
        stop = next((i for i, f in enumerate(rest) if f in _CLOSING), None)
        if rest[0].lower() in _ARTICLES and stop and stop > 1:
            end = last + 1 + stop
    return begin, end


def _describes(form: str) -> bool:
    """Whether a word before a name can describe it."""
    known = word(form)
    if not known.content or form[0].isdigit() or known.norm in small_words():
        return False
    table = lexemes()
    return bool(table.event[table.place(form, known.norm)] < _EVENT)


def _row(subject: str, statement: Statement, first: int, last: int) -> Row:
    apart = statement.start is None
    return {
        "subject": subject,
        "article": statement.article,
        "wording": statement.text[first:last],
        "start": None if apart else (statement.start or 0) + first,
        "end": None if apart else (statement.start or 0) + last,
        "voice": "author" if statement.voucher is None else "source",
    }
