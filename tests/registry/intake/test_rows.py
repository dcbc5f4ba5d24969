"""Rows of a sheet: what is filled down, passed over, kept aside, dropped, or refused with its place."""

from __future__ import annotations

import pytest

from tests.office import Office

PUSHDOWN = ["下派日期", "部门", "社区", "事项"]
ROW = ["2026-03-01", "市民政局", "青松社区", "养老服务摸底"]


def findings(ran_json: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
    """Code, row and column of each finding."""
    return [
        (found["code"], found["where"]["row"], found["where"]["column"])  # type: ignore[index]
        for found in ran_json["findings"]
    ]


def test_what_a_clean_row_becomes(office: Office) -> None:
    ran = office.import_rows("下派.xlsx", [PUSHDOWN, ROW])
    assert ran.code == 0
    assert office.live("pushdown", "date", "department", "community", "place", "duty", "row") == [
        ("2026-03-01", "MZ", "QS0101", None, "养老服务摸底", 2)
    ]


def test_lines_under_the_table_are_no_rows(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx",
        [
            ["示例市2026年下派台账"],
            ["序号", *PUSHDOWN],
            ["", "（1）", "（2）", "（3）", "（4）"],
            [1, *ROW],
            [],
            [2, "2026-03-02", *ROW[1:]],
            ["合计", "", "", "", ""],
            ["注：1.本表由各部门填报。"],
            ["2.按月汇总"],
            ["填表人：张三", "", "联系电话：13912345678", "", "填表日期：2026年3月31日"],
            ["审核人", "李四"],
            ["第1页"],
        ],
    )
    assert ran.code == 0, ran.out
    assert [row for (row,) in office.live("pushdown", "row")] == [4, 6]
    assert findings(ran.json) == [("personal.dropped", None, None)]
    assert ran.json["findings"][0]["message"].startswith("2 cells")


def test_a_page_may_repeat_title_and_header(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx",
        [["示例市下派台账"], PUSHDOWN, ROW, ["示例市下派台账"], PUSHDOWN, ["2026-03-02", *ROW[1:]]],
    )
    assert ran.code == 0, ran.out
    assert len(office.live("pushdown", "id")) == 2
    assert ran.json["findings"] == []


def test_a_repeated_header_is_no_fact_where_any_text_would_do(office: Office) -> None:
    ran = office.import_rows(
        "台账.xlsx",
        [["台账名称", "频次"], ["安全台账", "每月"], ["台账名称", "频次"], ["走访台账", "每周"]],
    )
    assert ran.code == 0, ran.out
    assert [name for (name,) in office.live("burden", "name")] == ["安全台账", "走访台账"]


def test_a_row_that_begins_like_a_note_is_still_a_row(office: Office) -> None:
    ran = office.import_rows(
        "台账.xlsx",
        [
            ["台账名称", "部门", "频次"],
            ["注册志愿者台账", "市民政局", "每月"],
            ["审核低保台账", "市民政局", "每周"],
        ],
    )
    assert ran.code == 0
    assert [name for (name,) in office.live("burden", "name")] == ["注册志愿者台账", "审核低保台账"]
    ran = office.import_rows(
        "下派.xlsx", [PUSHDOWN, ["2026-03-01", "市民政局", "", "审核低保申请"]]
    )
    assert ran.code == 4
    assert findings(ran.json) == [("cell.required", 2, "社区")]


def test_headings_between_the_rows_are_passed_over(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx", [PUSHDOWN, ["一、民生类"], ROW, ["（二）公共安全类"], ["2026-03-02", *ROW[1:]]]
    )
    assert ran.code == 0, ran.out
    assert ran.json["findings"] == []
    assert len(office.live("pushdown", "id")) == 2


def test_a_lone_text_is_passed_over_with_a_warning(office: Office) -> None:
    ran = office.import_rows("下派.xlsx", [PUSHDOWN, ROW, ["", "", "", "示例市民政局"]])
    assert ran.code == 0
    assert findings(ran.json) == [("row.lone", 3, None)]
    assert "示例市民政局" in ran.json["findings"][0]["message"]


def test_every_fault_of_a_row_is_told_with_its_place(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx",
        [
            [*PUSHDOWN, "渠道", "工作量", "承诺经费"],
            [*ROW, "文件", 12, "1.2万元"],
            ["2026年2月30日", "市民政厅", "青松社区", "", "飞鸽", "一些", "很多"],
        ],
    )
    assert ran.code == 4
    assert findings(ran.json) == [
        ("cell.no_such_day", 3, "下派日期"),
        ("name.unknown", 3, "部门"),
        ("cell.required", 3, "事项"),
        ("cell.not_a_choice", 3, "渠道"),
        ("cell.not_a_number", 3, "工作量"),
        ("cell.not_an_amount", 3, "承诺经费"),
    ]
    assert office.live("pushdown", "id") == []
    assert ran.err.startswith("1 files were refused: 下派.xlsx.")


def test_a_required_cell_must_say_something(office: Office) -> None:
    for cell in ("", "—", "/", "无"):
        ran = office.import_rows("拨付.xlsx", [
            ["拨付日期", "拨付单位", "接收单位", "金额", "事项"],
            ["2026-03-01", "市民政局", "青松社区", cell, "养老服务摸底"],
        ])  # fmt: skip
        assert ran.code == (0 if cell == "无" else 4), cell
    assert office.live("payment", "amount", "amount_mark") == [(0, "none")]


def test_dates_must_stand_in_their_order(office: Office) -> None:
    ran = office.import_rows(
        "牌子.xlsx",
        [
            ["社区", "牌子名称", "挂牌日期", "摘牌日期"],
            ["青松社区", "甲", "2026-03-15", "2026-03"],
            ["青松社区", "乙", "2026-03", "2026-03-15"],
            ["青松社区", "丙", "2026-03-15", "2026-02-01"],
        ],
    )
    assert findings(ran.json) == [("row.dates_reversed", 4, "摘牌日期")]


def test_columns_the_register_does_not_know_are_kept_beside_the_fact(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx", [[*PUSHDOWN, "热度", "备注", ""], [*ROW, "高", "已回访", "存疑"]]
    )
    assert ran.code == 0
    assert findings(ran.json) == [("column.unknown", None, None), ("column.unnamed", None, None)]
    assert (
        ran.json["findings"][1]["message"] == "Column G has no header; its 1 cells were kept aside."
    )
    assert office.query(
        "SELECT row, header, value FROM aside WHERE entry_id = ?", office.last_entry
    ) == [
        (2, "热度", "高"),
        (2, "备注", "已回访"),
        (2, "(column G)", "存疑"),
    ]


def test_contact_columns_are_dropped_and_counted(office: Office) -> None:
    ran = office.import_rows(
        "下派.xlsx",
        [
            [*PUSHDOWN, "联系人", "联系电话", "热度"],
            [*ROW, "张三", "13912345678", "高"],
            [*ROW[:3], "走访", "李四", "", "找13812345678"],
        ],
    )
    assert ran.code == 0
    (dropped,) = [found for found in ran.json["findings"] if found["code"] == "personal.dropped"]
    assert dropped["message"] == "4 cells with names or numbers of contact persons were dropped."
    everything = "\n".join(office.process("export", "pushdown", "--format", "csv").out.splitlines())
    assert "张三" not in everything
    assert "139" not in everything
    assert "138" not in everything


@pytest.mark.parametrize("column", ["事项", "部门", "社区"])
def test_a_personal_number_in_a_fact_is_refused_with_its_place(office: Office, column: str) -> None:
    row = dict(zip(PUSHDOWN, ROW, strict=True)) | {column: "张三13912345678"}
    ran = office.import_rows("下派.xlsx", [PUSHDOWN, list(row.values())])
    assert ran.code == 4
    assert findings(ran.json) == [("personal.refused", 2, column)]
    assert ran.json["findings"][0]["source"] == "《中华人民共和国个人信息保护法》第六条"
    assert "13912345678" not in ran.out + ran.err


def test_a_findings_column_under_two_levels_of_header(office: Office) -> None:
    ran = office.import_text(
        "牌子.csv",
        "社区,牌子,,时间,\n,名称,悬挂位置,挂牌日期,摘牌日期\n青松社区,甲,门口,2026-03-01,\n",
    )
    assert findings(ran.json) == [("cell.not_a_choice", 3, "牌子/悬挂位置")]


def test_csv_rows_longer_than_the_header_are_refused(office: Office) -> None:
    ran = office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项\n2026-03-01,市民政局,青松社区,摸底,,\n2026-03-02,市民政局,青松社区,走访,慰问\n",
    )
    assert ran.code == 4
    assert findings(ran.json) == [("row.too_long", 3, "事项")]


