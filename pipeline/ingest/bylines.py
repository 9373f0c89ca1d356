"""Bylines, datelines and credit lines: who wrote an article, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...seeds.tsv import read_tsv

_LEAD = re.compile(
    r"(?P<lead>by|written by|words by|story by|reported by|reporting by|authors?|"
    r"by line|byline)(?P<colon>\s*:\s*|\s+)(?P<rest>\S.*)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?P<name>[^,.;:|()\d]{4,60}?) reports?(?: from (?P<place>[^,.;:|()]{2,40}?))?"
    r"(?: for (?P<outlet>[^,.;:|()]{2,40}))?\.?"
)
_SIGNED = re.compile(
    r"\(?(?:Reporting|Report|Words|Written) by (?P<name>[^;()\n]{4,120}?)"
    r"(?: in (?P<place>[^;,()\n]{2,60}?))?[.)]*(?:;.*)?\)?"
)
_CREDIT = re.compile(
    r"(?:source|via|first published (?:in|by|on)|originally published (?:in|by|on)|"
    r"this (?:article|story) (?:was )?first (?:appeared|published) (?:in|on))"
    r"\s*:?\s+(?P<name>[^.;:|()\n]{2,60}(?:\.\w{2,8})?)\.?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?"
    r"\s*(?:by )?(?P<name>[^.|,;\n]{2,60}).*",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[^()\n]{0,60}?)\s*\((?P<credit>[^()\n]{2,40})\)\s*(?P<dash>[-–—]{1,2}\s|:\s)?"
)
_SEPARATOR = re.compile(r"\s*[|•·;]\s*|\s*,\s+|\s+[-–—/]\s+")
_FOR = re.compile(r"\s+(?:for|of|at|with)\s+(?=(?:the\s+)?[A-Z])")
_IN = re.compile(r"\s+in\s+(?=[A-Z])")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*,?")
_MOST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and the outlet named with them."""

    author: str | None
    outlet: str | None


def read_byline(line: str, text: str) -> Byline | None:
    """Read a line such as ``By Ana Ferrel, Harbour Courier``; None where it is none.

    An outlet is told from a role, a place or a second author by its words
    (``seeds/byline_words.tsv``), by its form, or because ``text`` speaks of it
    (``told the Courier``); what gives no such sign is taken for no outlet.
    """
    match = _LEAD.fullmatch(line)
    if match:
        single = ":" in match["colon"] or len(match["lead"]) > len("by")
        return _from_parts(_parts(match["rest"]), text, single=single)
    match = _REPORTS.fullmatch(line)
    if match and is_name(match["name"], least=2):
        outlet = match["outlet"]
        named = outlet if outlet and is_outlet(outlet, text) else None
        return Byline(match["name"], named)
    return None


def read_unmarked(line: str, text: str, *, dated: bool) -> Byline | None:
    """Read a byline without ``By``: ``Ana Ferrel, Harbour Courier``.

    Taken as one only where an outlet or (``dated``) a date stands beside the name.
    """
    if line[-1:] in '.!?:"”' or not line[:1].isupper():
        return None
    parts = _parts(line)
    if not parts or len(parts) > 3 or "/" in line:  # "Jo Doe/AP" took a picture
        return None
    if is_outlet(parts[0], text) and dated:
        return Byline(None, parts[0])
    if not is_name(parts[0], least=2) or len(parts[0].split()) > 4:
        return None
    outlets = [part for part in parts[1:] if is_outlet(part, text)]
    if outlets or (dated and len(parts) == 1):
        return Byline(parts[0], outlets[0] if outlets else None)
    return None


def read_signature(line: str) -> str | None:
    """Return the author of a line such as ``(Reporting by Ana Ferrel)``, or None."""
    match = _SIGNED.fullmatch(line)
    return match["name"] if match and is_name(match["name"], least=2) else None


def read_credit(line: str, text: str) -> str | None:
    """Return the outlet of a line such as ``Source: Meridian Wire``, or None."""
    match = _CREDIT.fullmatch(line) or _COPYRIGHT.fullmatch(line)
    if not match:
        return None
    name = re.split(r" all rights| and its", match["name"], flags=re.IGNORECASE)[0]
    return name.strip() if is_outlet(name.strip(), text) else None


def read_dateline(line: str) -> tuple[str, str] | None:
    """Return place with date, and agency, of ``KABUL, Sept 6 (Reuters) - ...``."""
    match = _DATELINE.match(line) if "(" in line[:64] else None
    if not match:
        return None
    place, credit = match["place"], match["credit"].strip()
    known = credit.casefold() in _known()
    words = credit.split()
    if not known and not (len(words) <= 4 and all(w[0].isupper() for w in words)):
        return None
    first = place.split(",")[0].strip()
    capital = len(first) > 1 and first.isupper()
    if (capital or not first) and match["dash"]:
        return place, credit
    if known and (not first or first.casefold() in _words()["place"]):
        return place, credit
    return None


