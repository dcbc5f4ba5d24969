"""Working days: holidays, days worked instead, years not announced, and sheets of a city's own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.clock import Calendar, Count, Day, SheetFault, caution
from registry.language import speaking
from registry.periods import first_day

SHIPPED = Calendar.read(None)
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-03-02", True),  # a Monday
        ("2026-03-01", False),  # a Sunday
        ("2026-02-17", False),  # Spring Festival, a Tuesday
        ("2026-02-14", True),  # a Saturday worked instead
        ("2030-10-01", True),  # National Day, but of a year not announced: a Tuesday
        ("2030-10-05", False),  # a Saturday
    ],
)
def test_which_days_are_worked(day: str, worked: bool) -> None:
    assert SHIPPED.is_working(day) is worked


def test_working_days_reach_over_the_spring_festival() -> None:
    assert SHIPPED.add("2026-02-02", 15) == Day("2026-02-28", provisional=False)
    assert SHIPPED.between("2026-02-02", "2026-03-02") == Count(16, provisional=False)


def test_a_month_counts_from_its_first_day() -> None:
    assert first_day("2026-05") == date(2026, 5, 1)
    assert SHIPPED.between("2026-05", "2026-05-08") == Count(3, provisional=False)


@pytest.mark.parametrize(
    ("first", "last", "provisional"),
    [
        ("2026-12-01", "2026-12-31", False),
        ("2026-12-31", "2030-01-04", True),
        ("2030-01-01", "2030-01-31", True),
        ("2026-05-01", "2026-04-01", False),
    ],
)
def test_a_year_not_announced_is_provisional(first: str, last: str, provisional: bool) -> None:
    assert SHIPPED.between(first, last).provisional is provisional


def test_what_is_provisional_says_so() -> None:
    with speaking("en"):
        assert str(Day("2030-01-04", provisional=True)) == "2030-01-04 (provisional)"
        assert "State Council" in caution(provisional=True)
        assert caution(provisional=False) == ""


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert SHIPPED.between("2026-05-08", "2026-05-01").days == 0


@given(DAYS, st.integers(0, 300))
def test_counting_to_a_day_and_back_gives_the_same(day: date, n: int) -> None:
    reached = SHIPPED.add(day.isoformat(), n)
    assert SHIPPED.between(day.isoformat(), reached.iso).days == n
    assert n == 0 or SHIPPED.is_working(reached.iso)


@given(DAYS, st.integers(0, 400))
def test_counting_between_and_adding_ends_on_the_last_day_worked(day: date, span: int) -> None:
    last = day + timedelta(days=span)
    count = SHIPPED.between(day.isoformat(), last.isoformat())
    reached = date.fromisoformat(SHIPPED.add(day.isoformat(), count.days).iso)
    assert day <= reached <= last
    after = [reached + timedelta(days=n) for n in range(1, (last - reached).days + 1)]
    assert not any(map(SHIPPED.is_working, after))


def test_a_sheet_replaces_the_years_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "放假安排.csv"
    path.write_text("日期,类型\n2030年10月1日,休\n2030-10-05,班\n", encoding="gb18030")
    calendar = Calendar.read(str(path))
    assert not calendar.is_working("2030-10-01")
    assert calendar.is_working("2030-10-05")
    assert calendar.is_working("2030-10-02")
    assert calendar.between("2030-09-30", "2030-10-05") == Count(4, provisional=False)
    assert not calendar.is_working("2026-02-17"), "other years follow the shipped calendar"


def test_a_workbook_is_a_sheet_too(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (["类型", "日期", "说明"], ["休", date(2030, 1, 1), "元旦"], [None, None, None]):
        book.active.append(row)
    path = tmp_path / "放假安排.xlsx"
    book.save(path)
    assert not Calendar.read(str(path)).is_working("2030-01-01")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("日子,类型\n2030-10-01,休\n", "first row"),
        ("日期,类型\n2030-10-32,休\n", "row 2"),
        ("日期,类型\n2030-10-01,休\n2030-10,休\n", "row 3: a whole date is needed."),
        ("日期,类型\n2030-10-01,半天\n", "“半天” is neither 休 (off) nor 班 (worked)."),
        ("", "empty"),
    ],
)
def test_a_faulty_sheet_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "放假安排.csv"
    path.write_text(text, encoding="utf-8")
    with speaking("en"), pytest.raises(SheetFault) as caught:
        Calendar.read(str(path))
    assert "放假安排.csv" in str(caught.value)
    assert said in str(caught.value)
