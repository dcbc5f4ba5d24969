"""The section of the load report on money, on a small city, worked by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.office import Office
from tests.reports.builders.test_load import SETTINGS, figures, page, table, told

SHEETS = {
    "参数.csv": SETTINGS,
    "人员.csv": "社区,年度,岗位,实有人数,年人均工资\n青松社区,2026,两委,1,57600\n湖滨社区,2026,专职,1,\n",
    "工作.csv": (
        "日期,社区,事项,件数,用时\n2026-01,青松社区,ZR-001,60,10小时\n2026-01,湖滨社区,ZR-002,30,10小时\n"
    ),
    "收支.csv": "事项,社区,年度,物料支出,一次性支出,本来就要做的比例\nZR-001,全部,2026,1000,3000,25%\n",
}
"""57,600 ÷ 1,920 = 30 yuan an hour in 青松, unknown in 湖滨; 10 hours in one month are 120 a year."""


@pytest.fixture
def city(office: Office) -> Office:
    for name, text in SHEETS.items():
        ran = office.import_text(name, text)
        assert ran.code == 0, ran.out
    return office


def test_the_cost_by_hand(city: Office) -> None:
    report: Any = told(city)
    labour, goods = 90 * 30_00, 750_00
    found = figures(report)
    assert found["load.cost"] == labour + goods + 3_000_00
    assert (found["load.cost_labour"], found["load.cost_goods"]) == (labour, goods)
    first, second = table(report, "load.cost_duties")
    assert (first["code"], first["minutes"], first["anyway"]) == ("ZR-001", 120 * 60, 30 * 60)
    assert (first["hourly"], first["labour"], first["goods"]) == (30_00, labour, goods)
    assert (first["one_off"], first["total"], first["known"]) == (3_000_00, found["load.cost"], 1)
    assert (second["minutes"], second["labour"], second["total"]) == (120 * 60, None, None)
    assert second["known"] == 0, "nobody states the pay of 湖滨"


def test_the_page_says_how_much_of_it_is_known(city: Office) -> None:
    text = re.sub(r"\s+", " ", page(city, "--lang", "en"))
    assert (
        "The cost of 1 of 2 records and burdens is known, goods are stated of 1 of 2 duties."
        in text
    )
    assert "Of the hours 30.0 h would be worked anyway and are taken out." in text


def test_without_pay_and_goods_no_cost_is_told(office: Office) -> None:
    for name in ("参数.csv", "工作.csv"):
        assert office.import_text(name, SHEETS[name]).code == 0
    report = told(office)
    assert "load.cost" not in figures(report)
    assert "What an hour costs is not known" in page(office, "--lang", "en")
