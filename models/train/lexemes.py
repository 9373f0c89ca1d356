"""The table of word forms behind relations: vectors, events, names.

Vectors: MiniLM's vector of each form by itself, and a second one with which the sum
over a sentence's words comes nearest to MiniLM's vector of the sentence (taught by
its vectors of unlabelled sentences); both side by side, reduced to
:data:`SIZE` dimensions and stored as bytes. Events: a logistic function of the
vector, the ending and the rarity, fitted on the event mentions of ECB+, pulled
towards what a form's own places say. Names: how often running text writes the form
with a capital.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ..relations.words import tokens_of, weight, word
from .minilm import MiniLM

DOCUMENTS = "data/train/ecbplus/docs_train.jsonl"
NEWS = "data/throughput/articles.jsonl.gz"
DEBATES = "data/train/claimbuster/crowdsourced.jsonl"
#: Dimensions kept; places a form needs; sentences of news learned from.
SIZE, _SEEN, _SENTENCES = 128, 4, 12_000
_ROUNDS, _BATCH, _RATE, _PULL = 8, 4000, 0.1, 1e-4
#: The last layer in what MiniLM gives.
LAST = 384
#: Places a form's own share of events is weighed against the function's.
_PRIOR, _CAPPED = 3, 12
_SEED = 1

Array = NDArray[np.float32]


def train_lexemes(shared: Path, path: Path) -> Mapping[str, Any]:
    """Write the table to ``path``; return its figures. More than half an hour."""
    documents = [json.loads(r) for r in (shared / DOCUMENTS).open(encoding="utf-8")]
    sentences = list(_sentences(shared, documents))
    forms = _forms(sentences)
    encoder = MiniLM()
    chosen = np.random.default_rng(_SEED).permutation(len(sentences))[:_SENTENCES]
    taught = [sentences[i] for i in sorted(chosen)]
    with (shared / DEBATES).open(encoding="utf-8") as file:
        taught += [json.loads(line)["text"] for line in file]
    alone = encoder.encode(forms)[:, -LAST:]
    return write_lexemes(
        path, forms, alone, taught, encoder.encode(taught)[:, -LAST:],
        documents, sentences,
    )  # fmt: skip


def write_lexemes(
    path: Path,
    forms: Sequence[str],
    alone: Array,
    taught: Sequence[str],
    teacher: Array,
    documents: Sequence[Mapping[str, Any]],
    sentences: Sequence[str],
) -> Mapping[str, Any]:
    """The table from MiniLM's vectors of the forms and of the sentences."""
    vectors = _vectors(forms, alone, taught, teacher)
    event = _events(forms, vectors, documents)
    name = _names(forms, sentences)
    arrays = {
        "forms": np.frombuffer("\n".join(forms).encode("utf-8"), np.uint8),
        "vectors": np.round(vectors / np.abs(vectors).max(1, keepdims=True) * 127),
        "event": np.round(event * 255).astype(np.uint8),
        "name": np.round(name * 255).astype(np.uint8),
    }
    arrays["vectors"] = arrays["vectors"].astype(np.int8)
    _save(path, arrays)
    figures = {"forms": len(forms), "sentences": len(taught)}
    card = _CARD.format(**figures)
    path.with_suffix(".md").write_text(card, encoding="utf-8", newline="\n")
    return figures


