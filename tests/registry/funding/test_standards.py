"""Money standards become dues: the published ones come out, exact to the fen."""

from __future__ import annotations

import pytest

from registry.funding.dues import Ground, amount_of
from registry.funding.holders import Holder
from registry.funding.standards import months_in_force
from tests.office import Office
from tests.registry.funding.conftest import Open

RATES = "经费名称,事项,部门,社区,计算方式,标准金额,分担比例,金额所指,应拨日期,状态,来源,生效日期,失效日期\n"


def standards(office: Office, lines: str) -> None:
    ran = office.import_text("标准.csv", RATES + lines)
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(("yuan", "due"), [(35, 105_000), (50, 150_000)])
def test_a_floor_a_household_for_3000_households(
    office: Office, open_book: Open, yuan: int, due: int
) -> None:
    """包头: not less than 35 yuan a household and year for work, 50 for management; a community of 3,000 households."""
    standards(office, f"社区经费,,,青松社区,每户,{yuan},,,,下限,包头,2026-01-01,\n")
    [found] = open_book().dues
    assert (found.amount, found.floor, found.community) == (due * 100, True, "QS0101")
    assert (found.source, found.day) == ("包头", "2026-12-31")


def test_the_city_gives_40000_and_the_district_two_and_a_half_times_as_much(
    office: Office, open_book: Open
) -> None:
    """开福: 40,000 yuan from the city, 1:2.5 from the district."""
    standards(
        office, "社区经费,,,青松社区,每社区,40000,市1:区2.5,首方,,现行有效,开福,2026-01-01,\n"
    )
    by_debtor = {due.debtor: due.amount for due in open_book().dues}
    assert by_debtor == {
        Holder("place", "示例市"): 40_000_00,
        Holder("place", "QS"): 100_000_00,
    }


def test_county_and_town_bear_half_each(office: Office, open_book: Open) -> None:
    """泗阳: county and town 5:5; of an odd fen the county bears the one more."""
    standards(office, "补贴,,,青松社区,每社区,1500.01,县5:乡5,,,现行有效,泗阳,2026-01-01,\n")
    by_debtor = {due.debtor: due.amount for due in open_book().dues}
    assert by_debtor == {Holder("place", "QS"): 750_01, Holder("place", "QSJ"): 750_00}


def test_a_department_bears_the_share_of_its_own_level(office: Office, open_book: Open) -> None:
    standards(
        office, "补贴,ZR-001,市民政局,青松社区,每社区,1000,市1:区1,,,现行有效,文,2026-01-01,\n"
    )
    debtors = {due.debtor for due in open_book().dues}
    assert debtors == {Holder("department", "MZ"), Holder("place", "QS")}


def test_without_a_department_the_one_that_answers_for_the_duty_owes_it(
    office: Office, open_book: Open
) -> None:
    standards(office, "补贴,ZR-002,,青松社区,每社区,1000,,,,现行有效,文,2026-01-01,\n")
    [found] = open_book().dues
    assert found.debtor == Holder("department", "WJ")


def test_standards_change_in_mid_year_and_no_month_counts_twice(
    office: Office, open_book: Open
) -> None:
    """35 yuan a household up to June, 50 from July on: 3,000 × (35 + 50) ÷ 2."""
    standards(
        office,
        "社区经费,,,青松社区,每户,35,,,,现行有效,旧文,2025-01-01,2026-07-01\n"
        "社区经费,,,青松社区,每户,50,,,,现行有效,新文,2026-07-01,\n",
    )
    dues = [due for due in open_book().dues if due.year == 2026]
    assert {due.source: due.amount for due in dues} == {"旧文": 52_500_00, "新文": 75_000_00}
    assert [due.amount for due in open_book().dues if due.year == 2025] == [105_000_00]


