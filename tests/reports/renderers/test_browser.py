"""The page in a real browser: it works by mouse and by keyboard, fits its window, prints, and asks for nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.document import Document
from reports.renderers import render
from tests.reports.renderers.example import DEPARTMENTS, flow_report
from tests.reports.renderers.linked import linked_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
COMMUNITIES = '[id="table.kinds.by-community"]'
HEAT = '[id="heat.kinds.heat"]'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("ZHUNRU_CI"):
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is missing")
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(whole: Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "报告.html"
    path.write_bytes(render(whole, "html"))
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: complaints.append(request.url) if request.url != address else None,
    )
    page.goto(address)
    yield page
    assert complaints == []
    page.close()


def column(page: Page, block: str, n: int) -> list[str]:
    """The texts of a column of the block's first table, as shown."""
    cells = page.locator(f"{block} table.data tbody tr > :nth-child({n})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_long_tables_open_and_close(page: Page) -> None:
    button = page.locator(f"{COMMUNITIES} .tools button")
    assert len(column(page, COMMUNITIES, 1)) == 20
    button.click()
    assert len(column(page, COMMUNITIES, 1)) == 721
    assert page.locator(f"{COMMUNITIES} .cut").is_hidden()
    button.click()
    assert len(column(page, COMMUNITIES, 1)) == 20


def test_search_finds_in_all_rows(page: Page) -> None:
    page.locator(f"{COMMUNITIES} input").fill("第141街道 社区")
    names = column(page, COMMUNITIES, 1)
    assert len(names) == 5
    assert all("第141街道" in name for name in names)
    assert "721" in page.locator(f"{COMMUNITIES} output").inner_text()
    page.locator(f"{COMMUNITIES} input").fill("")
    assert len(column(page, COMMUNITIES, 1)) == 20


def test_headings_sort_by_value_with_unknown_last(page: Page) -> None:
    page.locator(f"{COMMUNITIES} .tools button").click()
    heading = page.locator(f"{COMMUNITIES} thead th").nth(9)
    heading.locator("button").click()
    money = column(page, COMMUNITIES, 10)
    assert heading.get_attribute("aria-sort") == "descending"
    assert money[0].startswith(("888.", "8,888,"))
    assert money[-1] in ("未知", "unknown")
    heading.locator("button").click()
    money = column(page, COMMUNITIES, 10)
    assert money[0].startswith("0")
    assert money[-1] in ("未知", "unknown")
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") is None
    assert column(page, COMMUNITIES, 1)[0].startswith("=cmd")


def test_all_can_be_done_from_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#report"
    page.locator(f"{HEAT} thead button").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{HEAT} thead th").nth(1).get_attribute("aria-sort") == "descending"
    page.keyboard.press("Space")
    assert page.locator(f"{HEAT} thead th").nth(1).get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_page_fits_its_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_CUT) == []


_CUT = """() => [...document.querySelectorAll("h1,h2,h3,p,dt,dd,th,td,li,button")]
    .filter((each) => each.checkVisibility() && !each.closest(".unseen,.skip"))
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "hidden")
    .map((each) => each.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("width", [1440, 390])
def test_numbers_in_bars_stay_within_their_pieces(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(_OVERLAPS) == []


_OVERLAPS = """() => [...document.querySelectorAll(".drawn text")].filter((text) => {
    const own = text.getBoundingClientRect();
    const piece = text.previousElementSibling.getBoundingClientRect();
    return own.width && (own.left < piece.left - 1 || own.right > piece.right + 1);
}).map((text) => text.textContent)"""


def test_without_a_script_all_is_there_to_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(f"{COMMUNITIES} .tools").is_hidden()
    page.locator(f"{COMMUNITIES} details.rest summary").click()
    assert page.locator(f"{COMMUNITIES} tbody tr:visible").count() == 721
    context.close()


def test_prints_on_a4(page: Page, tmp_path: Path) -> None:
    content = page.pdf(prefer_css_page_size=True)
    assert content.startswith(b"%PDF")
    assert content.count(b"/MediaBox [0 0 594") + content.count(b"/MediaBox [0 0 595") >= 5


@pytest.fixture
def flow_page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page that shows a flow."""
    path = tmp_path / "经费流向.html"
    path.write_bytes(render(flow_report(), "html"))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    yield page
    assert complaints == []
    page.close()


