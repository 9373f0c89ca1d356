"""The method page: generated from the registry, the schema and the models' cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from . import words
from .corpus import Corpus, table_columns
from .markdown import render
from .plots import calibration


def method_view(
    schema: Mapping[str, Any],
    manifest: Mapping[str, Any],
    corpus: Corpus,
    cards: Mapping[str, str] | None,
    quality: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Everything the template of the method page shows."""
    families: dict[str, list[Any]] = {}
    for feature in corpus.features:
        families.setdefault(feature.family, []).append(feature)
    rendered: list[tuple[str, Markup]] = [
        (name, render(text)) for name, text in sorted((cards or {}).items())
    ]
    tables = [resource["name"] for resource in schema.get("resources", ())]
    return {
        "manifest": manifest,
        "families": sorted(families.items(), key=lambda p: (p[0] == "", p[0])),
        "tables": [(name, table_columns(schema, name)) for name in tables],
        "cards": rendered,
        "calibration": _calibration(quality or {}),
        "coverage": _coverage(quality or {}),
        "grades": words.entries("grade"),
        "source_kinds": words.entries("source_kind"),
        "relations": words.entries("relation"),
        "bands": words.bands(),
    }


def _calibration(quality: Mapping[str, Any]) -> list[tuple[str, Markup, list[Any]]]:
    """Each score's name, its drawing and its rows."""
    rows: dict[str, list[Any]] = {}
    for row in quality.get("calibration") or ():
        rows.setdefault(row["score"], []).append(row)
    return [
        (
            words.word("score", score),
            calibration(
                f"Calibration of {score}",
                "Dots on the dashed line: what was predicted was found. Bars: where "
                "the dot would fall by chance were the score right. The table beside "
                "it has the numbers.",
                found,
            ),
            found,
        )
        for score, found in rows.items()
    ]


def _coverage(quality: Mapping[str, Any]) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Score, kind of trial and its figures."""
    return [
        (words.word("score", score), words.spoken(trial), figures)
        for score, trials in (quality.get("coverage") or {}).items()
        for trial, figures in trials.items()
    ]
