"""``zhunru fund``: what a clerk asks of the account."""

from __future__ import annotations

import csv
import io

import pytest

from tests.office import Office
from tests.registry.funding.test_account import Pay


@pytest.fixture
def money(office: Office, pay: Pay) -> Office:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费,完成时限\n"
        "2026-02-01,市民政局,碧山区,ZR-001,示民发〔2026〕1号,10000.01,2026-03-31\n"
        "2026-02-01,卫健委,湖滨社区,ZR-002,示卫发〔2026〕1号,约500,\n",
    )
    pay(
        "2026-03-01,市民政局,碧山区,9000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-20,碧山区,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n"
    )
    return office


def test_what_is_due_with_its_source(money: Office) -> None:
    ran = money.zhunru("fund", "due", "--year", "2026", "--format", "json")
    assert ran.json == [
        {
            "year": 2026,
            "code": "ZR-001",
            "duty": "老年人优待证办理",
            "debtor": "市民政局",
            "scope": "碧山区",
            "amount": 10_000_01,
            "due_on": "2026-03-31",
            "ground": "promise",
            "source": "示民发〔2026〕1号",
            "note": None,
        },
        {
            "year": 2026,
            "code": "ZR-002",
            "duty": "居民健康档案摸底",
            "debtor": "市卫生健康委员会",
            "scope": "绿水区湖滨社区",
            "amount": 500_00,
            "due_on": "2026-12-31",
            "ground": "promise",
            "source": "示卫发〔2026〕1号",
            "note": "about",
        },
    ]
    assert "2 dues, about 10,500" in money.zhunru("fund", "due", "--year", "2026").out


def test_what_is_due_to_one_community_of_a_district(money: Office) -> None:
    ran = money.zhunru("fund", "due", "--community", "青松社区", "--format", "json")
    assert [row["amount"] for row in ran.json] == [5_000_01], "the odd fen goes to the first"
    other = money.zhunru("fund", "due", "--community", "QS0102", "--format", "json")
    assert [row["amount"] for row in other.json] == [5_000_00]


def test_the_balance_in_json_is_in_fen_and_in_csv_in_yuan(money: Office) -> None:
    asked = ("fund", "balance", "--year", "2026", "--as-of", "2026-12-31")
    [row, other] = money.zhunru(*asked, "--format", "json").json
    assert (row["due"], row["paid"], row["received"], row["held_district"], row["unpaid"]) == (
        10_000_01,
        9_000_00,
        5_000_00,
        4_000_00,
        1_000_01,
    )
    assert (other["code"], other["received"], other["fundedness"]) == ("ZR-002", 0, "about 0.0%")
    [line, _other] = csv.DictReader(io.StringIO(money.zhunru(*asked, "--format", "csv").out))
    assert line["money due"] == "10000.01"
    assert line["unpaid"] == "1000.01"


def test_a_table_leaves_out_columns_that_hold_nothing(money: Office) -> None:
    ran = money.zhunru("fund", "balance", "--year", "2026", "--as-of", "2026-12-31")
    head = ran.out.splitlines()[0]
    assert "held by districts" in head
    assert "held by streets" not in head
    assert ran.out.splitlines()[-1].endswith("Every line comes out even.")


@pytest.mark.parametrize("by", ["duty", "department", "year", "community", "street", "district"])
def test_every_way_to_sum_says_the_same_was_received(money: Office, by: str) -> None:
    ran = money.zhunru("fund", "balance", "--by", by, "--as-of", "2026-12-31", "--format", "json")
    assert sum(row["received"] for row in ran.json) == 5_000_00


def test_one_department_alone(money: Office) -> None:
    ran = money.zhunru(
        "fund", "balance", "--department", "卫健委", "--as-of", "2026-12-31", "--format", "json"
    )
    assert [row["code"] for row in ran.json] == ["ZR-002"]
    refused = money.zhunru("fund", "balance", "--department", "卫健委", "--by", "street")
    assert refused.code == 2


def test_a_register_without_payments_says_that_they_are_not_known(office: Office) -> None:
    ran = office.zhunru("fund", "balance")
    assert "holds no payment" in ran.out


def test_the_trace_of_a_holder_runs_a_balance_and_names_file_and_row(money: Office) -> None:
    ran = money.zhunru("fund", "trace", "碧山区", "--format", "json", "--as-of", "2026-12-31")
    assert [(row["amount"], row["left"], row["where"]) for row in ran.json] == [
        (9_000_00, 9_000_00, "拨付.csv, row 2"),
        (5_000_00, 4_000_00, "拨付.csv, row 3"),
    ]
    told = money.zhunru("fund", "trace", "碧山区", "--as-of", "2026-12-31").out.splitlines()[-1]
    assert told == "2 payments: 9,000 yuan came to 碧山区, 5,000 yuan went on, 4,000 yuan is left."


