"""Which claims and outlets of an event go back to one origin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

#: Copied claims from which one outlet counts as the copier of another.
COPIER = 3


@dataclass(slots=True)
class Origins:
    """Claims joined by ``same_origin`` and ``copied_text``, outlets by their copies."""

    _parents: dict[str, str] = field(default_factory=dict)
    _copies: Counter[tuple[str, str]] = field(default_factory=Counter)
    _outlets: dict[str, str] = field(default_factory=dict)

    def join(self, a: str, b: str) -> None:
        """Two claims of one origin."""
        first, second = sorted((_root(self._parents, a), _root(self._parents, b)))
        if first != second:
            self._parents[second] = first

    def copied(self, a: str, b: str) -> None:
        """A claim that two outlets print in the same words."""
        pair = (min(a, b), max(a, b))
        self._copies[pair] += 1
        if self._copies[pair] == COPIER and a != b:
            first, second = sorted((_root(self._outlets, a), _root(self._outlets, b)))
            if first != second:
                self._outlets[second] = first

    def outlet(self, name: str) -> str:
        """The outlet that stands for ``name`` and those it copies or is copied by."""
        return _root(self._outlets, name)

    def one(self, a: tuple[str, str], b: tuple[str, str]) -> bool:
        """Whether two (claim, outlet) have one origin or one outlet."""
        if self.outlet(a[1]) == self.outlet(b[1]):
            return True
        return _root(self._parents, a[0]) == _root(self._parents, b[0])


def _root(parents: dict[str, str], name: str) -> str:
    while name in parents:
        name = parents[name]
    return name
