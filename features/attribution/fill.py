"""Sources made out where the tagger found none, or the wrong one."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document, Sentence
from ..lexicon import Match
from .drafts import Draft, TokenSpan
from .grammar import Grammar
from .trim import existential, trimmed
from .words import words

_TAILS = frozenset({"of", "to", "for", "in", "at", "from", "with", "by"})
_TAILS |= {"including"}
_TOLD = frozenset({"that", "of", "whether"})
_BEING = frozenset({"is", "was", "'s"})
_JOINING = frozenset({"and", "but", "or"})


class Filler:
    """Gives the drafts of one document their sources."""

    __slots__ = ("_document", "_grammar", "_listed", "_norms", "_reports")

    def __init__(
        self, document: Document, grammar: Grammar, cues: Sequence[Match]
    ) -> None:
        self._document = document
        self._grammar = grammar
        self._norms = grammar.norms
        self._listed = {i for m in cues for i in range(m.first, m.last)}
        #: Tokens of impersonal reports; true where one begins.
        self._reports = {
            i: i == m.first
            for m in cues
            if m.entry.label == "reportive"
            for i in range(m.first, m.last)
        }

    def filled(self, draft: Draft, before: Draft | None) -> Draft:
        """``draft`` with its source made out, where the sentence tells it.

        ``before`` is the draft before it, whose source it may share.
        """
        sentence = self._document.sentences[draft.sentence]
        draft = self._trimmed(self._with_noun(draft), sentence)
        passive = self._grammar.passive(draft.cue[0])
        patient = passive and self._is_patient(draft)
        if not draft.impersonal and (patient or self._is_accused(draft)):
            return self._by_agent(draft, sentence)
        reported = self._report(draft, passive)
        if reported is not None:
            return reported
        if draft.source is not None and self._grammar.is_relative(draft.source):
            draft = draft._replace(source=None)
        if draft.source is not None:
            return self._sourced(draft, draft.source, sentence, passive)
        if passive:
            known = self._grammar.verb(draft.cue[0]) in self._listed
            return draft._replace(impersonal=known)
        if not any(i in self._listed for i in range(*draft.cue)):
            return draft
        return self._sought(draft, before, sentence)

    def _report(self, draft: Draft, passive: bool) -> Draft | None:
        """Make a report that nobody is named for of "is said to" and its like."""
        first, last = draft.cue
        inside = draft.source is not None and draft.source[0] in self._reports
        stated = (
            passive
            and draft.source is not None
            and draft.source[0] < first
            and self._grammar.verb(first) in self._listed
            and self._grammar.infinitive(last)
        )
        touched = any(i in self._reports for i in range(first, last))
        begun = any(self._reports.get(i, False) for i in range(first, last))
        if not (
            draft.impersonal or stated or begun or ((passive or inside) and touched)
        ):
            return None
        told = (draft.source,) if draft.source and not inside else ()
        parts = tuple(sorted({*draft.parts, *told}))
        return draft._replace(source=None, parts=parts, impersonal=True)

    def _sourced(
        self, draft: Draft, source: TokenSpan, sentence: Sentence, passive: bool
    ) -> Draft:
        """``draft`` with the source it has made whole, or the right one."""
        if self._governed(source, draft.cue[0]):
            opening = self._grammar.first_subject(sentence, draft.cue[0])
            return draft._replace(source=opening or source)
        source = self._grammar.whole(self._ungoverned(source, draft, sentence))
        first, last = draft.cue
        obvious = self._norms[first] in _BEING and not any(
            i in self._listed for i in range(first, last)
        )
        alone = self._norms[source[0]] == "it" and source[1] - source[0] == 1
        if alone and (passive or obvious):
            return draft._replace(source=None, impersonal=passive)
        return draft._replace(source=source)

    def _sought(self, draft: Draft, before: Draft | None, sentence: Sentence) -> Draft:
        """``draft`` with the subject of its cue, shared or looked for leftwards."""
        first = draft.cue[0]
        norms, grammar = self._norms, self._grammar
        shared = None
        if (
            before is not None
            and before.sentence == draft.sentence
            and not any(a <= first < b for a, b in before.parts)
        ):
            shared = before.source
        lead = grammar.lead(first)
        if lead and norms[lead - 1] in _JOINING:
            opening = shared or grammar.first_subject(sentence, first)
            return draft._replace(source=opening)
        if norms[lead].endswith("ing") and lead == first:
            apart = norms[first - 1 : first] == (",",) and not grammar.quoted[first]
            opening = grammar.first_subject(sentence, first) if apart else None
            return draft._replace(source=shared or opening)
        quoted = any(b <= first and grammar.quoted[b - 1] for _, b in draft.parts)
        source = grammar.follower(draft.cue[1], sentence) if quoted else None
        source = source or self._after_cue(grammar.subject(first, sentence))
        if source is not None:
            source = trimmed(source, grammar, first)
        if source is not None and existential(source, grammar):
            source = None
        return draft._replace(source=source)

    def _after_cue(self, source: TokenSpan | None) -> TokenSpan | None:
        """The end of a subject in which somebody else speaks: "A insisted that B"."""
        if source is None:
            return None
        first, last = source
        inner = range(first + 1, last - 1)
        if any(i in self._listed and self._norms[i].endswith("ed") for i in inner):
            return self._grammar.name_start(last - 1, last - 1), last
        return source

    def _governed(self, source: TokenSpan, first: int) -> bool:
        """Whether a participle's source stands in a phrase: "in Velmark saying"."""
        norms, w = self._norms, words()
        before = norms[source[0] - 1] if source[0] else ""
        return (
            source[1] == first
            and norms[first].endswith("ing")
            and (before in w.preposition or before in ("both", "and"))
            and before not in ("with", "by")
        )

    def _ungoverned(
        self, source: TokenSpan, draft: Draft, sentence: Sentence
    ) -> TokenSpan:
        """The whole subject where the source is only its tail: "to the floor"."""
        first = draft.cue[0]
        before = self._norms[source[0] - 1] if source[0] else ""
        lead = self._grammar.lead(first)
        apart = source[1] + 1 == lead and self._norms[source[1]] == ","
        if (source[1] != lead and not apart) or before not in _TAILS:
            return source
        subject = self._grammar.subject(first, sentence)
        if subject is None or subject[0] >= source[0]:
            return source
        return subject if apart or subject[1] >= source[1] else source

    def _is_patient(self, draft: Draft) -> bool:
        """Whether the subject of the passive cue is spoken to or of."""
        first = draft.cue[0]
        ahead = draft.source is None or draft.source[0] < first
        return ahead and self._norms[self._grammar.verb(first)] in words().patient

    def _is_accused(self, draft: Draft) -> bool:
        """Whether the source is who a participle speaks of: "police accused of"."""
        norms, patient = self._norms, words().patient
        return any(
            norms[i] in patient and norms[i + 1 : i + 2] == ("of",)
            for i in range(*draft.cue)
        )

    def _by_agent(self, draft: Draft, sentence: Sentence) -> Draft:
        """A passive like "was told", "is accused of": its agent speaks, if any.

        Without an agent, only "that" and "of" leave something said.
        """
        last = draft.cue[1]
        agent = self._grammar.agent(last, sentence)
        if agent is not None:
            return draft._replace(source=agent)
        told = "of" in self._norms[draft.cue[0] : last + 1]
        told = told or any(self._norms[a] in _TOLD for a, _ in draft.parts)
        return draft._replace(source=None, impersonal=told)

    def _trimmed(self, draft: Draft, sentence: Sentence) -> Draft:
        """``draft`` with its source cut down to a noun phrase."""
        if draft.source is None:
            return draft
        first, last = draft.source
        if last <= sentence.first_token or first >= sentence.last_token:
            return draft._replace(source=None)
        if first < sentence.first_token < last:  # the headline's last words
            first = sentence.first_token
        source = trimmed((first, last), self._grammar, sentence.last_token)
        if source is not None and source[0] > first:
            draft = self._up_to(source[0] - 1, first, draft)
        return draft if source == draft.source else draft._replace(source=source)

    def _up_to(self, comma: int, first: int, draft: Draft) -> Draft:
        """Give the content what the source from ``first`` on had taken from it."""
        if self._norms[comma] != "," or not draft.parts:
            return draft
        begun, end = draft.parts[-1]
        if not first - 1 <= end <= first:
            return draft
        return draft._replace(parts=(*draft.parts[:-1], (begun, comma)))

    def _with_noun(self, draft: Draft) -> Draft:
        """A source that is an article alone takes the noun from its cue."""
        source, (first, last) = draft.source, draft.cue
        if source is None or source[1] != first or last - first == 1:
            return draft
        if any(n not in words().article for n in self._norms[source[0] : first]):
            return draft
        return draft._replace(source=(source[0], last - 1), cue=(last - 1, last))
