"""What a duty costs: hours × wage + goods − savings − money received; what is not known stays unknown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from registry.funding.costing import Costing
from registry.settings import number
from registry.wages import Rate, hourly_rate
from tests.office import Office
from tests.registry.funding.conftest import Open, account
from tests.registry.funding.test_account import Pay


def test_net_cost(office: Office, open_book: Open, pay: Pay) -> None:
    office.import_text("参数.csv", "参数名称,数值,来源\n小时人工成本,32,示例\n")
    office.import_text("工作.csv", "日期,社区,事项,件数,用时\n2026-03,青松社区,ZR-001,40,90小时\n")
    office.import_text("收支.csv", "事项,社区,年度,物料支出,节约金额\nZR-001,全部,2026,400,100\n")
    pay("2026-03-01,市民政局,青松社区,1000,ZR-001,示民发〔2026〕1号,,,\n")
    book = open_book()
    costing = Costing(book)
    cost = costing.cost("ZR-001", 2026, account(book, "ZR-001").balance(book.names))
    assert (cost.minutes.value, cost.minutes.known, cost.minutes.of) == (5_400, 1, 4)
    assert cost.work.value == 2_880_00
    assert cost.net.value == (2_880 + 400 - 100 - 1_000) * 100
    assert (cost.net.known, cost.net.of) == (3, 4), "hours are known for one community of four"


def test_without_a_wage_the_cost_is_unknown(office: Office, open_book: Open, pay: Pay) -> None:
    office.import_text("工作.csv", "日期,社区,事项,件数,用时\n2026-03,青松社区,ZR-001,40,90小时\n")
    pay("2026-03-01,市民政局,青松社区,1000,ZR-001,示民发〔2026〕1号,,,\n")
    book = open_book()
    cost = Costing(book).cost("ZR-001", 2026, account(book, "ZR-001").balance(book.names))
    assert cost.work.value is None
    assert cost.net.value is None


@pytest.mark.parametrize(
    ("settings", "fen"),
    [
        ({"小时人工成本": "32.5"}, Fraction(3250)),
        ({"社区工作者年工资": "62,000", "每日工作小时": "8"}, Fraction(6_200_000, 1984)),
        ({"社区工作者年工资": "62000"}, None),
        ({"小时人工成本": "面议"}, None),
        ({}, None),
    ],
)
def test_an_hour(settings: dict[str, str], fen: Fraction | None) -> None:
    found = hourly_rate(lambda name: number(name, settings.get(name)))
    assert found.fen == fen
    assert isinstance(found, Rate)


LOAD = "参数名称,数值,来源\n年可能工作日,250,示例\n每日工作小时,8,示例\n"
PEOPLE = (
    "社区,年度,岗位,实有人数,年人均工资\n青松社区,2026,专职,2,60000\n湖滨社区,2026,专职,1,40000\n"
)
WORK = (
    "日期,社区,事项,件数,用时\n2026-03,青松社区,ZR-001,4,10小时\n2026-03,湖滨社区,ZR-001,4,5小时\n"
)


def test_an_hour_costs_what_it_costs_in_the_load(office: Office, open_book: Open, pay: Pay) -> None:
    """60,000 and 40,000 yuan ÷ 2,000 hours are 30 and 20 an hour: 10 × 30 + 5 × 20 = 400, though 248 days would be less."""
    for name, text in (("参数.csv", LOAD), ("人员.csv", PEOPLE), ("工作.csv", WORK)):
        assert office.import_text(name, text).code == 0
    costing = Costing(open_book())
    work = costing.work("ZR-001", 2026)
    assert (work.value, work.known, work.of) == (400_00, 2, 4)
    assert "2,000 hours" in costing.prices(2026).said


def test_without_working_time_the_yearly_wage_goes_over_the_working_days(
    office: Office, open_book: Open, pay: Pay
) -> None:
    """59,520 ÷ 248 days ÷ 8 hours = 30 yuan an hour, × 15 hours."""
    text = "参数名称,数值,来源\n社区工作者年工资,59520,示例\n每日工作小时,8,示例\n"
    for name, sheet in (("参数.csv", text), ("工作.csv", WORK)):
        assert office.import_text(name, sheet).code == 0
    costing = Costing(open_book())
    assert costing.work("ZR-001", 2026).value == 450_00
    assert costing.prices(2026).said.startswith("An hour is taken at 30.00 yuan")
