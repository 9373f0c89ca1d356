"""Rules on top of the tagger: what its training data lacks.

Impersonal reports, subjects that stand apart from their verb, cues that the word list
is sure of, quotations left over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..document import Document, Quotation, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .link import tokens_of
from .names import Names
from .words import words

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'re", "not"})
_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—", '"', "“", "”"})
_SET_OFF = frozenset({",", "–", "—", ")"})
_OPENING = frozenset({"that", "and", "but", "because", "while", "when", "if", "as"})
_CLAUSE = frozenset({"that", '"', "“", "‘", ":", "whether"})
_LONGEST_SUBJECT = 14
#: A cue of at least this weight in the word list is hardly ever anything else.
SURE = 0.8
_ASIDE = 6
_LEAST = 4


def repaired(
    drafts: Sequence[Draft],
    document: Document,
    matches: Mapping[str, tuple[Match, ...]],
    names: Names,
) -> list[Draft]:
    """The drafts with gaps filled and missing ones added, in order of their cues."""
    repair = _Repair(document, names)
    cues = matches.get("report_verbs", ())
    found = [*drafts, *repair.missing(drafts, cues)]
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
    return repair.with_quotations(filled)


class _Repair:
    __slots__ = ("_document", "_names", "_norms", "_quoted")

    def __init__(self, document: Document, names: Names) -> None:
        self._document = document
        self._names = names
        self._norms = document.tokens.norms
        self._quoted = _quoted(document)

    def missing(self, drafts: Sequence[Draft], cues: Sequence[Match]) -> list[Draft]:
        """Drafts for cues of the word list that cannot well be anything else."""
        taken = {i for d in drafts for i in range(*d.cue)}
        found: list[Draft] = []
        for match in cues:
            if any(i in taken for i in range(match.first, match.last)):
                continue
            sentence = self._document.sentences[match.sentence]
            if match.entry.label == "reportive" and match.entry.weight > 0.8:
                found.append(self._report(match, sentence))
            elif match.entry.pos == "verb":
                draft = self._shown(match, sentence) or self._speech(match, sentence)
                if draft is not None:
                    found.append(draft)
        if not words().publishing.isdisjoint(self._norms):
            found += [d for d in self._published() if d.cue[0] not in taken]
        return found

    def _published(self) -> list[Draft]:
        """Who put a document out: "in a photograph released by X"."""
        norms, w = self._norms, words()
        found: list[Draft] = []
        for sentence in self._document.scored:
            end = sentence.last_token
            for i in range(sentence.first_token + 1, end - 2):
                if norms[i + 1] != "by" or norms[i] not in w.publishing:
                    continue
                if w.document.isdisjoint(norms[max(0, i - 3) : i]):
                    continue
                last = i + 2
                while last < end and norms[last] not in _MARKS and last - i < 12:
                    last += 1
                while last > i + 2 and not norms[last - 1][0].isalnum():
                    last -= 1
                if last == i + 2:
                    continue
                rest = (last + (last < end and norms[last] == ","), end - 1)
                parts = (rest,) if rest[1] - rest[0] >= _LEAST else ()
                found.append(Draft(sentence.index, (i, i + 1), (i + 2, last), parts))
        return found

    def _report(self, match: Match, sentence: Sentence) -> Draft:
        """An impersonal report: its clause is its content."""
        first, last = match.first, match.last
        start, end = self._clause(first, last, sentence)
        parts = tuple(p for p in ((start, first), (last, end)) if p[0] < p[1])
        return Draft(sentence.index, (first, last), None, parts, True)

    def _clause(self, first: int, last: int, sentence: Sentence) -> TokenSpan:
        """The stretch around ``first:last`` up to a mark, a conjunction or a verb cue."""
        start, end = first, last
        while start > sentence.first_token and (
            self._norms[start - 1] not in _MARKS
            and self._norms[start - 1] not in _OPENING
        ):
            start -= 1
        while end < sentence.last_token and self._norms[end] not in (
            ";", ":", ".", "but", "?", "!",
        ):  # fmt: skip
            end += 1
        return start, end

    def _speech(self, match: Match, sentence: Sentence) -> Draft | None:
        """A finite speech verb with a subject and a that-clause or a quotation."""
        first, last = match.first, match.last
        if match.entry.weight < SURE or last >= sentence.last_token:
            return None
        if self._quoted[first] or self._passive(first):
            return None
        sure = match.entry.weight >= 0.9 and match.entry.label != "neutral"
        if not (
            self._opens_content(last, sentence) or (sure and self._norms[last] == "to")
        ):
            return None
        source = self._subject(first, sentence)
        if source is None:
            return None
        end = self._last_word(last, sentence)
        aside = range(last, min(last + 10, end))
        that = next((i for i in aside if self._norms[i] == "that"), last)
        return Draft(sentence.index, (first, last), source, ((that, end),))

    def _shown(self, match: Match, sentence: Sentence) -> Draft | None:
        """A document that shows something: "a short clip shows two lorries"."""
        first, last = match.first, match.last
        norms = self._norms
        if norms[first] not in words().showing or self._quoted[first]:
            return None
        source = self._subject(first, sentence)
        if source is None or source[0] - sentence.first_token > 1:
            return None
        if norms[source[1] - 1] not in words().document:
            return None
        end = self._last_word(last, sentence)
        if end - last < _LEAST:
            return None
        return Draft(sentence.index, (first, last), source, ((last, end),))

    def _last_word(self, first: int, sentence: Sentence) -> int:
        end = sentence.last_token
        while end > first and not self._norms[end - 1][0].isalnum():
            end -= 1
        return end

    def _opens_content(self, last: int, sentence: Sentence) -> bool:
        """Whether a that-clause or a quotation follows, a short adverbial aside."""
        norms = self._norms
        if norms[last] in _CLAUSE:
            return True
        for i in range(last, min(last + 10, sentence.last_token)):
            if norms[i] == "that":
                return norms[last] in words().preposition
            if norms[i] in _MARKS:
                return False
        return False

    def filled(
        self,
        draft: Draft,
        before: Draft | None,
        listed: set[int],
        reports: Mapping[int, bool],
    ) -> Draft:
        """``draft`` with its source made out, where the sentence tells it."""
        first, last = draft.cue
        norms = self._norms
        passive = self._passive(first)
        inside = draft.source is not None and draft.source[0] in reports
        report = any(reports.get(i, False) for i in range(first, last)) or (
            (passive or inside) and any(i in reports for i in range(first, last))
        )
        if draft.impersonal or report:
            told = (draft.source,) if draft.source and not inside else ()
            parts = tuple(sorted({*draft.parts, *told}))
            return replace(draft, source=None, parts=parts, impersonal=True)
        if draft.source is not None and self._relative(draft.source):
            draft = replace(draft, source=None)
        if draft.source is not None:
            source = self._whole(draft.source)
            if norms[source[0]] == "it" and source[1] - source[0] == 1 and passive:
                return replace(draft, source=None, impersonal=True)
            return replace(draft, source=source)
        if passive:
            return replace(
                draft, impersonal=any(i in listed for i in range(*draft.cue))
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
        lead = self._lead(first)
        joined = norms[lead - 1] in ("and", "but", "or") if lead else False
        if joined:
            source = (
                before.source if follows and before else self._first(sentence, first)
            )
            return replace(draft, source=source)
        if norms[lead].endswith("ing") and lead == first:
            return replace(draft, source=before.source) if follows and before else draft
        return replace(draft, source=self._subject(first, sentence))

    def _passive(self, first: int) -> bool:
        """Whether the cue that begins at ``first`` is in the passive."""
        norms = self._norms
        verb = first
        while verb < len(norms) - 1 and norms[verb] in words().auxiliary:
            verb += 1
        lead = self._lead(verb)
        participle = norms[verb].endswith(("ed", "en", "wn", "id", "ught", "old"))
        return participle and any(n in _BE for n in norms[lead:verb])

    def _lead(self, first: int) -> int:
        """Where the verb group that ends before ``first`` begins."""
        while first > 0 and (
            self._norms[first - 1] in words().auxiliary or self._adverb(first - 1)
        ):
            first -= 1
        return first

    def _adverb(self, i: int) -> bool:
        return self._norms[i].endswith("ly") and len(self._norms[i]) > 4

    def _subject(self, cue: int, sentence: Sentence) -> TokenSpan | None:
        """The noun phrase that the verb at ``cue`` belongs to, found leftwards."""
        norms, start = self._norms, sentence.first_token
        last = self._lead(cue)
        while last - 1 > start and norms[last - 1] in _SET_OFF:
            apart = self._apart(last - 1, start)
            if apart is not None:
                return apart
            if norms[last - 1] == "," and self._adverb_or_aux(last - 2):
                last = self._lead(last - 1)
                continue
            return None
        first = last
        while (
            first > start
            and norms[first - 1] not in _MARKS
            and norms[first - 1] not in _OPENING
            and not self._quoted[first - 1]
            and last - first < _LONGEST_SUBJECT
        ):
            first -= 1
        first = self._without_lead(first, last)
        return (first, last) if first < last else None

    def _first(self, sentence: Sentence, cue: int) -> TokenSpan | None:
        """The subject that opens the sentence of a cue after "and"."""
        norms, first = self._norms, sentence.first_token
        while first < cue and (norms[first] in _OPENING or norms[first] in _MARKS):
            first += 1
        last = first
        while last < cue and norms[last] not in words().auxiliary:
            if norms[last] in _MARKS or last - first > _LONGEST_SUBJECT:
                name = self._names.covering(last - 1)
                return (first, last) if name and name.last == last else None
            last += 1
        if norms[first] in words().preposition or last == cue:
            return None
        return (first, last) if first < last else None

    def _adverb_or_aux(self, i: int) -> bool:
        return i >= 0 and (self._norms[i] in words().auxiliary or self._adverb(i))

    def _without_lead(self, first: int, last: int) -> int:
        """Drop "In an editorial" and the like before a name."""
        if first < last and self._norms[first] in words().preposition:
            inside = self._names.within(first + 1, last)
            ending = [n for n in inside if n.last == last]
            return ending[0].first if ending else last
        return first

    def _apart(self, mark: int, start: int) -> TokenSpan | None:
        """The name before a parenthesis that ends at ``mark``: "X, leader of Y, said"."""
        norms = self._norms
        opener = "(" if norms[mark] == ")" else norms[mark]
        for i in range(start + 1, mark):
            if norms[i] != opener and not (opener == "—" and norms[i] == "–"):
                continue
            end = i
            if norms[i - 1] == ")":
                end = max((k for k in range(start, i) if norms[k] == "("), default=i)
            name = self._names.covering(end - 1)
            if name is None or name.last != end:
                continue
            lead = norms[name.first - 1] if name.first > start else ""
            if lead in words().preposition or lead in words().kinship:
                continue
            return name.first, end
        return None

    def _whole(self, source: TokenSpan) -> TokenSpan:
        """A source that is only an apposition gets the name before it."""
        first, last = source
        norms = self._norms
        while last > first + 1 and not norms[last - 1][0].isalnum():
            last -= 1
        if first < 2 or norms[first - 1] not in _SET_OFF or norms[first - 1] == ")":
            return first, last
        before = first - 1
        if norms[before - 1] == ")":
            before = next((k for k in range(before, 0, -1) if norms[k] == "("), before)
        name = self._names.covering(before - 1)
        if name is None or name.last != before or self._names.covering(first):
            return first, last
        lead = first + 1 if norms[first] in words().article else first
        if self._names.covering(lead) and norms[lead] not in words().title:
            return first, last
        return name.first, last

    def _relative(self, source: TokenSpan) -> bool:
        """Whether the source is only named as somebody's relative."""
        first = source[0]
        norms = self._norms
        return (
            first > 1
            and norms[first - 1] == "of"
            and norms[first - 2] in words().kinship
        )

    def with_content(self, drafts: Sequence[Draft], sure: set[int]) -> list[Draft]:
        """Give sure cues that were left without content what stands beside them."""
        found = list(drafts)
        for i, draft in enumerate(found):
            if not any(j in sure for j in range(*draft.cue)):
                continue
            sentence = self._document.sentences[draft.sentence]
            if draft.parts and not self._strays(draft, sentence):
                found[i] = self._past_listener(draft)
                continue
            after = found[i + 1] if i + 1 < len(found) else None
            if after and after.sentence == draft.sentence and after.parts:
                first, last = after.parts[0]
                if 0 <= first - draft.cue[1] < _ASIDE and last <= after.cue[0]:
                    found[i] = replace(draft, parts=after.parts)
                    whole = ((sentence.first_token, last), *after.parts[1:])
                    found[i + 1] = replace(after, parts=whole)
                    continue
            span = self._beside(draft, sentence)
            if span is not None:
                found[i] = replace(draft, parts=(span,))
        return found

    def _strays(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether "according to" opens its sentence, with content only before it."""
        return (
            draft.cue[0] == sentence.first_token
            and self._norms[draft.cue[0]] == "according"
            and all(last <= draft.cue[0] for _, last in draft.parts)
        )

    def _past_listener(self, draft: Draft) -> Draft:
        """Leave out who is told: "told the council that ..."."""
        first, last = draft.parts[0]
        norms = self._norms
        if first != draft.cue[1] or norms[first - 1] not in words().addressing:
            return draft
        for i in range(first, min(first + 8, last - 1)):
            if norms[i] in _CLAUSE or norms[i] == ",":
                return replace(draft, parts=((i, last), *draft.parts[1:]))
        return draft

    def _beside(self, draft: Draft, sentence: Sentence) -> TokenSpan | None:
        """What follows the cue, or, where it ends the sentence, what precedes it."""
        norms = self._norms
        end = self._last_word(draft.cue[1], sentence)
        after = max(draft.cue[1], draft.source[1] if draft.source else 0)
        if end - draft.cue[1] >= _LEAST and norms[draft.cue[1]] not in _MARKS:
            if draft.source is None or draft.source[0] < draft.cue[1]:
                return draft.cue[1], end
            low = after + (norms[after] == ",")
            return (low, end) if end - low >= _LEAST else None
        first = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
        if end - after < 2 and first - sentence.first_token > _LEAST:
            last = first
            while last > sentence.first_token and norms[last - 1] in _MARKS:
                last -= 1
            return (sentence.first_token, last) if norms[last:first] else None
        return None

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
                drafts[at] = replace(drafts[at], parts=parts)
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
        alone = quotation.start - sentence.start < 2  # noqa: PLR2004
        near = own - drafts[place].sentence <= 2  # noqa: PLR2004
        known = bool(drafts[place].parts)
        return place if alone and near and known and sentence.kind.scored else None


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


def _quoted(document: Document) -> list[bool]:
    """For every token whether it stands in a quotation of several words."""
    marks = [False] * len(document.tokens)
    for q in document.quotations:
        first, last = tokens_of(document, q.content_start, q.content_end)
        if last - first > 1:
            marks[first:last] = [True] * (last - first)
    return marks
