"""No bytes whatever break a reader: there are records, failures, and no third thing."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsassay.pipeline.ingest import read_inputs
from newsassay.pipeline.ingest.decoding import DecodingError, decode
from newsassay.pipeline.records import Failure, Record

NAMES = ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet"]
_BUFFER = io.BytesIO()
pq.write_table(pa.table({"text": ["one", "two"], "title": ["A", None]}), _BUFFER)
#: Small sound files, to be damaged.
SOUND = {
    "a.txt": b"Title\nBy Ana Ferrel, Harbour Courier\n6 May 2021\n\nKABUL (AP) - Text.",
    "a.html": b"<html><head><meta charset=utf-8><title>T</title></head><body><article>"
    b"<p>Two ferries collided in thick fog outside the harbour on Monday, the port"
    b" authority said.</p></article></body></html>",
    "a.jsonl": b'{"text": "a", "date": "6 May 2021", "authors": ["x"]}\n{"text": 1}',
    "a.json": b'[{"text": "a", "source": {"name": "s"}}, {"text": "b"}]',
    "a.csv": b'id,text,title\n1,"a ""b"", c",T\n2,"d\ne",\n',
    "a.parquet": _BUFFER.getvalue(),
}


def check(name: str, data: bytes) -> None:
    """Read ``data`` under ``name``, plain and gzipped, and check what comes."""
    with tempfile.TemporaryDirectory() as folder:
        for ending, content in [("", data), (".gz", gzip.compress(data, 1))]:
            path = Path(folder) / (name + ending)
            path.write_bytes(content)
            for item in read_inputs([str(path)]):
                check_item(item)


def check_item(item: object) -> None:
    """Check that ``item`` can be written to any table."""
    assert isinstance(item, Record | Failure)
    for name in item.__slots__:
        value = getattr(item, name)
        if isinstance(value, str):
            value.encode("utf-8")
    if isinstance(item, Failure):
        assert item.stage in {"find", "open", "decode", "parse", "fields"}
        assert item.error
        assert item.hint


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_random_bytes(name: str, data: bytes) -> None:
    check(name, data)


@pytest.mark.parametrize("name", sorted(SOUND))
@settings(max_examples=60, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 3), st.binary(max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_damaged_files(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    data = SOUND[name]
    for place, length, put in edits:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + length :]
    check(name, data)


@pytest.mark.parametrize("name", ["utf-16", "rot13", "zip", "undefined", "no", "idna"])
def test_an_encoding_wrongly_declared_does_no_harm(name: str) -> None:
    page = SOUND["a.html"].replace(b"utf-8", name.encode())
    check("a.html", page)
    check("a.html", page.replace(b"fog", b"f\xe9g"))


def test_names_of_columns_are_told_in_print() -> None:
    data = b'{"\\ud800\\u001b[1m": "a"}\n'
    (failure,) = read_inputs(["-"], stdin=io.BytesIO(data))
    check_item(failure)
    assert isinstance(failure, Failure)
    assert (failure.error + failure.hint).isprintable()


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "x"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["text", "title", "author", "published", "source", "url", "lang", "id"]
            ),
            _VALUES,
            max_size=8,
        ),
        max_size=4,
    )
)
def test_records_of_any_values(records: list[dict[str, object]]) -> None:
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    found = list(read_inputs(["-"], stdin=io.BytesIO(b"{}\n" + data)))
    for item in found:
        check_item(item)
    sound = [r["text"] for r in records if isinstance(r.get("text"), str)]
    assert len([item for item in found if isinstance(item, Record)]) == len(sound)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_in_utf_8_comes_back_unchanged(text: str) -> None:
    try:
        decoded = decode(b"\xef\xbb\xbf" + text.encode())
    except DecodingError:
        pytest.fail("a byte-order mark settles that it is text")
    assert decoded == text


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"))
)
def test_text_without_a_mark_comes_back_unchanged(text: str) -> None:
    if text.startswith(("%PDF", "PK", "GIF8", "PAR1", "{\\rtf", "SQLite")):
        return
    assert decode(text.encode()) == text
