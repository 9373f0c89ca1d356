"""Every format: what is read, and what a broken file costs."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsassay.pipeline.ingest import html, places, read_inputs
from newsassay.pipeline.records import Failure, Record

TEXT = "The harbour was closed.\r\n\r\n  Nobody was hurt\u00a0– so far.\n"
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferries collide in fog - Harbour Courier</title>
<meta name="author" content="Ana Ferrel">
<meta property="article:published_time" content="2025-03-10T09:00:00+01:00">
<meta property="og:title" content="Ferries collide in fog">
<meta property="og:site_name" content="Harbour Courier">
<link rel="canonical" href="https://harbourcourier.example/news/ferries">
</head><body><nav><a href="/">Home</a></nav><article><h1>Ferries collide in fog</h1>
<p>Two ferries collided in thick fog outside the harbour on Monday, the port
authority said, and the harbour was closed for most of the day.</p>
<p>“Nobody was hurt,” said the harbour master, “but it will take until Friday to
tow the wrecks and to open the channel again for the grain ships.”</p>
<p>The café on the quay, which belongs to the port, stayed open all night long.</p>
</article><footer>Cookies</footer></body></html>"""


def read(path: Path, **mapping: str) -> tuple[list[Record], list[Failure]]:
    """Read one input and part its records from its failures."""
    found = list(read_inputs([str(path)], mapping=mapping))
    records = [item for item in found if isinstance(item, Record)]
    failures = [item for item in found if isinstance(item, Failure)]
    assert all(item.input == str(path) for item in found)
    assert all(item.error and item.hint for item in failures)
    return records, failures


