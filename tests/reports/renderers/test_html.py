"""The page: one file, nothing from outside, nothing of the data markup, all of it there without a script."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from reports.document import Bars, BeforeAfter, Document, Figures, HeatMap
from reports.renderers import html, render
from reports.renderers.wording import one_line
from tests.reports.renderers.example import DEPARTMENTS, HOSTILE, KINDS, small_report
from tests.reports.renderers.linked import BRIDGE, LEAGUE, SIGNBOARDS, linked_report

VOID = {"meta", "link", "br", "input", "img", "hr", "rect", "line"}
MAY_STAY_OPEN = {"tr", "td", "th", "option"}


class Page(HTMLParser):
    """The elements of a page, its texts, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self.open[-1] != tag:
            assert self.open.pop() in MAY_STAY_OPEN, f"</{tag}> within <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def source(whole: Document) -> str:
    return render(whole, "html").decode("utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_there_is_no_outside_address(source: str, page: Page) -> None:
    assert not re.search(r"https?:|//[a-z]|url\(|@import", source, re.IGNORECASE)
    for _tag, attributes in page.elements:
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith("#")
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_the_policy_allows_our_styles_and_script_and_nothing_else(source: str, page: Page) -> None:
    policies = [
        each["content"]
        for each in page.all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policies[0].split("; "))
    assert len(policies) == 1
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert set(rules) == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    for name in ("style", "script"):
        bodies = re.findall(rf"(?s)<{name}>(.*?)</{name}>", source)
        assert rules[f"{name}-src"].split() == [digest(body) for body in bodies]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_hostile_names_are_text(page: Page, source: str) -> None:
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert "\x07" not in source
    assert "\x1b" not in source
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", source)
    for name in HOSTILE:
        assert one_line(name) in page.texts


def test_a_notice_cannot_leave_the_style_sheet() -> None:
    document = Document(
        "x", "题", "", "", "", "zh", (), notice='"}</style><script>alert(1)</script>'
    )
    page = Page(render(document, "html").decode("utf-8"))
    assert len(page.all("script")) == 1
    assert len(page.all("style")) == 3


def test_all_rows_are_there_without_a_script(whole: Document, page: Page) -> None:
    rows = sum(len(table.rows) + 1 for table in whole.tables() if table.rows)
    rest = sum(1 for table in whole.tables() if len(table.rows) > len(table.shown()))
    findings = len(whole.findings()) + 2
    heat = 721 + 2 + len(KINDS)
    bars = 40 + 1 + 40 + 1
    pairs = 6 + 1
    assert len(page.all("tr")) == rows + rest + findings + heat + bars + pairs


def test_every_figure_stands_under_its_id(whole: Document, page: Page) -> None:
    tiles = [each["data-figure"] for each in page.all("div") if "data-figure" in each]
    assert tiles == [figure.id for figure in whole.figures()]


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in page.all("a")} <= set(ids)


