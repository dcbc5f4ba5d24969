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
