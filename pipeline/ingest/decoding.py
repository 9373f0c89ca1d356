"""Bytes to text: byte-order marks, UTF-8, declared encodings, and a guess."""

from __future__ import annotations

import codecs
import re

#: How much of an input the guess looks at.
_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)",
    re.IGNORECASE,
)
#: Signatures of formats that people mistake for text.
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "gzipped"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
)
#: The most control characters, as a share, that text has.
_CONTROL_SHARE = 0.02
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")


class DecodingError(ValueError):
    """The bytes are no text; the message says what they look like."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode ``data``: byte-order mark, then UTF-8, then as declared, then a guess.

    The mark is dropped; nothing else changes.

    Raises
    ------
    DecodingError
        For binary data, and where no encoding fits.
    """
    encoding, skip = encoding_of(data, declared)
    try:
        return data[skip:].decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise DecodingError(f"not valid {encoding}: {error}") from error


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that a page declares in its first 4 kB, if it is known."""
    match = _DECLARED.search(page[:4096])
    return _known(match[1].decode("ascii")) if match else None


def encoding_of(
    data: bytes, declared: str | None = None, *, cut: bool = False
) -> tuple[str, int]:
    """Return the encoding of ``data`` and the length of its byte-order mark.

    ``cut`` says that ``data`` may end inside a character.

    Raises
    ------
    DecodingError
        For binary data, and where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return wide, 0
    refuse_binary(data)
    if _fits(data, "utf-8", cut=cut):
        return "utf-8", 0
    known = _known(declared) if declared else None
    if known and _fits(data, known):
        return known, 0
    _refuse_damaged(data)
    return _guess(data), 0


def refuse_binary(data: bytes) -> None:
    """Raise :exc:`DecodingError` where ``data`` is clearly no text."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise DecodingError(f"the file is {name}, not text")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, _CONTROL_SHARE * len(sample)):
        raise DecodingError("the file is binary, not text")


def _refuse_damaged(data: bytes) -> None:
    """Raise :exc:`DecodingError` for UTF-8 with a few bytes spoilt.

    Any other encoding would read it without complaint, and every mark wrongly.
    """
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - spoilt
    if sound > 2 * spoilt:
        raise DecodingError(
            f"UTF-8 but for {spoilt} spoilt places, the first after "
            f"{text.index(chr(0xFFFD))} characters"
        )


def _fits(data: bytes, encoding: str, *, cut: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except (UnicodeError, LookupError):
        return False
    return True


def _known(name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        b"abcd".decode(name)  # not all codecs are of text: there is one for gzip
    except (LookupError, ValueError):
        return None
    # A page that calls itself Latin-1 is read as Windows-1252, as browsers do.
    return "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """Guess an eight-bit or East Asian encoding, Windows-1252 first where it fits."""
    from charset_normalizer import from_bytes  # slow to load, seldom needed

    high = sum(1 for byte in data[:_SAMPLE] if byte > 127)
    if high * 20 < min(len(data), _SAMPLE) and _fits(data, "cp1252"):
        # Few high bytes in Latin text: typographic marks and accents.
        return "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and _fits(data, best.encoding):
        return best.encoding
    if _fits(data, "cp1252"):
        return "cp1252"
    raise DecodingError("no encoding fits the file")
