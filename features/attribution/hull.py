"""How far the content of an attribution reaches."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document, Sentence
from .drafts import Draft, TokenSpan
from .grammar import CLAUSE, MARKS, OPENING, PARTICIPLES, Grammar
from .words import words

_ASIDE, _LONG_ASIDE = 6, 10
_LEAST = 4
_DATELINE = 16
_TAIL, _PARENTHESIS = 7, 24
_GOING_ON = (("but",), ("and",), ("while",), ("though",), ("although",))
_LEADING = frozenset({"while", "although", "though", "after", "since", "because"})
_QUOTES = frozenset({'"', "“", "”"})
_DASHES = frozenset({"–", "—"})


class Hull:
    """Answers where reported content begins and ends in one document."""

    __slots__ = ("_document", "_grammar", "_norms")

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._document = document
        self._grammar = grammar
        self._norms = grammar.norms

    def with_content(self, drafts: Sequence[Draft], sure: set[int]) -> list[Draft]:
        """Give sure cues that were left without content what stands beside them."""
        found = list(drafts)
        for i, draft in enumerate(found):
            if not any(j in sure for j in range(*draft.cue)):
                continue
            sentence = self._document.sentences[draft.sentence]
            if draft.parts and self._norms[draft.cue[0]] == "according":
                draft = found[i] = self._past_relative(draft)
            if draft.parts and not self._strays(draft, sentence):
                found[i] = self._past_listener(self._from_start(draft, found, i))
                continue
            after = found[i + 1] if i + 1 < len(found) else None
            if after and after.sentence == draft.sentence and after.parts:
                first, last = after.parts[0]
                if 0 <= first - draft.cue[1] < _ASIDE and last <= after.cue[0]:
                    found[i] = draft._replace(parts=after.parts)
                    whole = ((sentence.first_token, last), *after.parts[1:])
                    found[i + 1] = after._replace(parts=whole)
                    continue
            around = self._around(draft, sentence)
            if around:
                found[i] = draft._replace(parts=around)
                continue
            span = self._beside(draft, sentence)
            if span is not None:
                found[i] = draft._replace(parts=(span,))
        return found

    def _strays(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether "according to" opens its sentence, with content only before it."""
        return (
            draft.cue[0] == sentence.first_token
            and self._norms[draft.cue[0]] == "according"
            and all(last <= draft.cue[0] for _, last in draft.parts)
        )

    def _from_start(self, draft: Draft, drafts: Sequence[Draft], i: int) -> Draft:
        """Content before a cue that closes its sentence begins with the sentence."""
        if len(draft.parts) > 1 or draft.source is None:
            return draft
        sentence = self._document.sentences[draft.sentence]
        first, last = draft.parts[0]
        start = self._past_dateline(sentence)
        begins = min(draft.cue[0], draft.source[0])
        after = max(draft.cue[1], draft.source[1])
        near = last + 1 < begins <= last + _ASIDE and self._norms[begins - 1] == ","
        if near and all(n[0].isalnum() for n in self._norms[last : begins - 1]):
            last = begins - 1  # it breaks off in the middle of a name
            draft = draft._replace(parts=((first, last),))
        if not (start < first < last <= begins <= last + 1):
            return draft
        alone = i == 0 or drafts[i - 1].cue[0] < start
        if not alone or not self._tail(after, sentence):
            return draft
        marks = any(self._grammar.quoted[start:begins])
        near = first - start < _ASIDE and not any(self._grammar.quoted[start:first])
        if not marks or (near and "," not in self._norms[start:first]):
            return draft._replace(parts=((start, last),))
        return draft

    def _tail(self, after: int, sentence: Sentence) -> bool:
        """Whether only a listener, a place or a time follows: "told Reuters Monday"."""
        end = self._grammar.last_word(after, sentence)
        norms, w = self._norms, words()
        if norms[after : after + 1] == (",",) and (
            norms[after + 1 : after + 2] in _GOING_ON
        ):
            return True
        return end - after <= _TAIL and not any(
            norms[i] in MARKS or norms[i] in CLAUSE or norms[i] in w.auxiliary
            for i in range(after, end)
        )

    def _past_dateline(self, sentence: Sentence) -> int:
        """Where a sentence begins after "LISBON (Reuters) - "."""
        first, norms = sentence.first_token, self._norms
        for i in range(first + 1, min(first + _DATELINE, sentence.last_token - 1)):
            if norms[i] in ("-", "–", "—") and norms[i - 1] == ")":
                return i + 1
        return first

    def _past_listener(self, draft: Draft) -> Draft:
        """Leave out who is told: "told the council that ..."."""
        first, last = draft.parts[0]
        norms = self._norms
        after = draft.cue[1]
        if not after <= first < after + _ASIDE:
            return draft
        if norms[after - 1] not in words().addressing:
            return self._past_aside(self._past_time(draft))
        begins = self._past_name(first, last)
        if begins > first:
            return draft._replace(parts=((begins, last), *draft.parts[1:]))
        for i in range(first, min(first + _LONG_ASIDE, last - 1)):
            if norms[i] in CLAUSE or norms[i] == ",":
                return draft._replace(parts=((i, last), *draft.parts[1:]))
        return draft

    def _past_name(self, first: int, last: int) -> int:
        """Past a name that is told, where a clause follows: "USA TODAY the author"."""
        norms, w = self._norms, words()
        begun = first + (norms[first] in _QUOTES)
        end = self._grammar.name_end(begun, begun)
        if end == begun or end >= last - 1:
            return first
        end += norms[end] in _QUOTES
        clause = w.article | w.singular_pronoun | w.plural_pronoun | {"that"}
        return end if norms[end] in clause else first

    def _past_aside(self, draft: Draft) -> Draft:
        """Leave out how it was said: "posted on its website that ..."."""
        first, last = draft.parts[0]
        norms, w = self._norms, words()
        if first != draft.cue[1] or (
            w.preposition.isdisjoint(norms[first - 1 : first + 1])
            and norms[first - 1] not in w.listening
        ):
            return draft
        for i in range(first, min(first + _LONG_ASIDE, last - 1)):
            if norms[i] == "that":
                return draft._replace(parts=((i, last), *draft.parts[1:]))
            if norms[i] in MARKS:
                break
        return draft

    def _past_relative(self, draft: Draft) -> Draft:
        """Leave out what is said of the source: "According to X, who saw it, ..."."""
        first, last = draft.parts[0]
        norms = self._norms
        if draft.source is None or norms[first] not in ("who", "which", "whose"):
            return draft
        if (
            not draft.source[1] <= first <= draft.source[1] + 1
            or "," not in norms[first:last]
        ):
            return draft
        begins = norms.index(",", first, last) + 1
        return draft._replace(parts=((begins, last), *draft.parts[1:]))

    def _past_time(self, draft: Draft) -> Draft:
        """Content that comes first: "The dam broke, the board said on Monday"."""
        norms = self._norms
        sentence = self._document.sentences[draft.sentence]
        after, begun = draft.cue[1], draft.parts[0][0]
        source = draft.source
        if source is None or begun != after or norms[begun] not in words().time:
            return draft
        start, comma = sentence.first_token, source[0] - 1
        if comma - start < _LEAST or norms[comma] != ",":
            return draft
        if source[1] > draft.cue[0] or norms[start] in words().preposition:
            return draft
        if "that" in norms[after : draft.parts[0][1]]:
            return draft
        if any(norms[i] in MARKS and norms[i] != "," for i in range(start, comma)):
            return draft
        return draft._replace(parts=((start, comma),))

    def _around(self, draft: Draft, sentence: Sentence) -> tuple[TokenSpan, ...]:
        """Content around "..., as X concluded, ..."."""
        norms, source = self._norms, draft.source
        start = sentence.first_token
        if source is None or source[0] - 2 <= start or norms[source[0] - 1] != "as":
            return ()
        after = draft.cue[1]
        if norms[source[0] - 2] != "," or norms[after : after + 1] != (",",):
            return ()
        end = self._grammar.last_word(after, sentence)
        return ((start, source[0] - 2), (after + 1, end)) if end > after + 1 else ()

    def _beside(self, draft: Draft, sentence: Sentence) -> TokenSpan | None:
        """What follows the cue, or, where it ends the sentence, what precedes it."""
        norms = self._norms
        end = self._grammar.last_word(draft.cue[1], sentence)
        after = max(draft.cue[1], draft.source[1] if draft.source else 0)
        ahead = self._ahead(draft, sentence)
        if ahead is not None:
            return ahead
        if end - draft.cue[1] >= _LEAST and norms[draft.cue[1]] not in MARKS:
            if draft.source is None or draft.source[0] < draft.cue[1]:
                return draft.cue[1], end
            low = after + (norms[after : after + 1] == (",",))
            return (low, end) if end - low >= _LEAST else None
        first = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
        if end - after < 2 and first - sentence.first_token > _LEAST:
            last = first
            while last > sentence.first_token and norms[last - 1] in MARKS:
                last -= 1
            return (sentence.first_token, last) if norms[last:first] else None
        return None

    def _ahead(self, draft: Draft, sentence: Sentence) -> TokenSpan | None:
        """Content before "..., X told Reuters on Monday"."""
        if draft.source is None or draft.source[1] > draft.cue[0]:
            return None
        norms, w = self._norms, words()
        start, comma = self._past_dateline(sentence), draft.source[0] - 1
        if comma - start <= _LEAST or norms[comma] != ",":
            return None
        lead = norms[start]
        if lead in w.preposition or lead in w.condition or lead in OPENING:
            return None
        if not self._tail(draft.cue[1], sentence):
            return None
        return start, comma

    def within_reason(self, draft: Draft) -> tuple[TokenSpan, ...]:
        """The parts of the content that lie in the cue's sentence or in quotations.

        Reported speech without quotation marks ends with its sentence.
        """
        sentence = self._document.sentences[draft.sentence]
        start, end = sentence.first_token, sentence.last_token
        kept: list[TokenSpan] = []
        for first, last in draft.parts:
            if first >= start and last <= end:
                kept.append((first, last))
                continue
            begun = -1
            for i in range(first, last):
                good = start <= i < end or self._grammar.quoted[i]
                if good and begun < 0:
                    begun = i
                elif not good and begun >= 0:
                    kept.append((begun, i))
                    begun = -1
            if begun >= 0:
                kept.append((begun, last))
        return disjoint(kept)

    def to_edges(
        self, parts: tuple[TokenSpan, ...], draft: Draft, taken: set[int]
    ) -> tuple[TokenSpan, ...]:
        """Let reported speech that breaks off run on to the end of its clause."""
        if not parts or parts[-1][0] < draft.cue[1]:
            return parts
        first, last = parts[-1]
        end = self._document.sentences[draft.sentence].last_token
        norms, stops = self._norms, words().clause_end
        comma = self._led(first, last, draft)
        if comma is not None:
            return (*parts[:-1], (first, comma))
        last = self._past_dashes(last, end, taken)
        last = self._past_comma(first, last, draft, taken)
        if last > end or any(self._grammar.quoted[last - 1 : last + 1]):
            return parts
        while (
            last < end
            and last not in taken
            and norms[last][0].isalnum()
            and (norms[last] not in stops or self._agent(last))
        ):
            last += 1
        if last == parts[-1][1] or (last < end and norms[last] in ('"', "“")):
            return parts
        return (*parts[:-1], (first, last))

    def _led(self, first: int, last: int, draft: Draft) -> int | None:
        """Where content ends that the sentence's main clause follows after a comma.

        "While many pledged [to support him], all would be free".
        """
        norms, source = self._norms, draft.source
        start = self._document.sentences[draft.sentence].first_token
        if source is None or source[0] != start + 1 or norms[start] not in _LEADING:
            return None
        if "," not in norms[first:last] or any(self._grammar.quoted[first:last]):
            return None
        return norms.index(",", first, last)

    def _agent(self, by: int) -> bool:
        """Whether "by" tells who did what a participle before it says."""
        norms = self._norms
        return norms[by] == "by" and norms[by - 1].endswith(PARTICIPLES)

    def _past_comma(self, first: int, last: int, draft: Draft, taken: set[int]) -> int:
        """To the sentence's end where a comma breaks content off before its verb."""
        norms, w = self._norms, words()
        sentence = self._document.sentences[draft.sentence]
        end = self._grammar.last_word(last, sentence)
        if last + 1 >= end or norms[last] != "," or norms[first] != "that":
            return last
        inside = norms[first + 1 : last]
        opened = len(inside) > 0 and (
            inside[0] in w.clause_end or inside[0] in w.preposition or inside[0] == ","
        )
        verbless = (
            w.auxiliary.isdisjoint(inside) and norms[last + 1] not in w.clause_end
        )
        if not opened or (not verbless and inside[0] == ","):
            return last
        whole = not any(i in taken for i in range(last, end))
        return end if whole and not any(self._grammar.quoted[last:end]) else last

    def _past_dashes(self, last: int, end: int, taken: set[int]) -> int:
        """Past a parenthesis between dashes that breaks content off."""
        norms = self._norms
        if last >= end or norms[last] not in _DASHES:
            return last
        for i in range(last + 1, min(last + _PARENTHESIS, end - 1)):
            if i in taken:
                return last
            if norms[i] in _DASHES:
                return i + 1
        return last


def disjoint(parts: Sequence[TokenSpan]) -> tuple[TokenSpan, ...]:
    """``parts`` in order, without empty ones, those that meet made one."""
    found: list[TokenSpan] = []
    for first, last in sorted(parts):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif first < last:
            found.append((first, last))
    return tuple(found)
