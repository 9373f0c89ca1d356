"""The labelled articles behind the two scores, measured.

Only sets that may be trained on. Labels that outlets handed down to their articles
could be learned by recognising the outlet, so outlets' names are masked first; no
feature sees a word's identity but through a vocabulary, and none holds an outlet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from ...features.attribution.words import words as word_sets
from ...features.document import annotate
from ...features.reading import read
from ...features.registry import feature_specs
from ..assay import SCORE_MIN_WORDS, count_words, measure
from .fit import Floats

Row = Mapping[str, Any]
#: What stands for an outlet's name: a name that no other outlet shares.
MASK = "Outlet"
_NAME = re.compile(r"\b[A-Z][\w’']*")


@dataclass(frozen=True, slots=True)
class Source:
    """A labelled set: its place below ``data/``, how it is labelled and grouped.

    ``positive`` names the label that counts as 1; ``label`` is None for an article
    that is left out; ``inherited`` says that outlets handed the labels down.
    """

    name: str
    title: str
    licence: str
    place: str
    positive: str
    label: Callable[[Row], bool | None]
    group: Callable[[Row], str]
    inherited: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled set, measured: (n, all features), (n,) labels, groups, words."""

    source: Source
    features: Floats
    labels: Floats
    groups: list[str]
    words: Floats


def _partisan(row: Row) -> bool:
    return str(row["label"]).lower() in ("1", "true")


def _real(row: Row) -> bool | None:
    """Real or fake; satire is left out, which imitates good reporting on purpose."""
    return {"real": True, "fake": False}.get(str(row["label"]).lower())


def _outlet(row: Row) -> str:
    return urlsplit(row["url"]).netloc


_HYPERPARTISAN = (
    "hyperpartisan news, by article (Kiesel et al. 2019)",
    "CC BY 4.0",
    "train/hyperpartisan_byarticle/train.jsonl",
)
#: The sets behind each score.
SOURCES: Mapping[str, tuple[Source, ...]] = {
    "bias": (
        Source(
            "hyperpartisan",
            *_HYPERPARTISAN,
            "hyperpartisan, by readers",
            _partisan,
            _outlet,
            inherited=False,
        ),
    ),
    "reliability": (
        Source(
            "horne",
            "real and fake news (Horne and Adali 2017; satire left out)",
            "BSD-like, cite",
            "train/horne2017/all.jsonl",
            "real, by outlet",
            _real,
            lambda row: str(row["id"]),
            inherited=True,
        ),
        Source(
            "hyperpartisan",
            *_HYPERPARTISAN,
            "not hyperpartisan, by readers",
            lambda row: not _partisan(row),
            _outlet,
            inherited=False,
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class _Measured:
    row: Row
    words: int
    features: list[float]


def load_samples(shared: Path) -> dict[str, list[Sample]]:
    """The samples of each score; a set that both scores use is measured once.

    Raises FileNotFoundError where a set is missing.
    """
    sources = {s.place: s for own in SOURCES.values() for s in own}
    measured = {place: _measure(shared, s) for place, s in sources.items()}
    return {
        name: [_label(source, measured[source.place]) for source in own]
        for name, own in SOURCES.items()
    }


def _measure(shared: Path, source: Source) -> list[_Measured]:
    """The articles of a set that are long enough to score, measured."""
    names = [spec.name for spec in feature_specs()]
    found = []
    with (shared / "data" / source.place).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if source.label(row) is None:
                continue
            text, title = row["text"], row["title"]
            if source.inherited:
                text, title = mask_outlets(text), mask_outlets(title)
            document = annotate(text, title)
            words = count_words(document)
            if words >= SCORE_MIN_WORDS:
                measured, _, _ = measure(read(document))
                values = [measured[name].value for name in names]
                bare = [np.nan if v is None else v for v in values]
                found.append(_Measured(row, words, bare))
    return found


def _label(source: Source, measured: list[_Measured]) -> Sample:
    return Sample(
        source,
        np.array([m.features for m in measured]),
        np.array([float(bool(source.label(m.row))) for m in measured]),
        [source.group(m.row) for m in measured],
        np.array([float(m.words) for m in measured]),
    )


def mask_outlets(text: str) -> str:
    """``text`` with the names of outlets and agencies replaced by one and the same."""
    known = word_sets().outlet
    return _NAME.sub(lambda m: MASK if m[0].lower() in known else m[0], text)
