"""One actor under many spellings, across articles; precision before all.

Actors of different articles are taken for one only on a reason that can be told:

- the same full name, each word compared by its spelling key (Massoud, Masood);
- within an event, a short form that fits one full name of the event and no other;
- within an event, initials (NRF) of the one body whose name has them.

Two actors that one article names apart stay apart, and so does everybody joined with
them: a son does not become his father. Full names met outside an event must have a
word that ordinary news hardly uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .acts import word_set
from .words import RARE, spelling_key, tokens_of, word

_TWO = 2
#: Fewest letters of initials that stand for a body.
_INITIALS = 2


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of one article: its name, its kind, and the article's event."""

    article_id: str
    actor_id: str
    name: str
    kind: str
    event: int | None


@dataclass(slots=True)
class Merged:
    """Actors joined: for each its representative, and why."""

    _parents: dict[str, str] = field(default_factory=dict)
    _articles: dict[str, set[str]] = field(default_factory=dict)
    _why: dict[str, str] = field(default_factory=dict)

    def actor_id(self, actor_id: str) -> str:
        """The identifier all actors taken for one share: that of the first."""
        while actor_id in self._parents:
            actor_id = self._parents[actor_id]
        return actor_id

    def why(self, actor_id: str) -> str | None:
        """Why it was joined with others, None where it was not."""
        return self._why.get(actor_id)

    def add(self, actor: Named) -> None:
        """Take note of an actor."""
        self._articles[actor.actor_id] = {actor.article_id}

    def join(self, first: Named, second: Named, why: str) -> bool:
        """Join two actors, unless one article names both."""
        a, b = self.actor_id(first.actor_id), self.actor_id(second.actor_id)
        if a == b:
            return True
        if self._articles[a] & self._articles[b]:
            return False
        self._parents[b] = a
        self._articles[a] |= self._articles.pop(b)
        for actor in (first, second):
            self._why.setdefault(actor.actor_id, why)
        return True


def merge_actors(actors: Iterable[Named]) -> Merged:
    """Join the actors of a run, in the order given."""
    merged = Merged()
    by_name: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    by_event: dict[int, list[Named]] = defaultdict(list)
    for actor in actors:
        key = name_key(actor.name)
        if not key:
            continue
        merged.add(actor)
        by_name[key].append(actor)
        if actor.event is not None:
            by_event[actor.event].append(actor)
    for key, namesakes in by_name.items():
        _join_namesakes(merged, key, namesakes)
    for members in by_event.values():
        _join_short_forms(merged, members)
        _join_initials(merged, members)
    return merged


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """A name's words by their spelling keys, without titles and middle initials."""
    words = [word(f) for f in tokens_of(name)]
    titles = word_set("title")
    kept = [w.norm for w in words if w.content and w.norm not in titles]
    inner = [n for i, n in enumerate(kept) if len(n) > 1 or i in (0, len(kept) - 1)]
    return tuple(spelling_key(n) for n in inner)


def _join_namesakes(
    merged: Merged, key: tuple[str, ...], namesakes: list[Named]
) -> None:
    """Join actors of one name: in one event, or anywhere where the name is rare."""
    rare = len(key) >= _TWO and any(
        word(f).content and word(f).weight >= RARE for f in tokens_of(namesakes[0].name)
    )
    first: dict[tuple[str, int | None], Named] = {}
    for actor in namesakes:
        scope = None if rare else actor.event
        if scope is None and not rare:
            continue
        other = first.setdefault((_kind(actor), scope), actor)
        if other is not actor:
            merged.join(other, actor, _spelled(other.name, actor.name))


def _spelled(one: str, other: str) -> str:
    if one == other:
        return f"the same name, {one}"
    return f"the same name in two spellings, {one} and {other}"


def _join_short_forms(merged: Merged, members: list[Named]) -> None:
    """Join a person's last name, or a body's first words, with the one full name."""
    full: dict[str, dict[tuple[str, ...], Named]] = defaultdict(dict)
    for actor in members:
        key = name_key(actor.name)
        if len(key) >= _TWO:
            for part in _short_forms(actor, key):
                full[part].setdefault(key, actor)
    for actor in members:
        key = name_key(actor.name)
        found = full.get(" ".join(key), {})
        fits = [a for k, a in found.items() if k != key and _kind(a) == _kind(actor)]
        if len(fits) == 1:
            why = f"{actor.name} fits {fits[0].name} and nobody else of the event"
            merged.join(fits[0], actor, why)


def _short_forms(actor: Named, key: tuple[str, ...]) -> Iterator[str]:
    if actor.kind == "person":
        yield key[-1]
    else:
        for size in range(_TWO, len(key)):
            yield " ".join(key[:size])


def _join_initials(merged: Merged, members: list[Named]) -> None:
    """Join initials with the one body of the event that has them."""
    bodies: dict[str, dict[tuple[str, ...], Named]] = defaultdict(dict)
    for actor in members:
        letters = "".join(f[0] for f in tokens_of(actor.name) if f[0].isupper())
        if len(letters) >= _INITIALS and " " in actor.name and actor.kind != "person":
            bodies[letters].setdefault(name_key(actor.name), actor)
    for actor in members:
        found: Mapping[tuple[str, ...], Named] = bodies.get(actor.name, {})
        if len(found) == 1:
            body = next(iter(found.values()))
            merged.join(body, actor, f"{actor.name} are the initials of {body.name}")


def _kind(actor: Named) -> str:
    return "person" if actor.kind == "person" else "body"