def test_short_csv_rows_are_blank_to_the_right(office: Office) -> None:
    ran = office.import_text(
        "下派.csv", "下派日期,部门,社区,事项,文号\n2026-03-01,市民政局,青松社区,摸底\n"
    )
    assert ran.code == 0
    assert office.live("pushdown", "document_number") == [(None,)]


def test_of_many_like_findings_the_first_are_listed_and_the_rest_counted(office: Office) -> None:
    rows = "".join(f"2026-03-01,没有的局{number},青松社区,摸底\n" for number in range(1234))
    ran = office.import_text("下派.csv", "下派日期,部门,社区,事项\n" + rows)
    assert ran.codes.count("name.unknown") + ran.codes.count("name.nothing_like_it") <= 401
    more = [found for found in ran.json["findings"] if found["code"] == "findings.more"]
    assert (
        sum(int(found["message"].split()[0]) for found in more) + len(ran.codes) - len(more) == 1234
    )


def test_thousands_of_rows_and_one_bad_one(office: Office) -> None:
    rows = [
        f"2026-03-{day:02d},市民政局,{place},事项{number}\n"
        for number in range(300)
        for day in range(1, 29)
        for place in ("青松社区", "湖滨")
    ]
    rows[16_000] = "2026-03-01,市民政局,青松社区,\n"
    ran = office.import_text("下派.csv", "下派日期,部门,社区,事项\n" + "".join(rows), "--dry-run")
    assert findings(ran.json) == [("cell.required", 16_002, "事项")]
