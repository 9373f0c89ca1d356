"""Just enough grammar: verb groups, subjects, passives, without a parser."""

from __future__ import annotations

from ..document import Document, Sentence
from ..word_classes import word_class
from .drafts import TokenSpan
from .link import tokens_of
from .names import Names
from .words import words

#: Marks that end a noun phrase, and those that set a parenthesis off.
MARKS = frozenset({",", ";", ":", "(", ")", "–", "—", '"', "“", "”"})
_SET_OFF = frozenset({",", "–", "—", ")"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'re", "not"})
#: Words before which a clause ends, and what may open reported content.
OPENING = frozenset({"that", "and", "but", "because", "while", "when", "if", "as"})
CLAUSE = frozenset({"that", '"', "“", "‘", ":", "whether"})
#: How past participles end.
PARTICIPLES = ("ed", "en", "wn", "id", "ught", "old")
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_LONGEST_SUBJECT, _SHORT_PHRASE = 14, 6
_ASIDE = 10


class Grammar:
    """Answers about one document's verb groups and noun phrases."""

    __slots__ = ("_names", "norms", "quoted")

    def __init__(self, document: Document, names: Names) -> None:
        self._names = names
        self.norms = document.tokens.norms
        #: For every token whether it stands in a quotation of several words.
        self.quoted = _quoted(document)

    def named(self, token: int) -> bool:
        """Whether token ``token`` is part of a name."""
        return self._names.covering(token) is not None

    def name_end(self, token: int, otherwise: int) -> int:
        """Where the name ends that token ``token`` is part of."""
        name = self._names.covering(token)
        return name.last if name is not None else otherwise

    def name_start(self, token: int, otherwise: int) -> int:
        """Where the name begins that token ``token`` is part of."""
        name = self._names.covering(token)
        return name.first if name is not None else otherwise

    def body(self, token: int) -> TokenSpan | None:
        """The name that token ``token`` is part of, if it is no person's."""
        name = self._names.covering(token)
        return None if name is None or name.person else (name.first, name.last)

    def follower(self, last: int, sentence: Sentence) -> TokenSpan | None:
        """The subject after its verb: "“Yes,” replied Peter Holm"."""
        norms, end = self.norms, sentence.last_token
        first = last
        while first < end and (
            norms[first] in words().article
            or norms[first] in words().title
            or norms[first] in words().role
        ):
            first += 1
        name = self._names.covering(first) if first < end else None
        if name is not None and name.first == first and name.last <= end:
            return last, name.last
        return (last, first) if first > last and norms[first - 1][0].isalpha() else None

    def passive(self, first: int) -> bool:
        """Whether the cue that begins at ``first`` is in the passive."""
        norms = self.norms
        verb = self.verb(first)
        lead = self.lead(verb)
        participle = norms[verb].endswith(PARTICIPLES)
        return participle and any(n in _BE for n in norms[lead:verb])

    def verb(self, first: int) -> int:
        """The first word from ``first`` on that is no auxiliary."""
        norms, auxiliary = self.norms, words().auxiliary
        while first < len(norms) - 1 and norms[first] in auxiliary:
            first += 1
        return first

    def infinitive(self, to: int) -> bool:
        """Whether "to" at ``to`` opens an infinitive: no "to the court"."""
        norms, w = self.norms, words()
        if norms[to : to + 1] != ("to",) or to + 1 >= len(norms):
            return False
        after = norms[to + 1]
        return (
            after[0].isalpha()
            and after not in w.article
            and after not in w.preposition
            and not self._names.covering(to + 1)
        )

    def agent(self, last: int, sentence: Sentence) -> TokenSpan | None:
        """Who does what a passive cue that ends before ``last`` says: "by X"."""
        norms = self.norms
        first = last if norms[last - 1] == "by" else last + 1
        if first >= sentence.last_token or norms[first - 1] != "by":
            return None
        end = first
        while (
            end < sentence.last_token
            and norms[end] not in MARKS
            and norms[end] not in OPENING
            and norms[end] not in words().preposition
            and norms[end][0].isalnum()
            and end - first < _LONGEST_SUBJECT
        ):
            end += 1
        if norms[first].endswith("ing"):
            return None
        return (first, end) if first < end else None

    def is_finite(self, first: int) -> bool:
        """Whether the verb at ``first`` has a subject: no "to say", no "by saying"."""
        norms = self.norms
        lead = self.lead(first)
        before = norms[lead - 1] if lead else ""
        if before in words().preposition or before in words().article:
            return False
        being = any(n in _BE for n in norms[lead:first])
        return being or not norms[first].endswith("ing")

    def lead(self, first: int) -> int:
        """Where the verb group that ends before ``first`` begins."""
        while first > 0 and (
            self.norms[first - 1] in words().auxiliary or self._adverb(first - 1)
        ):
            first -= 1
        return first

    def _adverb(self, i: int) -> bool:
        return self.norms[i].endswith("ly") and len(self.norms[i]) > 4

    def subject(self, cue: int, sentence: Sentence) -> TokenSpan | None:
        """The noun phrase that the verb at ``cue`` belongs to, found leftwards."""
        norms, start = self.norms, sentence.first_token
        last = self.lead(cue)
        while last - 1 > start and norms[last - 1] in _SET_OFF:
            apart = self._apart(last - 1, start)
            if apart is not None:
                return apart
            if norms[last - 1] == "," and self._adverb_or_aux(last - 2):
                last = self.lead(last - 1)
                continue
            return None
        first = last
        while (
            first > start
            and norms[first - 1] not in MARKS
            and norms[first - 1] not in OPENING
            and not self.quoted[first - 1]
            and last - first < _LONGEST_SUBJECT
        ):
            first -= 1
        first = self._without_lead(first, last)
        return (first, last) if first < last else None

    def first_subject(self, sentence: Sentence, cue: int) -> TokenSpan | None:
        """The subject that opens the sentence of a cue after "and"."""
        norms, first = self.norms, sentence.first_token
        while first < cue and (norms[first] in OPENING or norms[first] in MARKS):
            first += 1
        if norms[first] in words().preposition:  # "After weeks of talks, X ..."
            comma = next((i for i in range(first, cue) if norms[i] == ","), cue)
            first = min(comma + 1, cue)
        if norms[first] in PRONOUNS:
            return first, first + 1
        last = first
        while last < cue and norms[last] not in words().auxiliary:
            if last > first and self._tells(last):
                break
            if norms[last] in MARKS or last - first > _LONGEST_SUBJECT:
                name = self._names.covering(last - 1)
                return (first, last) if name and name.last == last else None
            last += 1
        if last == cue:
            verb = self._past_verb(first, cue)
            last = cue if verb is None else verb
        if last == cue or norms[first] in words().preposition:
            return None
        return (first, last) if first < last else None

    def _tells(self, i: int) -> bool:
        """Whether a past with an object after it is a sentence's verb: "set a date"."""
        norms, w = self.norms, words()
        past = norms[i].endswith("ed") or norms[i] in word_class("past")
        object_ = norms[i + 1] in w.article or norms[i + 1] == "no"
        return past and object_ and norms[i - 1] not in w.article

    def _past_verb(self, first: int, cue: int) -> int | None:
        """The first verb in the past after a name: "Velmark finally caved and said"."""
        name = next((n for n in self._names.within(first, cue)), None)
        if name is None:
            return None
        i = name.last
        while i < cue and self._adverb(i):
            i += 1
        past = i < cue and self.norms[i] in word_class("past")
        if past or (i < cue and self.norms[i].endswith("ed")):
            return name.last
        return None

    def _adverb_or_aux(self, i: int) -> bool:
        return i >= 0 and (self.norms[i] in words().auxiliary or self._adverb(i))

    def _without_lead(self, first: int, last: int) -> int:
        """Drop "In an editorial" and the like before a name."""
        if first < last and self.norms[first] in words().preposition:
            inside = self._names.within(first + 1, last)
            ending = [n for n in inside if n.last == last]
            return ending[0].first if ending else last
        return first

    def _apart(self, mark: int, start: int) -> TokenSpan | None:
        """The name before a parenthesis ending at ``mark``: "X, leader of Y, said"."""
        norms = self.norms
        opener = "(" if norms[mark] == ")" else norms[mark]
        for i in range(start + 1, mark):
            if norms[i] != opener and not (opener == "—" and norms[i] == "–"):
                continue
            end = i
            if norms[i - 1] == ")":
                end = max((k for k in range(start, i) if norms[k] == "("), default=i)
            name = self._names.covering(end - 1)
            if name is None or name.last != end:
                common = self._common(end, start)
                if common is not None:
                    return common
                continue
            lead = norms[name.first - 1] if name.first > start else ""
            if lead in words().preposition or lead in words().kinship:
                continue
            return name.first, end
        return None

    def _common(self, end: int, start: int) -> TokenSpan | None:
        """A noun phrase that opens its clause and ends before ``end``: "its report"."""
        w = words()
        norms = self.norms
        head = norms[end - 1]
        if not (head in w.document or head in w.role or head in w.organisation):
            return None
        first = end - 1
        while first > start and end - first < _SHORT_PHRASE:
            if norms[first] in w.article:
                break
            first -= 1
        opens = first == start or norms[first - 1] in OPENING
        return (first, end) if opens and norms[first] in w.article else None

    def whole(self, source: TokenSpan) -> TokenSpan:
        """A source that is only an apposition gets the name before it."""
        first, last = source
        norms = self.norms
        while last > first + 1 and not norms[last - 1][0].isalnum():
            last -= 1
        while first < last - 1 and not norms[first][0].isalnum():
            first += 1
        if last - first == 1 and norms[first] in PRONOUNS:  # "In Hollin, she said"
            return first, last
        determiner = norms[first - 1] if first > 1 else ""
        if determiner in words().article and determiner != "that":
            first -= 1
        if first < 2 or norms[first - 1] not in _SET_OFF or norms[first - 1] == ")":
            return first, last
        before = first - 1
        if norms[before - 1] == ")":
            before = next((k for k in range(before, 0, -1) if norms[k] == "("), before)
        name = self._names.covering(before - 1)
        if name is None or name.last != before or self._names.covering(first):
            return first, last
        if norms[first - 1] != "," and name.text.isupper():  # "LISBON — The minister"
            return first, last
        lead = first + 1 if norms[first] in words().article else first
        if self._names.covering(lead) and norms[lead] not in words().title:
            return first, last
        return name.first, last

    def is_relative(self, source: TokenSpan) -> bool:
        """Whether the source is only named as somebody's relative."""
        first = source[0]
        norms = self.norms
        return (
            first > 1
            and norms[first - 1] == "of"
            and norms[first - 2] in words().kinship
        )

    def last_word(self, first: int, sentence: Sentence) -> int:
        """One past the last word of the sentence, but not before ``first``."""
        end = sentence.last_token
        while end > first and not self.norms[end - 1][0].isalnum():
            end -= 1
        return end

    def opens_content(self, last: int, sentence: Sentence) -> bool:
        """Whether a that-clause or a quotation follows, a short adverbial aside."""
        norms = self.norms
        if norms[last] in CLAUSE:
            return True
        for i in range(last, min(last + _ASIDE, sentence.last_token)):
            if norms[i] == "that":
                return norms[last] in words().preposition
            if norms[i] in MARKS:
                return False
        return False


def _quoted(document: Document) -> list[bool]:
    """For every token whether it is in a quotation of several words, or its mark."""
    marks = [False] * len(document.tokens)
    for q in document.quotations:
        first, last = tokens_of(document, q.content_start, q.content_end)
        if last - first > 1:
            first, last = tokens_of(document, q.start, q.end)
            marks[first:last] = [True] * (last - first)
    return marks
