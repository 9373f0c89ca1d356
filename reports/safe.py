"""Untrusted text made harmless: for pages, for terminals, for file names.

Autoescape keeps text from becoming markup. What is left are characters that
deceive the reader's eye (bidirectional controls), that no page may hold (NUL, lone
surrogates) or that drive a terminal; they are shown as visible signs.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_BIDI = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_DELETE = 0x7F
_PICTURE = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"
#: Controls, bidirectional controls, lone surrogates and non-characters; tab and
#: line breaks stay.
_RANGES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
_UNSAFE = re.compile(f"[{_RANGES}]")
_SPECIAL = re.compile(f"[&<>{_RANGES}]")
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{7,79}")
_SLUG = 40
_URL_LENGTH = 2000


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _BIDI:
        return f"\u27e8{_BIDI[code]}\u27e9"
    if code < ord(" "):
        return chr(_PICTURE + code)
    return _PICTURE_OF_DELETE if code == _DELETE else _REPLACEMENT


def visible(text: str) -> str:
    """``text`` with every deceiving or forbidden character replaced by a sign."""
    return _UNSAFE.sub(_sign, text) if _UNSAFE.search(text) else text


def content(text: str) -> str:
    """``text`` as it may stand between tags, never inside one: controls visible.

    Quotation marks are left alone there, which keeps pages small.
    """
    if not _SPECIAL.search(text):
        return text
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unsafe(text: str, start: int, end: int) -> bool:
    """Whether any character between two places needs ``content``."""
    return _SPECIAL.search(text, start, end) is not None


def html(text: str) -> Markup:
    """``text`` escaped for a page, its controls made visible."""
    return escape(visible(text))


def finalize(value: object) -> object:
    """What templates do to every value before they escape it."""
    return visible(value) if type(value) is str else value


def terminal(text: str) -> str:
    """``text`` on one line, with nothing a terminal would obey."""
    return " ".join(visible(text).split())


def shorten(text: str, length: int) -> str:
    """``text`` on one line, cut to ``length`` characters at a space where it can."""
    if len(text) <= length and text.isprintable():
        return text.strip()
    line = " ".join(text[: 4 * length + 100].split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut) + "\u2026"


def slug(text: str) -> str:
    """A file name for ``text``: its plain letters and a hash of all of it."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_SLUG].strip("-")
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{words}-{digest}" if words else digest


def page_name(identifier: str) -> str:
    """The file name of a page: the identifier where it is harmless, else a slug."""
    return identifier if _SAFE_ID.fullmatch(identifier) else slug(identifier)


def link(url: str | None) -> str | None:
    """``url`` if a page may link to it (http or https, with a host), else None."""
    if not url or len(url) > _URL_LENGTH or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and host else None