@pytest.mark.parametrize("width", [1440, 1024])
def test_labels_of_a_flow_do_not_cover_one_another(flow_page: Page, width: int) -> None:
    page = flow_page
    page.set_viewport_size({"width": width, "height": 900})
    boxes = page.locator('[id="flow.fund.flow"] svg text').evaluate_all(
        "all => all.map(one => { const box = one.getBoundingClientRect();"
        " return [one.textContent, box.left, box.top, box.right, box.bottom] })"
    )
    assert len(boxes) > 20
    frame = page.locator('[id="flow.fund.flow"] svg').bounding_box()
    assert frame
    for name, left, top, right, bottom in boxes:
        if name.startswith("<script>"):
            continue
        assert left >= frame["x"] - 1, name
        assert right <= frame["x"] + frame["width"] + 1, name
        for other, left2, top2, right2, bottom2 in boxes:
            over = (
                min(right, right2) - max(left, left2) > 1
                and min(bottom, bottom2) - max(top, top2) > 4
            )
            assert name == other or not over or other.startswith("<script>"), (name, other)


def test_a_flow_can_be_read_in_numbers_by_keyboard(flow_page: Page) -> None:
    page = flow_page
    flow = page.locator('[id="flow.fund.flow"]')
    flow.locator("summary").focus()
    page.keyboard.press("Enter")
    assert flow.locator("table tbody tr").first.is_visible()
    assert flow.locator("table").inner_text().count("甲区") > 2


LINKED_HEAT = f"{HEAT} table.data tbody tr"
BARS = '[id="bars.push.by-department.bars"]'


@pytest.fixture(scope="module")
def linked_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("linked") / "报告.html"
    path.write_bytes(render(linked_report(), "html"))
    return path.as_uri()


