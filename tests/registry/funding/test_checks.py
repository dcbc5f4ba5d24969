"""What is wrong with money is found: payment by payment, holder by holder, duty by duty."""

from __future__ import annotations

from registry.findings import Finding
from registry.funding import checks
from registry.funding.cuts import cuts
from tests.office import Office
from tests.registry.funding.conftest import Open
from tests.registry.funding.test_account import Pay
from tests.registry.funding.test_standards import RATES

PUSHED = "下派日期,部门,社区,事项,文号,承诺经费,完成时限\n"


def found(open_book: Open, as_of: str = "2026-12-31") -> dict[str, list[Finding]]:
    by_code: dict[str, list[Finding]] = {}
    for finding in checks.check(open_book(as_of)):
        by_code.setdefault(finding.code.removeprefix("funding."), []).append(finding)
    return by_code


def push(office: Office, lines: str) -> None:
    assert office.import_text("下派.csv", PUSHED + lines).code == 0


def test_paid_in_full_and_in_time_nothing_is_found(
    office: Office, open_book: Open, pay: Pay
) -> None:
    push(office, "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,5000,2026-04-30\n")
    pay("2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n")
    assert found(open_book) == {}


def test_late_short_and_never(office: Office, open_book: Open, pay: Pay) -> None:
    push(
        office,
        "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,5000,2026-04-30\n"
        "2026-02-01,卫健委,青松社区,ZR-002,示卫发〔2026〕1号,7000,2026-04-30\n",
    )
    pay("2026-05-10,市民政局,青松社区,3000,ZR-001,示民发〔2026〕1号,,,\n")
    told = found(open_book)
    assert set(told) == {"late", "arrears", "never_paid"}
    assert "3,000 yuan" in told["late"][0].message
    assert "10 days" in told["late"][0].message
    assert told["arrears"][0].message == (
        "市民政局 owes 2,000 yuan for “老年人优待证办理” of 2026 since 2026-04-30, 245 days; due 5,000 yuan, paid 3,000 "
        "yuan (示民发〔2026〕1号)."
    )
    assert "nothing of the 7,000 yuan" in told["never_paid"][0].message
    assert told["never_paid"][0].where.department == "市卫生健康委员会"


def test_held_on_the_way_since_when(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松街道,5000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-20,青松街道,青松社区,4000,ZR-001,示民发〔2026〕1号,,,\n"
    )
    [held] = found(open_book, "2026-03-31")["held"]
    assert held.message == (
        "碧山区青松街道 has held 1,000 yuan of the money for “老年人优待证办理” of 2026 since 2026-03-01, 30 days."
    )
    assert held.remedy
    assert "zhunru fund trace 碧山区青松街道 --duty ZR-001 --year 2026" in held.remedy


def test_a_street_that_passed_on_more_than_it_got(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-02-01,市民政局,青松街道,500,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,青松街道,青松社区,700,ZR-001,文〔2026〕1号,,,\n"
    )
    [overdrawn] = found(open_book)["overdrawn"]
    assert overdrawn.is_error
    assert "200 yuan more than it got" in overdrawn.message


def test_what_was_left_of_the_year_before_is_no_overdraft_but_wants_to_be_said(
    open_book: Open, pay: Pay
) -> None:
    pay(
        "2025-12-01,市民政局,青松街道,500,ZR-001,文〔2025〕1号,,,\n"
        "2026-01-10,青松街道,青松社区,500,ZR-001,文〔2025〕1号,,,\n"
    )
    told = found(open_book)
    assert "overdrawn" not in told
    assert "结转" in (told["carry_unsaid"][0].remedy or "")


def test_a_payment_before_its_document(office: Office, open_book: Open, pay: Pay) -> None:
    push(office, "2026-05-01,市民政局,青松社区,ZR-001,示民发〔2026〕5号,100,\n")
    pay(
        "2026-04-01,市民政局,青松社区,100,ZR-001,示民发〔2026〕5号,,,\n"
        "2025-12-30,市民政局,青松社区,70,ZR-001,示民发〔2026〕6号,,,\n"
        "2026-06-01,市民政局,青松社区,80,ZR-001,示民发〔2026〕7号,,,\n"
    )
    told = sorted(one.message for one in found(open_book)["before_document"])
    assert len(told) == 2
    assert "on 2025-12-30 by 示民发〔2026〕6号, which is of 2026" in told[1]
    assert "on 2026-04-01 by 示民发〔2026〕5号, which is of 2026-05-01" in told[0]


def test_a_payment_entered_twice_by_two_offices(office: Office, open_book: Open, pay: Pay) -> None:
    line = "2026-03-01,市民政局,青松社区,5000,ZR-001,{},,,\n"
    pay(line.format("示民发〔2026〕1号"))
    pay(line.format(""), "街道报送.csv")
    [twice] = found(open_book)["twice"]
    assert "5,000 yuan" in twice.message
    assert "2 times" in twice.message
    assert "拨付.csv, row 2; 街道报送.csv, row 2" in twice.message


def test_two_documents_on_one_day_are_two_payments(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕2号,,,\n"
    )
    assert "twice" not in found(open_book)


