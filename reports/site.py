"""The whole report: every page of a run, written to its folder."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .article import Shared, article_view
from .bundles import bundles
from .corpus import Corpus, own_words, survey
from .environment import template
from .events import event_pages
from .front import Front, index_pages
from .method import method_view
from .outlets import Outlets, outlet_pages
from .related import Related, relate
from .tables import Source, Tables, in_article_order

Progress = Callable[[int, int], None]
#: New objects after which circular garbage is looked for.
_OBJECTS = 200_000


def write_report(
    tables: Tables,
    schema: Mapping[str, Any],
    manifest: Mapping[str, Any],
    out: Path,
    progress: Progress | None = None,
    *,
    cards: Mapping[str, str] | None = None,
    quality: Mapping[str, Any] | None = None,
) -> Path:
    """Write the report of a run to ``out`` and return the path of its index.

    Parameters
    ----------
    tables
        The run's tables by name, or a function that opens one of them as Arrow
        batches. A table that is missing counts as empty.
    schema
        The run's ``schema.json``.
    manifest
        The run's ``manifest.json``.
    out
        A folder; made where it does not exist. Pages already there are replaced.
    progress
        Called with the number of articles done and of all articles.
    cards
        Model cards for the method page: a name and its Markdown text.
    quality
        How good the scores are, for the method page: ``calibration``, rows of score,
        decile, predicted, observed, low, high and n; ``coverage``, by score and kind
        of trial the share of intervals that held.

    Raises
    ------
    ValueError
        Where a table on disk is not in the order of ``articles``.
    OSError
        Where a page cannot be written.
    """
    source = Source(in_article_order(tables))
    for folder in ("articles", "events", "sources"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    with _few_collections():
        corpus = survey(source, schema)
        related = relate(source)
        outlets = Outlets(corpus.features)
        _write_articles(source, corpus, related, outlets, out / "articles", progress)
        events = _write_all(event_pages(source, corpus, related), out / "events")
        _write_all(outlet_pages(source, corpus, outlets), out / "sources")
        method = method_view(schema, manifest, corpus, cards, quality)
        _write(out / "method.html", "method.html", method)
        front = Front(corpus, related, manifest, list(source.rows("errors")), events)
        for name, view in index_pages(front):
            _write(out / name, "index.html", view)
    return out / "index.html"


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for circular garbage seldom: pages make millions of objects and none."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write_articles(
    source: Source,
    corpus: Corpus,
    related: Related,
    outlets: Outlets,
    folder: Path,
    progress: Progress | None,
) -> None:
    total = len(corpus.entries)
    page = template("article.html")
    shared = Shared.of(corpus, related)
    for done, bundle in enumerate(bundles(source), 1):
        entry = corpus.entries[bundle.article_id]
        view = article_view(bundle, entry, shared)
        entry.words = ", ".join(f"\u201c{w}\u201d" for w in own_words(bundle))
        outlets.add(bundle, entry)
        (folder / entry.page).write_bytes(page.render(view).encode("utf-8"))
        if progress is not None:
            progress(done, total)


def _write_all(pages: Any, folder: Path) -> list[dict[str, Any]]:
    written = []
    for name, template_name, view in pages:
        _write(folder / name, template_name, view)
        written.append(view)
    return written


def _write(path: Path, name: str, view: Mapping[str, Any]) -> None:
    path.write_bytes(template(name).render(view).encode("utf-8"))
