"""How the deep network of slant is trained: its card says so too."""

from __future__ import annotations

BATCH, SMOOTHING = 32, 0.1
#: Passes and rate, on labels and then on its own probabilities.
LABELS, OWN = (2, 1.2e-4), (1, 6e-5)
#: Share of its own probability in what it learns of a labelled sentence at last.
OWN_SHARE = 0.6
#: Sentences without labels.
MORE = 32_000
#: Share of sentences whose names are masked; in the others they are exchanged.
MASKED = 0.3
#: Share of the running mean that one of every AVERAGED steps keeps.
KEPT, AVERAGED = 0.985, 5
