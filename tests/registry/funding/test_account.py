"""The account comes out even, whatever happens to the money."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.funding import checks
from registry.funding.account import Account, Flow
from registry.funding.balance import Balance
from registry.funding.dues import Due, Ground
from registry.funding.grouping import by_community, by_duty, by_payer, by_year, equal_parts
from registry.funding.holders import Holder, Level
from registry.funding.splitting import split_account
from registry.journal import Act, verify
from registry.names import Directory
from registry.quantities import apportioned
from registry.store import Register
from registry.undoing import undo
from tests.office import Office
from tests.registry.funding.conftest import Open, account

MZ = Holder("department", "MZ")
DISTRICT, STREET = Holder("place", "QS"), Holder("place", "QSJ")
HOME = Holder("community", "QS0101")

Pay = Callable[..., None]


def test_the_way_of_the_money_and_where_it_stopped(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费\n2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,10000\n",
    )
    pay(
        "2026-03-01,市民政局,碧山区,9000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-10,碧山区,青松街道,8000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-03-20,青松街道,青松社区,5000,ZR-001,示民发〔2026〕1号,,,\n"
    )
    book = open_book()
    balance = account(book, "ZR-001").balance(book.names)
    assert balance.due.value == 10_000_00
    assert balance.paid == 9_000_00
    assert balance.held == {Level.DISTRICT: 1_000_00, Level.STREET: 3_000_00}
    assert balance.received == 5_000_00
    assert balance.unpaid == 1_000_00
    assert balance.difference == 0, "10,000 = 5,000 + 1,000 + 3,000 + 1,000"
    assert str(balance.fundedness) == "50.0%"


def test_a_refund_goes_back_up_and_stands_apart(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松社区,5000,ZR-001,甲〔2026〕1号,,,\n"
        "2026-05-01,市民政局,青松社区,-200,ZR-001,甲〔2026〕1号,,,\n"
        "2026-06-01,青松社区,市民政局,300,ZR-001,甲〔2026〕2号,,退回,\n"
    )
    book = open_book()
    balance = account(book, "ZR-001").balance(book.names)
    assert (balance.received, balance.paid, balance.refunded) == (4_500_00, 4_500_00, 500_00)
    assert balance.undue == 4_500_00, "nothing on record makes it due"
    assert balance.due.value is None, "unknown, not zero"
    assert balance.difference == 0


def test_money_carried_over_leaves_one_year_and_enters_the_next(open_book: Open, pay: Pay) -> None:
    pay(
        "2025-11-01,市民政局,碧山区,5000,ZR-001,甲〔2025〕1号,,,\n"
        "2026-01-05,碧山区,碧山区,5000,ZR-001,,2026,结转,\n"
        "2026-02-01,碧山区,青松社区,4000,ZR-001,甲〔2025〕1号,2026,,\n"
    )
    book = open_book()
    before, after = (account(book, "ZR-001", year).balance(book.names) for year in (2025, 2026))
    assert (before.paid, before.held_in_all, before.carried) == (5_000_00, 0, 5_000_00)
    assert (after.brought, after.received, after.held) == (
        5_000_00,
        4_000_00,
        {Level.DISTRICT: 1_000_00},
    )
    assert (before.difference, after.difference) == (0, 0)


def test_overpayment_of_one_duty_does_not_cover_another(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费\n"
        "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,1000\n"
        "2026-02-01,市民政局,青松社区,ZR-002,示民发〔2026〕2号,1000\n",
    )
    pay("2026-03-01,市民政局,青松社区,1500,ZR-001,示民发〔2026〕1号,,,\n")
    book = open_book()
    whole = sum((one.balance(book.names) for one in book.of_year(2026)), Balance())
    assert (whole.overpaid, whole.unpaid) == (500_00, 1_000_00)
    assert whole.difference == 0


def test_a_department_that_keeps_what_the_treasury_gave_it(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "资金单位.csv", "单位代码,资金单位名称,单位类型,所属地区\nGK,市财政国库,财政,示例市\n"
    )
    pay(
        "2026-02-01,市财政国库,市民政局,10000,ZR-001,财〔2026〕1号,,,\n"
        "2026-03-01,市民政局,青松社区,6000,ZR-001,示民发〔2026〕1号,,,\n"
    )
    book = open_book()
    found = account(book, "ZR-001")
    assert found.put_up() == {Holder("treasury", "GK"): 10_000_00}
    assert found.balance(book.names).held == {Level.DEPARTMENT: 4_000_00}


def test_a_district_pays_its_own_share_and_is_not_overdrawn(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "标准.csv",
        "经费名称,事项,部门,社区,计算方式,标准金额,分担比例,来源,生效日期\n"
        "补贴,ZR-001,市民政局,青松社区,每社区,1000,市1:区1,文,2026-01-01\n",
    )
    pay(
        "2026-02-01,市民政局,碧山区,500,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,碧山区,青松社区,1000,ZR-001,文〔2026〕1号,,,\n"
    )
    book = open_book()
    found = account(book, "ZR-001")
    assert found.put_up() == {MZ: 500_00, DISTRICT: 500_00}
    assert found.held(DISTRICT) == 0
    assert found.balance(book.names).unpaid == 0


def test_a_street_that_passed_on_more_than_it_got_holds_less_than_nothing(
    open_book: Open, pay: Pay
) -> None:
    pay(
        "2026-02-01,市民政局,青松街道,500,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,青松街道,青松社区,700,ZR-001,文〔2026〕1号,,,\n"
    )
    book = open_book()
    assert account(book, "ZR-001").held(STREET) == -200_00
    assert account(book, "ZR-001").balance(book.names).difference == 0


def test_money_in_kind_pooled_accounts_and_services_bought(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text("资金单位.csv", "单位代码,资金单位名称,单位类型\nJY,家园社工中心,供应商\n")
    pay(
        "2026-02-01,市民政局,青松社区,300,ZR-001,文〔2026〕1号,,实物,\n"
        "2026-02-02,市民政局,青松社区,700,ZR-001,文〔2026〕1号,,,碧山区\n"
        "2026-02-03,市民政局,家园社工中心,2000,ZR-001,文〔2026〕2号,,,\n"
        "2026-02-04,青松社区,家园社工中心,400,ZR-001,文〔2026〕3号,,,\n"
    )
    book = open_book()
    balance = account(book, "ZR-001").balance(book.names)
    assert (balance.received, balance.bought, balance.spent) == (1_000_00, 2_000_00, 400_00)
    assert (balance.in_kind, balance.pooled) == (300_00, 700_00)
    assert balance.arrived.value == 1_000_00, "by money and in kind; the service stands apart"
    assert balance.difference == 0


def test_a_payment_without_an_amount_stays_unknown(
    open_book: Open, pay: Pay, office: Office
) -> None:
    from registry.store import Register as Opened

    pay("2026-02-01,市民政局,青松社区,300,ZR-001,文〔2026〕1号,,,\n")
    with Opened.open(office.db) as register:
        from registry.journal import writing

        with writing(register, Act("李敏", "fund pay")) as entry:
            entry.add(
                "payment",
                {
                    "key": [7],
                    "date": ["2026-03"],
                    "payer": ["MZ"],
                    "payer_kind": ["department"],
                    "receiver": ["QS0101"],
                    "receiver_kind": ["community"],
                    "duty": ["ZR-001"],
                },
            )
    book = open_book()
    balance = account(book, "ZR-001").balance(book.names)
    assert (balance.payments, balance.unknown) == (2, 1)
    assert (balance.arrived.known, balance.arrived.of) == (1, 2), "known for one of two"


def test_a_payment_without_a_duty_takes_that_of_its_document(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费\n2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,1000\n",
    )
    pay(
        "2026-03-01,市民政局,青松社区,600,,示民发〔2026〕1号,,,\n"
        "2026-03-01,市民政局,青松社区,50,,示民发〔2026〕9号,,,\n"
    )
    book = open_book()
    assert account(book, "ZR-001").balance(book.names).received == 600_00
    assert account(book, None).balance(book.names).received == 50_00


def test_money_for_several_duties_is_split_by_the_stated_parts_and_marked(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "分摊.csv",
        "款项,事项,份数,分摊办法\n示财〔2026〕5号,ZR-001,2,按办件量\n示财〔2026〕5号,ZR-002,1,按办件量\n",
    )
    pay(
        "2026-03-01,市民政局,碧山区,100,,示财〔2026〕5号,,,\n"
        "2026-03-05,碧山区,青松社区,50,,示财〔2026〕5号,,,\n"
        "2026-03-05,碧山区,和平社区（碧山区）,50,,示财〔2026〕5号,,,\n"
    )
    book = open_book()
    found = by_duty(book, book.of_year(2026))
    assert {duty: one.received for duty, one in found.items()} == {"ZR-001": 66_66, "ZR-002": 33_34}
    assert all(one.split for one in found.values())
    assert sum(one.received for one in found.values()) == 100_00, "the parts sum exactly"
    assert all(one.held_in_all == 0 for one in found.values()), "no fen is held by rounding"
    assert by_community(book, book.of_year(2026))["QS0101"].received == 50_00


def test_promises_under_a_document_whose_money_was_split_are_met_by_it(
    office: Office, open_book: Open, pay: Pay
) -> None:
    """Two duties were promised under one number, and one payment came for both."""
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费,完成时限\n"
        "2026-02-01,卫健委,青松社区,ZR-001,示卫发〔2026〕3号,20000,2026-06-30\n"
        "2026-02-01,卫健委,青松社区,ZR-002,示卫发〔2026〕3号,10000,2026-06-30\n",
    )
    office.import_text(
        "分摊.csv", "款项,事项,份数\n示卫发〔2026〕3号,ZR-001,2\n示卫发〔2026〕3号,ZR-002,1\n"
    )
    pay("2026-03-01,卫健委,青松社区,30000,,示卫发〔2026〕3号,,,\n")
    book = open_book()
    for duty, due in (("ZR-001", 20_000_00), ("ZR-002", 10_000_00)):
        balance = account(book, duty).balance(book.names)
        assert (balance.due.value, balance.paid, balance.received) == (due, due, due)
        assert (balance.unpaid, balance.undue, balance.difference) == (0, 0, 0)
        assert balance.split
    assert checks.check(book) == [], "nobody is told to have paid nothing"
    traced = office.zhunru("fund", "trace", "ZR-002", "--as-of", "2026-12-31", "--format", "json")
    assert [row["amount"] for row in traced.json] == [30_000_00]
    stated = ("--holder", "青松社区", "--duty", "ZR-002", "--year", "2026", "--as-of", "2026-12-31")
    assert office.zhunru("fund", "assert", *stated, "--amount", "10000").code == 0
    assert office.zhunru("fund", "assert", *stated, "--amount", "30000").code == 3


def test_a_standard_for_several_duties_meets_payments_under_a_document_for_the_same(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "标准.csv",
        "经费名称,部门,社区,计算方式,标准金额,来源,生效日期\n卫生专项,卫健委,青松社区,每社区,30000,文,2026-01-01\n",
    )
    office.import_text(
        "分摊.csv",
        "款项,事项,份数\n卫生专项,ZR-001,2\n卫生专项,ZR-002,1\n"
        "示卫发〔2026〕3号,ZR-001,2\n示卫发〔2026〕3号,ZR-002,1\n",
    )
    pay("2026-03-01,卫健委,青松社区,30000,,示卫发〔2026〕3号,,,\n")
    book = open_book()
    whole = sum((one.balance(book.names) for one in book.of_year(2026)), Balance())
    assert (whole.due.value, whole.received, whole.unpaid, whole.undue) == (
        30_000_00,
        30_000_00,
        0,
        0,
    )


def test_money_of_a_department_that_owes_nothing_does_not_pay_for_another(
    office: Office, open_book: Open, pay: Pay
) -> None:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费\n2026-02-01,卫健委,青松社区,ZR-002,示卫发〔2026〕3号,1000\n",
    )
    pay(
        "2026-03-01,卫健委,青松社区,300,ZR-002,示卫发〔2026〕3号,,,\n"
        "2026-03-01,市公安局,青松社区,500,ZR-002,示公发〔2026〕3号,,,\n"
    )
    book = open_book()
    parts = by_payer(book, book.of_year(2026))
    mine, other = parts[Holder("department", "WJ")], parts[Holder("department", "GA")]
    assert (mine.paid, mine.unpaid, other.paid, other.overpaid) == (300_00, 700_00, 500_00, 500_00)
    assert (mine.difference, other.difference) == (0, 0)


def test_what_a_district_put_up_stays_with_its_own(
    office: Office, open_book: Open, pay: Pay
) -> None:
    """One district's money arrived whole; what the other's street keeps is not held against the first."""
    office.import_text(
        "标准.csv",
        "经费名称,事项,部门,社区,计算方式,标准金额,分担比例,来源,生效日期\n"
        "补贴,ZR-001,市民政局,全部,每社区,1000,市1:区1,文,2026-01-01\n",
    )
    pay(
        "2026-02-01,市民政局,碧山区,1000,ZR-001,文〔2026〕1号,,,\n"
        "2026-02-01,市民政局,绿水区,1000,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,碧山区,青松社区,1000,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,碧山区,碧山区和平社区,1000,ZR-001,文〔2026〕1号,,,\n"
        "2026-03-01,绿水区,湖滨街道,2000,ZR-001,文〔2026〕1号,,,\n"
        "2026-04-01,湖滨街道,湖滨社区,1000,ZR-001,文〔2026〕1号,,,\n"
    )
    parts = by_payer(open_book(), open_book().of_year(2026))
    first, second = parts[Holder("place", "QS")], parts[Holder("place", "LS")]
    assert (first.received, first.held_in_all) == (1_000_00, 0)
    assert (second.received, second.held_in_all) == (500_00, 500_00)
    assert all(part.difference == 0 for part in parts.values())


def test_a_refund_written_with_a_minus_as_well_goes_back(open_book: Open, pay: Pay) -> None:
    pay(
        "2026-03-01,市民政局,青松社区,5000,ZR-001,甲〔2026〕1号,,,\n"
        "2026-06-01,青松社区,市民政局,-300,ZR-001,甲〔2026〕2号,,退回,\n"
    )
    book = open_book()
    balance = account(book, "ZR-001").balance(book.names)
    assert (balance.received, balance.refunded, balance.difference) == (4_700_00, 300_00, 0)


PLACES = [
    DISTRICT,
    STREET,
    Holder("place", "LS"),
    Holder("place", "HBJ"),
    Holder("place", "示例市"),
]
HOMES = [HOME, Holder("community", "QS0102"), Holder("community", "LS0101")]
OTHERS = [
    MZ,
    Holder("department", "WJ"),
    Holder("treasury", "GK"),
    Holder("supplier", "JY"),
    Holder("other", "某基金会"),
]
HOLDERS = st.sampled_from([*PLACES, *HOMES, *OTHERS])

FLOWS = st.builds(
    lambda payer, receiver, amount, manner: Flow(
        payer, receiver, manner, amount, 1, 1, False, min(amount, 0), 0
    ),
    HOLDERS,
    HOLDERS,
    st.integers(-5_000, 100_000),
    st.sampled_from([None, "transfer", "in_kind", "refund", "withdrawn"]),
)
DUES = st.builds(
    lambda debtor, amount, community: Due(
        "ZR-001", 2026, debtor, community, None, amount, "2026-06-30", Ground.STANDARD, "文"
    ),
    st.sampled_from([None, MZ, Holder("department", "WJ"), DISTRICT, STREET]),
    st.one_of(st.none(), st.integers(0, 200_000)),
    st.sampled_from(["QS0101", "QS0102", "LS0101"]),
)


def posted(flows: list[Flow], dues: list[Due], kept: list[tuple[Holder, int]]) -> Account:
    found = Account("ZR-001", 2026, dues=list(dues))
    for flow in flows:
        found.post(flow)
    for holder, amount in kept:
        found.brought[holder] += amount
        found.carried[holder] += amount // 2
    return found


@given(
    st.lists(FLOWS, max_size=12),
    st.lists(DUES, max_size=4),
    st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 10_000)), max_size=2),
    st.lists(st.integers(0, 9), min_size=1, max_size=5),
)
@settings(max_examples=400)
def test_after_any_payments_the_account_comes_out_even(
    flows: list[Flow], dues: list[Due], kept: list[tuple[Holder, int]], weights: list[int]
) -> None:
    found = posted(flows, dues, kept)
    names = NAMES
    balance = found.balance(names)
    assert balance.difference == 0
    again = posted(list(reversed(flows)), dues, kept)
    assert again.balance(names) == balance, "the order of payments changes nothing"
    duties = [f"ZR-{n}" for n in range(len(weights))]
    apart = split_account(posted(flows, dues, kept), duties, weights)
    parts = [part.balance(names) for part in apart]
    assert all(part.difference == 0 for part in parts), "each part comes out even"
    for name in ("received", "bought", "spent", "held_in_all", "brought", "carried", "refunded"):
        assert sum(getattr(part, name) for part in parts) == getattr(balance, name), name
    if balance.due.value is not None:
        assert sum(int(part.due.value or 0) for part in parts) == balance.due.value
    joined = Account("ZR-001", 2026)
    for part in apart:
        joined.absorb(part)
    whole = joined.balance(names)
    assert (whole.received, whole.held, whole.paid, whole.unpaid, whole.overpaid) == (
        balance.received,
        balance.held,
        balance.paid,
        balance.unpaid,
        balance.overpaid,
    ), "split and joined again it is what it was"


class _Names(Directory):
    """The places of the small city, without a register."""

    def __init__(self) -> None:
        self.places = {
            "示例市": ("示例市", "city"),
            "QS": ("碧山区", "district"),
            "LS": ("绿水区", "district"),
            "QSJ": ("青松街道", "street"),
            "HBJ": ("湖滨街道", "street"),
        }


NAMES = _Names()


def test_the_parts_of_payers_sum_to_the_account(office: Office, open_book: Open, pay: Pay) -> None:
    pay(
        "2026-02-01,市民政局,碧山区,100.01,ZR-001,文〔2026〕1号,,,\n"
        "2026-02-01,卫健委,碧山区,200.02,ZR-001,文〔2026〕2号,,,\n"
        "2026-03-01,碧山区,青松社区,150,ZR-001,文〔2026〕1号,,,\n"
    )
    book = open_book()
    whole = account(book, "ZR-001").balance(book.names)
    parts = by_payer(book, book.of_year(2026))
    assert {payer.code for payer in parts if payer} == {"MZ", "WJ"}
    assert all(part.difference == 0 for part in parts.values())
    assert sum(part.received for part in parts.values()) == whole.received
    assert sum(part.held_in_all for part in parts.values()) == whole.held_in_all == 150_03


LINES = [
    "2026-03-01,市民政局,碧山区,9000,ZR-001,文〔2026〕1号,,,\n",
    "2026-03-02,市民政局,绿水区,700.07,ZR-001,文〔2026〕1号,,,\n",
    "2026-03-10,碧山区,青松街道,8000,老年人优待证办理,文〔2026〕1号,,,\n",
    "2026-03-20,青松街道,青松社区,5000,ZR-001,文〔2026〕1号,,,\n",
    "2026-03-21,青松社区,青松街道,120,ZR-001,文〔2026〕4号,,退回,\n",
    "2026-04-01,卫健委,湖滨社区,333.33,ZR-002,文〔2026〕2号,,,\n",
    "2026-04-02,卫健委,湖滨社区,333.33,ZR-002,文〔2026〕3号,2025,,\n",
]


def test_the_order_of_import_changes_nothing(new_office: Office) -> None:
    from tests.office import CITY
    from tests.registry.funding.conftest import PAYMENTS

    seen = set()
    for number in range(4):
        db = new_office.folder / f"{number}.db"
        lines = LINES[:]
        random.Random(number).shuffle(lines)
        new_office.zhunru("--db", db, "init", "--place", "示例市")
        for name, text in CITY.items():
            new_office.write(f"基础{number}/{name}", text)
        assert (
            new_office.zhunru("--db", db, "import", new_office.folder / f"基础{number}").code == 0
        )
        for at, line in enumerate(lines):
            path = new_office.write(f"{number}/{at}.csv", PAYMENTS + line)
            assert new_office.zhunru("--db", db, "import", path).code == 0
        told = [
            new_office.zhunru(
                "--db",
                db,
                "fund",
                "balance",
                "--by",
                by,
                "--as-of",
                "2026-12-31",
                "--format",
                "json",
            ).out
            for by in ("duty", "department", "year", "community", "district")
        ]
        seen.add("\n".join(told))
    assert len(seen) == 1


def test_after_payments_corrections_and_undos_every_account_comes_out_even(office: Office) -> None:
    from registry.funding.book import Book
    from tests.registry.funding.conftest import PAYMENTS

    chance = random.Random(5)
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费\n2026-02-01,市民政局,全部,ZR-001,文〔2026〕1号,12000\n",
    )
    lines = list(LINES)
    for step in range(12):
        if step % 3 == 2 and step > 3:
            with Register.open(office.db) as register:
                undo(register, office.last_entry, Act("李敏", "undo", at="2026-12-01T00:00:00Z"))
        else:
            at = chance.randrange(len(lines))
            fields = lines[at].split(",")
            fields[3] = f"{chance.randrange(1, 900_000) / 100:.2f}"
            lines[at] = ",".join(fields)
            ran = office.import_text("拨付.csv", PAYMENTS + "".join(lines), "--replace")
            assert ran.code == 0, ran.out
        with Register.open(office.db) as register:
            book = Book.open(register, "2026-12-31")
            for one in book.accounts.values():
                assert one.balance(book.names).difference == 0, (step, one.duty, one.year)
            accounts = list(book.of_year(None))
            for group in (
                by_duty(book, accounts),
                by_payer(book, accounts),
                by_year(book, accounts),
            ):
                for part in group.values():
                    assert part.difference == 0
            received = sum(arrival.received for arrival in by_community(book, accounts).values())
            assert received == sum(one.balance(book.names).received for one in accounts)
            assert verify(register) is None


@given(st.lists(st.integers(0, 10_000), max_size=8), st.integers(1, 9))
def test_equal_parts_are_those_of_each_amount_split_alone(amounts: list[int], members: int) -> None:
    alone = [apportioned(amount, [1] * members) for amount in amounts]
    assert (
        equal_parts(amounts, members) == [sum(parts) for parts in zip(*alone, strict=True)]
        or not amounts
    )
    assert sum(equal_parts(amounts, members)) == sum(amounts)
