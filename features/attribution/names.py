"""Names of persons and bodies in a document, and their short forms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from operator import ne
from typing import NamedTuple

from ..document import Document, Tokens
from .name_kinds import is_person
from .words import words

#: A sentence's opening, an initial quotation mark included; where subjects stand.
_OPENING, _SUBJECT = 2, 4
#: Sentences that end in these are no headlines.
_FULL_STOPS = frozenset({".", "”", '"', "…"})
_LONGEST_TITLE, _LONGEST_ROLE = 25, 4
_NEAR = 60
_INITIAL_MARK = "."
_APOSTROPHES = frozenset({"'", "’"})


class Name(NamedTuple):
    """A run of capitalised words, titles and roles left out.

    ``person`` is None where nothing tells whether it is a person or a body.
    ``opens`` is true where the name is (almost) the first thing its sentence says.
    """

    first: int
    last: int
    text: str
    person: bool | None
    opens: bool
    female: bool | None = None


class Names:
    """The names of one document, in order, with what their short forms stand for."""

    __slots__ = (
        "_abbreviations",
        "_bodies",
        "_by_word",
        "_firsts",
        "_opened",
        "_titles",
        "names",
        "sex",
    )

    def __init__(self, document: Document) -> None:
        found = _chains(document)
        known = {
            part
            for n in found
            if n.person and " " in n.text
            for part in (n.text.rsplit(" ", 1)[-1],)
        }
        self.names = tuple(
            n._replace(person=True) if n.person is None and n.text in known else n
            for n in found
        )
        #: By surname, whether some mention shows a woman (True) or a man (False).
        self.sex = {
            n.text.rsplit(" ", 1)[-1]: n.female
            for n in reversed(self.names)
            if n.female is not None
        }
        #: By a sentence's first token, that of the one before it in its paragraph.
        self._opened = {
            b.first_token: a.first_token
            for a, b in pairwise(document.scored)
            if a.paragraph == b.paragraph
        }
        self._firsts = [n.first for n in self.names]
        self._abbreviations = _abbreviations(document.tokens, self.names)
        self._by_word: dict[str, list[Name]] = {}
        self._titles: dict[str, list[Name]] = {}
        self._bodies: dict[str, list[Name]] = {}
        met: set[str] = set()
        shouted = _title_case(document)
        for name in self.names:
            parts = name.text.split()
            self._enter(name, parts, document.tokens.norms)
            if (
                name.first in shouted
                or len(parts) < 2
                or any(part.startswith(parts[0]) for part in parts[1:])
                or name.text in met
                or _kin(document.tokens, name.first)
            ):
                continue
            met.add(name.text)
            for part in {parts[0], parts[-1]}:
                self._by_word.setdefault(part, []).append(name)

    def _enter(self, name: Name, parts: Sequence[str], norms: Sequence[str]) -> None:
        """Enter a name under its title, or under the noun of a body."""
        if name.person:
            title = norms[name.first - 1] if name.first else ""
            title = norms[name.first - 2] if title == "." and name.first > 1 else title
            if title in words().title or title in words().role:
                self._titles.setdefault(title, []).append(name)
            apposed = _apposed_role(norms, name.last)
            if apposed:
                self._titles.setdefault(apposed, []).append(name)
        elif len(parts) > 1:
            self._bodies.setdefault(parts[-1].lower(), []).append(name)

    def within(self, first: int, last: int) -> Sequence[Name]:
        """The names that begin in the token range ``first:last``."""
        low = bisect_right(self._firsts, first - 1)
        high = bisect_right(self._firsts, last - 1)
        return self.names[low:high]

    def before(self, token: int) -> Iterator[Name]:
        """The names that begin before ``token``, the nearest first."""
        for i in range(bisect_right(self._firsts, token - 1) - 1, -1, -1):
            yield self.names[i]

    def sentence_before(self, token: int) -> int | None:
        """Where the sentence before the one that ``token`` opens begins, if it does."""
        return self._opened.get(token)

    def body_near(self, token: int) -> Name | None:
        """The nearest earlier name that ends in a noun for a body: "Union"."""
        organisation = words().organisation
        for name in self.before(token):
            if token - name.first > _NEAR:
                return None
            parts = name.text.split()
            if len(parts) > 1 and parts[-1].lower() in organisation:
                return name
        return None

    def covering(self, token: int) -> Name | None:
        """The name that token ``token`` is part of."""
        place = bisect_right(self._firsts, token) - 1
        if place >= 0 and token < self.names[place].last:
            return self.names[place]
        return None

    def full(self, name: Name) -> str:
        """The fullest form the article gives for ``name``."""
        text = name.text
        if text in self._abbreviations:
            return self._abbreviations[text]
        word = text.rsplit(" ", 1)[-1]
        longer = [n for n in self._by_word.get(word, ()) if len(n.text) > len(text)]
        if name.person is not True:
            longer = [] if " " in text else [n for n in longer if _extends(n, text)]
        elif " " in text:
            longer = [n for n in longer if n.person and n.text.endswith(f" {text}")]
        else:
            longer = [n for n in longer if n.person]
        ends = {f" {n.text}" for n in longer}
        plain = [n for n in longer if not any(n.text.endswith(e) for e in ends)]
        earlier = [n for n in plain if n.first < name.first]
        return (earlier or plain or [name])[0].text

    def titled(self, head: str) -> Name | None:
        """The one person the document gives the title ``head``, if just one has it."""
        found = {
            n.text.rsplit(" ", 1)[-1]: n for n in reversed(self._titles.get(head, []))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def body(self, head: str, token: int) -> Name | None:
        """The body before ``token`` whose name ends in ``head``: "the commission"."""
        for name in self._bodies.get(head, ()):
            if name.first < token:
                return name
        return None


def _apposed_role(norms: Sequence[str], comma: int) -> str:
    """The role set off after a name: "Simon Adair, the returning officer"; else ""."""
    w = words()
    if norms[comma : comma + 1] != (",",) or comma + 1 >= len(norms):
        return ""
    if norms[comma + 1] not in w.article:
        return ""
    found = ""
    for word in norms[comma + 2 : comma + 2 + _LONGEST_ROLE]:
        if not word[0].isalpha() or word in w.preposition or word in w.relative:
            break
        found = word
    return found if found in w.role or found in w.title else ""


def _extends(longer: Name, text: str) -> bool:
    """Whether a body's name is a longer form of ``text``, by either end."""
    if longer.person:
        return False
    if longer.text.endswith(f" {text}"):
        return True
    last = longer.text.rsplit(" ", 1)[-1].lower()
    return longer.text.startswith(f"{text} ") and last in words().organisation