def lines(*records: object) -> bytes:
    """Return records as JSON Lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
)
def test_a_text_is_decoded_and_otherwise_unchanged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    records, failures = read(path)
    assert [record.text for record in records] == [TEXT]
    assert not failures


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1251",
            "Мост закрыли в понедельник, потому что река вышла из берегов. " * 5,
        ),
        (
            "cp1250",
            "Most został zamknięty w poniedziałek, ponieważ woda była wysoka. " * 5,
        ),
        ("shift_jis", "川の水位が上がったため、橋は月曜日に閉鎖されました。" * 5),
        ("gb18030", "由于河水上涨，这座桥于星期一关闭，市民只好绕行。" * 5),
        ("cp1252", "The café’s owner – a “naïve” man – paid £5. " * 5),
    ],
)
def test_encodings_that_say_nothing_of_themselves(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path)[0][0].text == text


def test_controls_and_nuls_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = f"A\x00B \x07 {TEXT}\u202e \u200f"
    path.write_text(text, encoding="utf-8", newline="")
    assert read(path)[0][0].text == text


def test_an_empty_file_is_a_record_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    records, failures = read(path)
    assert [(r.text, r.source, r.source_known) for r in records] == [("", "a", False)]
    assert not failures


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"%PDF-1.7\n" + TEXT.encode(),
        b"PK\x03\x04" + b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 60,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.json", "a.md"])
def test_a_binary_file_is_a_failure(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    records, failures = read(path)
    assert not records
    assert [failure.stage for failure in failures] == ["decode"]


@pytest.mark.parametrize(
    "data", [PAGE.encode(), PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")]
)
@pytest.mark.parametrize("name", ["a.html", "a.htm.gz"])
def test_a_page(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (record,), failures = read(path)
    assert not failures
    assert record.title == "Ferries collide in fog"
    assert record.author == "Ana Ferrel"
    assert record.published == "2025-03-10T09:00:00+01:00"
    assert (record.source, record.source_known) == ("Harbour Courier", True)
    assert record.url == "https://harbourcourier.example/news/ferries"
    assert "“Nobody was hurt,” said the harbour master" in record.text
    assert "The café on the quay" in record.text
    assert "Cookies" not in record.text


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("", "empty"),
        ("<html><body></body></html>", "no article"),
        ("<html><head><script>var a = 1</script></head></html>", "no article"),
        ("<svg><a></svg>", "no article"),
        ("<div>" * 5000, ""),
    ],
)
def test_a_page_without_an_article(tmp_path: Path, page: str, error: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    records, (failure,) = read(path)
    assert not records
    assert failure.stage == "parse"
    assert error in failure.error


def test_a_parser_that_breaks_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(html.trafilatura, "bare_extraction", broken)
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    records, (failure,) = read(path)
    assert not records
    assert "RecursionError" in failure.error


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + lines({"id": 7, "headline": " Title ", "body": TEXT, "outlet": "Courier"})
        + b"\n"
        + b'{"text": "cut\n'
        + lines({"text": None}, {"text": 5}, {"text": ["a"]}, {"text": {"a": 1}})
        + lines([1], "plain", {"text": "last", "url": "https://www.x.example/1"})
        + b'{"text": "\xff"}\n{"text": "no newline"}'
    )
    records, failures = read(path)
    assert [r.row for r in records] == [1, 10, 12]
    first, url, last = records
    assert (first.input_id, first.title, first.text) == ("7", "Title", TEXT)
    assert (first.source, first.source_known) == ("Courier", True)
    assert (url.source, url.source_known) == ("x.example", True)
    assert (last.source, last.source_known) == ("wire", False)
    assert [(f.row, f.stage) for f in failures] == [
        (3, "parse"),
        (4, "fields"),
        (5, "fields"),
        (6, "fields"),
        (7, "fields"),
        (8, "parse"),
        (9, "parse"),
        (11, "decode"),
    ]
    assert all("'text'" in f.error for f in failures if f.stage == "fields")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_a_file_without_a_text_column_says_so_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = [{"story_text": "x", "n": str(i)} for i in range(50)]
    if name.endswith("csv"):
        path.write_text(pd.DataFrame(rows).to_csv(index=False), encoding="utf-8")
    elif name.endswith("jsonl"):
        path.write_bytes(lines(*rows))
    else:
        path.write_text(json.dumps(rows), encoding="utf-8")
    records, failures = read(path)
    assert not records
    assert len(failures) <= 2  # the second counts the rows that are like the first
    assert "'story_text', 'n'" in failures[0].error
    assert failures[0].hint == "name the column: --map text=story_text"
    records, failures = read(path, text="story_text")
    assert (len(records), failures) == (50, [])


def test_a_mapped_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,outlet\nA b c,Courier\n", encoding="utf-8")
    records, (failure,) = read(path, source="paper")
    assert not records
    assert "'paper'" in failure.error
    assert "'text', 'outlet'" in failure.error


def test_fields_in_the_forms_of_crawlers_and_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        lines(
            {
                "maintext": "a",
                "text": None,
                "authors": ["Ana Ferrel", {"name": "Tom Roe"}],
                "source": {"id": None, "name": "Courier"},
                "publishedAt": "2021-09-06T19:36:16Z",
                "Language": "en",
            },
            {"content": "b", "title": ["x", 3.5], "date": "soon", "author": {"x": 1}},
            {"text": "c", "published": {"year": 2021}, "title": True},
        )
    )
    (first, second, third), failures = read(path)
    assert (first.text, first.author) == ("a", "Ana Ferrel, Tom Roe")
    assert (first.source, first.language) == ("Courier", "en")
    assert first.published == "2021-09-06T19:36:16Z"
    assert second.title == "x, 3.5"
    assert second.notes == ("published: 'soon' is no date; left empty",)
    assert (third.text, third.title, third.published) == ("c", None, None)
    assert [(f.row, f.error.split()[0]) for f in failures] == [
        (2, "'author'"),
        (3, "'title'"),
        (3, "'published'"),
    ]


def test_a_lone_surrogate_is_replaced_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a \\ud800 b \\ud83d\\ude00", "title": "\\udfff"}\n')
    (record,), failures = read(path)
    assert record.text == "a \ufffd b \U0001f600"
    assert record.title == "\ufffd"
    assert len(record.notes) == 2
    assert not failures


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        ([{"text": "a"}, {"text": "b"}], ["a", "b"]),
        ({"text": "a"}, ["a"]),
        (
            {"status": "ok", "articles": [{"content": "a"}, {"content": "b"}]},
            ["a", "b"],
        ),
    ],
)
def test_a_json_document(tmp_path: Path, document: object, texts: list[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    records, failures = read(path)
    assert [record.text for record in records] == texts
    assert not failures


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(lines({"text": "a"}, {"text": "b"}))
    assert [record.row for record in read(path)[0]] == [1, 2]


@pytest.mark.parametrize("data", [b"{", b"[1, 2", b"", b"[" * 100_000, b"nul"])
def test_broken_json(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    records, (failure,) = read(path)
    assert not records
    assert failure.stage == "parse"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.csv.gz"])
def test_csv_with_any_delimiter(tmp_path: Path, mark: str, name: str) -> None:
    path = tmp_path / name
    text = f'id{mark}text{mark}title\r\n1{mark}"a, b; c\r\nd | ""e"""{mark}T\r\n\r\n'
    text += f"2{mark}f{mark}\r\n"
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (one, two), failures = read(path)
    assert (one.row, one.input_id, one.text) == (1, "1", 'a, b; c\r\nd | "e"')
    assert (two.row, two.text, two.title) == (2, "f", None)
    assert not failures


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text,title\nCafé – “open”,T\n".encode(encoding))
    (record,), failures = read(path)
    assert (record.text, record.title) == ("Café – “open”", "T")
    assert not failures


