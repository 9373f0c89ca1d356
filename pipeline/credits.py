"""The agency that a piece credits: in its author, its dateline, its last lines."""

from __future__ import annotations

import re

from .ingest.bylines import in_class, read_byline, read_credit, read_dateline

#: Lines at either end of a piece in which it says whose it is.
_LINES = 4
#: Marks between the names of a byline or of a credit.
_BETWEEN = re.compile(r"\s*[,;/|()•·—–]\s*|\s+(?:and|for|via|with|of|from)\s+")
_THANKS = re.compile(
    r"\W*(?:with (?:additional )?(?:inputs?|reporting|files?|material) (?:from|by) "
    r"(?P<after>.{2,80}?)|(?P<before>.{2,80}?) contributed to this "
    r"(?:report|story|article).*)\W*",
    re.IGNORECASE,
)


def agency_of(author: str | None, text: str) -> str | None:
    """The news agency that a credit line names, as written; None where none does.

    ``author`` is the author as given. Read are the author, and the first and last
    lines of ``text`` that are a byline, a dateline, a credit or thanks for a report.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ends = lines if len(lines) <= 2 * _LINES else lines[:_LINES] + lines[-_LINES:]
    for named in (author, *(_named(line) for line in ends)):
        found = _agency(named or "")
        if found:
            return found
    return None


def _named(line: str) -> str | None:
    """Whom a line credits, where it is a line that credits anybody."""
    dateline = read_dateline(line)
    if dateline:
        return dateline[1]
    thanks = _THANKS.fullmatch(line)
    if thanks:
        return thanks["after"] or thanks["before"]
    byline = read_byline(line, "")
    if byline:
        return byline.outlet or byline.author
    return read_credit(line, "")


def _agency(names: str) -> str | None:
    """The first of some names that is an agency's."""
    for name in _BETWEEN.split(names):
        plain = name.strip(" .\"'“”").removeprefix("The ").removeprefix("the ")
        if plain[:1].isupper() and in_class(plain, "agency"):
            return plain
    return None
