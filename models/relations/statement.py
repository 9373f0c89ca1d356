"""A claim made comparable: its words, names, quantities, acts and who vouches.

Records are small: stems, keys and numbers, no copy of the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from ...features.numbers.words import number_words
from .acts import Act, find_acts, is_negation, word_set
from .words import Word, term, tokens_of, word

#: Weight of a name's word beside that of a common one.
NAME = 1.25
#: Words of a source as written that are looked at.
_SOURCE = 8
_PLENTY = frozenset({"dozens", "scores", "hundreds", "thousands", "some", "most"})
_OF_THEM = frozenset({("of", "the"), ("of", "those"), ("of", "these"), ("of", "its")})
#: Words within which a negation is the main clause's.
_CLAUSE = 10
_CASUALTY = ("kill", "injure", "missing", "arrest")
_STATES = {"killed": "kill", "injured": "injure", "missing": "missing"} | {
    "arrested": "arrest"
}
_ANY_STATE = frozenset(_STATES) | {"captured", "displaced", "destroyed", "lost"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: ``low`` to ``high`` (None: open), ``heads`` what is counted.

    ``state`` is the act that befell people counted (kill, injure, missing, arrest),
    ``person`` whether they are people, ``names`` who they are.
    """

    value: float
    low: float
    high: float | None
    unit: str | None
    heads: frozenset[str]
    state: str | None
    person: bool
    names: frozenset[str]
    text: str
    counted: str
    approximator: str | None


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for a claim: names of the source, its kind, its channel.

    ``hearsay``: he passes on what somebody else said. ``party`` are the names of
    the body he speaks for.
    """

    names: frozenset[str]
    words: frozenset[str]
    kind: str | None
    via: str | None
    doubted: bool
    denies: bool
    label: str | None
    hearsay: bool = False
    party: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim; ``weights`` maps its terms (stems, keys of names) to their weight.

    ``names`` are the terms that belong to names, ``parts`` their words as written.
    """

    claim_id: str
    article: int
    sentence_id: str
    text: str
    norms: tuple[str, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    parts: frozenset[str]
    quantities: tuple[Quantity, ...]
    acts: tuple[Act, ...]
    negated: bool
    hedged: float
    voucher: Voucher | None
    quoted: bool
    start: int | None
    times: tuple[tuple[int, int], ...]

    @property
    def total(self) -> float:
        """The weight of all its words."""
        return sum(self.weights.values())

    def act_sides(self) -> dict[str, set[int]]:
        """The sides on which each act is told."""
        sides: dict[str, set[int]] = {}
        for act in self.acts:
            sides.setdefault(act.name, set()).add(act.side)
        return sides


def make_statement(
    row: Mapping[str, Any], article: int, voucher: Voucher | None
) -> Statement:
    """The statement of a row of ``claims`` whose cells of JSON have been read."""
    text: str = row["text"]
    words = [word(form) for form in tokens_of(text)]
    norms = tuple(w.norm for w in words)
    persons = tuple(_person(name) for name in row["entities"])
    parts = {norm for person in persons for norm in person}
    acts = find_acts(norms)
    denied = voucher is not None and voucher.denies
    if denied:
        acts = _turned(acts)
    quantities = tuple(
        _quantity(number, norms, acts, parts) for number in row["numbers"]
    )
    return Statement(
        row["claim_id"],
        article,
        row["sentence_id"],
        text,
        norms,
        term_weights(words, parts),
        frozenset(term(word(p)) for p in parts),
        frozenset(parts),
        quantities,
        acts,
        _denied(norms) != denied,
        row["hedged"],
        voucher,
        text[:1] in "\"“'‘",
        row.get("start"),
        _times(row.get("dates") or ()),
    )


def _turned(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts on their other sides; nouns only where there is no verb.

    Who denies that ballot boxes were moved does not deny the ballot.
    """
    verbs = any(not a.noun for a in acts)
    return tuple(
        a if verbs and a.noun else replace(a, side=-a.side, negated=not a.negated)
        for a in acts
    )


def _times(dates: Sequence[Mapping[str, str]]) -> tuple[tuple[int, int], ...]:
    """The times a claim names, as first and last day counted from year 1."""
    return tuple(
        (
            date.fromisoformat(named["low"]).toordinal(),
            date.fromisoformat(named["high"]).toordinal(),
        )
        for named in dates
    )


def term_weights(words: Sequence[Word], names: set[str]) -> dict[str, float]:
    """Stems of content words and keys of names, with their weights."""
    weights: dict[str, float] = {}
    for w in words:
        if not w.content or w.norm[0].isdigit():
            continue
        weights[term(w)] = w.weight * (NAME if w.norm in names else 1.0)
    return weights


def make_voucher(row: Mapping[str, Any], cue: str, party: str | None) -> Voucher:
    """Who vouches, from a row of ``attributions`` and the words of its cue.

    ``party`` is the body the source speaks for, where it is known.
    """
    resolved, written = row["source_resolved"] or "", row["source_text"] or ""
    forms = tokens_of(resolved) + tokens_of(written)[:_SOURCE]
    names = set(_names(forms))
    initials = [f[0].lower() for f in tokens_of(resolved) if f[0].isupper()]
    if len(initials) > 1:
        names.add("".join(initials))
    return Voucher(
        frozenset(names - _titles()),
        frozenset(term(word(f)) for f in forms if word(f).content),
        row["source_kind"],
        row["via"],
        row["stance"] == "doubting",
        not word_set("denying cue").isdisjoint(cue.lower().split()),
        row["source_resolved"] or row["source_text"],
        row["parent_id"] is not None,
        _names(tokens_of(party or "")),
    )


def _names(forms: Sequence[str]) -> frozenset[str]:
    """The terms of the capitalised words."""
    words = [word(f) for f in forms if f[0].isupper()]
    return frozenset(term(w) for w in words if w.content)


@cache
def _titles() -> frozenset[str]:
    return frozenset(term(word(t)) for t in word_set("title"))


def _person(name: str) -> tuple[str, ...]:
    """The words of a name, without titles and joining words."""
    words = [word(form) for form in tokens_of(name)]
    titles = word_set("title")
    return tuple(w.norm for w in words if w.content and w.norm not in titles)


def _denied(norms: Sequence[str]) -> bool:
    """Whether the main clause is denied: an odd number of negations in it.

    "Without" denies what follows it, not the clause.
    """
    main = [i for i in range(min(len(norms), _CLAUSE)) if norms[i] != "without"]
    denials = [i for i in main if is_negation(norms, i)]
    if denials and "but" in norms[denials[-1] :]:
        return False  # "not for this, but for that"
    return len(denials) % 2 == 1


def _quantity(
    number: Mapping[str, Any],
    norms: Sequence[str],
    acts: Sequence[Act],
    names: set[str],
) -> Quantity:
    counted = tokens_of(number["counted"] or "")
    lowered = [word(f).norm for f in counted]
    states = [_STATES[n] for n in lowered if n in _STATES]
    plain = [n for n in lowered if n not in _ANY_STATE and n not in names]
    people = word_set("person")
    counted_people = [n for n in lowered if n in people]
    head = counted_people[-1:] or plain[-1:]
    state = states[0] if states else None
    if _some(
        norms, lowered, number["value"]
    ):  # "three of the missing" are not all of them
        state, counted_people, head = None, [], []
    elif state is None and (counted_people or not plain) and number["unit"] is None:
        told = [a.name for a in acts if a.name in _CASUALTY and not a.negated]
        state = told[0] if told else None
    person = bool(counted_people) or state is not None
    return Quantity(
        number["value"],
        number["low"],
        number["high"],
        number["unit"],
        frozenset(word(h).stem for h in head),
        state,
        person,
        frozenset(term(word(f)) for f in counted if f[0].isupper()),
        _spoken(number),
        number["counted"] or "",
        number.get("approximator"),
    )


def _some(norms: Sequence[str], counted: Sequence[str], value: float) -> bool:
    """Whether some of a number are counted: "three of the missing", "two others"."""
    if {"others", "other"} & set(counted):
        return True
    cardinal = number_words()["cardinal"]
    shown = {f"{value:.0f}", f"{value:,.0f}"}
    return any(
        tuple(norms[i : i + 2]) in _OF_THEM
        and (
            norms[i - 1] in shown
            or cardinal.get(norms[i - 1]) in shown
            or norms[i - 1] in _PLENTY
        )
        for i in range(1, len(norms))
    )


def _spoken(number: Mapping[str, Any]) -> str:
    """The quantity in a few words, for a reason."""
    low, high, value = number["low"], number["high"], number["value"]
    shown = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    if high is None:
        return f"{shown} or more"
    if low == 0 and high > 0:
        return f"up to {high:,.0f}"
    if low != high:
        return f"{low:,.0f} to {high:,.0f}"
    return shown