def test_a_holder_that_nobody_knows(office: Office, open_book: Open, pay: Pay) -> None:
    ran = office.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n2026-03-01,市民政局,某某公司,5000,ZR-001,示民发〔2026〕1号\n",
    )
    assert "holder.unknown" in ran.codes, "said when it is imported"
    [stranger] = found(open_book)["unknown_holder"]
    assert "“某某公司”" in stranger.message
    told = found(open_book)["held"]
    assert told[0].facts["holder"] == "某某公司", "what went to it is held elsewhere"


def test_money_without_duty_and_duty_without_money(
    office: Office, open_book: Open, pay: Pay
) -> None:
    push(office, "2026-02-01,卫健委,青松社区,ZR-002,示卫发〔2026〕1号,,\n")
    pay(
        "2026-03-01,市民政局,青松社区,50,,示民发〔2026〕1号,,,\n"
        "2026-03-01,市民政局,青松社区,60,ZR-001,示民发〔2026〕2号,,,\n"
    )
    told = found(open_book)
    assert "1 payments of 2026, 50 yuan in all" in told["no_duty"][0].message
    assert "60 yuan was paid" in told["nothing_due"][0].message
    assert "“居民健康档案摸底” 1 times in 2026" in told["duty_unfunded"][0].message


def test_a_total_that_does_not_match_refuses_its_file(office: Office) -> None:
    ran = office.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额\n2026-03-01,市民政局,青松社区,50\n2026-03-01,市民政局,青松社区,60\n合计,,,120\n",
    )
    assert ran.code == 4
    assert "total.differs" in ran.codes


def test_a_standard_that_ends_while_its_duty_goes_on_is_a_cut(
    office: Office, open_book: Open
) -> None:
    lines = "补贴,ZR-001,市民政局,碧山区,每社区,1200,,,,现行有效,示民发〔2025〕1号,2025-01-01,2026-05-01\n"
    assert office.import_text("标准.csv", RATES + lines).code == 0
    [cut] = cuts(open_book())
    assert (cut.amount, cut.year, cut.payer and cut.payer.code) == (1_600_00, 2026, "MZ"), (
        "two communities, eight months of twelve"
    )
    [told] = found(open_book)["cut"]
    assert "withdrew 1,600 yuan" in told.message
    assert cuts(open_book("2026-03-01")) == [], "not before its day"


def test_a_standard_that_is_lowered_is_a_cut_of_the_difference(
    office: Office, open_book: Open
) -> None:
    lines = (
        "补贴,ZR-001,市民政局,青松社区,每社区,1200,,,,现行有效,旧文,2025-01-01,2026-07-01\n"
        "补贴,ZR-001,市民政局,青松社区,每社区,600,,,,现行有效,新文,2026-07-01,\n"
    )
    assert office.import_text("标准.csv", RATES + lines).code == 0
    [cut] = cuts(open_book())
    assert cut.amount == 300_00
    assert "新文" in cut.how


def test_a_standard_that_rises_or_whose_duty_ended_is_no_cut(
    office: Office, open_book: Open
) -> None:
    lines = (
        "甲,ZR-001,市民政局,青松社区,每社区,600,,,,现行有效,旧文,2025-01-01,2026-07-01\n"
        "甲,ZR-001,市民政局,青松社区,每社区,900,,,,现行有效,新文,2026-07-01,\n"
        "乙,早已取消的事项,市民政局,青松社区,每社区,600,,,,现行有效,旧文,2025-01-01,2026-07-01\n"
    )
    assert office.import_text("标准.csv", RATES + lines).code == 0
    assert cuts(open_book()) == []


def test_money_taken_back_from_a_duty_in_force_is_a_cut(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-09-01,青松社区,市民政局,2000,ZR-001,示民发〔2026〕8号,,收回,\n"
    )
    [cut] = cuts(open_book())
    assert (cut.amount, cut.payer and cut.payer.code) == (2_000_00, "MZ")


def test_without_any_payment_nobody_is_accused(office: Office, open_book: Open) -> None:
    push(office, "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,5000,2026-04-30\n")
    assert found(open_book) == {}, "what was paid is unknown"


def test_manners_that_do_not_fit(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-01-05,碧山区,青松社区,100,ZR-001,,,结转,\n"
        "2026-02-05,碧山区,碧山区,200,ZR-001,,,,\n"
        "2026-03-05,青松街道,青松社区,300,ZR-001,,,退回,\n"
        "2026-04-05,青松社区,青松街道,400,ZR-001,,,退回,\n"
    )
    told = [one.message for one in found(open_book)["odd_manner"]]
    assert len(told) == 3
    assert "what goes back does not go down" in told[0]
    assert "payer and receiver are the same" in told[1]
    assert "carried over stays with the same holder" in told[2]


def test_brackets_of_a_document_number_do_not_make_it_another(
    office: Office, open_book: Open, pay: Pay
) -> None:
    push(office, "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,5000,2026-04-30\n")
    pay("2026-03-01,市民政局,青松社区,5000,,示民发[2026]1号,,,\n")
    pay("2026-03-01,市民政局,青松社区,5000,,示民发（2026）1号,,,\n", "再报.csv")
    assert office.live("payment", "document_number") == [("示民发〔2026〕1号",)], (
        "the same payment, once"
    )
    assert found(open_book) == {}
