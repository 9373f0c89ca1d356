"""Identifiers: unique in a run, stable between runs."""

from __future__ import annotations

from dataclasses import replace

from newsassay.pipeline.identify import Job, identify
from newsassay.pipeline.records import Failure, Record

RECORD = Record(
    "a.txt", 1, None, "One text.", None, None, None, "Lantern", True, None, None
)


def jobs(*items: Record | Failure) -> list[Job | Failure]:
    return list(identify(items))


def test_equal_records_get_different_ids_and_are_duplicates() -> None:
    first, second, third = jobs(RECORD, RECORD, RECORD)
    assert isinstance(first, Job)
    assert isinstance(second, Job)
    assert isinstance(third, Job)
    assert second.article_id == f"{first.article_id}-2"
    assert third.article_id == f"{first.article_id}-3"
    assert (first.duplicate_of, second.duplicate_of) == (None, first.article_id)
    assert third.duplicate_of == first.article_id


def test_ids_do_not_depend_on_the_folder_or_on_others() -> None:
    [alone] = jobs(RECORD)
    elsewhere = replace(RECORD, input="other/a.txt")
    _, again = jobs(replace(RECORD, text="Another."), elsewhere)
    assert isinstance(alone, Job)
    assert isinstance(again, Job)
    assert alone.article_id == again.article_id


def test_spacing_does_not_hide_a_duplicate_and_empty_texts_are_none() -> None:
    _, spaced = jobs(RECORD, replace(RECORD, row=2, text="One  text.\n"))
    assert isinstance(spaced, Job)
    assert spaced.duplicate_of is not None
    _, empty = jobs(replace(RECORD, text=""), replace(RECORD, row=2, text=" "))
    assert isinstance(empty, Job)
    assert empty.duplicate_of is None


def test_failures_pass_through_in_place() -> None:
    failure = Failure("b.txt", None, "open", "is a folder", "name a file")
    assert jobs(failure, RECORD)[0] is failure
