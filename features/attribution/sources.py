"""Who a source is: the name it stands for, and what kind of source that makes it."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from .antecedents import POSSESSIVES, Antecedents
from .drafts import Draft, TokenSpan
from .kinds import MANY_ENDINGS, kind_by_ending, kind_of_noun
from .names import Name, Names
from .records import SourceKind
from .resolved import Resolved, named, personal
from .words import words

_BREAKS = frozenset({",", "(", "–", "—", "-", ";", ":", ")", "who", "which", "that"})
_NOBODY = Resolved(None, SourceKind.UNATTRIBUTED_REPORT)
_SHORT, _LEADING = 2, 12
#: How what tells more of a noun ends: "officers responding", "documents seen".
_ACTING = ("ing", "ed", "een", "tten")


class Resolver:
    """Resolves the sources of one document in the order of the text."""

    __slots__ = ("_antecedents", "_names", "_tokens")

    def __init__(self, document: Document, names: Names) -> None:
        self._tokens = document.tokens
        self._names = names
        self._antecedents = Antecedents(document.tokens, names)

    def resolve(self, draft: Draft, speaker: Resolved | None) -> Resolved:
        """The source of ``draft``; ``speaker`` is who speaks around it, if anybody."""
        if draft.source is None:
            return _NOBODY
        found = self._resolve(draft.source, speaker, draft.parts)
        self._antecedents.told(draft.parts)
        first, last = draft.source
        if first < draft.cue[0] or last - draft.cue[1] < 8:
            told = "according" not in self._tokens.norms[slice(*draft.cue)]
            if told or found.kind is not SourceKind.UNNAMED_PERSON:
                self._antecedents.spoke(draft.source, found)
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
                return self._antecedents.person(
                    first, speaker, content, female=word == "she"
                )
            if word in w.plural_pronoun:
                subject = self._plural_subject(first)
                if subject is not None:
                    return self._phrase(*subject)
            if word in w.plural_pronoun or word in w.neuter_pronoun:
                return self._antecedents.body(first, plural=word in w.plural_pronoun)
            if word in w.relative:
                return self._antecedent(first)
        return self._phrase(first, last)

    def _plural_subject(self, token: int) -> TokenSpan | None:
        """The people that lead the sentence before, where nobody in it spoke."""
        start = self._names.sentence_before(token)
        if start is None or self._antecedents.spoken_since(start):
            return None
        norms, w = self._tokens.norms, words()
        for i in range(start, min(start + _LEADING, token)):
            if norms[i] in w.auxiliary or not norms[i][0].isalnum():
                break
            many = norms[i].endswith("s") or norms[i] == "people"
            if many and (norms[i] in w.people or norms[i] in w.role):
                return start, i + 1
        return None

    def _antecedent(self, token: int) -> Resolved:
        """Who "who" stands for: the noun phrase right before it."""
        norms = self._tokens.norms
        last = token - 1 if token and norms[token - 1] == "," else token
        apart = self._before_apposition(last) if last < token else None
        if apart is not None:
            return named(self._names, apart)
        name = self._names.covering(last - 1) if last else None
        if name is not None:
            return named(self._names, name)
        first = last
        while first > max(0, last - 6) and norms[first - 1][0].isalnum():
            if norms[first - 1] in words().preposition and first < last:
                break
            first -= 1
            if norms[first] in words().article:
                break
        return self._phrase(first, last) if first < last else _NOBODY

    def _before_apposition(self, last: int) -> Name | None:
        """The person in "X, an architect of the law, who": before the first comma."""
        norms = self._tokens.norms
        for i in range(last - 1, max(0, last - _LEADING), -1):
            if norms[i] != ",":
                continue
            name = self._names.covering(i - 1)
            if name is None or norms[i + 1] not in words().article:
                return None
            if not name.person and norms[name.first - 1] == "of":
                name = self._names.covering(name.first - 2)
            return name if name is not None and name.person else None
        return None

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
                return named(self._names, inside[-1])
        opening = self._names.covering(first)
        follows = self._tokens.norms[opening.last : last - 1] if opening else ()
        if opening is not None and follows[:1] in (("a",), ("an",)):
            return named(self._names, opening)  # "Okoro a former mayor of Leeds"
        closing = self._names.covering(last - 1)
        cut = self._head_end(first, last)
        if closing is not None and closing.person and closing.first > first:
            told = self._tokens.norms[closing.first - 1]
            known = told in words().role or told in words().title
            if (cut == last and known) or self._office(first, closing):
                return named(self._names, closing)
        return self._headed(first, cut, last)

    def _headed(self, first: int, cut: int, last: int) -> Resolved:
        """A noun phrase whose head ends at ``cut``: a name, or a noun."""
        head_name = self._names.covering(cut - 1)
        if head_name is not None and head_name.last <= cut:
            return named(self._names, head_name)
        head = self._tokens.norms[cut - 1]
        if first < cut - 1 and head in ("too", "himself"):
            return self._phrase(first, cut - 1)
        apposed = None
        if head not in words().document:
            apposed = self._apposed(cut, last, body=head in words().organisation)
        if apposed is not None:
            return named(self._names, apposed)
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
            norms[last - 1] in POSSESSIVES
            or not norms[last - 1][0].isalnum()
            or (norms[last - 1] in w.relative and last - first > 1)
        ):
            last -= 1
        while first < last and (
            norms[first] in w.article
            or norms[first] in ("and", "or", "both")
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
            acting = (
                word.endswith(_ACTING)
                and (personal(norms[i - 1]) or norms[i - 1] in w.document)
                and (i + 1 == last or norms[i + 1] in w.preposition | w.article)
            )
            if word in _BREAKS or word in w.preposition or acting:
                name = self._names.covering(i)
                if name is None or name.first == i:
                    return i - (norms[i - 1] == "." and i - first > 1)
        return last

    def _apposed(self, cut: int, last: int, *, body: bool) -> Name | None:
        """The name after the comma in "a spokesman, Zabihullah Mujahid".

        A ``body`` may be named so too: "an observer group, Civic Watch".
        """
        norms = self._tokens.norms
        for i in range(cut, last - 1):
            if norms[i] in (",", "–", "—"):
                near = self._names.within(i + 1, min(last, i + 4))
                for name in near:
                    before = norms[i + 1 : name.first]
                    fits = bool(name.person) is not body
                    if fits and not any(
                        b in words().article or b in words().preposition for b in before
                    ):
                        return name
                return None
        return None

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
            return named(self._names, after)
        if head in words().speech_head:
            owner = self._owner(first, cut, last)
            if owner is not None:
                return named(self._names, owner)
        bare = not self._names.within(first, cut) and not (
            head == "sources" and last - first > 1
        )
        kind = kind_of_noun(head, norms[first], bare=bare)
        if kind is None:
            inner = self._names.within(first, last)
            leads = inner and inner[0].first == first
            if leads and not self._antecedents.possessive(inner[0].last):
                if head.endswith(MANY_ENDINGS) and inner[0].last == cut - 1:
                    group = self._text(first, cut)
                    return Resolved(group, SourceKind.VAGUE_COLLECTIVE, head, True)
                lower = self._tokens.texts[cut - 1].islower()
                bearer = named(self._names, inner[0])
                if not lower or inner[0].last != cut - 1:
                    return bearer
                group = self._text(first, cut)
                return Resolved(group, bearer.kind, head)
            kind = kind_by_ending(head)
        plural = kind is SourceKind.VAGUE_COLLECTIVE or head.endswith("s")
        plural = plural or head == "police"
        norms = self._tokens.norms
        end = next((i for i in range(cut, last) if norms[i] in (",", "(")), last)
        return Resolved(self._text(first, end), kind, head, plural)

    def _again(self, first: int, cut: int) -> Resolved | None:
        """What "the official" or "the party" takes up: somebody named elsewhere."""
        if cut - first > _SHORT or self._names.within(first, cut):
            return None
        head = self._tokens.norms[cut - 1]
        if cut - first == 1:
            found = self._antecedents.mentioned(
                head, first
            ) or self._antecedents.body_again(head, first)
            if found is not None:
                return found
        titled = self._names.titled(head)
        return named(self._names, titled) if titled is not None else None

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
            if name.last <= cut and not self._antecedents.possessive(name.last):
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
