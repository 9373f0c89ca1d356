"""The sentences that the models of slant are trained and calibrated on."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ...features.bias.neutral import OPENING
from ...features.document import Document, annotate, annotate_sentence, tokenize

LABELLED = "data/train/anno_lexical_synthetic"
#: Sets whose sentences are used without labels: path, and sentences an article.
ARTICLES = (
    ("data/throughput/articles.jsonl.gz", 16),
    ("data/train/hyperpartisan_byarticle/train.jsonl", 40),
    ("data/train/horne2017/all.jsonl", 40),
)
SENTENCES = ("data/train/newsmtsc/train.jsonl",)
#: One outlet in this many is held out from every fit.
_HELD_OUT = 8
_KEPT_RESIDUE = 4
#: Sentences with fewer words say nothing when their label is a machine's.
MIN_WORDS = 4
#: A word is common that stands small this often, and in this share of its uses.
_MIN_USES, _MIN_SHARE = 3, 0.3
_MIN_MARKS = 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its label (1: slanted) and the outlet it is from."""

    text: str
    label: int
    outlet: str


def labelled(shared: Path) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
    """Sentences to fit on, to choose and calibrate on, and for a second look.

    The second are all sentences of held-out outlets, the third those of the set's
    own dev file whose outlets the fit has seen.
    """
    fitted = _read(shared / LABELLED / "train.jsonl")
    others = _read(shared / LABELLED / "dev.jsonl")
    held = [s for s in fitted + others if held_out(s.outlet)]
    return (
        [s for s in fitted if not held_out(s.outlet)],
        held,
        [s for s in others if not held_out(s.outlet)],
    )


def held_out(outlet: str) -> bool:
    """Whether an outlet is kept from every fit: decided by its name's hash."""
    digest = sha256(outlet.encode("utf-8")).hexdigest()
    return int(digest, 16) % _HELD_OUT == _KEPT_RESIDUE


def unlabelled(shared: Path) -> Iterator[tuple[Document, int]]:
    """Yield documents without labels, and how many sentences of each to take."""
    for name, most in ARTICLES:
        for row in rows(shared / name):
            yield annotate(row["text"], row.get("title")), most
    for name in SENTENCES:
        for text in dict.fromkeys(row["text"] for row in rows(shared / name)):
            yield annotate_sentence(text), 1


def common_words(shared: Path) -> list[str]:
    """Words that news text writes small, and marks, sorted.

    What opens a text or a quotation is not counted: there a capital tells nothing.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    texts = [s.text for s in _read(shared / LABELLED / "train.jsonl")]
    texts += [row["text"] for row in rows(shared / ARTICLES[0][0])]
    for text in texts:
        tokens = tokenize(text)
        before = '"'
        for token, norm in zip(tokens.texts, tokens.norms, strict=True):
            if not token[0].isalnum():
                marks[token] += 1
            elif token == norm and token[0].isalpha():
                small[token] += 1
            elif before not in OPENING:
                capital[norm] += 1
            before = norm
    words = {
        word
        for word, n in small.items()
        if n >= _MIN_USES and n >= _MIN_SHARE * (n + capital[word])
    }
    return sorted(words | {m for m, n in marks.items() if n >= _MIN_MARKS})


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _read(path: Path) -> list[Labelled]:
    return [Labelled(r["text"], int(r["label"]), r["source"]) for r in rows(path)]