def test_csv_with_a_character_across_the_end_of_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "é" * 700_000
    path.write_text(f"text\n{text}\n", encoding="utf-8")
    (record,), failures = read(path)
    assert record.text == text
    assert not failures


def test_a_broken_row_of_csv_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"text,title\n"
        b"one,A\n"
        b"two, unquoted, commas\n"
        + b"x"
        * 1_100_000  # beyond what the encoding is told from
        + b",B\nbad \xff byte,C\n"
        b"\x00 nul,D\n"
        b'"never closed,E\n'
        b"six,F\n"
        b"seven,G\n"
    )
    records, failures = read(path)
    assert [r.title for r in records] == ["A", "B", "D", "F", "G"]
    assert [(f.row, f.stage) for f in failures] == [
        (2, "parse"),
        (4, "decode"),
        (6, "parse"),
    ]
    assert "line 7: a quote is never closed" in failures[-1].error


def test_a_quote_that_runs_on_for_longer_than_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsassay.pipeline.ingest.csv.ARTICLE_LIMIT", 100)
    path = tmp_path / "a.csv"
    rows = "".join(f"row {i},T\n" for i in range(50))
    path.write_text(f'text,title\n"open,T\n{rows}', encoding="utf-8")
    records, (failure,) = read(path)
    assert len(records) == 50
    assert failure.row == 1


@pytest.mark.parametrize("data", [b"", b"\n\n", b"text\n", b"sep=;\r\ntext;title\r\n"])
def test_csv_without_rows(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    records, (failure,) = read(path)
    assert not records
    assert failure.row is None


def test_a_file_without_articles_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[]", encoding="utf-8")
    records, (failure,) = read(path)
    assert not records
    assert (failure.stage, failure.error) == ("parse", "the file holds no articles")


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (
            "a text cut\nhere by a line break,T,Courier",
            "1 fields where the header has 3",
        ),
        ("a text,T", "2 fields where the header has 3"),
        ("a text, with a comma,T,Courier", "4 fields where the header has 3"),
    ],
)
def test_a_csv_row_with_too_few_or_too_many_fields_is_a_failure(
    tmp_path: Path, row: str, error: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text,title,source\n{row}\na,b,c\n", encoding="utf-8")
    records, failures = read(path)
    assert records[-1].text == "a"
    assert (failures[0].row, failures[0].error) == (1, error)
    assert "quotes around a text" in failures[0].hint


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "id": [1, 2, 3],
            "text": pa.array(["a", None, "\x00c"]).dictionary_encode(),
            "date": pd.to_datetime(["2021-09-06", "2021-09-07", None]),
            "authors": [["Ana Ferrel", "Tom Roe"], [], None],
            "embedding": [[0.1] * 4] * 3,
        }
    )
    pq.write_table(table, path)
    (one, three), (failure,) = read(path)
    assert (one.text, one.published, one.input_id) == ("a", "2021-09-06T00:00:00", "1")
    assert (one.author, three.author) == ("Ana Ferrel, Tom Roe", None)
    assert (three.row, three.text, three.published) == (3, "\x00c", None)
    assert (failure.row, failure.error) == (2, "'text' is null")
    packed = tmp_path / "b.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [r.text for r in read(packed)[0]] == ["a", "\x00c"]