@pytest.fixture
def linked(browser: Browser, linked_address: str) -> Iterator[Page]:
    """A page whose columns say what they name."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith(linked_address) else None
        ),
    )
    page.goto(linked_address)
    yield page
    assert complaints == []
    page.close()


def told(page: Page) -> str:
    """What the page says of the choice."""
    return page.locator(".filters output").inner_text()


def test_a_district_rules_tables_and_heat_map_alike(linked: Page) -> None:
    linked.select_option(".filters select[data-role=district]", "丙区")
    districts = set(column(linked, COMMUNITIES, 2))
    assert districts == {"丙区"}
    names = linked.locator(f"{LINKED_HEAT} th").all_inner_texts()
    assert len(names) == len(column(linked, COMMUNITIES, 1)) > 100
    assert linked.locator(f"{HEAT} .strips .veil").count() > 0
    assert told(linked).startswith("丙区")
    assert linked.locator(".filters output").get_attribute("aria-live") != "off"
    linked.locator(".filters button").click()
    assert len(column(linked, COMMUNITIES, 1)) == 20
    assert linked.locator(".veil, .dim").count() == 0
    assert told(linked) == ""


def test_a_department_dims_the_lines_of_the_others(linked: Page) -> None:
    linked.select_option(".filters select[data-role=department]", DEPARTMENTS[1])
    lines = f"{BARS} .drawing tbody tr"
    assert linked.locator(lines).count() == 40
    assert linked.locator(f"{lines}:not(.dim) th").all_inner_texts() == [DEPARTMENTS[1]]
    table = '[id="table.push.by-department"]'
    assert column(linked, table, 1) == [DEPARTMENTS[1]]
    beside = linked.locator('[id="beside.league.beside"] .drawing tbody tr:not(.dim) th')
    assert beside.all_inner_texts() == [DEPARTMENTS[1]]
    assert len(column(linked, COMMUNITIES, 1)) == 20, "communities are of no department"


def test_a_click_on_a_bar_chooses_and_another_one_lets_go(linked: Page) -> None:
    bar = linked.locator(f"{BARS} .drawing tbody tr").nth(2)
    bar.locator("svg").click()
    chosen = linked.locator(".filters select[data-role=department]")
    assert chosen.input_value() == DEPARTMENTS[2]
    assert bar.locator("button").get_attribute("aria-pressed") == "true"
    assert column(linked, '[id="table.push.by-department"]', 1) == [DEPARTMENTS[2]]
    bar.locator("svg").click()
    assert chosen.input_value() == ""


def test_a_line_of_the_league_is_chosen_from_the_keyboard(linked: Page) -> None:
    button = linked.locator('[id="beside.league.beside"] .drawing button').first
    button.focus()
    outline = button.evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid", "the focus is seen"
    linked.keyboard.press("Enter")
    assert column(linked, '[id="table.push.by-department"]', 1) == [DEPARTMENTS[0]]


def test_a_click_on_a_name_in_a_table_chooses_it(linked: Page) -> None:
    linked.locator(f"{COMMUNITIES} tbody td", has_text="乙区").first.click()
    assert set(column(linked, COMMUNITIES, 2)) == {"乙区"}
    linked.locator(f"{COMMUNITIES} tbody th").nth(3).click()
    assert len(column(linked, COMMUNITIES, 1)) >= 1, "a community is searched for"
    assert linked.locator(".filters input").input_value() != ""


def test_the_search_goes_over_all_tables(linked: Page) -> None:
    linked.fill(".filters input", "第141街道")
    assert len(column(linked, COMMUNITIES, 1)) == 5
    names = linked.locator(f"{LINKED_HEAT} th").all_inner_texts()
    assert len(names) == 5
    assert "第141街道" in told(linked)
    nothing = '[id="table.push.by-department"] tbody td.none'
    assert linked.locator(nothing).inner_text() != ""
    assert linked.locator('[id="table.push.by-department"] tbody tr').count() == 1


def test_choice_and_search_and_sorting_work_together(linked: Page) -> None:
    linked.select_option(".filters select[data-role=district]", "甲区")
    linked.fill(f"{COMMUNITIES} .tools input", "朝")
    linked.locator(f"{COMMUNITIES} thead button").nth(2).click()
    heading = linked.locator(f"{COMMUNITIES} thead th").nth(2)
    assert heading.get_attribute("aria-sort") == "descending"
    numbers = [int(text) for text in column(linked, COMMUNITIES, 3)]
    assert numbers == sorted(numbers, reverse=True)
    assert 0 < len(numbers) < 40
    assert all("朝" in name for name in column(linked, COMMUNITIES, 1))


def test_a_figure_tells_where_it_comes_from(linked: Page) -> None:
    figure = linked.locator("button[data-figure='burden.signboard.count']")
    figure.focus()
    linked.keyboard.press("Enter")
    dialog = linked.locator("dialog")
    assert dialog.is_visible()
    assert "统计时点" in dialog.inner_text()
    assert dialog.locator("tbody tr").count() == 20
    linked.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert linked.evaluate("document.activeElement.dataset.figure") == "burden.signboard.count"


def test_without_a_script_a_figure_leads_to_where_it_comes_from(
    browser: Browser, linked_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(linked_address)
    page.locator("a[data-figure='burden.signboard.count']").click()
    assert page.locator('[id="source.burden.signboard.count"]').is_visible()
    assert page.locator(".filters").is_hidden()
    context.close()


def test_what_is_chosen_stands_on_paper_without_the_controls(linked: Page) -> None:
    linked.select_option(".filters select[data-role=district]", "丁区")
    linked.emulate_media(media="print")
    assert linked.locator(".filters output").is_visible()
    assert linked.locator(".filters select").first.is_hidden()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_linked_page_fits_its_window(linked: Page, width: int) -> None:
    linked.set_viewport_size({"width": width, "height": 900})
    assert linked.evaluate("document.documentElement.scrollWidth") <= width
    assert linked.evaluate(_CUT) == []


@pytest.fixture(scope="module")
def short_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same with a few communities: every kind of element once is enough to be judged."""
    path: Path = tmp_path_factory.mktemp("short") / "报告.html"
    path.write_bytes(render(linked_report(towns=14), "html"))
    return path.as_uri()


@pytest.mark.parametrize(("width", "is_asked"), [(1440, False), (390, False), (1440, True)])
def test_axe_finds_no_serious_fault(
    browser: Browser, short_address: str, width: int, is_asked: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(short_address)
    page.select_option(".filters select[data-role=department]", DEPARTMENTS[1])
    if is_asked:
        page.locator("button[data-figure]").first.click()
    axe = files("axe_playwright_python") / "axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    faults = page.evaluate("axe.run().then(found => found.violations)")
    page.close()
    assert [
        (fault["id"], [node["html"][:200] for node in fault["nodes"][:5]])
        for fault in faults
        if fault["impact"] != "minor"
    ] == []