def _sentences(shared: Path, documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    with gzip.open(shared / NEWS, "rt", encoding="utf-8") as file:
        for line in file:
            for paragraph in json.loads(line)["text"].split("\n"):
                yield from re.split(r"(?<=[.!?]) ", paragraph)
    for document in documents:
        yield from document["sentences"].values()


def _forms(sentences: Iterable[str]) -> list[str]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update({f.lower() for f in tokens_of(sentence)})
    return sorted(
        f for f, n in counts.items() if n >= _SEEN and f[0].isalpha() and len(f) > 1
    )


def _vectors(
    forms: Sequence[str], alone: Array, taught: Sequence[str], teacher: Array
) -> Array:
    """Vectors of length one, shape (forms, ``SIZE``)."""
    teacher = _unit(teacher.astype(np.float32))
    _, axes = np.linalg.eigh(teacher.T @ teacher)
    axes = axes[:, ::-1][:, :SIZE].astype(np.float32)
    target = _unit(teacher @ axes)
    start = _unit(alone.astype(np.float32)) @ axes
    places = {form: i for i, form in enumerate(forms)}
    bags = _bags(taught, places)
    seen = np.asarray((bags > 0).sum(axis=0)).ravel()
    rarity = np.clip(np.log(len(taught) / (seen + 1)), 0.2, 9).astype(np.float32)
    start = start * rarity[:, None]
    student = _student(bags, target, start)
    both = np.concatenate([_centred(_unit(start)), _centred(student)], axis=1)
    _, _, reduced = np.linalg.svd(both[::3], full_matrices=False)
    return _unit(both @ reduced[:SIZE].T)


def _student(bags: Any, target: Array, start: Array) -> Array:
    """Word vectors whose sums over sentences point where the teacher's do (Adam)."""
    draw = np.random.default_rng(_SEED)
    student, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    step = 0
    for turn in range(_ROUNDS):
        order = draw.permutation(bags.shape[0])
        rate = _RATE * min(1.0, 1 - turn / _ROUNDS + 0.05)
        for low in range(0, len(order), _BATCH):
            rows = order[low : low + _BATCH]
            bag, aim = bags[rows], target[rows]
            total = bag @ student
            length = np.linalg.norm(total, axis=1, keepdims=True) + 1e-6
            total /= length
            toward = (total * aim).sum(axis=1, keepdims=True)
            slope = bag.T @ (-(aim - toward * total) / length)
            slope += _PULL * len(rows) / len(start) * (student - start)
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            square = 0.99 * square + 0.01 * slope * slope
            student = student - rate * (mean / (1 - 0.9**step)) / (
                np.sqrt(square / (1 - 0.99**step)) + 1e-8
            )
    return student.astype(np.float32)


def _bags(taught: Sequence[str], places: Mapping[str, int]) -> Any:
    rows, columns = [], []
    for i, sentence in enumerate(taught):
        known = [places[f.lower()] for f in tokens_of(sentence) if f.lower() in places]
        rows += [i] * len(known)
        columns += known
    ones = np.ones(len(rows), np.float32)
    return csr_matrix((ones, (rows, columns)), shape=(len(taught), len(places)))


def _events(
    forms: Sequence[str], vectors: Array, documents: Iterable[Mapping[str, Any]]
) -> Array:
    """The probability that a form tells an event."""
    counts = _event_counts(documents)
    places = {form: i for i, form in enumerate(forms)}
    known = sorted(counts)
    x = _signs(known, places, vectors)
    n = np.array([counts[f] for f in known], np.float64)
    n *= np.minimum(1, _CAPPED / n[:, :1])
    model = LogisticRegression(C=0.3, max_iter=500).fit(
        np.concatenate([x, x]),
        np.repeat([1, 0], len(known)),
        sample_weight=np.concatenate([n[:, 1], n[:, 0] - n[:, 1]]),
    )
    found = model.predict_proba(_signs(forms, places, vectors))[:, 1]
    for form, (places_of, events) in counts.items():
        if form in places:
            i = places[form]
            found[i] = (events + _PRIOR * found[i]) / (places_of + _PRIOR)
    return np.asarray(found, np.float32)


def _event_counts(
    documents: Iterable[Mapping[str, Any]],
) -> dict[str, tuple[int, int]]:
    """For each form of the annotated sentences: its places, those that are events."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document in documents:
        events = {
            (m["sent"], t)
            for m in document["mentions"]
            if m["type"].startswith(("ACTION", "NEG")) and m.get("cross")
            for t in m["tokens"]
        }
        for s in document["gold_sentences"]:
            for k, form in enumerate(document["sentences"][str(s)].split(" ")):
                counts[form.lower()][0] += 1
                counts[form.lower()][1] += (s, k) in events
    return {form: (n, events) for form, (n, events) in counts.items()}


def _signs(forms: Sequence[str], places: Mapping[str, int], vectors: Array) -> Array:
    """What tells an event from the form alone: its vector, ending, rarity."""
    rows = []
    for form in forms:
        known = form in places
        vector = vectors[places[form]] if known else np.zeros(vectors.shape[1])
        signs = (
            known, weight(word(form).stem) / 5, form.endswith("ed"),
            form.endswith("ing"), form.endswith("s"), word(form).content,
            form[0].isdigit(), len(form) / 5,
            form.endswith(("ion", "ment", "al", "th")),
        )  # fmt: skip
        rows.append(np.concatenate([vector * 3, signs]))
    return np.array(rows, np.float32)


def _names(forms: Sequence[str], sentences: Iterable[str]) -> Array:
    """The share of a form's places inside sentences that bear a capital."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sentence in sentences:
        tokens = tokens_of(sentence)
        words = [t for t in tokens if t[0].isalpha()]
        if len(words) < 6 or sum(t[0].isupper() for t in words) > len(words) / 2:
            continue
        for before, token in pairwise(tokens):
            if token[0].isalpha() and before not in _OPENERS:
                counts[token.lower()][0] += 1
                counts[token.lower()][1] += token[0].isupper()
    shares = (counts.get(f, [1, 1]) for f in forms)
    return np.array([capital / n for n, capital in shares], np.float32)


_OPENERS = frozenset(".\"“:?!'`-—–")


def _unit(x: Array) -> Array:
    result: Array = x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    return result


def _centred(x: Array) -> Array:
    """Without what all have in common, and of length one."""
    return _unit(x - x.mean(axis=0))


def _save(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """An npz archive whose bytes depend on the arrays alone."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            buffer = BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy"), buffer.getvalue(), ZIP_DEFLATED)


_CARD = """# Words: vectors, events, names

What it is: {forms} lower-case word forms, each with a vector of 128 bytes, the
probability that the form tells an event, and the share of its places inside sentences
that bear a capital. Relations between claims are found with it.

Data: the vectors are taught by all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020), by its
vectors of the forms alone and of {sentences} unlabelled sentences of news and of
ClaimBuster's debates (licence not stated; weights only). Events: the event mentions of
ECB+ (Cybulska & Vossen 2014; annotation CC BY 3.0). No sentence of them is in it.

What it cannot do: a form has one vector, whatever it means in its place; forms seen
fewer than four times in the news counted have none.
"""
