"""Rules on top of the tagger: what its training data lacks.

Impersonal reports, subjects that stand apart from their verb, cues that the word list
is sure of, quotations left over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ..document import Document, Quotation, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .grammar import CLAUSE, MARKS, Grammar
from .link import tokens_of
from .missing import SURE, missing
from .names import Names
from .words import words

_ASIDE, _LONG_ASIDE = 6, 10
_LEAST = 4
_DATELINE = 16


def repaired(
    drafts: Sequence[Draft],
    document: Document,
    matches: Mapping[str, tuple[Match, ...]],
    names: Names,
) -> list[Draft]:
    """The drafts with gaps filled and missing ones added, in order of their cues."""
    grammar = Grammar(document, names)
    repair = _Repair(document, grammar)
    cues = matches.get("report_verbs", ())
    found = [*drafts, *missing(drafts, cues, document, grammar)]
    found.sort(key=lambda d: d.cue)
    reports = {
        i: i == m.first
        for m in cues
        if m.entry.label == "reportive"
        for i in range(m.first, m.last)
    }
    listed = {i for m in cues for i in range(m.first, m.last)}
    sure = {i for m in cues if m.entry.weight >= SURE for i in range(m.first, m.last)}
    found = repair.with_content(found, sure)
    filled: list[Draft] = []
    for draft in found:
        whole = repair.filled(draft, filled[-1] if filled else None, listed, reports)
        if whole.source is not None or whole.parts:
            filled.append(whole)
    found = repair.with_quotations(filled)
    taken = {d.cue[0] for d in found} | {d.source[0] for d in found if d.source}
    return [
        d._replace(parts=repair.to_edges(repair.within_reason(d), d, taken))
        if d.parts
        else d
        for d in found
    ]


class _Repair:
    __slots__ = ("_document", "_grammar", "_norms")

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._document = document
        self._grammar = grammar
        self._norms = grammar.norms

    def filled(
        self,
        draft: Draft,
        before: Draft | None,
        listed: set[int],
        reports: Mapping[int, bool],
    ) -> Draft:
        """``draft`` with its source made out, where the sentence tells it."""
        draft = self._with_noun(draft)
        first, last = draft.cue
        norms = self._norms
        passive = self._grammar.passive(first)
        inside = draft.source is not None and draft.source[0] in reports
        stated = (
            passive
            and norms[last : last + 1] == ("to",)
            and draft.source is not None
            and draft.source[0] < first
            and any(i in listed for i in range(first, last))
        )
        report = (
            stated
            or any(reports.get(i, False) for i in range(first, last))
            or ((passive or inside) and any(i in reports for i in range(first, last)))
        )
        if draft.impersonal or report:
            told = (draft.source,) if draft.source and not inside else ()
            parts = tuple(sorted({*draft.parts, *told}))
            return draft._replace(source=None, parts=parts, impersonal=True)
        if draft.source is not None and self._grammar.is_relative(draft.source):
            draft = draft._replace(source=None)
        if draft.source is not None:
            source = self._grammar.whole(draft.source)
            if norms[source[0]] == "it" and source[1] - source[0] == 1 and passive:
                return draft._replace(source=None, impersonal=True)
            return draft._replace(source=source)
        if passive:
            return draft._replace(
                impersonal=any(i in listed for i in range(*draft.cue))
            )
        if not any(i in listed for i in range(*draft.cue)):
            return draft
        sentence = self._document.sentences[draft.sentence]
        follows = (
            before is not None
            and before.sentence == draft.sentence
            and before.source is not None
            and not any(a <= first < b for a, b in before.parts)
        )
        lead = self._grammar.lead(first)
        joined = norms[lead - 1] in ("and", "but", "or") if lead else False
        if joined:
            shared = before.source if follows and before else None
            opening = self._grammar.first_subject(sentence, first)
            return draft._replace(source=shared or opening)
        if norms[lead].endswith("ing") and lead == first:
            return draft._replace(source=before.source) if follows and before else draft
        return draft._replace(source=self._grammar.subject(first, sentence))

    def _with_noun(self, draft: Draft) -> Draft:
        """A source that is an article alone takes the noun from its cue."""
        source, (first, last) = draft.source, draft.cue
        if source is None or source[1] != first or last - first == 1:
            return draft
        if any(n not in words().article for n in self._norms[source[0] : first]):
            return draft
        return draft._replace(source=(source[0], last - 1), cue=(last - 1, last))

    def with_content(self, drafts: Sequence[Draft], sure: set[int]) -> list[Draft]:
        """Give sure cues that were left without content what stands beside them."""
        found = list(drafts)
        for i, draft in enumerate(found):
            if not any(j in sure for j in range(*draft.cue)):
                continue
            sentence = self._document.sentences[draft.sentence]
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
        if not (start < first < last <= begins <= last + 1):
            return draft
        closes = self._grammar.last_word(after, sentence) == after
        alone = i == 0 or drafts[i - 1].cue[0] < start
        if closes and alone and not any(self._grammar.quoted[start:begins]):
            return draft._replace(parts=((start, last),))
        return draft

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
        for i in range(first, min(first + _LONG_ASIDE, last - 1)):
            if norms[i] in CLAUSE or norms[i] == ",":
                return draft._replace(parts=((i, last), *draft.parts[1:]))
        return draft

    def _past_aside(self, draft: Draft) -> Draft:
        """Leave out how it was said: "posted on its website that ..."."""
        first, last = draft.parts[0]
        norms = self._norms
        if first != draft.cue[1] or words().preposition.isdisjoint(
            norms[first - 1 : first + 1]
        ):
            return draft
        for i in range(first, min(first + _LONG_ASIDE, last - 1)):
            if norms[i] == "that":
                return draft._replace(parts=((i, last), *draft.parts[1:]))
            if norms[i] in MARKS:
                break
        return draft

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

    def _beside(self, draft: Draft, sentence: Sentence) -> TokenSpan | None:
        """What follows the cue, or, where it ends the sentence, what precedes it."""
        norms = self._norms
        end = self._grammar.last_word(draft.cue[1], sentence)
        after = max(draft.cue[1], draft.source[1] if draft.source else 0)
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
        if last > end or any(self._grammar.quoted[last - 1 : last + 1]):
            return parts
        begun = last
        while (
            last < end
            and last not in taken
            and norms[last][0].isalnum()
            and norms[last] not in stops
        ):
            last += 1
        if last == begun or (last < end and norms[last] in ('"', "“")):
            return parts
        return (*parts[:-1], (first, last))

    def with_quotations(self, drafts: list[Draft]) -> list[Draft]:
        """Quotations that nobody claims go to who spoke last, run by run."""
        covered = _Cover(drafts)
        cues = [d.cue for d in drafts]
        starts = [s.start for s in self._document.sentences]
        for quotation in self._document.quotations:
            span = tokens_of(
                self._document, quotation.content_start, quotation.content_end
            )
            if span[1] - span[0] < 4 or covered.touches(span):
                continue
            own = bisect_right(starts, quotation.start) - 1
            place = bisect_left(cues, (span[0], span[0])) - 1
            at = self._speaker(drafts, place, own, quotation)
            if at is not None:
                parts = tuple(sorted((*drafts[at].parts, span)))
                drafts[at] = drafts[at]._replace(parts=parts)
        return drafts

    def _speaker(
        self, drafts: Sequence[Draft], place: int, own: int, quotation: Quotation
    ) -> int | None:
        """Whose a quotation is that stands alone in sentence ``own``, if anybody's.

        ``place`` is the last draft before it.
        """
        if own < 0 or place < 0 or drafts[place].source is None:
            return None
        sentence = self._document.sentences[own]
        alone = quotation.start - sentence.start < 2
        near = own - drafts[place].sentence <= 2
        known = bool(drafts[place].parts)
        return place if alone and near and known and sentence.kind.scored else None


def disjoint(parts: Sequence[TokenSpan]) -> tuple[TokenSpan, ...]:
    """``parts`` in order, without empty ones, those that meet made one."""
    found: list[TokenSpan] = []
    for first, last in sorted(parts):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif first < last:
            found.append((first, last))
    return tuple(found)


class _Cover:
    """Which tokens are cue, source or content of some draft."""

    __slots__ = ("_tokens",)

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._tokens: set[int] = set()
        for draft in drafts:
            for first, last in (draft.cue, *draft.parts):
                self._tokens.update(range(first, last))

    def touches(self, span: TokenSpan) -> bool:
        return any(i in self._tokens for i in range(*span))