def _title_case(document: Document) -> set[int]:
    """The tokens of sentences in title case, where any word may look like a name."""
    texts = document.tokens.texts
    found: set[int] = set()
    for sentence in document.sentences:
        first, last = sentence.first_token, sentence.last_token
        if not 0 < last - first <= _LONGEST_TITLE or texts[last - 1] in _FULL_STOPS:
            continue
        alpha = [t for t in texts[first:last] if t[0].isalpha()]
        capital = sum(t[0].isupper() for t in alpha)
        if capital > 3 and 5 * capital > 3 * len(alpha):  # more than three fifths
            found.update(range(first, last))
    return found


def _chains(document: Document) -> list[Name]:
    tokens = document.tokens
    texts, norms = tokens.texts, tokens.norms
    upper = _capitalised(tokens)
    written = set(texts)
    w = words()
    kept = w.kept_lower
    heads = [i for i in compress(range(len(upper)), upper) if norms[i] not in kept]
    found: list[Name] = []
    after = 0
    sentences = iter(document.sentences)
    start = end = 0
    for i in heads:
        if i < after:
            continue
        while i >= end:
            sentence = next(sentences)
            start, end = sentence.first_token, sentence.last_token
        if i < start:  # a token between sentences
            continue
        if i - start < _OPENING and _opens(texts, start, i):
            alone = not (i + 1 < end and upper[i + 1])
            common = norms[i] in written or _verbal(norms[i])
            gerund = norms[i].endswith("ing") and norms[i] not in w.given
            if (alone and common) or gerund:  # "Losing Ohio": Ohio is the name
                continue
        after = _chain_end(tokens, upper, i, end)
        subject = i - start < _SUBJECT or norms[i - 1] in w.clause_opener
        subject = subject and sentence.kind.scored
        name = _name(tokens, i, after, start, end, opens=subject)
        if name:
            found.append(name)
    return found


def _capitalised(tokens: Tokens) -> bytearray:
    """For every token 1 where it begins with a capital, else 0."""
    texts = tokens.texts
    upper = bytearray(len(texts))
    for i, differs in enumerate(map(ne, texts, tokens.norms)):
        if differs and texts[i][0].isupper():
            upper[i] = 1
    return upper


def _opens(texts: Sequence[str], start: int, i: int) -> bool:
    return i == start or (i - 1 == start and not texts[start][0].isalnum())


def _verbal(norm: str) -> bool:
    """Whether a word that opens a sentence looks like a participle or adverb."""
    return norm.endswith(("ing", "ed", "ly")) and len(norm) > 5