@pytest.mark.parametrize(("tongue", "language"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_names_its_language(tongue: str, language: str) -> None:
    assert Page(render(small_report(tongue), "html").decode()).all("html") == [{"lang": language}]


def test_the_page_is_small_and_the_script_too(source: str) -> None:
    assert len(source.encode()) < 1_500_000
    script = re.findall(r"(?s)<script>(.*?)</script>", source)[0]
    assert len(script.encode()) < 14_000


def test_what_does_not_fit_is_left_to_the_files(
    whole: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = render(whole, "html")
    monkeypatch.setattr(html, "LARGEST", 400_000)
    cut = render(whole, "html")
    assert len(cut) <= 400_000 < len(full)
    assert cut.count(b'class="rest"') < full.count(b'class="rest"')
    assert cut.count(b'class="note cut"') == full.count(b'class="note cut"')


def test_heat_cells_show_their_number_and_unknown_is_said(whole: Document, source: str) -> None:
    heat = next(block for block in whole.blocks() if isinstance(block, HeatMap))
    values = [value for _label, row in heat.rows for value in row]
    cells = re.findall(r'<td class="n(?: u)? (h.)">([^<\n]*)', source)
    assert len(cells) == len(values)
    for (shade, text), value in zip(cells, values, strict=True):
        assert (shade == "hu") == (value is None)
        if value is not None:
            assert text == str(value)


def test_no_picture_is_empty(whole: Document, source: str) -> None:
    pictures = [
        block for block in whole.blocks() if isinstance(block, Bars | HeatMap | BeforeAfter)
    ]
    drawings = re.findall(r'(?s)<svg width="100%".*?</svg>', source)
    assert len(pictures) == 3
    assert len(drawings) == 6 + len(KINDS) + 40
    assert all("<rect" in drawing for drawing in drawings)


def test_unknown_figures_are_said(whole: Document, page: Page) -> None:
    assert any(
        figure.amount.value is None
        for block in whole.blocks()
        if isinstance(block, Figures)
        for figure in block.figures
    )
    assert "unknown" in page.texts or "未知" in page.texts


def test_no_raw_float_or_fraction_is_shown(page: Page) -> None:
    for text in page.texts[2:]:
        assert not re.search(r"\d\.\d{3,}|Fraction|None", text) or text.startswith('"use strict"')


@pytest.fixture(scope="module")
def linked() -> str:
    return render(linked_report(), "html").decode("utf-8")


@pytest.fixture(scope="module")
def linked_page(linked: str) -> Page:
    return Page(linked)


def test_a_linked_page_is_sound_and_small(linked: str, linked_page: Page) -> None:
    ids = [attributes["id"] for _tag, attributes in linked_page.elements if "id" in attributes]
    assert linked_page.open == []
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in linked_page.all("a")} <= set(ids)
    assert len(linked_page.all("script")) == 1
    assert len(linked.encode()) < 1_500_000


def test_a_reader_may_choose_by_what_columns_name(linked_page: Page) -> None:
    choices = [each["data-role"] for each in linked_page.all("select")]
    headings = [each["data-role"] for each in linked_page.all("th") if "data-role" in each]
    assert choices == ["district", "department"]
    assert set(headings) == {"district", "department", "community"}


def test_nothing_is_to_be_chosen_where_no_column_says_what_it_names(page: Page) -> None:
    assert page.all("select") == []


def test_the_figures_that_matter_stand_above_the_report_once(
    linked: str, linked_page: Page
) -> None:
    overview = linked[linked.index('id="overview"') : linked.index("<main")]
    assert overview.count("<dt>") == 3
    assert linked.count("<dt>现有牌子</dt>") == 1


def test_a_figure_of_another_section_is_led_to() -> None:
    document = linked_report(towns=5)
    first, *others = document.sections
    turned = Document(
        "x", "题", "", "", "", "zh", (others[-1], first), key=("push.unlisted.share",)
    )
    page = Page(render(turned, "html").decode("utf-8"))
    assert "#figure.push.unlisted.share" in [each["href"] for each in page.all("a")]
    assert page.texts.count("未准入下派占比") == 2


def test_where_a_figure_comes_from_can_be_read_without_a_script(linked: str) -> None:
    told = linked[linked.index('id="source.burden.signboard.count"') :]
    told = told[: told.index("</details>")]
    assert SIGNBOARDS.words in told
    assert SIGNBOARDS.parameters in told
    assert "12,345" in told
    assert "牌子台账（甲区）.xlsx" in told
    assert "<script>" not in told
    assert told.count("<tr>") == 1 + 20


def test_without_sources_nothing_is_asked(page: Page, source: str) -> None:
    assert page.all("dialog") == []
    assert 'id="sources"' not in source


def test_a_waterfall_shows_every_step_and_the_level_it_reaches(linked: str) -> None:
    block = linked[linked.index(f'id="steps.{BRIDGE.id}"') :]
    block = block[: block.index("</table>")]
    rows = re.findall(r"<tr>.*", block)[1:]
    ends = [re.findall(r'<td class="n">([^<]*)', row) for row in rows]
    assert ends == [["", "200"], ["+3", "203"], ["-18", "185"], ["-100", "85"], ["", "85"]]
    kinds = [re.findall(r'class="(level|up|down)"', row) for row in rows]
    assert kinds == [["level"], ["up"], ["down"], ["down"], ["level"]]
    falls = re.findall(r'<rect x="([\d.]+)%" y="3" width="([\d.]+)%"', rows[2])
    assert falls == [("91.13", "8.87")], "from 203 down to 185, of 203"


def test_work_stands_beside_money_and_unknown_is_drawn_as_such(linked: str) -> None:
    block = linked[linked.index(f'id="beside.{LEAGUE.id}"') :]
    rows = re.findall(r"<tr>.*", block[: block.index("</table>")])[1:]
    assert [row.count("<svg") for row in rows] == [2, 2, 2]
    numbers = [re.findall(r'<td class="n">([^<]*)', row) for row in rows]
    assert numbers[0] == ["400", "125.00万元"]
    assert DEPARTMENTS[0] in rows[0]
    assert "hu" in rows[1]
    assert numbers[1][1] in ("未知", "unknown")
