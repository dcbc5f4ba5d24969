"""The reports on money say what an office would work out by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registry.funding.balance import Balance
from registry.funding.holders import Holder
from registry.quantities import Amount, Unit
from reports.builders.league import LEAST_REVIEWERS, Standing, ranked
from tests.office import Office

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)

PUSHED = """\
下派日期,部门,社区,事项,文号,渠道,承诺经费,完成时限,下放权限,配备人员
2026-02-01,市民政局,碧山区,ZR-001,示民发〔2026〕1号,文件,10000,2026-03-31,初审权,1
2026-02-01,卫健委,湖滨社区,ZR-002,示卫发〔2026〕1号,文件,500,2026-03-31,,
2026-02-02,市公安局,青松社区,反诈软件推广,,微信群,,,,
2026-02-03,市民政局,青松社区,ZR-001,,微信群,,,,
"""

PAID = """\
拨付日期,拨付单位,接收单位,金额,事项,文号
2026-03-01,市民政局,碧山区,9000,ZR-001,示民发〔2026〕1号
2026-03-20,碧山区,青松街道,8000,ZR-001,示民发〔2026〕1号
2026-04-20,青松街道,青松社区,5000,ZR-001,示民发〔2026〕1号
"""


@pytest.fixture
def money(office: Office) -> Office:
    """市民政局 pays short and the rest stops on the way; 卫健委 pays never; 市公安局 has nothing due."""
    assert office.import_text("下派.csv", PUSHED).code == 0
    assert office.import_text("拨付.csv", PAID).code == 0
    office.import_text("参数.csv", "参数名称,数值,来源\n小时人工成本,32,示例\n")
    office.import_text("工作.csv", "日期,社区,事项,件数,用时\n2026-03,青松社区,ZR-001,40,90小时\n")
    return office


def told(office: Office, *asked: str) -> Any:
    path = office.folder / "told.json"
    options = ("--year", "2026", "--as-of", "2026-12-31", "-o", path)
    ran = office.zhunru("--lang", "en", "report", *asked, *options)
    assert ran.code == 0, ran.err
    report = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    return report


def figures(report: Any) -> dict[str, Any]:
    return {figure["id"]: figure["value"] for figure in report["figures"]}


def table(report: Any, name: str) -> list[dict[str, Any]]:
    found = next(each for each in report["tables"] if each["id"] == name)
    ids = [column["id"] for column in found["columns"]]
    return [dict(zip(ids, row, strict=True)) for row in found["rows"]]


def test_the_funding_report_tells_what_was_due_and_where_it_stopped(money: Office) -> None:
    report = told(money, "funding")
    assert {
        name: value for name, value in figures(report).items() if name.startswith("funding.")
    } == {
        "funding.due": 10_500_00,
        "funding.promised": 10_500_00,
        "funding.paid": 9_000_00,
        "funding.received": 5_000_00,
        "funding.fundedness": pytest.approx(5_000 / 10_500, abs=1e-6),
        "funding.held": 4_000_00,
        "funding.held.district": 1_000_00,
        "funding.held.street": 3_000_00,
        "funding.unpaid": 1_500_00,
        "funding.overdue": 1_500_00,
        "funding.late": 0,
        "funding.overpaid": 0,
        "funding.undue": 0,
        "funding.brought": 0,
        "funding.cut": 0,
        "funding.findings": 5,
        "funding.errors": 2,
    }
    levels = {
        row["level"]: (row["came"], row["held"], row["days"])
        for row in table(report, "stops.levels")
    }
    assert levels["districts"] == (9_000_00, 1_000_00, 305)
    assert levels["streets"] == (8_000_00, 3_000_00, 286)
    held = table(report, "stops.holders")
    assert [(row["holder"], row["held"], row["since"]) for row in held] == [
        ("碧山区青松街道", 3_000_00, "2026-03-20"),
        ("碧山区", 1_000_00, "2026-03-01"),
    ]


def test_by_duty_by_payer_and_by_place(money: Office) -> None:
    report = told(money, "funding")
    duties = {row["code"]: row for row in table(report, "duties.table")}
    assert (
        duties["ZR-001"]["received"],
        duties["ZR-001"]["powers"],
        duties["ZR-001"]["staff"],
    ) == (5_000_00, 1, 1)
    payers = {row["payer"]: row for row in table(report, "payers.table")}
    assert payers["市民政局"]["overdue"] == 1_000_00
    assert payers["市卫生健康委员会"]["unpaid"] == 500_00
    districts = {row["name"]: row for row in table(report, "places.district")}
    assert (
        districts["碧山区"]["due"],
        districts["碧山区"]["received"],
        districts["碧山区"]["held"],
    ) == (
        10_000_00,
        5_000_00,
        1_000_00,
    )
    homes = {row["name"]: row for row in table(report, "places.community")}
    assert (homes["碧山区和平社区"]["due"], homes["碧山区和平社区"]["short"]) == (
        5_000_00,
        5_000_00,
    )


def test_what_a_duty_costs(money: Office) -> None:
    [row] = table(told(money, "funding"), "costs.table")
    assert (row["hours"], row["work"], row["received"], row["net"]) == (
        5_400,
        2_880_00,
        5_000_00,
        -2_120_00,
    )
    assert row["goods"] is None, "unknown, not zero"


def test_duties_without_money_are_listed(money: Office) -> None:
    rows = table(told(money, "funding"), "gaps.duties")
    assert [(row["department"], row["duty"], row["pushdowns"]) for row in rows] == [
        ("市公安局", "反诈软件推广", 1)
    ]


def test_without_payments_what_was_paid_is_unknown_not_zero(office: Office) -> None:
    assert office.import_text("下派.csv", PUSHED).code == 0
    report = told(office, "funding")
    assert figures(report)["funding.due"] == 10_500_00
    assert figures(report)["funding.paid"] is None
    assert figures(report)["funding.received"] is None
    assert all(row["paid"] is None for row in table(report, "payers.table"))


def test_a_departments_bill_has_every_line_with_its_place(money: Office) -> None:
    report = told(money, "department", "市民政局")
    found = figures(report)
    assert (
        found["department.pushdowns"],
        found["department.paid"],
        found["department.unpaid"],
    ) == (
        2,
        9_000_00,
        1_000_00,
    )
    assert (found["department.hours"], found["department.cost"]) == (5_400, 2_880_00)
    assert (found["department.powers"], found["department.staff"]) == (1, 1)
    [paid] = table(report, "payments.table")
    assert (paid["receiver"], paid["amount"], paid["where"]) == (
        "碧山区",
        9_000_00,
        "拨付.csv, row 2",
    )
    [due] = table(report, "dues.table")
    assert (due["scope"], due["source"], due["day"]) == (
        "碧山区",
        "示民发〔2026〕1号",
        "2026-03-31",
    )
    lines = table(report, "pushdowns.table")
    assert [line["where"] for line in lines] == ["下派.csv, row 2", "下派.csv, row 5"]
    assert [finding["code"] for finding in report["findings"]] == ["funding.arrears"]


def test_a_department_that_nobody_knows_is_told_with_the_nearest(money: Office) -> None:
    ran = money.zhunru("report", "department", "市民生局", "--year", "2026")
    assert ran.code == 1
    assert "Nearest: 市民政局" in ran.err


def test_the_league_orders_by_money_that_did_not_come(money: Office) -> None:
    rows = table(told(money, "league"), "league.table")
    assert [(row["rank"], row["department"], row["short"]) for row in rows] == [
        ("1", "市民政局", 5_000_00),
        ("2", "市卫生健康委员会", 500_00),
        ("", "市公安局", None),
    ]
    assert {row["against_share"] for row in rows} == {"—"}, "no share of two or three push-downs"
    assert {row["fundedness"] for row in rows} == {"—"}, "no share of one due"
    assert [row["against"] for row in rows] == [0, 0, 1], "but counts"


def test_grades_are_told_from_enough_communities_on(money: Office) -> None:
    homes = ("青松社区", "QS0102", "LS0101", "湖滨社区")
    head = "评议日期,社区,被评部门,评议等次\n"
    lines = "".join(f"2026-06-0{n},{home},市民政局,满意\n" for n, home in enumerate(homes, 1))
    assert money.import_text("评议.csv", head + lines).code == 0
    first = table(told(money, "league"), "league.table")[0]
    assert (first["grade"], first["reviewers"]) == ("—", 4)
    assert LEAST_REVIEWERS == 5
    money.import_text(
        "社区2.csv", "社区代码,社区名称,街道,区县,户数\nLS0103,柳岸社区,湖滨街道,绿水区,900\n"
    )
    assert money.import_text("评议2.csv", head + "2026-06-09,柳岸社区,市民政局,不满意\n").code == 0
    first = table(told(money, "league"), "league.table")[0]
    assert (first["grade"], first["reviewers"]) == (pytest.approx(13 / 5), 5)


def standing(code: str, due: int | None, received: int = 0) -> Standing:
    amount = Amount(due, Unit.FEN, 0 if due is None else 1, 1)
    return Standing(Holder("department", code), balance=Balance(due=amount, received=received))


def test_equal_sums_share_a_rank_and_the_next_is_passed_over() -> None:
    found = ranked(
        [
            standing("A", 100),
            standing("B", 300),
            standing("C", 100),
            standing("D", 90),
            standing("E", None),
        ]
    )
    assert [(one.department.code, one.rank) for one in found] == [
        ("B", 1),
        ("A", 2),
        ("C", 2),
        ("D", 4),
        ("E", None),
    ]


@pytest.mark.parametrize("report", [("funding",), ("league",), ("department", "市民政局")])
@pytest.mark.parametrize("suffix", ["html", "xlsx", "json", "csv", "md", "txt"])
def test_every_format_is_written(money: Office, report: tuple[str, ...], suffix: str) -> None:
    path = money.folder / f"报告.{suffix}"
    ran = money.zhunru("report", *report, "--year", "2026", "-o", path)
    assert ran.code == 0, ran.err
    assert path.stat().st_size > 500


@pytest.mark.parametrize("report", [("funding",), ("league",), ("department", "市民政局")])
def test_chinese_reports_hold_no_english(money: Office, report: tuple[str, ...]) -> None:
    path = money.folder / "报告.md"
    assert money.zhunru("report", *report, "--year", "2026", "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    words = set(re.findall(r"[A-Za-z]{3,}", text))
    assert words <= {
        "csv",
        "row",
        "zhunru",
        "fund",
        "trace",
        "duty",
        "year",
        "funding",
        "html",
        "xlsx",
        "json",
    } | {
        word
        for code in re.findall(r"funding\\?\.[a-z\\_]+", text)
        for word in re.findall("[a-z]+", code)
    } | {"template", "rate", "split", "holder"}


def test_the_same_register_makes_the_same_bytes(money: Office) -> None:
    asked = ("report", "funding", "--year", "2026", "--as-of", "2026-12-31", "--format", "html")
    assert money.process(*asked).out == money.process(*asked).out


def test_parts_that_do_not_sum_as_printed_get_a_footnote(office: Office) -> None:
    """12,344.5 + 12,344.5 = 24,689 yuan is printed 1.23 + 1.23 = 2.47 in 万元."""
    office.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n"
        "2026-03-01,市民政局,碧山区,12344.50,ZR-001,示民发〔2026〕1号\n"
        "2026-03-01,市民政局,青松街道,12344.50,ZR-001,示民发〔2026〕2号\n",
    )
    path = office.folder / "报告.md"
    assert office.zhunru("report", "funding", "--year", "2026", "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    assert "2.47万元" in text
    assert text.count("1.23万元") >= 2
    assert "因四舍五入" in text


def test_parts_that_sum_as_printed_get_none(money: Office) -> None:
    path = money.folder / "报告.md"
    assert money.zhunru("report", "funding", "--year", "2026", "-o", path).code == 0
    assert "因四舍五入" not in path.read_text(encoding="utf-8")


def test_a_split_tells_its_rule(money: Office) -> None:
    money.import_text(
        "分摊.csv",
        "款项,事项,份数,分摊办法\n示财〔2026〕5号,ZR-001,2,按办件量\n示财〔2026〕5号,ZR-002,1,按办件量\n",
    )
    money.import_text(
        "专款.csv",
        "拨付日期,拨付单位,接收单位,金额,文号\n2026-05-01,市民政局,青松社区,300,示财〔2026〕5号\n",
    )
    path = money.folder / "报告.md"
    assert money.zhunru("report", "funding", "--year", "2026", "-o", path).code == 0
    text = path.read_text(encoding="utf-8")
    assert "示财〔2026〕5号：老年人优待证办理 2、居民健康档案摸底 1，按办件量" in text


def test_without_payments_no_department_is_ranked_or_owes(office: Office) -> None:
    assert office.import_text("下派.csv", PUSHED).code == 0
    rows = table(told(office, "league"), "league.table")
    assert {(row["rank"], row["short"]) for row in rows} == {("", None)}
    report = told(office, "department", "市民政局")
    assert figures(report)["department.unpaid"] is None
    assert report["findings"] == []


def test_a_year_without_money_says_so(money: Office) -> None:
    path = money.folder / "旧.md"
    assert money.zhunru("report", "funding", "--year", "2019", "-o", path).code == 0
    assert "没有2019年的经费记录" in path.read_text(encoding="utf-8")