@pytest.mark.parametrize(
    ("starts", "ends", "months"),
    [
        (None, None, 12),
        ("2026-01-01", "2026-07-01", 6),
        ("2026-07-01", None, 6),
        ("2026-07-15", None, 5),
        ("2026-07", None, 6),
        ("2027-01-01", None, 0),
        (None, "2026-01-01", 0),
    ],
)
def test_months_in_force(starts: str | None, ends: str | None, months: int) -> None:
    assert months_in_force(starts, ends, 2026) == months


def test_by_piece_what_nobody_counted_is_unknown(office: Office, open_book: Open) -> None:
    standards(office, "代办,ZR-001,市民政局,全部,每件,2,,,,现行有效,文,2026-01-01,\n")
    ran = office.import_text(
        "工作.csv",
        "日期,社区,事项,件数,用时\n2026-03,青松社区,ZR-001,40,\n2026-04,青松社区,ZR-001,60,\n",
    )
    assert ran.code == 0
    dues = open_book().dues
    assert {due.community: due.amount for due in dues} == {
        "QS0101": 200_00,
        "QS0102": None,
        "LS0101": None,
        "LS0102": None,
    }
    amount = amount_of(dues)
    assert (amount.value, amount.known, amount.of) == (200_00, 1, 4)


def test_about_so_many_households_make_an_amount_that_is_about(
    office: Office, open_book: Open
) -> None:
    standards(office, "社区经费,,,绿水区,每户,35,,,,现行有效,文,2026-01-01,\n")
    dues = {due.community: due for due in open_book().dues}
    assert (dues["LS0101"].amount, dues["LS0101"].about) == (70_000_00, True), "约2000户"
    assert not dues["LS0102"].about
    assert str(amount_of(dues.values())).startswith("about "), "about stays about"


def test_a_lump_sum_is_for_the_whole_place_and_a_single_one_for_its_first_year(
    office: Office, open_book: Open
) -> None:
    standards(
        office,
        "包干经费,ZR-001,市民政局,碧山区,总额,1.2万元,,,,现行有效,文,2026-04-01,\n"
        "开办费,ZR-002,卫健委,全部,一次性,5000,,,,现行有效,文,2025-11-01,\n",
    )
    dues = {(due.duty, due.year): due for due in open_book().dues}
    assert dues["ZR-001", 2026].amount == 9_000_00, "nine months of twelve"
    assert (dues["ZR-001", 2026].community, dues["ZR-001", 2026].place) == (None, "QS")
    assert dues["ZR-002", 2025].amount == 5_000_00
    assert ("ZR-002", 2026) not in dues


def test_a_proposal_makes_nothing_due(office: Office, open_book: Open) -> None:
    standards(office, "补贴,ZR-001,市民政局,全部,每社区,600,,,,建议,征求意见稿,2026-01-01,\n")
    assert open_book().dues == []


PROMISE = "下派日期,部门,社区,事项,文号,承诺经费\n2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,{}\n"


@pytest.mark.parametrize(
    ("status", "promised", "ground", "due"),
    [
        ("现行有效", "20000", Ground.STANDARD, 10_000_00),
        ("下限", "20000", Ground.PROMISE, 20_000_00),
        ("下限", "8000", Ground.STANDARD, 10_000_00),
    ],
)
def test_a_standard_goes_before_a_promise_unless_it_is_a_floor_and_more_was_promised(
    office: Office, open_book: Open, status: str, promised: str, ground: Ground, due: int
) -> None:
    standards(office, f"补贴,ZR-001,市民政局,青松社区,每社区,10000,,,,{status},文,2026-01-01,\n")
    assert office.import_text("下派.csv", PROMISE.format(promised)).code == 0
    book = open_book()
    assert [(one.ground, one.amount) for one in book.dues] == [(ground, due)]
    assert book.accounts["ZR-001", 2026].promised.value == int(promised) * 100, "told all the same"


