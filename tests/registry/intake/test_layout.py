"""Where the table of a sheet begins, of what kind it is, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from registry.findings import Finding, Where
from registry.intake.grids import Merge
from registry.intake.headers import header_key, header_unit
from registry.intake.layout import Layout, find_layout
from registry.sheets import kinds

PUSHDOWN = ["下派日期", "部门", "社区", "事项"]


def look(
    *head: Sequence[Any], merges: Sequence[Merge] | None = None, kind: str = "", hint: str = ""
) -> tuple[Layout | None, list[Finding]]:
    """What is made of a sheet with these first rows."""
    width = max(map(len, head), default=0)
    rows: list[list[Any]] = [[*row, *[""] * (width - len(row))] for row in head]
    known = None if merges is None else tuple(merges)
    return find_layout(rows, known, kinds()[kind] if kind else None, hint, Where(sheet="甲"))


def found(*head: Sequence[Any], merges: Sequence[Merge] | None = None, **options: str) -> Layout:
    """The layout of a sheet that is understood."""
    layout, findings = look(*head, merges=merges, **options)
    assert layout is not None, [finding.message for finding in findings]
    return layout


def names(layout: Layout) -> dict[int, str]:
    """The known columns by position."""
    return {position: column.name for position, column in layout.columns.items()}


def test_columns_may_stand_in_any_order() -> None:
    layout = found(["事项", "社区", "文号", "部门", "下派日期"])
    assert layout.kind.kind == "pushdown"
    assert names(layout) == {
        0: "duty",
        1: "community",
        2: "document_number",
        3: "department",
        4: "date",
    }
    assert layout.header_row == 0


def test_title_lines_stand_above_the_header() -> None:
    layout = found(
        ["示例市2026年下派工作台账"],
        ["填报单位：市民政局", "", "单位：万元"],
        [],
        ["序号", *PUSHDOWN, "承诺经费"],
    )
    assert layout.header_row == layout.first_header_row == 3
    assert names(layout) == {1: "date", 2: "department", 3: "community", 4: "duty", 5: "promised"}
    assert layout.units[5] == "万元"
    assert layout.aside == ()


def test_two_levels_of_header_with_merged_cells_are_read_together() -> None:
    layout = found(
        ["社区", "牌子情况", "", "依据", "时间", ""],
        ["", "牌子名称", "悬挂位置", "", "挂牌日期", "摘牌日期"],
        merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (0, 4, 0, 5)],
    )
    assert layout.kind.kind == "signboard"
    assert (layout.first_header_row, layout.header_row) == (0, 1)
    assert list(names(layout).values()) == [
        "community",
        "name",
        "variant",
        "basis",
        "valid_from",
        "valid_to",
    ]
    assert layout.headers == (
        "社区",
        "牌子情况/牌子名称",
        "牌子情况/悬挂位置",
        "依据",
        "时间/挂牌日期",
        "时间/摘牌日期",
    )


def test_two_levels_in_a_csv_file_where_merged_cells_are_blank() -> None:
    layout = found(
        ["社区", "牌子", "", "时间", ""], ["", "名称", "悬挂位置", "挂牌日期", "摘牌日期"]
    )
    assert list(names(layout).values()) == [
        "community",
        "name",
        "variant",
        "valid_from",
        "valid_to",
    ]


def test_a_merged_area_may_reach_far_beyond_the_sheet() -> None:
    layout = found(
        ["下派台账", "", "", ""], PUSHDOWN, merges=[(0, 0, 0, 16_383), (5, 0, 1_048_575, 0)]
    )
    assert layout.header_row == 1


@pytest.mark.parametrize(
    ("header", "key", "unit"),
    [
        ("金额（万元）", "金额", "万元"),
        ("金额\n(单位：元)", "金额", "元"),
        ("*下派日期", "下派日期", None),
        ("下派日期（必填）", "下派日期", None),
        ("准备小时数", "准备小时数", "小时"),
        ("经费/万元", "经费", "万元"),
        ("街道（乡镇）", "街道(乡镇)", None),
        ("频次（次/月）", "频次", "次/月"),
        ("  部 门 ", "部门", None),
    ],
)
def test_headers_lose_units_and_stars(header: str, key: str, unit: str | None) -> None:
    assert header_key(header) == key
    assert header_unit(header) == unit


def test_an_unknown_column_is_kept_aside_and_said_and_remarks_silently() -> None:
    layout, findings = look([*PUSHDOWN, "热度", "备注"])
    assert layout is not None
    assert layout.aside == (4, 5)
    (finding,) = findings
    assert finding.code == "column.unknown"
    assert (
        finding.message == "These columns are not known to “Push-downs” and were kept aside: 热度."
    )


def test_contact_columns_are_dropped() -> None:
    layout = found([*PUSHDOWN, "联系人", "联系电话", "填表人姓名", "身份证号码"])
    assert layout.contact == (4, 5, 6, 7)
    assert layout.aside == ()


def test_numbers_of_rows_are_nothing() -> None:
    layout = found(["序号", *PUSHDOWN])
    assert layout.aside == ()
    assert layout.contact == ()


def test_district_and_street_beside_a_community_tell_which_is_meant() -> None:
    layout = found(["区县", "街道", *PUSHDOWN])
    assert (layout.district, layout.street) == (0, 1)
    layout = found(["社区名称", "户数", "区县", "街道"])
    assert (layout.district, layout.street) == (None, None)
    assert names(layout) == {0: "name", 1: "households", 2: "district", 3: "street"}


def test_a_column_that_stands_twice_is_kept_aside_and_its_own_name_wins() -> None:
    layout, findings = look(["下派日期", "责任部门", "部门", "社区", "事项"])
    assert layout is not None
    assert names(layout)[2] == "department"
    assert layout.aside == (1,)
    (finding,) = findings
    assert finding.code == "column.twice"
    assert (finding.where.row, finding.where.column) == (1, "责任部门")


def test_the_file_or_sheet_name_decides_between_kinds_whose_headers_fit_alike() -> None:
    headers = ["名称", "社区", "部门", "频次"]
    layout, _findings = look(headers, hint="各部门台账.xlsx")
    assert layout is None or layout.kind.kind == "ledger"
    assert found(["台账名称", "社区", "部门", "频次"]).kind.kind == "ledger"
    assert found(["表格名称", "社区", "部门", "频次"]).kind.kind == "form"


def test_what_fits_no_kind_is_answered_with_the_nearest() -> None:
    layout, findings = look(["下派日期", "部门", "社区"])
    assert layout is None
    (finding,) = findings
    assert finding.code == "sheet.unknown_kind"
    assert (
        finding.message
        == "The headers fit no known kind of spreadsheet. Nearest is “Push-downs”; it lacks: Duty."
    )


def test_a_table_that_lacks_a_column_is_not_taken_for_a_list_of_communities() -> None:
    layout, findings = look(["下派日期", "社区", "事项", "文号"])
    assert layout is None
    assert findings[0].message.endswith("Nearest is “Push-downs”; it lacks: Department.")


@pytest.mark.parametrize(
    "headers", [["部门", "简报数"], ["社区名称", "党员数", "党支部数"], ["名称", "社区"]]
)
def test_one_known_header_among_strange_ones_tells_too_little(headers: list[str]) -> None:
    layout, findings = look(headers)
    assert layout is None
    assert findings[0].code == "sheet.hardly_known"


def test_unless_the_file_or_a_title_says_what_it_is() -> None:
    assert found(["部门", "简报数"], hint="部门名单.xlsx").kind.kind == "department"
    assert found(["示例市社区名册"], ["社区名称", "党员数"]).kind.kind == "community"
    assert found(["序号", "部门名称", "联系人", "备注"]).kind.kind == "department"
    assert found(["部门名称"]).kind.kind == "department"


def test_the_name_of_a_burden_says_what_it_is() -> None:
    assert found(["台账名称", "热度"]).kind.kind == "ledger"


def test_a_single_word_is_no_header() -> None:
    layout, findings = look(["民政"], ["青松"])
    assert layout is None
    assert findings[0].code == "sheet.no_header"


def test_a_kind_that_was_asked_for_says_what_it_lacks() -> None:
    _layout, findings = look(["社区", "名称"], kind="pushdown")
    assert [finding.code for finding in findings] == ["column.missing"]
    assert (
        findings[0].message
        == "A column is missing that “Push-downs” needs: Date, Department, Duty."
    )


def test_english_headers_are_understood() -> None:
    assert names(found(["Date", "Department", "Community", "Duty"])) == {
        0: "date",
        1: "department",
        2: "community",
        3: "duty",
    }


def test_rows_that_a_page_repeats_are_known() -> None:
    layout = found(["示例市下派台账"], [], PUSHDOWN)
    assert ("示例市下派台账",) in layout.head_rows
    assert tuple(PUSHDOWN) in layout.head_rows


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_is_recognised_by_its_own_headers(kind: str) -> None:
    columns = kinds()[kind].columns
    assert found([column.zh for column in columns]).kind.kind == kind
    assert found([column.en for column in columns]).kind.kind == kind
