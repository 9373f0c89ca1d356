"""Picture the report for the README: the index and an article, side by side.

    python benchmarks/screenshot.py RUN docs/report.png

``RUN`` is the folder of a run with its report. Needs playwright and a Chromium. The
article is the one that the index points at first.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SIZE = {"width": 1060, "height": 1240}
_FRAME = """
<!doctype html><style>body{{margin:0;display:flex;gap:24px;padding:24px;
background:#d8d4c8;width:1280px}}img{{display:block;width:604px}}</style>
<img src="{}"><img src="{}">
"""


def picture(run: Path, out: Path) -> None:
    """Write the picture of the report in ``run`` to ``out``."""
    path = next((p for p in map(shutil.which, _NAMES) if p), None)
    if path is None:
        raise SystemExit("needs a browser: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        page = browser.new_page(viewport=_SIZE, color_scheme="light")
        page.goto((run / "index.html").resolve().as_uri())
        parts = [_part(page, out.with_suffix(".index.png"))]
        page.click(".looks a")
        parts.append(_part(page, out.with_suffix(".article.png")))
        _join(browser, parts, out)
        browser.close()
    for part in parts:
        part.unlink()


def _part(page: Any, path: Path) -> Path:
    page.screenshot(path=str(path))
    return path


def _join(browser: Any, parts: list[Path], out: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 755})
    frame = out.with_suffix(".frame.html")
    frame.write_text(_FRAME.format(*(p.name for p in parts)), encoding="utf-8")
    page.goto(frame.resolve().as_uri())
    page.wait_for_function("[...document.images].every(i => i.complete)")
    page.screenshot(path=str(out), scale="css")
    frame.unlink()


def main() -> None:
    """Read the arguments and make the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    picture(options.run, options.out)


if __name__ == "__main__":
    main()
