"""Training on a handful of articles of our own gives an artefact that tags."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsassay.features.attribution.tagger import CUE, Tagger
from newsassay.features.document import annotate
from newsassay.models.attribution_corpus import gold_labels
from newsassay.models.train_attribution import Settings, Size, save, train

TINY = Settings(
    small=Size(8, 8, 60, 0.0, 0.3, (1,)),
    large=Size(8, 8, 20, 0.0, 0.3, (1,)),
    teachers=1,
    least=1,
    rate=0.03,
)


def article(number: int) -> dict[str, Any]:
    name = ("Holm", "Weiss", "Brook", "Marsh")[number % 4]
    text = f"{name} said that pier {number} was shut."
    at = text.index("said")
    found = {
        "source": [[0, at - 1]],
        "cue": [[at, at + 4]],
        "content": [[at + 5, len(text) - 1]],
    }
    return {"id": str(number), "text": text, "attributions": [found]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shared = tmp_path_factory.mktemp("shared")
    path = shared / "data/train/polnear/train.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(article(i)) + "\n" for i in range(40)), "utf-8")
    plain = shared / "data/throughput/articles.jsonl.gz"
    plain.parent.mkdir()
    with gzip.open(plain, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "Holm said that it was over."}) + "\n")
    return shared


def test_the_artefact_tags_and_is_reproducible(folder: Path) -> None:
    one, two = folder / "one.npz", folder / "two.npz"
    save(train(folder, TINY), one)
    save(train(folder, TINY), two)
    assert one.read_bytes() == two.read_bytes()
    with np.load(one) as arrays:
        tagged = Tagger({name: arrays[name] for name in arrays.files}).tag(
            annotate("Weiss said that pier 7 was shut.")
        )
    assert (CUE, 1, 2) in tagged


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="polnear"):
        train(tmp_path, TINY)


def test_gold_labels_say_on_which_side_the_cue_stands() -> None:
    example = article(1)
    labels = gold_labels(annotate(example["text"]), example["attributions"]).tolist()
    assert labels == [5, 1, 7, 8, 8, 8, 8, 0]
