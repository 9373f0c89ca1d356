"""Whom a pronoun, or a noun like "the party", takes up."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Tokens
from .drafts import TokenSpan
from .names import Name, Names
from .records import SourceKind
from .resolved import Resolved, named, personal, sex
from .words import words

POSSESSIVES = frozenset({"'s", "'"})
_PERSONS = (SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON)
_NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.MEDIA)


class Antecedents:
    """The sources and names of one document, as far as it has been read."""

    __slots__ = ("_earlier", "_names", "_tokens", "_told")

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self._tokens = tokens
        self._names = names
        #: Tokens that some earlier source said.
        self._told: set[int] = set()
        self._earlier: list[tuple[int, Resolved, tuple[str, ...]]] = []

    def spoke(self, span: TokenSpan, found: Resolved) -> None:
        """Note that ``found``, named by ``span``, is a source."""
        described = self._tokens.norms[span[0] : span[1]]
        self._earlier.append((span[0], found, described))

    def told(self, content: Sequence[TokenSpan]) -> None:
        """Note what a source said."""
        for part in content:
            self._told.update(range(*part))

    def spoken_since(self, token: int) -> bool:
        """Whether some source stands at or after ``token``."""
        return bool(self._earlier) and self._earlier[-1][0] >= token

    def person(
        self,
        token: int,
        speaker: Resolved | None,
        content: Sequence[TokenSpan],
        *,
        female: bool,
    ) -> Resolved:
        """Who "he" is: the nearest earlier source or subject that is a person.

        Whom he speaks of is somebody else, so names in ``content`` do not count.
        """
        wrong = not female
        if (
            speaker is not None
            and speaker.kind is SourceKind.NAMED_PERSON
            and speaker.female is not wrong
        ):
            return speaker
        at, best = self._spoke_before(token, wrong)
        start = self._names.sentence_before(token)
        if start is not None and at < start:
            only = self._only_person(start, token, content, wrong)
            if only is not None:
                return named(self._names, only)
        any_name: Name | None = None
        for name in self._names.before(token):
            if name.first <= at:
                break
            if not name.person or sex(self._names, name) is wrong:
                continue
            if any(a <= name.first < b for a, b in content) or self._modifies(name):
                continue
            told = best is not None and name.first in self._told
            if name.opens and not told and not self.possessive(name.last):
                return named(self._names, name)
            any_name = any_name or name
        if best is None and any_name is not None:
            return named(self._names, any_name)
        return best or Resolved(None, SourceKind.UNNAMED_PERSON)

    def _only_person(
        self, start: int, token: int, content: Sequence[TokenSpan], wrong: bool
    ) -> Name | None:
        """The one person named from ``start`` to ``token``, if there is just one.

        Whom some source speaks of counts only where nobody else is named.
        """
        near = [
            n
            for n in self._names.within(start, token)
            if n.person
            and sex(self._names, n) is not wrong
            and not self._modifies(n)
            and not self.possessive(n.last)
            and not any(a <= n.first < b for a, b in content)
        ]
        near = [n for n in near if n.first not in self._told] or near
        return near[0] if len({self._names.full(n) for n in near}) == 1 else None

    def _spoke_before(self, token: int, wrong: bool) -> tuple[int, Resolved | None]:
        """The last person among the sources before ``token``, and where."""
        for place, found, _ in reversed(self._earlier):
            if found.female is wrong or place >= token or found.plural:
                continue
            if found.kind in _PERSONS:
                return place, found
        return -1, None

    def body(self, token: int, *, plural: bool) -> Resolved:
        """Who "they" or "it" is: the nearest body that spoke or led a sentence."""
        at, best = -1, None
        for place, found, _ in reversed(self._earlier):
            if place < token and (
                found.kind is SourceKind.NAMED_ORGANISATION
                or (plural and found.plural)
                or (not plural and found.kind is SourceKind.DOCUMENT)
            ):
                at, best = place, found
                break
        for name in self._names.before(token):
            if name.first <= at:
                break
            if not name.person and name.opens and self._leads(name):
                found = named(self._names, name)
                if not (plural and found.kind is SourceKind.MEDIA):
                    return found
        if best is not None:
            return best
        kind = SourceKind.VAGUE_COLLECTIVE if plural else SourceKind.DOCUMENT
        return Resolved(None, kind, plural=plural)

    def _modifies(self, name: Name) -> bool:
        """Whether the name only tells what follows apart: "the Trump campaign"."""
        tokens, w = self._tokens, words()
        if name.last >= len(tokens) or not tokens.texts[name.last].islower():
            return False
        after = tokens.norms[name.last]
        return after in w.organisation or after in w.people or after in w.role

    def _leads(self, name: Name) -> bool:
        """Whether a verb or a mark follows the name: no "American voters"."""
        norms = self._tokens.norms
        if name.last >= len(norms):
            return False
        after = norms[name.last]
        return after not in POSSESSIVES and (
            after in words().auxiliary
            or after.endswith("ed")
            or not after[0].isalpha()
            or after in words().reporting
        )

    def possessive(self, last: int) -> bool:
        """Whether a name that ends before ``last`` is a possessor's."""
        norms = self._tokens.norms
        return last < len(norms) and norms[last] in POSSESSIVES

    def mentioned(self, head: str, token: int) -> Resolved | None:
        """The last named source before ``token`` described by ``head``."""
        for place, found, description in reversed(self._earlier):
            if place < token and found.kind in _NAMED and head in description:
                person = found.kind is SourceKind.NAMED_PERSON
                if not person or personal(head):
                    return found
        return None

    def body_again(self, head: str, token: int) -> Resolved | None:
        """The body that "the commission", "the group" takes up."""
        body = self._names.body(head, token)
        if body is not None:
            return named(self._names, body)
        if head not in words().generic_body:
            return None
        for place, found, _ in reversed(self._earlier):
            if (
                place < token
                and found.kind is SourceKind.NAMED_ORGANISATION
                and found.head not in words().generic_body
                and not found.plural
            ):
                return found
        near = self._names.body_near(token)
        return named(self._names, near) if near is not None else None
