"""The cards of the artefacts, for the method page."""

from __future__ import annotations

from importlib.resources import files


def cards() -> dict[str, str]:
    """Every card that ships, by name: Markdown."""
    folder = files("newsassay.models").joinpath("artefacts")
    return {
        file.name.removesuffix(".md"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda f: f.name)
        if file.name.endswith(".md")
    }