def test_a_decision_goes_before_everything(office: Office, open_book: Open) -> None:
    standards(office, "补贴,ZR-001,市民政局,青松社区,每社区,10000,,,,现行有效,文,2026-01-01,\n")
    from registry.journal import Act, writing
    from registry.store import Register

    with Register.open(office.db) as register, writing(register, Act("李敏", "decide")) as entry:
        entry.add(
            "due",
            {
                "key": [1],
                "duty": ["老年人优待证办理"],
                "department": ["MZ"],
                "community": ["QS0101"],
                "year": [2026],
                "due_on": ["2026-06-30"],
                "amount": [12_000_00],
                "source": ["示社工发〔2026〕3号"],
            },
        )
    [found] = open_book().dues
    assert (found.ground, found.amount, found.duty) == (Ground.DECISION, 12_000_00, "ZR-001")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("补贴,ZR-001,市民政局,青松社区,每社区,10000,各半,,,,文,,\n", "cell.not_shares"),
        ("补贴,ZR-001,市民政局,青松社区,每社区,-35,,,,,文,,\n", "cell.negative"),
        (
            "补贴,ZR-001,市民政局,青松社区,每社区,10000,,,上半年,,文,,\n",
            "cell.not_a_day_of_the_year",
        ),
        ("补贴,ZR-001,市民政局,青松社区,每楼,10000,,,,,文,,\n", "cell.not_a_choice"),
        ("补贴,ZR-001,市民政局,青松社区,每社区,10000,,,,,,,\n", "cell.required"),
    ],
)
def test_a_standard_that_cannot_be_understood_is_refused(
    office: Office, row: str, code: str
) -> None:
    ran = office.import_text("标准.csv", RATES + row)
    assert ran.code == 4
    assert code in ran.codes


def test_a_standard_that_cannot_be_worked_out_does_not_put_aside_a_promise(
    office: Office, open_book: Open
) -> None:
    standards(office, "代办,ZR-001,市民政局,青松社区,每件,2,,,,现行有效,文,2026-01-01,\n")
    assert office.import_text("下派.csv", PROMISE.format("20000")).code == 0
    assert [(one.ground, one.amount) for one in open_book().dues] == [(Ground.PROMISE, 20_000_00)]


def test_a_register_kept_by_a_district(new_office: Office) -> None:
    """Its highest place is a district: it bears the district's share, and the city's is nobody's in it."""
    from registry.funding.book import Book
    from registry.funding.grouping import by_place
    from registry.funding.holders import Level
    from registry.store import Register

    office = new_office
    assert office.zhunru("init", "--place", "碧山区").code == 0
    office.import_text("行政区划.csv", "代码,名称,级别,上级\nQSJ,青松街道,街道级,碧山区\n")
    office.import_text("社区.csv", "社区代码,社区名称,街道,户数\nQS1,青松社区,青松街道,3000\n")
    office.import_text("部门.csv", "部门代码,部门名称,级别\nMZ,碧山区民政局,区县级\n")
    lines = "经费,,,全部,每户,35,市1:区2.5,,,现行有效,文,2026-01-01,\n"
    assert office.import_text("标准.csv", RATES + lines).code == 0
    ran = office.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额,事项\n2026-03-01,区民政局,碧山区,500,经费\n2026-03-02,碧山区,青松街道,400,经费\n",
    )
    assert ran.code == 0, ran.out
    with Register.open(office.db) as register:
        book = Book.open(register, "2026-12-31")
        by_debtor = {due.debtor: due.amount for due in book.dues}
        assert by_debtor == {None: 30_000_00, Holder("place", "碧山区"): 75_000_00}
        accounts = list(book.of_year(2026))
        assert accounts[0].balance(book.names).held == {
            Level.DISTRICT: 100_00,
            Level.STREET: 400_00,
        }
        assert set(by_place(book, accounts, Level.DISTRICT)) == {"碧山区"}
    assert (
        office.zhunru("report", "funding", "--year", "2026", "-o", office.folder / "a.html").code
        == 0
    )
