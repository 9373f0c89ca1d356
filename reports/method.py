"""The method page: generated from the registry, the schema and the models' cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from . import words
from .corpus import Corpus, table_columns
from .markdown import render


def method_view(
    schema: Mapping[str, Any],
    manifest: Mapping[str, Any],
    corpus: Corpus,
    cards: Mapping[str, str] | None,
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
        "grades": words.entries("grade"),
        "source_kinds": words.entries("source_kind"),
        "relations": words.entries("relation"),
        "bands": words.bands(),
    }
