"""The history: what came, was changed field by field, ended and came back, each with its entry, file and row."""

from __future__ import annotations

from typing import Any

from tests.office import Office

FIRST = "社区,牌子名称,悬挂位置\n青松社区,甲,对外\n"
SECOND = "社区,牌子名称,悬挂位置\n青松社区,甲,对内\n"


def told(office: Office, name: str, *options: str) -> list[dict[str, Any]]:
    ran = office.zhunru("history", name, "--format", "json", *options)
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = ran.json
    return rows


def test_a_signboard_of_a_community_from_file_to_undoing(office: Office) -> None:
    office.import_text("一.csv", FIRST)
    office.import_text("二.csv", SECOND)
    office.zhunru("burden", "take-down", "signboard", "甲", "--on", "2026-05-01")
    office.zhunru("journal", "undo", "10")
    rows = [row for row in told(office, "青松社区") if row["of"] == "甲"]
    short = [(row["entry"], row["what"], row["field"], row["before"], row["after"]) for row in rows]
    assert short == [
        short[0],
        (9, "changed", "Position", "对外", "对内"),
        (10, "changed", "Taken down on", "", "2026-05-01"),
        (11, "changed", "Taken down on", "2026-05-01", ""),
    ]
    assert short[0][:2] == (8, "added")
    assert "甲" in rows[0]["after"]
    assert rows[0]["where"] == "一.csv, row 2"
    assert rows[1]["where"] == "二.csv, row 2"
    assert [row["action"] for row in rows] == ["import", "import", "burden take-down", "undo"]


def test_a_community_whose_households_were_corrected(office: Office) -> None:
    office.import_text(
        "更正.csv",
        "社区代码,社区名称,街道,区县,户数,网格数\nQS0101,青松社区,青松街道,碧山区,3100,9\n",
    )
    row = told(office, "青松社区")[-1]
    assert (row["what"], row["field"], row["before"], row["after"]) == (
        "changed",
        "Households",
        "3000",
        "3100",
    )


def test_a_duty_by_its_code_or_its_name(office: Office) -> None:
    by_code = told(office, "ZR-001")
    assert by_code == told(office, "老年人优待证办理")
    assert [row["what"] for row in by_code] == ["added"]
    assert "老年人优待证办理" in by_code[0]["after"]


def test_work_of_a_community_only_on_demand(office: Office) -> None:
    office.import_text("工作.csv", "日期,社区,事项,件数,用时\n2026-01,青松社区,走访,10,5小时\n")
    before = len(told(office, "青松社区"))
    assert len(told(office, "青松社区", "--all")) == before + 1


def test_what_is_not_known_is_answered_with_the_nearest(office: Office) -> None:
    ran = office.zhunru("history", "青竹社区")
    assert ran.code == 1
    assert "青松社区" in ran.err
    ran = office.zhunru("history", "和平社区")
    assert ran.code == 1, "two communities bear that name"
    assert "碧山区" in ran.err