def test_the_trace_of_a_duty_by_any_of_its_names(money: Office) -> None:
    for name in ("ZR-001", "老年人优待证办理"):
        ran = money.zhunru("fund", "trace", name, "--as-of", "2026-12-31", "--format", "json")
        assert [row["payer"] for row in ran.json] == ["市民政局", "碧山区"]


def test_the_trace_as_of_an_earlier_day(money: Office) -> None:
    ran = money.zhunru("fund", "trace", "碧山区", "--as-of", "2026-03-10", "--format", "json")
    assert len(ran.json) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("trace", "碧水区"), "Nearest"),
        (("due", "--duty", "老人优待证办理"), "老年人优待证办理"),
        (("balance", "--department", "市民政"), "市民政局"),
        (("due", "--community", "碧山区"), "No community is called"),
        (("due", "--as-of", "2026年"), "no date"),
    ],
)
def test_names_that_mean_nothing_are_told_with_the_nearest(
    money: Office, command: tuple[str, ...], said: str
) -> None:
    ran = money.zhunru("fund", *command)
    assert ran.code in (1, 2)
    assert said in ran.err


def test_a_payment_typed_of_another_year_in_kind(office: Office) -> None:
    ran = office.zhunru(
        *(
            "fund",
            "pay",
            "--date",
            "2026-01-08",
            "--payer",
            "市民政局",
            "--receiver",
            "青松社区",
            "--amount",
            "1.2万元",
        ),
        *("--duty", "ZR-001", "--year", "2025", "--manner", "实物"),
    )
    assert ran.code == 0, ran.err
    assert office.live("payment", "year", "manner", "amount") == [(2025, "in_kind", 12_000_00)]
    dry = office.zhunru(
        *(
            "fund",
            "pay",
            "--date",
            "2026-01-09",
            "--payer",
            "市民政局",
            "--receiver",
            "青松社区",
            "--amount",
            "1",
        ),
        "--dry-run",
    )
    assert dry.code == 0
    assert len(office.live("payment", "id")) == 1


def test_two_rows_that_differ_by_their_year_alone_are_two_payments(
    office: Office, pay: Pay
) -> None:
    line = "2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕1号,{},,\n"
    pay(line.format("2025") + line.format("2026"))
    assert sorted(office.live("payment", "year")) == [(2025,), (2026,)]
    ran = office.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n2026-03-01,市民政局,青松社区,5000,ZR-001,示民发〔2026〕1号\n",
    )
    assert ran.json["entries"] == [] or ran.json["entries"][0]["unchanged"] == 1, (
        "without the column it is the payment of the year of its date"
    )


def test_a_bare_zhunru_points_to_the_money_once_there_is_some(money: Office) -> None:
    assert "zhunru report funding" in money.zhunru().out


def test_and_not_before(office: Office) -> None:
    assert "funding" not in office.zhunru().out


def test_a_body_that_the_register_does_not_know_can_be_traced(money: Office) -> None:
    money.import_text(
        "外.csv", "拨付日期,拨付单位,接收单位,金额,事项\n2026-05-01,市民政局,某某公司,50,ZR-001\n"
    )
    ran = money.zhunru("fund", "trace", "某某公司", "--as-of", "2026-12-31", "--format", "json")
    assert [row["amount"] for row in ran.json] == [50_00]


def test_a_corrected_file_says_in_words_which_payment_it_lacks(money: Office) -> None:
    ran = money.import_text(
        "拨付.csv",
        "拨付日期,拨付单位,接收单位,金额,事项,文号\n2026-03-01,市民政局,碧山区,9000,ZR-001,示民发〔2026〕1号\n"
        "2026-03-20,碧山区,青松社区,5050,ZR-001,示民发〔2026〕1号\n",
    )
    [missing] = [one for one in ran.json["findings"] if one["code"] == "row.missing"]
    assert "“2026-03-20 碧山区 青松社区 5000元 ZR-001 示民发〔2026〕1号”" in missing["message"]
    assert "--replace" in missing["remedy"]


def test_debug_may_stand_behind_the_command(office: Office) -> None:
    assert office.zhunru("fund", "balance", "--debug").code == 0
