"""Who a source is: the name it stands for, and what kind of source that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Document
from .drafts import Draft, TokenSpan
from .kinds import MANY_ENDINGS, is_outlet_name, kind_by_ending, kind_of_noun
from .names import Name, Names
from .records import SourceKind
from .words import words

_BREAKS = frozenset({",", "(", "–", "—", "-", ";", ":", ")", "who", "which", "that"})
_POSSESSIVES = frozenset({"'s", "'"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source made out.

    ``name`` is None where nobody is named or described. ``head`` is the head noun
    of its description, lower-cased, by which "the official" finds it again.
    """

    name: str | None
    kind: SourceKind
    head: str = ""
    plural: bool = False
    female: bool | None = None


_NOBODY = Resolved(None, SourceKind.UNATTRIBUTED_REPORT)
_SHORT = 2
_PERSONS = (SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON)
_NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.MEDIA)


def _personal(head: str) -> bool:
    """Whether a noun is said of persons: no "university" they teach at."""
    w = words()
    return head in w.role or head in w.title or head in w.people


class Resolver:
    """Resolves the sources of one document in the order of the text."""

    __slots__ = ("_earlier", "_names", "_tokens")

    def __init__(self, document: Document, names: Names) -> None:
        self._tokens = document.tokens
        self._names = names
        self._earlier: list[tuple[int, Resolved, tuple[str, ...]]] = []

    def resolve(self, draft: Draft, speaker: Resolved | None) -> Resolved:
        """The source of ``draft``; ``speaker`` is who speaks around it, if anybody."""
        if draft.source is None:
            return _NOBODY
        found = self._resolve(draft.source, speaker, draft.parts)
        first, last = draft.source
        if first < draft.cue[0] or last - draft.cue[1] < 8:
            told = "according" not in self._tokens.norms[slice(*draft.cue)]
            if told or found.kind is not SourceKind.UNNAMED_PERSON:
                self._earlier.append((first, found, self._tokens.norms[first:last]))
        return found

    def _resolve(
        self,
        span: TokenSpan,
        speaker: Resolved | None,
        content: Sequence[TokenSpan],
    ) -> Resolved:
        first, last = span
        norms = self._tokens.norms
        w = words()
        if last - first == 1:
            word = norms[first]
            if word in w.first_pronoun:
                return speaker or Resolved(None, SourceKind.UNNAMED_PERSON)
            if word in w.singular_pronoun:
                return self._person_before(
                    first, speaker, content, female=word == "she"
                )
            if word in w.plural_pronoun or word in w.neuter_pronoun:
                return self._body_before(first, plural=word in w.plural_pronoun)
            if word in w.relative:
                return self._antecedent(first)
        return self._phrase(first, last)

    def _sex(self, name: Name) -> bool | None:
        """Whether a name is a woman's, by any of its mentions; None if unknown."""
        if name.female is not None:
            return name.female
        surname = name.text.rsplit(" ", 1)[-1]
        return self._names.sex.get(surname)

    def _person_before(
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
        any_name: Name | None = None
        for name in self._names.before(token):
            if name.first <= at:
                break
            if not name.person or self._sex(name) is wrong:
                continue
            if any(a <= name.first < b for a, b in content) or self._modifies(name):
                continue
            if name.opens and not self._possessive(name.last):
                return self._named(name)
            any_name = any_name or name
        if best is None and any_name is not None:
            return self._named(any_name)
        return best or Resolved(None, SourceKind.UNNAMED_PERSON)

    def _spoke_before(self, token: int, wrong: bool) -> tuple[int, Resolved | None]:
        """The last person among the sources before ``token``, and where."""
        for place, found, _ in reversed(self._earlier):
            if found.female is not wrong and place < token and found.kind in _PERSONS:
                return place, found
        return -1, None

    def _body_before(self, token: int, *, plural: bool) -> Resolved:
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
                return self._named(name)
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
        return after not in _POSSESSIVES and (
            after in words().auxiliary
            or after.endswith("ed")
            or not after[0].isalpha()
            or after in words().reporting
        )

    def _antecedent(self, token: int) -> Resolved:
        """Who "who" stands for: the noun phrase right before it."""
        norms = self._tokens.norms
        last = token - 1 if token and norms[token - 1] == "," else token
        name = self._names.covering(last - 1) if last else None
        if name is not None:
            return self._named(name)
        first = last
        while first > max(0, last - 6) and norms[first - 1][0].isalnum():
            first -= 1
            if norms[first] in words().article:
                break
        return self._phrase(first, last) if first < last else _NOBODY

    def _phrase(self, first: int, last: int) -> Resolved:
        """A noun phrase, by its head."""
        first, last = self._trim(first, last)
        if first >= last or self._tokens.norms[first] in words().auxiliary:
            return _NOBODY
        if self._tokens.norms[first] in words().relative:
            return self._antecedent(first)
        if self._tokens.norms[first] in words().preposition:
            inside = [n for n in self._names.within(first, last) if n.last == last]
            if inside:
                return self._named(inside[-1])
        closing = self._names.covering(last - 1)
        cut = self._head_end(first, last)
        if closing is not None and closing.person and closing.first > first:
            told = self._tokens.norms[closing.first - 1]
            known = told in words().role or told in words().title
            if (cut == last and known) or self._office(first, closing):
                return self._named(closing)
        head_name = self._names.covering(cut - 1)
        if head_name is not None and head_name.last <= cut:
            return self._named(head_name, plural=False)
        if first < cut - 1 and self._tokens.norms[cut - 1] in ("too", "himself"):
            return self._phrase(first, cut - 1)
        apposed = self._apposed(cut, last)
        if apposed is not None:
            return self._named(apposed)
        return self._described(first, cut, last)

    def _office(self, first: int, name: Name) -> bool:
        """Whether an office leads up to a name: "Secretary of State John Kerry"."""
        tokens, w = self._tokens, words()
        held = tokens.norms[first : name.first]
        return (
            not w.title.isdisjoint(held)
            and held[-1] not in w.preposition
            and _BREAKS.isdisjoint(held)
            and all(
                n in ("of", "for", "the", "and") or t[0].isupper()
                for n, t in zip(held, tokens.texts[first : name.first], strict=True)
            )
        )

    def _trim(self, first: int, last: int) -> TokenSpan:
        norms, w = self._tokens.norms, words()
        while last > first and (
            norms[last - 1] in _POSSESSIVES
            or not norms[last - 1][0].isalnum()
            or (norms[last - 1] in w.relative and last - first > 1)
        ):
            last -= 1
        while first < last and (
            norms[first] in w.article
            or norms[first] in ("and", "or")
            or not norms[first][0].isalnum()
        ):
            if norms[first] in w.people:
                break
            first += 1
        return first, last

    def _head_end(self, first: int, last: int) -> int:
        """Where the head of the noun phrase ``first:last`` ends."""
        norms, w = self._tokens.norms, words()
        for i in range(first + 1, last):
            word = norms[i]
            acting = word.endswith(("ing", "ed")) and _personal(norms[i - 1])
            if word in _BREAKS or word in w.preposition or acting:
                name = self._names.covering(i)
                if name is None or name.first == i:
                    return i - (norms[i - 1] == "." and i - first > 1)
        return last

    def _apposed(self, cut: int, last: int) -> Name | None:
        """The name after the comma in "a spokesman, Zabihullah Mujahid"."""
        norms = self._tokens.norms
        for i in range(cut, last - 1):
            if norms[i] in (",", "–", "—"):
                near = self._names.within(i + 1, min(last, i + 4))
                for name in near:
                    before = norms[i + 1 : name.first]
                    if name.person and not any(
                        b in words().article or b in words().preposition for b in before
                    ):
                        return name
                return None
        return None

    def _possessive(self, last: int) -> bool:
        norms = self._tokens.norms
        return last < len(norms) and norms[last] in _POSSESSIVES

    def _named(self, name: Name, *, plural: bool = False) -> Resolved:
        full = self._names.full(name)
        lowered = full.lower()
        w = words()
        if name.person:
            return Resolved(full, SourceKind.NAMED_PERSON, "", plural, self._sex(name))
        if (
            lowered in w.outlet
            or name.text.lower() in w.outlet
            or is_outlet_name(lowered)
        ):
            return Resolved(full, SourceKind.MEDIA, "", plural)
        last = lowered.rsplit(" ", 1)[-1]
        if last in w.organisation and " " in full:
            return Resolved(full, SourceKind.NAMED_ORGANISATION, last, plural)
        if last in w.people or (last in w.role and last.endswith("s")):
            return self._group(lowered, full, last)
        if last in w.role:
            return Resolved(full, SourceKind.UNNAMED_PERSON, last)
        if last in w.document:
            return Resolved(full, SourceKind.DOCUMENT, last)
        return Resolved(full, SourceKind.NAMED_ORGANISATION, last, plural)

    def _group(self, lowered: str, full: str, last: str) -> Resolved:
        kind = (
            SourceKind.VAGUE_COLLECTIVE
            if last in words().people
            else SourceKind.UNNAMED_PERSON
        )
        return Resolved(full, kind, last, plural=True)

    def _described(self, first: int, cut: int, last: int) -> Resolved:
        """A source told by a common noun."""
        norms = self._tokens.norms
        head = norms[cut - 1]
        if first > 0 and norms[first - 1] in ("the", "this", "that"):
            again = self._again(first, cut)
            if again is not None:
                return again
        after = self._apposed_after(last)
        if after is not None:
            return self._named(after)
        if head in words().speech_head:
            owner = self._owner(first, cut, last)
            if owner is not None:
                return self._named(owner)
        bare = not self._names.within(first, cut) and not (
            head == "sources" and last - first > 1
        )
        kind = kind_of_noun(head, norms[first], bare=bare)
        if kind is None:
            inner = self._names.within(first, last)
            leads = inner and inner[0].first == first
            if leads and not self._possessive(inner[0].last):
                if head.endswith(MANY_ENDINGS) and inner[0].last == cut - 1:
                    group = self._text(first, cut)
                    return Resolved(group, SourceKind.VAGUE_COLLECTIVE, head, True)
                return self._named(inner[0])
            kind = kind_by_ending(head)
        plural = kind is SourceKind.VAGUE_COLLECTIVE or head.endswith("s")
        plural = plural or head == "police"
        return Resolved(self._text(first, last), kind, head, plural)

    def _again(self, first: int, cut: int) -> Resolved | None:
        """What "the official" or "the party" takes up: somebody named elsewhere."""
        if cut - first > _SHORT or self._names.within(first, cut):
            return None
        head = self._tokens.norms[cut - 1]
        if cut - first == 1:
            for place, found, description in reversed(self._earlier):
                if place < first and found.kind in _NAMED and head in description:
                    if found.kind is SourceKind.NAMED_PERSON and not _personal(head):
                        continue
                    return found
            body = self._names.body(head, first)
            if body is not None:
                return self._named(body)
            if head in words().generic_body:
                for place, found, _ in reversed(self._earlier):
                    if place < first and found.kind is SourceKind.NAMED_ORGANISATION:
                        return found
        titled = self._names.titled(head)
        return self._named(titled) if titled is not None else None

    def _apposed_after(self, last: int) -> Name | None:
        """The name set off right after a description: "one of her agents, X, said"."""
        norms = self._tokens.norms
        if norms[last : last + 1] != (",",):
            return None
        name = self._names.covering(last + 1)
        if name is None or name.first != last + 1 or not name.person:
            return None
        return name if norms[name.last : name.last + 1] == (",",) else None

    def _owner(self, first: int, cut: int, last: int) -> Name | None:
        """Whose statement it is: "the ministry's statement", "a statement by X"."""
        for name in self._names.within(first, last):
            if name.last <= cut and not self._possessive(name.last):
                continue
            if name.text.lower() not in words().channel:
                return name
        return None

    def _text(self, first: int, last: int) -> str:
        tokens = self._tokens
        pieces = [tokens.texts[first]]
        for i in range(first + 1, last):
            if tokens.starts[i] > tokens.ends[i - 1]:
                pieces.append(" ")
            pieces.append(tokens.texts[i])
        return "".join(pieces)
