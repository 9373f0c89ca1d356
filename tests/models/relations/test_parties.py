"""Which body a source speaks for."""

from __future__ import annotations

from typing import Any

from newsassay.models.relations.parties import parties


def row(
    name: str, kind: str, text: str | None = None, party: str | None = None
) -> dict[str, Any]:
    return {
        "article_id": "x",
        "attribution_id": f"x-{name}-{text}",
        "source_resolved": name,
        "source_text": text or name,
        "source_kind": kind,
        "party": party,
    }


def test_its_lawyer_speaks_for_the_body_that_spoke_last() -> None:
    rows = [
        row("Stell Security", "named_organisation"),
        row("Corin Hale", "named_person", "Its lawyer, Corin Hale"),
        row("Corin Hale", "named_person", "he"),
    ]
    assert list(parties(rows).values()) == [None, "Stell Security", "Stell Security"]


def test_nobody_speaks_for_a_body_of_another_article() -> None:
    rows = [
        row("Stell Security", "named_organisation"),
        row("Corin Hale", "named_person", "Its lawyer") | {"article_id": "y"},
    ]
    assert list(parties(rows).values()) == [None, None]


def test_the_party_in_the_text_comes_first() -> None:
    rows = [row("Ana Ferrel", "named_person", "Its chief", "the Union")]
    assert list(parties(rows).values()) == ["the Union"]
