"""Charts of the workbook: they show cells that are there, in units that people read, and print beside their table."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from registry.quantities import Unit
from reports.document import (
    Bars,
    BeforeAfter,
    Beside,
    Block,
    Column,
    ColumnKind,
    Document,
    HeatMap,
    Origin,
    Section,
    Side,
    Step,
    Table,
    Waterfall,
)
from reports.renderers import render
from reports.renderers.excel_paper import page_breaks
from tests.reports.renderers.example import HOSTILE

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


def workbook(*blocks: Block, origin: Origin | None = None) -> tuple[Workbook, bytes]:
    document = Document(
        "x",
        "报告",
        "示例市",
        "2025",
        "2025-12-31",
        "zh",
        (Section("s", "节", blocks),),
        origin=origin or Origin(),
    )
    content = render(document, "xlsx")
    assert content == render(document, "xlsx")
    return openpyxl.load_workbook(io.BytesIO(content)), content


def charts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = sorted(name for name in book.namelist() if name.startswith("xl/charts/chart"))
        return [book.read(name).decode() for name in names]


def shown(book: Workbook, chart: str) -> list[list[object]]:
    """The values of every series of a chart, read from the cells that it names."""
    return [
        column(book, reference)
        for reference in re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", chart)
    ]


def column(book: Workbook, reference: str) -> list[object]:
    sheet, cells = html.unescape(reference).rsplit("!", 1)
    first, top, last, bottom = range_boundaries(cells.replace("$", ""))
    assert first == last
    page = book[sheet.strip("'").replace("''", "'")]
    return [page.cell(row, first).value for row in range(top, bottom + 1)]  # type: ignore[operator, arg-type]


BARS = Bars("b", "各部门下派", ("在册", "未准入"), (("市民政局", (5, 2)), ("市公安局", (4, 0))))
MONEY = Bars(
    "m", "经费", ("到账", "未到账"), (("甲", (1_234_567_890, 100)), ("乙", (0, 5))), Unit.FEN
)
FALL = Waterfall(
    "w",
    "目录变化",
    (Step("原有", 200, True), Step("合并", -60), Step("新增", 5), Step("现有", 145, True)),
)


def test_bars_show_the_columns_of_the_table() -> None:
    book, content = workbook(BARS)
    (chart,) = charts(content)
    assert shown(book, chart) == [[5, 4], [2, 0]]
    assert 'grouping val="stacked"' in chart


def test_money_is_charted_in_ten_thousand_yuan_and_kept_in_yuan() -> None:
    book, content = workbook(MONEY)
    (chart,) = charts(content)
    assert shown(book, chart) == [[1234.56789, 0], [0.0001, 0.000005]]
    assert book["经费"]["B4"].value == 12_345_678.90


def test_unknown_leaves_a_gap_in_a_chart() -> None:
    pairs = BeforeAfter("p", "前后", "2024年", "2025年", (("牌子", 9, 3), ("表格", None, 7)))
    book, content = workbook(pairs)
    assert shown(book, charts(content)[0]) == [[9, None], [3, 7]]


def test_a_waterfall_stands_on_a_base_that_is_not_seen() -> None:
    book, content = workbook(FALL)
    (chart,) = charts(content)
    base, level, up, down = shown(book, chart)
    assert base == [None, 140, 140, None]
    assert level == [200, None, None, 145]
    assert up == [None, None, 5, None]
    assert down == [None, 60, None, None]
    assert chart.index("<a:noFill/>") < chart.index("<c:val>")
    printed = book["目录变化"].print_area
    assert printed is not None
    assert printed.endswith("$25")


def test_work_and_money_are_two_charts() -> None:
    beside = Beside(
        "b",
        "对照",
        Side("件数", ("在册", "未准入")),
        Side("经费", ("应拨",), Unit.FEN),
        (("甲", (3, 1), (500,)), ("乙", None, (250,))),
    )
    book, content = workbook(beside)
    left, right = charts(content)
    assert shown(book, left) == [[3, None], [1, None]]
    assert shown(book, right) == [[5, 2.5]]


def test_a_heat_map_is_shaded_by_three_colours() -> None:
    heat = HeatMap("h", "热力", ("牌子", "台账"), (("甲", (1, None)), ("乙", (2, 3))))
    book, content = workbook(heat)
    rules = book["热力"].conditional_formatting
    assert [str(each.sqref) for each in rules] == ["B4:C5"]
    assert [len(rule.colorScale.color) for each in rules for rule in each.rules] == [3]
    assert not charts(content)


@pytest.mark.filterwarnings(
    "ignore:(Unknown|Conditional Formatting) extension"
)  # openpyxl knows no bars of Excel 2010
def test_quantities_have_bars_and_totals_none() -> None:
    rows = (("合计", 6, 1), ("甲", 1, 1), ("乙", 2, 1), ("丙", 3, 1))
    columns = (
        Column("name", "社区"),
        Column("count", "数量", ColumnKind.COUNT),
        Column("rank", "名次", ColumnKind.COUNT),
    )
    book, _content = workbook(Table("t", "表", columns, rows))
    ranges = [str(each.sqref) for each in book["表"].conditional_formatting]
    assert [each.replace("B4", "B5") for each in ranges] == ["B5:B7"]


def test_hostile_names_in_charts_are_text() -> None:
    rows = tuple((name, (n + 1, 0)) for n, name in enumerate(HOSTILE))
    book, content = workbook(Bars("b", HOSTILE[0], (HOSTILE[0], HOSTILE[1]), rows))
    (chart,) = charts(content)
    assert shown(book, chart) == [list(range(1, len(HOSTILE) + 1)), [0] * len(HOSTILE)]
    assert "<script>" not in chart
    said = HOSTILE[0].replace("!", "! ")
    assert f"<a:t>{said}</a:t>" in chart
    assert f"<c:v>{said}</c:v>" in chart


def test_the_index_leads_to_every_sheet_and_back() -> None:
    book, _content = workbook(BARS, FALL)
    index = book.worksheets[0]
    targets = [
        cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink
    ]
    assert targets == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    for sheet in book.worksheets[1:]:
        assert sheet["A1"].hyperlink.location == f"'{index.title}'!A1"


def test_the_index_says_from_which_register_and_with_which_options() -> None:
    origin = Origin("碧山.db", 42, ("--district 碧山区", "--period 2025"))
    book, _content = workbook(BARS, origin=origin)
    told = [str(row[0].value) for row in book.worksheets[0].iter_rows(max_row=8)]
    assert any("碧山.db" in line and "42" in line for line in told)
    assert any("--district 碧山区" in line for line in told)


def test_a_sheet_too_wide_for_a_page_is_broken_between_columns() -> None:
    columns = (
        Column("name", "社区"),
        *(Column(f"c{n}", f"第{n}项经费", ColumnKind.FEN) for n in range(30)),
    )
    rows = (("甲社区", *(123_456_789_00,) * 30),)
    book, _content = workbook(Table("t", "宽表", columns, rows))
    sheet = book["宽表"]
    assert [each.id for each in sheet.col_breaks.brk]
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.scale or 0) >= 75


@pytest.mark.parametrize(
    ("widths", "breaks"),
    [
        ([20.0] * 5, []),
        ([20.0] * 9, [5]),
        ([20.0, 200.0, 200.0], [2]),
    ],
)
def test_pages_break_evenly(widths: list[float], breaks: list[int]) -> None:
    assert page_breaks(widths) == breaks
