"""What the cells of a row say together, as a person who imports the sheet is told it."""

from __future__ import annotations

import pytest

from tests.office import Office

PARAMETER = "参数名称,数值,单位,来源,状态,生效日期\n"


@pytest.mark.parametrize(
    ("line", "code", "message", "remedy"),
    [
        (
            "年休假,5天,小时",
            "parameter.unit",
            "年休假 (days of leave a year) is counted in 天; “5天（小时）” cannot be turned into that.",
            "Write the value in 天, and 天 as its unit.",
        ),
        (
            "每日工作小时,480,小时",
            "parameter.out_of_bounds",
            "每日工作小时 (hours a working day) cannot be 480（小时）: it lies from 0 to 24, in 小时.",
            "Correct the value or its unit.",
        ),
        (
            "每日工作小时,8-6,小时",
            "parameter.unreadable",
            "“8-6（小时）” states no number for 每日工作小时 (hours a working day).",
            "Write one number, from 0 to 24, in 小时, or a range from the lower to the higher end, such as 6–8.",
        ),
        (
            "共同工作占比,120,%",
            "parameter.out_of_bounds",
            "共同工作占比 (share of their time that all people spend on common work) cannot be 120（%）: it lies from 0 to 100, in %.",
            "Correct the value or its unit.",
        ),
    ],
)
def test_a_setting_that_cannot_be_right_keeps_its_file_out(
    office: Office, line: str, code: str, message: str, remedy: str
) -> None:
    ran = office.import_text("参数.csv", f"{PARAMETER}{line},示例,现行有效,2026-01-01\n")
    assert ran.code != 0
    said = ran.out + ran.err
    assert message in said
    assert remedy in said
    assert office.query("SELECT COUNT(*) FROM parameter") == [(0,)], code


def test_minutes_a_day_are_turned_into_hours_and_kept_as_written(office: Office) -> None:
    ran = office.import_text(
        "参数.csv", PARAMETER + "每日工作小时,480,分钟,示例,现行有效,2026-01-01\n"
    )
    assert ran.code == 0
    assert "480（分钟） for 每日工作小时 is read as 8小时." in ran.out + ran.err
    assert office.query("SELECT value, unit FROM parameter") == [("480", "分钟")]


@pytest.mark.parametrize(
    ("name", "nearest"), [("每日工作小時数", "每日工作小时"), ("年休假天数", "年休假")]
)
def test_a_name_that_no_calculation_reads_is_told_with_the_nearest(
    office: Office, name: str, nearest: str
) -> None:
    ran = office.import_text("参数.csv", f"{PARAMETER}{name},8,,示例,现行有效,2026-01-01\n")
    assert ran.code == 0
    said = ran.out + ran.err
    assert f"No calculation reads a parameter by the name of “{name}”" in said
    assert f"If one of these is meant, write its name: {nearest}." in said


def test_a_figure_of_the_place_is_kept_with_a_note(office: Office) -> None:
    ran = office.import_text("参数.csv", f"{PARAMETER}网吧数量,3,个,示例,现行有效,2026-01-01\n")
    assert ran.code == 0
    assert "No calculation reads the parameter “网吧数量”" in ran.out + ran.err


@pytest.mark.parametrize("minutes", ["0", "0分钟", "无"])
def test_a_time_standard_of_no_time(office: Office, minutes: str) -> None:
    ran = office.import_text("定额.csv", f"事项,一般件用时,生效日期\nZR-001,{minutes},2026-01-01\n")
    assert ran.code != 0
    assert "A time standard of 0 minutes says that a piece takes no time." in ran.out + ran.err
