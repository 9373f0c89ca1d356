"""Names of persons and bodies in a document, and their short forms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..document import Document, Tokens
from .runs import Name, find_runs
from .words import words

#: Sentences that end in these are no headlines.
_FULL_STOPS = frozenset({".", "”", '"', "…"})
_LONGEST_TITLE, _LONGEST_ROLE = 25, 4
_NEAR = 60


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
        found = find_runs(document)
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
            longer = [n for n in longer if n.person and not _other_sex(n, name)]
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


def _other_sex(one: Name, other: Name) -> bool:
    """Whether two names are known to be a woman's and a man's."""
    return None not in (one.female, other.female) and one.female is not other.female


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


__all__ = ["Name", "Names"]
