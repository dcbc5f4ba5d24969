"""What communities say they received, held against the account; where it differs, it is told why."""

from __future__ import annotations

import pytest

from tests.office import Office
from tests.registry.funding.test_account import Pay

STATED = "核对日期,自报单位,所属年度,事项,自报到账金额\n"


def state(office: Office, lines: str) -> None:
    assert office.import_text("核对.csv", STATED + lines).code == 0


@pytest.fixture
def paid(pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松街道,9000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-20,青松街道,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-05-20,青松街道,青松社区,3000,老年人优待证办理,示民发〔2026〕2号,,,\n"
    )


def test_agreement_is_said_and_is_no_error(office: Office, paid: None) -> None:
    state(office, "2026-06-30,青松社区,2026,ZR-001,8000\n2026-06-30,青松街道,2026,,9000\n")
    ran = office.zhunru("fund", "assert", "--as-of", "2026-12-31")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 statements, all agree with the account.\n"


def test_a_statement_of_an_earlier_day_counts_what_had_come_by_then(
    office: Office, paid: None
) -> None:
    state(office, "2026-03-31,青松社区,2026,ZR-001,5000\n2026-05,青松社区,2026,ZR-001,8000\n")
    assert office.zhunru("fund", "assert", "--as-of", "2026-12-31").code == 0


def test_a_difference_shows_stated_calculated_payments_and_what_digs_further(
    office: Office, paid: None
) -> None:
    state(office, "2026-06-30,青松社区,2026,ZR-001,7500.50\n")
    ran = office.zhunru("fund", "assert", "--as-of", "2026-12-31")
    assert ran.code == 3
    assert ran.err == "1 statements, 1 differ from the account.\n"
    lines = ran.out.splitlines()
    assert lines[0] == (
        "[error] 核对.csv, row 2: 碧山区青松社区 states 7,500.50 yuan received for “老年人优待证办理” of 2026 up to "
        "2026-06-30; the account has 8,000 yuan: 499.50 yuan less is stated."
    )
    assert (
        lines[1].strip()
        == "2026-03-20 碧山区青松街道 → 碧山区青松社区 5,000 yuan (拨付.csv, row 3)"
    )
    assert (
        lines[2].strip()
        == "2026-05-20 碧山区青松街道 → 碧山区青松社区 3,000 yuan (拨付.csv, row 4)"
    )
    command = lines[3].partition(": ")[2].removeprefix("zhunru ").split()
    dug = office.zhunru(*command)
    assert dug.code == 0
    assert "8,000" in dug.out.splitlines()[-1], (
        "the command that is named shows what was calculated"
    )


def test_undoing_a_payment_makes_its_statement_fail_and_says_which_entry_took_it_back(
    office: Office, paid: None
) -> None:
    ran = office.zhunru(
        *("fund", "pay", "--date", "2026-07-01", "--payer", "青松街道", "--receiver", "青松社区"),
        *("--amount", "1000", "--duty", "ZR-001", "--document-number", "示民发〔2026〕9号"),
    )
    assert ran.code == 0
    typed = office.last_entry
    state(office, "2026-07-31,青松社区,2026,ZR-001,9000\n2026-07-31,青松社区,2026,ZR-002,0\n")
    assert office.zhunru("fund", "assert", "--as-of", "2026-12-31").code == 0
    assert office.zhunru("journal", "undo", typed).code == 0
    ran = office.zhunru("fund", "assert", "--as-of", "2026-12-31")
    assert ran.code == 3
    assert "ZR-002" not in ran.out, "the other duty's statement agrees still"
    assert "states 9,000 yuan" in ran.out
    assert "the account has 8,000 yuan: 1,000 yuan more is stated." in ran.out
    assert (
        f"Entry {office.last_entry} took back the payment of 1,000 yuan by 碧山区青松街道 of 2026-07-01 "
        f"(typed as entry {typed})." in ran.out
    )


def test_as_the_register_knew_it_before_the_undoing(office: Office, paid: None) -> None:
    state(office, "2026-06-30,青松社区,2026,ZR-001,8000\n")
    undone = office.query("SELECT id FROM entry WHERE action = 'import' ORDER BY id DESC LIMIT 2")[
        1
    ][0]
    assert office.zhunru("journal", "undo", undone).code == 0
    assert office.zhunru("fund", "assert", "--as-of", "2026-12-31").code == 3
    assert (
        office.zhunru("fund", "assert", "--as-of", "2026-12-31", "--known-on", "1999-01-01").code
        == 0
    )


def test_a_statement_on_the_command_line_is_checked_and_not_recorded(
    office: Office, paid: None
) -> None:
    before = office.last_entry
    asked = (
        "fund",
        "assert",
        "--holder",
        "青松社区",
        "--duty",
        "ZR-001",
        "--year",
        "2026",
        "--as-of",
        "2026-12-31",
    )
    assert office.zhunru(*asked, "--amount", "8000元").code == 0
    ran = office.zhunru(*asked, "--amount", "0.9万元", "--format", "json")
    assert ran.code == 3
    [finding] = ran.json["findings"]
    assert finding["code"] == "funding.statement_differs"
    assert office.last_entry == before


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--amount", "100"), 2, "--holder and --year"),
        (("--amount", "很多", "--holder", "青松社区", "--year", "2026"), 2, "no amount of money"),
        (
            (
                "--holder",
                "青椒社区",
            ),
            1,
            "青椒社区",
        ),
        (
            (
                "--holder",
                "和平社区",
            ),
            1,
            "Several are called",
        ),
        (
            (
                "--duty",
                "看不懂的事项",
            ),
            1,
            "No duty is called",
        ),
    ],
)
def test_what_cannot_be_asked(
    office: Office, paid: None, options: tuple[str, ...], code: int, said: str
) -> None:
    ran = office.zhunru("fund", "assert", *options)
    assert ran.code == code
    assert said in ran.err


def test_without_statements_it_is_said_where_the_blank_sheet_is(office: Office) -> None:
    ran = office.zhunru("fund", "assert")
    assert ran.code == 0
    assert "zhunru template statement" in ran.err
