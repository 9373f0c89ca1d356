"""Python objects as articles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from newsassay.pipeline.ingest import read_texts
from newsassay.pipeline.records import Failure, Record, UsageError


def test_texts_keep_their_place_and_every_character() -> None:
    texts = ["one", "", " two\r\n\x00\u202e ", "\ud800"]
    records = list(read_texts(texts))
    assert [record.input for record in records] == [f"text[{i}]" for i in range(4)]
    assert [r.text for r in records if isinstance(r, Record)] == [*texts[:3], "\ufffd"]


def test_one_of_each_kind_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    frame = pd.DataFrame({"content": ["text"]})
    for item in ["text", path, {"body": "text"}, frame]:
        (record,) = read_texts(item)
        assert isinstance(record, Record)
        assert record.text == "text"


def test_a_list_of_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("file", encoding="utf-8")
    items = ["a", path, {"text": "b", "id": 3}, pd.DataFrame({"text": ["c", "d"]}), 5]
    found = list(read_texts(items))
    assert [item.input for item in found] == [
        "text[0]",
        str(path),
        "record[2]",
        "frame[3]",
        "frame[3]",
        "item[4]",
    ]
    assert [item.row for item in found] == [1, 1, 1, 1, 2, None]
    assert isinstance(found[-1], Failure)
    assert found[-1].error == "the number 5 is no article"


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, np.nan])
def test_missing_values_of_a_frame(missing: object) -> None:
    frame = pd.DataFrame(
        {
            "text": pd.Series(["a", missing], dtype=object),
            "title": pd.Series([missing, "T"], dtype=object),
            "published": [pd.Timestamp("2021-09-06"), pd.NaT],
        }
    )
    record, failure = read_texts(frame)
    assert isinstance(record, Record)
    assert (record.title, record.published) == (None, "2021-09-06T00:00:00")
    assert isinstance(failure, Failure)
    assert (failure.row, failure.error) == (2, "'text' is null")


def test_a_frame_without_a_text_column_and_with_a_mapping() -> None:
    frame = pd.DataFrame({"words": ["a"], 7: ["Courier"]})
    (failure,) = read_texts(frame)
    assert isinstance(failure, Failure)
    assert "'words', '7'" in failure.error
    (record,) = read_texts(frame, mapping={"text": "words", "source": "7"})
    assert isinstance(record, Record)
    assert (record.text, record.source, record.source_known) == ("a", "Courier", True)


def test_a_generator_is_read_as_it_goes() -> None:
    found = read_texts(f"text {i}" for i in range(10**9))
    assert next(found).input == "text[0]"


def test_an_unknown_field_is_refused_at_the_call() -> None:
    with pytest.raises(UsageError, match="'body'"):
        read_texts(["a"], mapping={"body": "x"})
