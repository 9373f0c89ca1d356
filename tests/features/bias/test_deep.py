"""The deep model around its network: pieces, order, blend."""

from __future__ import annotations

import numpy as np
import pytest

from newsassay.features.bias.deep import Blend, DeepModel, encode
from newsassay.features.bias.neutral import NAME
from newsassay.features.bias.pieces import WordPieces

PIECES = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dam", "##s", "broke", "."]
)


class Adding:
    """A network whose log-odds are the sum of the numbers it is given."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def run(self, _: None, given: dict[str, np.ndarray]) -> tuple[np.ndarray, ...]:
        ids = given["ids"]
        self.sizes.append(len(ids))
        sums = ids.sum(axis=1).astype(np.float32)
        return sums, np.repeat(sums[:, None], 384, axis=1)


def model() -> DeepModel:
    return DeepModel(PIECES, Blend(0.5, {"uses": 2.0}, -1.0, 0.6), Adding())


def test_words_are_cut_into_known_pieces_and_names_masked() -> None:
    assert encode(PIECES, [NAME, "dams", "broke", "grawlix"]) == [2, 4, 5, 6, 7, 1, 3]


@pytest.mark.parametrize(("together", "sizes"), [(1, [1, 1, 1]), (2, [2, 1])])
def test_sentences_keep_their_order_and_empty_ones_are_nought(
    together: int, sizes: list[int]
) -> None:
    deep = model()
    rows = [["dams", "broke", "."], [], ["dam"], ["dam", "broke"]]
    logits, vectors = deep.run(rows, together)
    # [CLS] and [SEP] are 2 and 3
    assert logits.tolist() == [5 + 5 + 6 + 7 + 8, 0, 5 + 5, 5 + 5 + 7]
    assert (vectors[:, 0] == logits).all()
    assert deep.session.sizes == sizes


def test_the_blend_is_the_formula() -> None:
    facts = np.array([[3.0, 1.0], [0.0, 4.0]], dtype=np.float32)
    found = model().logits([["dam"], []], facts, ["other", "uses"])
    assert found.tolist() == [-1 + 0.5 * 10 + 2 * 1, -1 + 0 + 2 * 4]
