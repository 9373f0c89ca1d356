"""How likely a sentence states something worth a fact checker's time.

A linear model over the sentence's words (``models/terms.py`` has the formula).
``artefacts/checkworthy.npz`` holds its terms, ``artefacts/checkworthy.md`` says what
it was fitted on and how well it does. It was trained on election debates, so reports
of a court or a laboratory are less familiar to it than politics and economy. Whether
a clause can be checked at all is another question: ``models/checkable.py``.

Reference: Hassan, Li, Tremayne (2015), Detecting Check-worthy Factual Claims in
Presidential Debates, doi:10.1145/2806416.2806652.
"""

from __future__ import annotations

from ..features.reading import Reading
from .additive import logistic
from .terms import load_terms


def checkworthiness(reading: Reading) -> tuple[float, ...]:
    """Probability (0 to 1) for each sentence of ``Document.scored``, in order.

    A sentence without a word gets 0.0.
    """
    sentences = reading.document.scored
    norms = reading.document.tokens.norms
    texts = [norms[s.first_token : s.last_token] for s in sentences]
    logits = load_terms("checkworthy").logits(texts)
    return tuple(
        logistic(logit) if s.n_words else 0.0
        for s, logit in zip(sentences, logits, strict=True)
    )
