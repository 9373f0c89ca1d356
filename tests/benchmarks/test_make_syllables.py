"""The table of syllables, made from lines of the dictionary."""

from __future__ import annotations

import gzip
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def maker(root: Path) -> ModuleType:
    spec = spec_from_file_location("maker", root / "benchmarks/make_syllables.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_pronunciation_counts(maker: ModuleType) -> None:
    lines = ["fire F AY1 ER0", "fire(2) F AY1 R", "a.m. EY1 EH1 M", "hm HH M # sound"]
    assert maker.count_syllables(lines) == {"fire": 2, "hm": 0}


def test_the_same_words_give_the_same_bytes(maker: ModuleType) -> None:
    packed = maker.render({"fire": 2, "hm": 0, "dam": 1, "cat": 1})
    assert packed == maker.render({"cat": 1, "dam": 1, "hm": 0, "fire": 2})
    text = gzip.decompress(packed).decode()
    assert text == "syllables\twords\n0\thm\n1\tcat dam\n2\tfire\n"
