"""What the work of a year costs, from sheets to yuan, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office import Office

SETTINGS = (
    "参数名称,数值,单位,来源,状态,生效日期\n"
    "年可能工作日,261,天,示例,现行有效,2026-01-01\n法定节假日,13,天,示例,现行有效,2026-01-01\n"
    "年休假,5,天,示例,现行有效,2026-01-01\n病事假,3,天,示例,现行有效,2026-01-01\n"
    "每日工作小时,8,小时,示例,现行有效,2026-01-01\n"
)
"""261 − 13 − 5 − 3 = 240 days, × 8 = 1,920 hours."""
LOADED = "社会保险等附加比例,25,%,示例,现行有效,2026-01-01\n"
PEOPLE = (
    "社区,年度,岗位,实有人数,年人均工资\n青松社区,2026,两委,1,57600\n青松社区,2026,网格员,3,38400\n"
    "青松社区,2026,后备,4,9600\n湖滨社区,2026,专职,3,\n"
)
"""青松: (57,600 + 3 × 38,400) ÷ 4 = 43,200 yuan a year; the reserve carries no work. ÷ 1,920 = 22.50 yuan an hour."""
WORK = (
    "日期,社区,事项,件数,用时\n"
    + "".join(f"2026-{month:02d},青松社区,ZR-001,600,200小时\n" for month in range(1, 7))
    + "2026-01,湖滨社区,ZR-002,30,10小时\n"
)
"""青松: 6 × 200 hours in half a year are 2,400 a year. 湖滨: 10 hours in one month are 120."""
LEDGERS = (
    "台账名称,社区,要求部门,更新频次,每次用时,对应事项\n老年人台账,青松社区,卫健委,每月,5小时,ZR-001\n"
    "走访台账,青松社区,市民政局,每月,10小时,ZR-001、ZR-002\n无时台账,青松社区,市民政局,每月,,\n"
)
"""60 hours that serve ZR-001 alone, 120 that serve two duties, one whose time nobody knows."""


@pytest.fixture
def city(office: Office) -> Office:
    sheets = {
        "参数.csv": SETTINGS,
        "人员.csv": PEOPLE,
        "工作.csv": WORK,
        "台账.csv": LEDGERS,
    }
    for name, text in sheets.items():
        take(office, name, text)
    return office


def take(office: Office, name: str, text: str) -> None:
    ran = office.import_text(name, text)
    assert ran.code == 0, ran.out


def cost(office: Office, by: str = "duty", verb: str = "cost", *options: str) -> Any:
    asked = ("--by", by) if verb == "cost" else ()
    ran = office.zhunru(
        *("load", verb, *asked, "--year", "2026", "--as-of", "2026-12-31"),
        *("--format", "json", *options),
    )
    assert ran.code == 0, ran.err
    rows = ran.json
    return rows if verb != "cost" else {row["code"] or "": row for row in rows}


def said(office: Office, *options: str) -> str:
    ran = office.zhunru("load", "cost", "--year", "2026", "--as-of", "2026-12-31", *options)
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def test_hours_by_the_pay_of_the_community(city: Office) -> None:
    found = cost(city)
    first = found["ZR-001"]
    assert first["hours"] == 2_400 + 60
    assert first["hourly"] == 22_50
    assert first["labour"] == 2_460 * 22_50
    assert first["goods"] is None, "unknown is not zero"
    assert (first["total"], first["known"]) == (2_460 * 22_50, "7 out of 7")
    shared = found[""]
    assert (shared["hours"], shared["labour"]) == (120, 120 * 22_50)
    assert shared["known"] == "1 out of 2", "a ledger without a time is known of nowhere"


def test_where_no_pay_is_stated_the_cost_is_unknown(city: Office) -> None:
    bamboo = cost(city)["ZR-002"]
    assert (bamboo["hours"], bamboo["hourly"], bamboo["labour"], bamboo["total"]) == (
        *(120, None, None, None),
    )
    assert bamboo["known"] == "0 out of 1"
    assert "Of 3 communities it is not known." in said(city)


def test_the_pay_of_the_city_then_the_yearly_wage_stand_in(city: Office) -> None:
    take(
        city,
        "参数二.csv",
        SETTINGS.splitlines()[0] + "\n社区工作者年工资,57600,元,示例,建议,2026-01-01\n",
    )
    assert cost(city)["ZR-002"]["hourly"] == 30_00  # 57,600 ÷ 1,920
    assert "Only proposed, not in force: 社区工作者年工资." in said(city)
    take(city, "人员二.csv", "社区,年度,岗位,实有人数,年人均工资\n全部,2026,专职,9,48000\n")
    assert cost(city)["ZR-002"]["hourly"] == 25_00  # 48,000 ÷ 1,920
    assert "3 communities from the pay that they state for the city" in said(city)


def test_a_stated_cost_of_an_hour_goes_before_all_pay(city: Office) -> None:
    take(
        city,
        "参数二.csv",
        SETTINGS.splitlines()[0] + "\n小时人工成本,30,元,示例,现行有效,2026-01-01\n",
    )
    assert {row["hourly"] for row in cost(city).values()} == {30_00}


def test_what_employers_pay_on_top(city: Office) -> None:
    assert "without what employers pay on top: 社会保险等附加比例 is not stated" in said(city)
    take(city, "参数二.csv", SETTINGS.splitlines()[0] + "\n" + LOADED)
    assert cost(city)["ZR-001"]["hourly"] == 28_13  # 22.50 × 1.25 = 28.125, half up
    assert cost(city)["ZR-001"]["labour"] == 69_187_50  # 2,460 × 28.125, rounded only here
    assert "A year's pay and 25.0% on top" in said(city)


COSTS = (
    "事项,社区,年度,物料支出,一次性支出,本来就要做的比例\n"
    "ZR-001,全部,2026,1000,3000,40%\nZR-001,青松社区,2026,200,,0.25\nZR-002,全部,2026,500,,\nZR-001,全部,2025,9999,,\n"
)
"""Of ZR-001 a quarter would be done anyway in 青松 (as a spreadsheet holds 25%), 40% elsewhere."""


def test_goods_yearly_and_once_without_what_would_be_done_anyway(city: Office) -> None:
    take(city, "收支.csv", COSTS)
    found = cost(city)
    first = found["ZR-001"]
    assert (first["hours"], first["anyway"]) == (2_460, 615)
    assert first["labour"] == 1_845 * 22_50  # 41,512.50 yuan
    assert first["goods"] == 600_00 + 150_00  # 1,000 × 0.6 + 200 × 0.75
    assert first["yearly"] == 41_512_50 + 750_00
    assert (first["one_off"], first["total"]) == (3_000_00, 41_512_50 + 750_00 + 3_000_00)
    assert first["goods_known"] == "1 out of 1"
    second = found["ZR-002"]
    assert (second["labour"], second["goods"], second["total"]) == (None, 500_00, 500_00)


def test_departments_and_communities_come_to_the_same_sum(city: Office) -> None:
    take(city, "收支.csv", COSTS)
    sums = {
        by: sum(row["total"] or 0 for row in cost(city, by).values())
        for by in ("duty", "department", "community")
    }
    assert set(sums.values()) == {41_512_50 + 750_00 + 3_000_00 + 500_00 + 120 * 22_50}
    departments = cost(city, "department")
    assert departments["WJ"]["labour"] == 60 * 22_50 * 3 / 4, "its ledger serves ZR-001"
    communities = cost(city, "community")
    assert communities["示例市"]["name"].endswith("as a whole")
    assert communities["示例市"]["total"] == 600_00 + 500_00 + 3_000_00


def test_without_a_duty_its_money_is_free_by_the_same_sums(city: Office) -> None:
    take(city, "收支.csv", COSTS)
    [gone] = cost(city, "", "without", "--duty", "ZR-001")
    assert gone["hours"] == 1_845, "what would be done anyway is not freed"
    assert gone["cost"] == cost(city)["ZR-001"]["yearly"], "what was spent once is not freed"
    [ledgers] = cost(city, "", "without", "--burden", "无时台账")
    assert (ledgers["hours"], ledgers["cost"]) == (None, None)


def test_by_standard_and_over_stated_ranges_it_has_two_ends(city: Office) -> None:
    """30 pieces of ZR-002 at 10, 20 and 30 minutes in one month: 60, 120 and 180 hours; an hour 24 to 36 yuan."""
    head = SETTINGS.splitlines()[0]
    take(city, "参数二.csv", f"{head}\n小时人工成本,24–36,元,示例,现行有效,2026-01-01\n")
    take(
        city,
        "定额.csv",
        "事项,简单件用时,一般件用时,复杂件用时,生效日期\nZR-002,10,20,30,2026-01-01\n",
    )
    take(city, "工作二.csv", "日期,社区,事项,件数,用时\n2026-01,碧山区和平社区,ZR-002,30,\n")
    found = cost(city)["ZR-002"]
    assert found["hours"] == 240  # 120 by record in 湖滨, 120 by standard in 和平
    assert (found["hours_low"], found["hours_high"]) == (180, 300)
    labour = (found["labour_low"], found["labour"], found["labour_high"])
    assert labour == (180 * 24_00, 240 * 30_00, 300 * 36_00)
    assert "With the stated ranges from" in said(city)


def test_shares_beyond_all_are_refused(city: Office) -> None:
    text = "事项,社区,年度,物料支出,本来就要做的比例\nZR-001,全部,2026,1000,140%\n"
    ran = city.import_text("收支.csv", text)
    assert ran.code == 4
    assert "140%" in ran.out + ran.err
