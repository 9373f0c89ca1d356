"""Records to HTML: the report of a run, and one article for a terminal.

Numbers are drawn here, never made: a report can be written again from the tables
of a run. ``write_report`` writes the pages, ``explain_article`` the terminal's form.
"""

from __future__ import annotations

from .bundles import Bundle, find_bundle
from .site import write_report
from .tables import Tables
from .terminal import explain, explain_article

__all__ = [
    "Bundle",
    "Tables",
    "explain",
    "explain_article",
    "find_bundle",
    "write_report",
]
