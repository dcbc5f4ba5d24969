"""Periods and frequencies."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from registry.errors import BadUsage
from registry.periods import Frequency, Period, day, last_day, period


@pytest.mark.parametrize(
    ("text", "name", "first", "last", "end", "after"),
    [
        ("2026", "2026", "2026-01", "2026-12", "2026-12-31", "2027-01"),
        ("2026年", "2026", "2026-01", "2026-12", "2026-12-31", "2027-01"),
        ("2026-Q3", "2026-Q3", "2026-07", "2026-09", "2026-09-30", "2026-10"),
        ("2026q4", "2026-Q4", "2026-10", "2026-12", "2026-12-31", "2027-01"),
        ("2026年三季度", "2026-Q3", "2026-07", "2026-09", "2026-09-30", "2026-10"),
        ("2026年第1季度", "2026-Q1", "2026-01", "2026-03", "2026-03-31", "2026-04"),
        ("2026-H1", "2026-H1", "2026-01", "2026-06", "2026-06-30", "2026-07"),
        ("2026年下半年", "2026-H2", "2026-07", "2026-12", "2026-12-31", "2027-01"),
        ("2028-02", "2028-02", "2028-02", "2028-02", "2028-02-29", "2028-03"),
        (" 2026年7月 ", "2026-07", "2026-07", "2026-07", "2026-07-31", "2026-08"),
    ],
)
def test_periods(text: str, name: str, first: str, last: str, end: str, after: str) -> None:
    found = period(text)
    assert found == Period(name, first, last)
    assert (found.end, found.after) == (end, after)


@pytest.mark.parametrize("text", ["", "26", "2026-Q5", "2026-13", "2026-00", "去年", "2026-07-01"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadUsage, match="is no period"):
        period(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-31", date(2026, 3, 31), date(2026, 3, 31)),
        ("2026年12月31日", date(2026, 12, 31), date(2026, 12, 31)),
        ("2026.12.31", date(2026, 12, 31), date(2026, 12, 31)),
        ("2026/2/3", date(2026, 2, 3), date(2026, 2, 3)),
        ("2025年6月", date(2025, 6, 1), date(2025, 6, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_days_are_written_as_import_takes_them(text: str, first: date, last: date) -> None:
    """A month is its first day, or, where a list goes up to it, its last."""
    assert (day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["明天", "", "长期", "2026-02-30", "2026"])
def test_what_is_no_day(text: str) -> None:
    for read in (day, last_day):
        with pytest.raises(BadUsage, match="Write it as 2026-03-31"):
            read(text)


def test_days() -> None:
    with pytest.raises(BadUsage, match="Write it as 2026-03-31"):
        day("2026-02-30")


@pytest.mark.parametrize(
    ("frequency", "text", "yearly"),
    [
        (Frequency(1, 1, "day"), "1/day", 248),
        (Frequency(1, 1, "week"), "1/week", 52),
        (Frequency(2, 1, "month"), "2/month", 24),
        (Frequency(1, 2, "year"), "1/2year", Fraction(1, 2)),
        (Frequency(1, 1, "half_year"), "1/half_year", 2),
        (Frequency(1, 1, "once"), "once", 1),
        (Frequency(1, 1, "any"), "any", None),
    ],
)
def test_frequencies(frequency: Frequency, text: str, yearly: Fraction | None) -> None:
    assert str(frequency) == text
    assert frequency.yearly == yearly
