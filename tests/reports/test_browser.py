"""The pages in a real browser: what a reader does, and what must never happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="needs playwright: pip install newsassay[dev]"
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: Names a file of axe-core to use instead of the one that came with the tests.
_AXE = "NEWSASSAY_AXE"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    path = next((p for p in map(shutil.which, _NAMES) if p), None)
    if path is None:
        pytest.skip("needs a browser: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


class Visit:
    """A page that is open, what it said on the console and what it asked for."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: Path, fragment: str = "") -> Any:
        """Go to a file."""
        self.page.goto(path.as_uri() + fragment)
        return self.page

    def outside(self) -> list[str]:
        """Everything asked for that is not a page of the report."""
        return [u for u in self.asked if not u.split("#")[0].endswith(".html")]


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Open pages; at the end nothing was said on the console, nothing fetched."""
    visits: list[Visit] = []

    def start(**options: Any) -> Visit:
        visits.append(Visit(browser, **options))
        return visits[-1]

    yield start
    for made in visits:
        made.context.close()
        assert not made.said
        assert not made.outside()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, many_run: Any) -> Path:
    """A report of 254 articles, the first two of them with everything."""
    return many_run.write(tmp_path_factory.mktemp("many") / "report").parent


def rows(page: Any) -> list[str]:
    """The titles of the rows shown."""
    return page.locator("#articles tbody tr a").all_text_contents()


def count(page: Any) -> str:
    """The live count."""
    return page.locator("#count").inner_text()


def test_the_index_shows_a_page_of_rows(visit: Any, report: Path) -> None:
    page = visit().open(report / "index.html")
    assert count(page) == "254 of 254 articles"
    assert len(rows(page)) == 100
    page.get_by_role("button", name="Next").click()
    assert "page=2" in page.url
    assert page.locator("#where").inner_text() == "Page 2 of 3"


def test_search_narrows_and_stays_in_the_address(visit: Any, report: Path) -> None:
    page = visit().open(report / "index.html")
    page.get_by_label("Search").fill("vultures VALLEY")
    sync_api.expect(page.locator("#count")).to_have_text("1 of 254 articles")
    assert rows(page) == ["Greedy vultures drown the valley"]
    page.reload()
    assert page.get_by_label("Search").input_value() == "vultures VALLEY"
    assert rows(page) == ["Greedy vultures drown the valley"]
    page.get_by_role("button", name="Clear").click()
    assert count(page) == "254 of 254 articles"
    assert "#" not in page.url


def test_filters_combine(visit: Any, report: Path) -> None:
    page = visit().open(report / "index.html", "#flag=disputed")
    assert count(page) == "2 of 254 articles"
    page.locator("#outlet").select_option("Meridian Wire")
    assert rows(page) == ["Dam fails; 43 dead"]


def test_columns_sort_both_ways_and_unmeasured_come_last(
    visit: Any, report: Path
) -> None:
    page = visit().open(report / "index.html")
    head = page.get_by_role("button", name="Bias")
    head.click()
    values = page.locator("#articles tbody td:nth-child(4) b").all_text_contents()
    assert values == sorted(values, reverse=True)
    head.click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Bias")
    assert rows(page)[0] == "Dam fails; 43 dead"
    page.goto(page.url.split("#")[0] + "#sort=3&dir=asc&page=3")
    assert page.locator("#articles tbody tr").last.inner_text().count("not measured")


def test_without_scripts_the_whole_table_stands(visit: Any, report: Path) -> None:
    page = visit(java_script_enabled=False).open(report / "index.html")
    assert page.locator(".articles tbody tr").count() == 254
    assert not page.locator("#filters").is_visible()
    page.locator(".articles tbody a").last.click()
    assert page.locator("h1").is_visible()


def test_the_legend_hides_and_shows_without_scripts(visit: Any, report: Path) -> None:
    page = visit(java_script_enabled=False).open(
        report / "articles" / "aaaaaaaa-1.html"
    )
    mark = page.locator("#h1")
    style = "e => getComputedStyle(e).textDecorationLine"
    assert mark.evaluate(style) == "underline"
    page.get_by_role("checkbox", name="Loaded words").uncheck()
    assert mark.evaluate(style) == "none"


def test_n_and_p_step_through_what_is_shown(visit: Any, report: Path) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    focused = "document.activeElement.id"
    page.keyboard.press("n")
    assert page.evaluate(focused) == "h1"
    assert "Loaded words: animal metaphor" in page.locator("#detail").inner_text()
    page.keyboard.press("n")
    assert page.evaluate(focused) == "h2"
    page.keyboard.press("p")
    assert page.evaluate(focused) == "h1"
    page.get_by_role("checkbox", name="Hedges").uncheck()
    page.keyboard.press("n")
    assert page.evaluate(focused) == "h3"
    page.get_by_role("checkbox", name="Keys").uncheck()
    page.keyboard.press("n")
    assert page.evaluate(focused) != "h4"


def test_evidence_leads_to_the_words_by_keyboard(visit: Any, report: Path) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    page.locator("#evidence summary").focus()
    page.keyboard.press("Enter")
    link = page.locator(".found a").last
    link.focus()
    place = link.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.url.endswith(place)
    assert page.locator(place).is_visible()


def test_the_sources_lead_to_their_words(visit: Any, report: Path) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    link = page.locator(".used td:last-child a").first
    link.click()
    assert page.locator(link.get_attribute("href")).is_visible()
    assert "named person" in page.locator("#detail").inner_text()


def test_a_conflict_leads_to_the_other_article(visit: Any, report: Path) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    page.locator(".ledger .against a").first.click()
    assert page.locator("h1").inner_text() == "Dam fails; 43 dead"
    assert page.locator("span:target").inner_text().startswith("At least 43")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(
    visit: Any, report: Path, scheme: str, width: int
) -> None:
    started = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    for path in one_of_each(report):
        page = started.open(path)
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= width, path


def test_pages_print(visit: Any, report: Path) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    note = "getComputedStyle(document.querySelector('#h1'), '::after').content"
    assert "counter" in page.evaluate(note)


def test_what_is_printed_has_footnotes_and_no_controls(
    visit: Any, report: Path
) -> None:
    page = visit().open(report / "articles" / "aaaaaaaa-1.html")
    page.emulate_media(media="print")
    assert not page.locator("#next").is_visible()
    assert page.locator("details .found").first.is_visible()


def test_every_page_can_be_left_and_reached_by_keyboard(
    visit: Any, report: Path
) -> None:
    started = visit()
    for path in one_of_each(report):
        page = started.open(path)
        page.keyboard.press("Tab")
        page.wait_for_function("document.activeElement.className === 'skip'")
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash === '#main'")
        seen = set()
        for _ in range(12):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
        assert len(seen) > 3, path


_SMALL = """() => [...document.querySelectorAll(
  "button, select, input, summary, nav a, .found a, thead button")]
  .filter(e => e.offsetParent && !e.closest("label"))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, r]) => r.height < 24 || r.width < 24).map(([html]) => html)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough(visit: Any, report: Path, width: int) -> None:
    started = visit(viewport={"width": width, "height": 800})
    for path in one_of_each(report):
        page = started.open(path)
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        assert page.evaluate(_SMALL) == [], path


