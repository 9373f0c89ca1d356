"""Bytes that are nearly one encoding."""

from __future__ import annotations

import pytest

from newsassay.pipeline.ingest.decoding import DecodingError, decode


def test_utf8_with_spoilt_bytes_is_refused_not_misread() -> None:
    data = "“Café,” said the Málaga naïf.".encode() + b" \xff\xfe!"
    with pytest.raises(DecodingError, match="UTF-8 but for 2 spoilt places"):
        decode(data)
    latin = "The café by the river was closed, and the owner said it would stay so."
    assert decode(latin.encode("cp1252")) == latin
