"""How the table of word forms is made, on a few sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from newsassay.models.train.lexemes import _event_counts, _forms, _names, write_lexemes

_SENTENCES = [
    "The police in Hollin said that the dam broke at night",
    "Police from Hollin went to the dam when the dam broke",
    "People near Hollin heard that the dam broke and police came",
    "Later the dam in Hollin was mended by police and by others",
]
_DOCUMENT = {
    "gold_sentences": [0],
    "sentences": {"0": "The dam broke at night"},
    "mentions": [
        {"type": "ACTION_OCCURRENCE", "sent": 0, "tokens": [2], "cross": True},
        {"type": "LOC_FAC", "sent": 0, "tokens": [1], "cross": True},
    ],
}


def test_events_are_counted_by_form() -> None:
    counts = _event_counts([_DOCUMENT])
    assert counts["broke"] == (1, 1)
    assert counts["dam"] == (1, 0)


def test_names_are_told_by_their_capitals_inside_sentences() -> None:
    hollin, police, dam = _names(["hollin", "police", "dam"], _SENTENCES)
    assert (hollin, police, dam) == (1.0, 0.0, 0.0)


def test_the_table_is_the_same_each_time(tmp_path: Path) -> None:
    forms = _forms(_SENTENCES)
    assert forms == ["dam", "hollin", "police", "the"]
    draw = np.random.default_rng(0)
    alone = draw.normal(size=(len(forms), 384)).astype(np.float32)
    teacher = draw.normal(size=(len(_SENTENCES), 384)).astype(np.float32)
    made = []
    for name in ("a.npz", "b.npz"):
        write_lexemes(
            tmp_path / name, forms, alone, _SENTENCES, teacher, [_DOCUMENT], _SENTENCES
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    with np.load(tmp_path / "a.npz") as stored:
        assert stored["forms"].tobytes() == b"dam\nhollin\npolice\nthe"
        assert stored["vectors"].dtype == np.int8