@pytest.mark.parametrize("values", [[1, 2], [b"a", b"b"], [["a"], ["b"]], [None, None]])
def test_parquet_with_no_text_in_the_text_column(tmp_path: Path, values: list) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": values}), path)
    records, (failure,) = read(path)
    assert not records
    assert failure.row is None
    assert failure.error.startswith("column 'text' is of type")


@pytest.mark.parametrize(
    "data", [b"", b"PAR1", b"PAR1" + b"\x00" * 50 + b"PAR1", b"no"]
)
def test_what_is_no_parquet(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    records, (failure,) = read(path)
    assert not records
    assert failure.stage == "parse"


def _jsonl(n: int) -> bytes:
    return lines(*({"text": f"article {i} " * 50} for i in range(n)))


def _csv(n: int) -> bytes:
    return (
        "text\n" + "".join(f"article {i} {i * i} {i**3}\n" for i in range(n))
    ).encode()


@pytest.mark.parametrize(("name", "make"), [("a.jsonl.gz", _jsonl), ("a.csv.gz", _csv)])
def test_gzip_cut_short_keeps_the_rows_before(
    tmp_path: Path, name: str, make: Callable[[int], bytes]
) -> None:
    path = tmp_path / name
    packed = gzip.compress(make(20_000))
    path.write_bytes(packed[: len(packed) // 2])
    records, (failure,) = read(path)
    assert 1000 < len(records) < 20_000
    assert failure.stage == "open"
    assert "gzip" in failure.error


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"])
@pytest.mark.parametrize("data", [b"", b"not gzip", gzip.compress(b"x" * 999)[:20]])
def test_broken_gzip(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    records, failures = read(path)
    if data:
        assert not records
        assert [failure.stage for failure in failures] == ["open"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"])
def test_a_bomb_is_not_unpacked(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("places", "jsonl", "csv"):
        target = f"newsassay.pipeline.ingest.{module}.ARTICLE_LIMIT"
        monkeypatch.setattr(target, 2**20)
    monkeypatch.setattr(html, "PAGE_LIMIT", 2**20)
    monkeypatch.setattr(places.Place.read, "__defaults__", (2**20,))
    path = tmp_path / name
    head = b"text\n" if "csv" in name else b""
    path.write_bytes(gzip.compress(head + b"x" * 2**23 + b"\n" + b"y\n"))
    _, failures = read(path)
    assert failures


def test_five_megabytes_in_one_line(tmp_path: Path) -> None:
    text = "word " * 1_000_000
    for name, data in [
        ("a.txt", text.encode()),
        ("a.jsonl", lines({"text": text})),
        ("a.csv", f"text\n{text}\n".encode()),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        (record,), failures = read(path)
        assert record.text == text
        assert not failures


def test_standard_input_tells_its_format() -> None:
    def first(data: bytes) -> Record:
        found = next(iter(read_inputs(["-"], stdin=io.BytesIO(data))))
        assert isinstance(found, Record)
        assert found.input == "-"
        return found

    assert first(b' \n{"text": "a"}\n').text == "a"
    assert first(gzip.compress(b'{"text": "a"}\n')).text == "a"
    assert first(PAGE.encode()).title == "Ferries collide in fog"
    assert first(TEXT.encode()).text == TEXT
    assert first(b"").text == ""
    assert (first(b"a").source, first(b"a").source_known) == ("stdin", False)
    many = list(read_inputs(["-"], stdin=io.BytesIO(_jsonl(500))))
    assert [record.row for record in many] == list(range(1, 501))
