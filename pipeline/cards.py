"""The cards of the artefacts and how good the scores are, for the method page."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def cards() -> dict[str, str]:
    """Every card that ships, by name: Markdown."""
    folder = files("newsassay.models").joinpath("artefacts")
    return {
        file.name.removesuffix(".md"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda f: f.name)
        if file.name.endswith(".md")
    }


def quality() -> dict[str, Any]:
    """The calibration and the coverage that the scores' artefact states."""
    file = files("newsassay.models").joinpath("artefacts", "scores.json")
    stated = json.loads(file.read_text(encoding="utf-8"))
    return {k: stated[k] for k in ("calibration", "coverage") if k in stated}