def test_every_link_of_every_page_opens(visit: Any, report: Path) -> None:
    started = visit()
    links: set[str] = set()
    for path in one_of_each(report):
        page = started.open(path)
        links |= set(page.evaluate("[...document.links].map(a => a.href)"))
    inside = sorted({u.split("#")[0] for u in links if u.startswith("file:")})
    assert len(inside) > len(one_of_each(report))
    for url in inside[:40]:
        started.page.goto(url)
        assert started.page.locator("h1").count() == 1, url


def test_the_three_questions_are_answered_from_the_index(
    visit: Any, report: Path
) -> None:
    page = visit().open(report / "index.html")
    distrusted = page.locator(".looks li").first
    assert "Greedy vultures" in distrusted.inner_text()
    page.get_by_role("link", name="at least 43 in Meridian Wire").click()
    assert page.locator("svg.line").first.is_visible()
    assert "citing the governor" in page.locator("table.figures").first.inner_text()


def test_poison_does_nothing(visit: Any, hostile_pages: Path) -> None:
    started = visit()
    for path in sorted(hostile_pages.rglob("*.html")):
        page = started.open(path)
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        assert page.evaluate("window.pwned") is None, path
        assert page.locator("h1").count() == 1, path
        page.keyboard.press("n")


def one_of_each(folder: Path) -> list[Path]:
    """A page of every type."""
    outlet = next(iter(sorted((folder / "sources").glob("daily-*.html"))))
    articles = [folder / "articles" / f"{n}.html" for n in ("aaaaaaaa-1", "cccccccc-3")]
    event = folder / "events" / "event-0001.html"
    return [folder / "index.html", folder / "method.html", *articles, event, outlet]


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, which is not ours: a package of the tests brings it."""
    given = os.environ.get(_AXE)
    if given:
        return Path(given).read_text(encoding="utf-8")
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.skip(f"needs axe-core: pip install newsassay[dev], or {_AXE}=axe.min.js")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(
    visit: Any, report: Path, axe: str, scheme: str
) -> None:
    started = visit(color_scheme=scheme, bypass_csp=True)
    for path in one_of_each(report):
        page = started.open(path)
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        page.evaluate(axe)
        found = page.evaluate("axe.run()")
        told = [
            f"{v['id']}: {node['html'][:160]}"
            for v in found["violations"]
            for node in v["nodes"][:3]
        ]
        assert not told, path
