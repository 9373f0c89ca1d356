"""What is known of word forms: a vector, how often one is an event, how often a name.

The table ``artefacts/words.npz`` holds, for each lower-case form, a vector of length
one whose cosine says how near two words are in meaning, the probability that the
form tells an event, and the share of its places in running text where it is written
with a capital. Forms that are not in the table have a null vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

#: What a form that is not in the table is taken for.
UNKNOWN_EVENT = 0.05
_BYTE = 255.0

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The table; ``vectors`` has one more row than forms, the last one null.

    ``event`` and ``name`` lie between 0 and 1; ``name`` is 1 in the last row, since
    a capitalised word that nobody knows is a name.
    """

    places: dict[str, int]
    vectors: Array
    event: Array
    name: Array

    def place(self, form: str, norm: str) -> int:
        """The row of a form, of its norm, or the null row."""
        found = self.places.get(form.lower())
        if found is None:
            found = self.places.get(norm, len(self.places))
        return found


@cache
def lexemes() -> Lexemes:
    """The table that ships, read once."""
    path = files("newsassay.models").joinpath("artefacts", "words.npz")
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as stored:
        forms = stored["forms"].tobytes().decode("utf-8").split("\n")
        vectors = stored["vectors"].astype(np.float32)
        event = stored["event"].astype(np.float32) / _BYTE
        name = stored["name"].astype(np.float32) / _BYTE
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.concatenate(
        [vectors / np.maximum(norms, 1e-9), np.zeros((1, vectors.shape[1]))]
    ).astype(np.float32)
    return Lexemes(
        {form: i for i, form in enumerate(forms)},
        vectors,
        np.append(event, UNKNOWN_EVENT).astype(np.float32),
        np.append(name, 1.0).astype(np.float32),
    )