def is_outlet(name: str, text: str = "") -> bool:
    """Whether ``name`` is that of an outlet, by its words, its form, or ``text``."""
    words = name.split()
    folded = name.casefold().strip(".")
    if (
        not words
        or len(words) > _MOST_NAME_WORDS
        or not (name[0].isupper() or name[0].isdigit())
    ):
        return bool(_DOMAIN.fullmatch(name))
    if folded in _known() or _DOMAIN.fullmatch(name):
        return True
    if folded in _words()["place"] or _is_role(words):
        return False
    if _ACRONYM.fullmatch(name):
        return True
    plain = [word.casefold().strip(".,'’") for word in words]
    if len(words) > 1 and any(w in _words()["outlet"] for w in plain):
        return all(w[0].isupper() or w in _SMALL for w in words)
    return f"told the {words[-1]} " in text or f"told The {words[-1]} " in text


def is_name(text: str, *, least: int = 1) -> bool:
    """Whether ``text`` looks like one or more persons' names."""
    words = text.replace(" & ", " and ").split()
    people = " ".join(words).split(" and ")
    if not words or len(people) > 4 or words[0].casefold() in _words()["not_name"]:
        return False
    return all(_is_person(person.split(), least) for person in people)


def in_class(text: str, name: str) -> bool:
    """Whether ``text`` is in a class of ``seeds/byline_words.tsv``, case aside."""
    return text.casefold() in _words()[name]


def opens_with(text: str, name: str) -> bool:
    """Whether ``text`` begins with an entry of a class, case aside."""
    return text.casefold().startswith(tuple(_words()[name]))


_SMALL = {
    "of",
    "the",
    "and",
    "de",
    "du",
    "la",
    "le",
    "el",
    "del",
    "der",
    "des",
    "for",
    "&",
}


def _is_person(words: list[str], least: int) -> bool:
    if not least <= len(words) <= _MOST_NAME_WORDS:
        return False
    particles = _words()["particle"]
    for word in words:
        if not _NAME_WORD.fullmatch(word):
            return False
        # Scripts without capitals have names, too.
        if word[0].islower() and word.casefold() not in particles:
            return False
    return words[-1].casefold() not in particles or len(words) == 1


def _is_role(words: list[str]) -> bool:
    roles, sections = _words()["role"], _words()["section"]
    plain = [word.casefold().strip(".,") for word in words]
    if plain[0] == "the":
        return False
    return plain[-1] in roles or plain[0] in roles or all(w in sections for w in plain)


def _parts(rest: str) -> list[str]:
    """Return the pieces of a byline: people first, then role, place, outlet."""
    pieces = [piece for piece in _SEPARATOR.split(rest.strip(" .,;|-–—")) if piece]
    parts: list[str] = []
    for piece in pieces:
        if parts and piece.casefold() in _words()["suffix"]:
            parts[-1] += f", {piece}"
            continue
        for half in _FOR.split(piece):
            place = _IN.split(half)
            parts.append(place[0].strip())
    return [part for part in parts if part]


def _from_parts(parts: list[str], text: str, *, single: bool) -> Byline | None:
    if not parts:
        return None
    first = parts[0]
    if _stands_alone(first, text):
        return Byline(first, first)
    bare = first.split(",")[0]
    if _is_role(bare.split()):
        author: str | None = first
    elif is_name(bare, least=1 if single else 2) and len(first) <= 120:
        author = first
    else:
        return None
    rest = parts[1:]
    joint = next((i for i, part in enumerate(rest) if " and " in part), None)
    if joint is not None and all(is_name(part) for part in rest[: joint + 1]):
        author, rest = ", ".join([first, *rest[: joint + 1]]), rest[joint + 1 :]
    outlets = [part for part in rest if is_outlet(part, text)]
    return Byline(author, outlets[0] if outlets else None)


def _stands_alone(name: str, text: str) -> bool:
    """Whether a byline that names nobody else names an outlet: ``By Reuters``.

    Surnames such as Post and Sun are common, so an outlet's word is not enough.
    """
    folded = name.casefold()
    if folded in _known() or _DOMAIN.fullmatch(name):
        return True
    words = folded.split()
    if words[0] == "the" or words[-1] in {"news", "times", "agency", "press"}:
        return is_outlet(name)
    return f"told the {name.split()[-1]} " in text and is_outlet(name)


def _known() -> frozenset[str]:
    """Outlets known by their names alone."""
    return _words()["agency"] | _words()["broadcaster"]


@cache
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_tsv("byline_words.tsv", columns=("word", "class", "note")):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}
