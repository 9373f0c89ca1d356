"""How likely a sentence states something worth checking."""

from __future__ import annotations

from ..features.reading import Reading


def checkworthiness(reading: Reading) -> tuple[float, ...]:
    """Probability (0 to 1) for each sentence of ``Document.scored``, in order."""
    return tuple(
        0.6 if s.n_words > 5 else 0.0  # noqa: PLR2004
        for s in reading.document.scored
    )