def _chain_end(tokens: Tokens, upper: bytearray, i: int, end: int) -> int:
    """One past the last token of the run of capitalised words that begins at ``i``."""
    w = words()
    texts, norms = tokens.texts, tokens.norms
    last = i + 1
    while last < end:
        if last == i + 1 and _credit(texts, i, norms):
            break
        if upper[last] and (norms[last] not in w.kept_lower or last + 1 == end):
            last += 1
            continue
        follows = last + 1 < end and upper[last + 1]
        if not follows:
            break
        word = norms[last]
        if (
            (word == _INITIAL_MARK and _abbreviates(texts[last - 1], w.title))
            or word in w.particle
            or (word in ("of", "for", "&") and norms[last - 1] in w.organisation)
            or (word in _APOSTROPHES and _joins(norms, last))
            or (word == "'s" and norms[last - 1] in w.collective)
        ):
            last += 2
            continue
        break
    return last


def _credit(texts: Sequence[str], i: int, norms: Sequence[str]) -> bool:
    """Whether the word at ``i`` is an outlet in capitals, the next one in none."""
    return (
        norms[i] in words().outlet
        and texts[i].isupper()
        and not texts[i + 1].isupper()
        and norms[i + 1] not in words().outlet
        and norms[i + 1] not in words().organisation
    )


def _joins(norms: Sequence[str], mark: int) -> bool:
    """Whether an apostrophe stands inside a name: O'Reilly, Workers' Union."""
    before, after = norms[mark - 1], norms[mark + 1]
    return len(before) == 1 or (before.endswith("s") and after in words().organisation)


def _abbreviates(word: str, titles: frozenset[str]) -> bool:
    return len(word) == 1 or word.lower() in titles


def _name(
    tokens: Tokens, first: int, last: int, start: int, end: int, *, opens: bool
) -> Name | None:
    """The name in ``first:last`` once titles and roles before it are dropped."""
    w = words()
    norms = tokens.norms
    titled = first > start and (
        norms[first - 1] in w.title or norms[first - 1] in w.role
    )
    female = first > start and norms[first - 1] in w.female
    marks = (
        [
            i + 1
            for i in range(first, last - 1)
            if norms[i] in w.title or norms[i] in w.role
        ]
        if last - first > 1
        else []
    )
    if marks and norms[last - 1] not in w.organisation:
        titled = True
        female = female or any(norms[i - 1] in w.female for i in marks)
        first = marks[-1] + (norms[marks[-1]] == "." and marks[-1] < last - 1)
    if _of_office(norms, first, last, start):
        first, titled = first + 1, True
    if norms[first] in ("'s", "."):
        return None
    person = is_person(tokens, first, last, titled, start, end)
    sex = None
    if female or norms[first] in w.female:
        sex = True
    elif norms[first] in w.given:
        sex = False
    elif person and last - first > 1 and norms[first].endswith("a"):
        sex = True  # Dora, Petra; the men among them are in the list of given names
    return Name(first, last, _text(tokens, first, last), person, opens, sex)


def _of_office(norms: Sequence[str], first: int, last: int, start: int) -> bool:
    """Whether the first word is an office's: "Secretary of State John Kerry"."""
    w = words()
    return (
        last - first > 2
        and first > start + 1
        and norms[first] in w.office
        and norms[first - 1] == "of"
        and norms[first - 2] in w.title | w.role
    )


def _text(tokens: Tokens, first: int, last: int) -> str:
    """The words of ``first:last``, one space where the text has any."""
    pieces = [tokens.texts[first]]
    for i in range(first + 1, last):
        if tokens.starts[i] > tokens.ends[i - 1]:
            pieces.append(" ")
        pieces.append(tokens.texts[i])
    return "".join(pieces)


def _abbreviations(tokens: Tokens, names: Sequence[Name]) -> dict[str, str]:
    """Short forms in brackets after, or before, what they stand for."""
    found: dict[str, str] = {}
    norms = tokens.norms
    for a, b in pairwise(names):
        if b.first != a.last + 1 or norms[a.last] != "(":
            continue
        short, full = (b.text, a.text) if b.text.isupper() else (a.text, b.text)
        if short.isupper() and " " in full and short[0] in full:
            found.setdefault(short, full)
    return found


def _kin(tokens: Tokens, first: int) -> bool:
    """Whether a name is given as somebody's relative ("the son of X")."""
    kinship = words().kinship
    return any(n in kinship for n in tokens.norms[max(0, first - 3) : first])
