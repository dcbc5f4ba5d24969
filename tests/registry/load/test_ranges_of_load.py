"""Settings stated as ranges: people required from fewest to most, and drivers over the range that is stated."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office import Office

SETTINGS = (
    "参数名称,数值,单位,来源,状态,生效日期\n"
    "年可能工作日,261,天,示例,现行有效,2026-01-01\n法定节假日,13,天,示例,现行有效,2026-01-01\n"
    "年休假,5,天,示例,现行有效,2026-01-01\n病事假,3,天,示例,现行有效,2026-01-01\n"
    "每日工作小时,6–8,小时,示例,现行有效,2026-01-01\n"
)
"""240 days × 6, 7 and 8 hours: 1,440, 1,680 and 1,920 hours."""


@pytest.fixture
def city(office: Office) -> Office:
    """2,400 hours a year by record and, at 10, 20 and 40 minutes for 7,200 pieces, 1,200, 2,400 and 4,800 by standard."""
    sheets = {
        "参数.csv": SETTINGS,
        "人员.csv": "社区,年度,岗位,实有人数\n青松社区,2026,两委,1\n碧山区和平社区,2026,专职,1\n",
        "定额.csv": "事项,简单件用时,一般件用时,复杂件用时,生效日期\nZR-001,10,20,40,2026-01-01\n",
        "工作.csv": "日期,社区,事项,件数,用时\n"
        + "".join(f"2026-{month:02d},青松社区,ZR-001,600,200小时\n" for month in range(1, 7))
        + "2026-01,碧山区和平社区,ZR-001,360,\n",
    }
    for name, text in sheets.items():
        ran = office.import_text(name, text)
        assert ran.code == 0, ran.out
    return office


def load(city: Office, verb: str = "show", *options: str) -> list[dict[str, Any]]:
    ran = city.zhunru(
        *("load", verb, "--year", "2026", "--as-of", "2026-12-31", "--format", "json"), *options
    )
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = ran.json
    return rows


def test_low_middle_and_high_by_both_readings(city: Office) -> None:
    rows = {row["name"]: row for row in load(city)}
    pines = rows["碧山区青松社区"]
    by_record = [pines[name] for name in ("required_low", "required", "required_high")]
    assert by_record == [1.3, 1.4, 1.7]  # 2,400 ÷ 1,920, ÷ 1,680, ÷ 1,440
    by_standard = [pines[f"required_standard{end}"] for end in ("_low", "", "_high")]
    assert by_standard == [0.6, 1.4, 3.3]  # 1,200 ÷ 1,920, 2,400 ÷ 1,680, 4,800 ÷ 1,440
    peace = rows["碧山区和平社区"]  # 4,320 pieces a year, 720, 1,440 and 2,880 hours
    assert [peace[name] for name in ("required_low", "required", "required_high")] == [0.4, 0.9, 2]
    assert peace["note"] == "by standard, overloaded only at the high end"


def test_a_place_sums_the_ends(city: Office) -> None:
    [whole] = load(city, "show", "--by", "city")
    # 1.25 + 0.375, 1.4286 + 0.8571, 1.6667 + 2
    ends = [whole[name] for name in ("required_low", "required", "required_high")]
    assert ends == [1.6, 2.3, 3.7]


def test_drivers_take_the_range_that_is_stated(city: Office) -> None:
    rows = {row["input"]: row for row in load(city, "drivers")}
    hours, days = rows["每日工作小时"], rows["年可能工作日"]
    assert (hours["between"], hours["low"], hours["high"]) == ("range as stated", 6, 8)
    assert (hours["required_low"], hours["required_high"]) == (2.7, 2)  # 3,840 ÷ 1,440, ÷ 1,920
    assert (days["between"], days["low"]) == ("a tenth up and down", 234.9)


def test_an_end_that_leaves_no_time_is_unknown(city: Office) -> None:
    text = f"{SETTINGS.splitlines()[0]}\n共同工作占比,20–100,%,示例,现行有效,2026-01-01\n"
    assert city.import_text("参数二.csv", text).code == 0
    pines = {row["name"]: row for row in load(city)}["碧山区青松社区"]
    assert pines["required_low"] == 1.6  # 1.25 ÷ 0.8
    assert pines["required_high"] is None


def test_one_value_has_no_ends(city: Office) -> None:
    text = f"{SETTINGS.splitlines()[0]}\n每日工作小时,8,小时,示例,现行有效,2026-02-01\n"
    assert city.import_text("参数二.csv", text).code == 0
    pines = {row["name"]: row for row in load(city)}["碧山区青松社区"]
    assert (pines["required_low"], pines["required"], pines["required_high"]) == (None, 1.3, None)
