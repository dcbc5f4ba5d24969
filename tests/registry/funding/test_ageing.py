"""How long money has been held and how late it was paid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from registry.funding.ageing import Ageing, Lateness, held_since, lateness
from registry.funding.holders import Holder
from tests.office import Office
from tests.registry.funding.conftest import Open, account
from tests.registry.funding.test_account import Pay


def test_what_came_first_went_first() -> None:
    came = [("2026-01-10", 100), ("2026-03-01", 100), ("2026-05-01", 100)]
    assert held_since(came, 0) is None
    assert held_since(came, 50) == "2026-05-01"
    assert held_since(came, 100) == "2026-05-01"
    assert held_since(came, 150) == "2026-03-01"
    assert held_since(came, 300) == "2026-01-10"
    assert held_since(came, 400) == "2026-01-10", "more than came: since the first of it"
    assert held_since([], 5) is None


def test_paid_in_time_and_late_and_not_at_all() -> None:
    dues = [("2026-03-31", 100), ("2026-06-30", 100)]
    assert lateness(dues, [("2026-03-31", 200)], "2026-12-31") == Lateness()
    late = lateness(dues, [("2026-04-10", 60), ("2026-07-10", 100)], "2026-12-31")
    assert (late.late, late.worst) == (160, 101), "60 ten days late, 40 and 60 by the tenth of July"
    assert (late.overdue, late.since, late.days) == (40, "2026-06-30", 184)


def test_what_is_not_due_yet_is_not_overdue() -> None:
    assert lateness([("2026-12-31", 100)], [], "2026-06-30") == Lateness()
    assert lateness([("2026-06-30", 100)], [], "2026-06-30") == Lateness(), "its day is not past"


def test_what_came_back_was_not_paid() -> None:
    dues = [("2026-03-31", 100)]
    found = lateness(dues, [("2026-03-01", 100), ("2026-05-01", -30)], "2026-04-30")
    assert (found.overdue, found.since) == (30, "2026-03-31")


def test_a_month_due_is_kept_by_any_day_of_it() -> None:
    assert lateness([("2026-03", 100)], [("2026-03-31", 100)], "2026-12-31").late == 0
    assert lateness([("2026-03", 100)], [("2026-04-01", 100)], "2026-12-31").late == 100


@given(
    st.lists(st.tuples(st.dates().map(str), st.integers(1, 1000)), max_size=6),
    st.lists(st.tuples(st.dates().map(str), st.integers(-300, 1000)), max_size=6),
)
def test_nothing_is_late_or_overdue_beyond_what_is_due(
    dues: list[tuple[str, int]], paid: list[tuple[str, int]]
) -> None:
    found = lateness(sorted(dues), sorted(paid), "2026-12-31")
    whole = sum(amount for _day, amount in dues)
    assert 0 <= found.late + found.overdue <= whole
    assert found.days >= 0


def test_of_a_book(office: Office, open_book: Open, pay: Pay) -> None:
    office.import_text(
        "下派.csv",
        "下派日期,部门,社区,事项,文号,承诺经费,完成时限\n"
        "2026-02-01,市民政局,青松社区,ZR-001,示民发〔2026〕1号,10000,2026-03-31\n",
    )
    pay(
        "2026-04-30,市民政局,碧山区,6000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-05-10,市民政局,碧山区,1000,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-05-20,碧山区,青松社区,4500,ZR-001,示民发〔2026〕1号,,,\n"
        "2026-06-01,碧山区,市民政局,500,ZR-001,示民发〔2026〕7号,,退回,\n"
    )
    book = open_book("2026-06-30")
    found, ages = account(book, "ZR-001"), Ageing(book)
    late = ages.lateness(found, Holder("department", "MZ"))
    assert (late.late, late.worst) == (6_500_00, 40), (
        "6,000 a month late, 500 of the second; 500 came back"
    )
    assert (late.overdue, late.days) == (3_500_00, 91)
    assert found.held(Holder("place", "QS")) == 2_000_00
    assert ages.since(found, Holder("place", "QS")) == "2026-04-30"
