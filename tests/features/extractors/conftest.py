"""What the tests of the extractors share."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

import pytest

from newsassay.features.document import annotate
from newsassay.features.reading import Reading, assemble, read
from newsassay.features.results import Extractor, FeatureResult

Measure = Callable[[Extractor, str, str | None], Mapping[str, FeatureResult]]


def bare(text: str, title: str | None) -> Reading:
    """A reading without word lists and attributions, quickly made."""
    return assemble(annotate(text, title), {}, ())


@pytest.fixture(scope="session")
def demo(root: Path) -> list[Reading]:
    """The articles of the demo corpus."""
    lines = (root / "seeds/demo/articles.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    texts = [(r["text"], r.get("title")) for r in records]
    texts += [(p.read_text("utf-8"), None) for p in (root / "seeds/demo").glob("*.txt")]
    return [bare(text, title) for text, title in texts]


@pytest.fixture(scope="session")
def throughput(shared: Path) -> list[Reading]:
    """Two hundred real articles, where they are at hand."""
    path = shared / "data/throughput/articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, 200)]
    return [bare(r["text"], r.get("title")) for r in records]


@pytest.fixture(scope="session")
def measure() -> Measure:
    """What an extractor measures on a text, by name."""

    def run(
        extractor: Extractor, text: str, title: str | None = None
    ) -> Mapping[str, FeatureResult]:
        results = extractor.extract(read(annotate(text, title))).results
        return {result.name: result for result in results}

    return run
