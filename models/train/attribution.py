"""Training of the attribution tagger, as one of the artefacts that ship."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..train_attribution import save
from ..train_attribution import train as fit

#: Where the artefact stands in the package.
ARTEFACT = "seeds/attribution/tagger.npz"


def train(shared: Path, package: Path) -> Mapping[str, Any]:
    """Train on ``shared``, write the artefact into ``package``, return its sizes.

    Raises FileNotFoundError where PolNeAR is not in ``shared``. The figures of
    quality are those of ``newsassay evaluate attribution``.
    """
    path = package / ARTEFACT
    arrays = fit(shared)
    save(arrays, path)
    return {"rows": len(arrays["table"]), "bytes": path.stat().st_size}
