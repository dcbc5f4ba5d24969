"""Money: what a request must bring, to the fen, and the smallest change that would do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.rules import money
from registry.findings import Outcome
from registry.store import Register
from tests.catalog.conftest import read
from tests.catalog.rules.conftest import case, changed, flips, outcome, request, told

PRICED = {"money.covers_cost": True, "money.hourly_rate": 3000}
"""Thirty yuan an hour."""


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"money": 1}, Outcome.PASS),
        ({"money": 0}, Outcome.FAIL),
        ({"money": None}, Outcome.UNDETERMINED),
        ({"money": 0, "type": "end"}, None),
        ({"money": 0, "subject": "signboard"}, None),
    ],
)
def test_money_comes_with_the_duty(
    city: Register, columns: dict[str, object], expected: Outcome | None
) -> None:
    asked = request(**columns)
    assert outcome(money.required, case(city, asked, {"money.required": True})) is expected
    assert outcome(money.required, case(city, asked, {})) is None, "no rule, no finding"


def test_money_covers_hours_times_rate_and_goods(city: Register) -> None:
    # 240 pieces × 30 min = 120 h; × 30 yuan = 3,600 yuan; + 6,000 yuan of goods = 9,600 yuan
    short = case(city, request(money=959_999), PRICED)
    finding = told(money.covers_cost, short)
    assert "120.0" in finding.message
    assert "9,600" in finding.message
    assert "9,600" in str(finding.remedy)
    by_money, by_volume = flips(money.covers_cost, short)
    assert by_money == {"money": 960_000}
    assert by_volume == {"volume": 239}
    assert outcome(money.covers_cost, changed(short, {"volume": 240})) is Outcome.FAIL
    assert outcome(money.covers_cost, case(city, request(money=960_000), PRICED)) is Outcome.PASS


def test_cost_is_rounded_up_to_the_fen(city: Register) -> None:
    # 1 piece × 7 min × 30 yuan an hour = 3.50 yuan; × 31 yuan = 3.6166… yuan, so 3.62
    asked = request(volume=1, minutes_each=7, goods=0, money=361)
    dear = {**PRICED, "money.hourly_rate": 3100}
    assert flips(money.covers_cost, case(city, asked, dear))[0] == {"money": 362}


def test_permanent_work_is_covered_in_each_of_three_years(city: Register) -> None:
    asked = request(ends=None, money=960_000, money_2=960_000, money_3=1)
    finding = told(money.covers_cost, case(city, asked, PRICED))
    assert finding.changes[0] == {"money_3": 960_000}
    unstated = replace(asked, money_3=None)
    assert outcome(money.covers_cost, case(city, unstated, PRICED)) is Outcome.UNDETERMINED


def test_two_years_need_two_years_of_money(city: Register) -> None:
    asked = request(ends="2028-06-02", money=960_000, money_2=960_000, money_3=None)
    assert "third" in told(money.covers_cost, case(city, asked, PRICED)).message
    asked = replace(asked, ends="2028-06-01")
    assert outcome(money.covers_cost, case(city, asked, PRICED)) is Outcome.PASS


def test_occasions_and_communities_stand_for_a_missing_volume(city: Register) -> None:
    # 12 times a year × 3 communities × 30 min = 18 h; × 30 yuan = 540 yuan; + 60 yuan
    asked = request(volume=None, goods=6_000, money=50_000)
    finding = told(money.covers_cost, case(city, asked, PRICED))
    assert "18.0" in finding.message
    by_money, by_times = flips(money.covers_cost, case(city, asked, PRICED))
    assert by_money == {"money": 60_000}
    assert by_times == {"frequency": "9/year", "yearly_60": 540}
    assert "9" in str(finding.remedy)


@pytest.mark.parametrize("column", ["minutes_each", "money"])
def test_what_is_missing_is_named_and_nothing_passes(city: Register, column: str) -> None:
    finding = told(money.covers_cost, case(city, request(**{column: None}), PRICED))
    assert finding.outcome is Outcome.UNDETERMINED


def test_no_rate_is_made_up(city: Register, tmp_path: Path) -> None:
    unpriced = {"money.covers_cost": True}
    finding = told(money.covers_cost, case(city, request(), unpriced))
    assert finding.outcome is Outcome.UNDETERMINED
    assert "cost of an hour" in finding.message
    rows = "参数名称,数值,单位,来源\n社区工作者年工资,59520,元,示例\n每日工作小时,8,小时,示例\n"
    read(city, tmp_path / "more", {"参数.csv": rows})
    # 59,520 yuan ÷ 248 days ÷ 8 h = 30 yuan an hour
    finding = told(money.covers_cost, case(city, request(money=1), unpriced))
    assert finding.changes[0] == {"money": 960_000}
    assert "248" in str(finding.evidence)


@pytest.mark.parametrize(
    ("source", "expected"),
    [("own", Outcome.PASS), ("lower", Outcome.FAIL), (None, Outcome.UNDETERMINED)],
)
def test_streets_and_communities_do_not_raise_it(
    city: Register, source: str | None, expected: Outcome
) -> None:
    before = case(city, request(money_source=source), {"money.own_budget": True})
    assert outcome(money.own_budget, before) is expected
    if expected is Outcome.FAIL:
        assert flips(money.own_budget, before)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("2026-06-30、2026-12-31", Outcome.PASS),
        ("2026年6月", Outcome.PASS),
        (None, Outcome.FAIL),
        ("2026-12-31、2027-12-31", Outcome.FAIL),
        ("年底前", Outcome.UNDETERMINED),
    ],
)
def test_days_of_payment_are_stated_and_within_the_duty(
    city: Register, dates: str | None, expected: Outcome
) -> None:
    before = case(city, request(payment_dates=dates), {"money.dates": True})
    assert outcome(money.dates, before) is expected
    if expected is Outcome.FAIL:
        assert flips(money.dates, before)


def test_permanent_work_shows_three_years(city: Register) -> None:
    rules = {"money.years": 3}
    before = case(city, request(ends=None), rules)
    assert flips(money.years, before) == [{"money_2": 12_000_000, "money_3": 12_000_000}]
    assert outcome(money.years, case(city, request(), rules)) is None


def test_arrears_on_earlier_duties_are_told_with_the_sum(city: Register, tmp_path: Path) -> None:
    rules = {"money.arrears": True}
    assert outcome(money.no_arrears, case(city, request(), rules)) is Outcome.PASS
    files = {
        "下派.csv": "日期,部门,社区,事项,文号,承诺经费\n2025-08-01,民政局,青松,A1,示民发〔2025〕7号,20000\n",
        "拨付.csv": "日期,付款方,收款方,金额,事项\n2025-09-01,市民政局,青松社区,1600,A1\n",
    }
    result = read(city, tmp_path / "owed", files)
    assert not result.rejected, [finding.message for finding in result.findings]
    finding = told(money.no_arrears, case(city, request(), rules))
    assert finding.outcome is Outcome.FAIL
    assert "18,400" in finding.message, "20,000 promised under the code, 1,600 paid under it"
    assert finding.evidence == "示民发〔2025〕7号"
    rest = "日期,付款方,收款方,金额,事项\n2025-10-01,市民政局,青松社区,18400,老年人优待证办理\n"
    assert not read(city, tmp_path / "rest", {"拨付2.csv": rest}).rejected
    assert outcome(money.no_arrears, case(city, request(), rules)) is Outcome.PASS, "by name too"
    other = request(department="YJ")
    assert outcome(money.no_arrears, case(city, other, rules)) is Outcome.PASS
