"""Dates, lengths of time and frequencies as offices write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.intake import rules
from registry.intake.cells import Raw
from registry.periods import Frequency
from registry.written import frequency_words
from tests.registry.intake.test_cells import read, refused


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("２０２６年３月１日", "2026-03-01"),
        ("2026.3.1", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("２０２６．３．１", "2026-03-01"),
        ("2026-3-1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        (20260301.0, "2026-03-01"),
        ("2026年3月", "2026-03"),
        ("2026.3", "2026-03"),
        ("2026-03", "2026-03"),
        ("202603", "2026-03"),
        (2026.3, "2026-03"),
        (2026.11, "2026-11"),
        (46082, "2026-03-01"),
        (46082.0, "2026-03-01"),
        (46082.75, "2026-03-01"),
        ("46082", "2026-03-01"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 18, 30), "2026-03-01"),
        ("2026-03-01 08:00:00", "2026-03-01"),
        ("2026-3-1 18:00", "2026-03-01"),
        ("2026年3月1日18:00", "2026-03-01"),
        ("2026年3月1日（星期日）", "2026-03-01"),
        ("长期", None),
        ("—", None),
        ("", None),
    ],
)
def test_dates(raw: Raw, day: str | None) -> None:
    assert read("date", raw) == (day, None)


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("2026年2月30日", rules.CELL_NO_SUCH_DAY),
        ("2026-02-30", rules.CELL_NO_SUCH_DAY),
        ("2026年13月", rules.CELL_NO_SUCH_DAY),
        ("20261301", rules.CELL_NO_SUCH_DAY),
        ("3月底前", rules.CELL_DATE),
        ("明年", rules.CELL_DATE),
        ("2026", rules.CELL_DATE),
        (2026, rules.CELL_DATE),
        (5.0, rules.CELL_DATE),
        (True, rules.CELL_DATE),
        ("1026-01-01", rules.CELL_DATE),
        (datetime(1899, 12, 31), rules.CELL_DATE),
        (date(2300, 1, 1), rules.CELL_DATE),
        (time(8, 0), rules.CELL_DATE),
        (2026.1, rules.CELL_MONTH_UNCLEAR),
    ],
)
def test_what_is_no_date(raw: Raw, rule: object) -> None:
    assert refused("date", raw).rule is rule


def test_january_or_october_is_asked_not_guessed() -> None:
    fault = refused("date", 2026.1)
    assert fault.facts == {"value": 2026.1, "year": 2026}


@given(
    st.dates(date(1900, 3, 1), date(2110, 12, 31)),
    st.sampled_from(
        [
            "{0:%Y-%m-%d}",
            "{0.year}年{0.month}月{0.day}日",
            "{0.year}.{0.month}.{0.day}",
            "{0:%Y%m%d}",
        ]
    ),
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    assert read("date", form.format(day)) == (day.isoformat(), None)


@given(st.dates(date(1955, 1, 1), date(2110, 12, 31)))
def test_every_serial_number_is_its_day(day: date) -> None:
    assert read("date", (day - date(1899, 12, 30)).days) == (day.isoformat(), None)


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("2026", 2026),
        ("2026年", 2026),
        ("2026年度", 2026),
        (2026.0, 2026),
        (date(2026, 5, 1), 2026),
    ],
)
def test_years(raw: Raw, year: int) -> None:
    assert read("year", raw) == (year, None)


@pytest.mark.parametrize("raw", ["26", "二〇二六", 20260.0, datetime(1800, 1, 1)])
def test_what_is_no_year(raw: Raw) -> None:
    assert refused("year", raw).rule is rules.CELL_YEAR


@pytest.mark.parametrize(
    ("raw", "unit", "minutes", "mark"),
    [
        ("90分钟", None, 90, None),
        ("90分", None, 90, None),
        ("1.5小时", None, 90, None),
        ("１．５小时", None, 90, None),
        ("2小时30分", None, 150, None),
        ("2小时30分钟", None, 150, None),
        ("2个小时", None, 120, None),
        ("两小时", None, 120, None),
        ("一个半小时", None, 90, None),
        ("两小时半", None, 150, None),
        ("半小时", None, 30, None),
        ("半天", None, 240, None),
        ("1天", None, 480, None),
        ("2个工作日", None, 960, None),
        ("1.5h", None, 90, None),
        ("1:30", None, 90, None),
        ("30分钟/次", None, 30, None),
        ("每次30分钟", None, 30, None),
        ("约30分钟", None, 30, "about"),
        ("30分钟左右", None, 30, "about"),
        ("2小时以上", None, 120, "over"),
        ("30余分钟", None, 30, "over"),
        ("45", None, 45, None),
        (45.0, None, 45, None),
        ("1.5", "小时", 90, None),
        (0.5, "天", 240, None),
        ("30分钟", "小时", 30, None),
        (time(0, 20), None, 20, None),
        (time(0, 19, 59, 999_999), None, 20, None),
        (timedelta(hours=30, minutes=15), None, 1815, None),
        (timedelta(minutes=90, microseconds=-3), None, 90, None),
        ("无", None, 0, "none"),
        ("/", None, None, "not_applicable"),
        ("", "小时", None, None),
    ],
)
def test_lengths_of_time(raw: Raw, unit: str | None, minutes: int | None, mark: str | None) -> None:
    assert read("minutes", raw, unit) == (minutes, mark)


@pytest.mark.parametrize(
    "raw", ["很久", "小时", "30公里", "-30", "2小时30", timedelta(minutes=-5), datetime(2026, 1, 1)]
)
def test_what_is_no_length_of_time(raw: Raw) -> None:
    assert refused("minutes", raw).rule is rules.CELL_DURATION


def test_seconds_are_rounded_and_said() -> None:
    fault = refused("minutes", time(0, 1, 30))
    assert fault.rule is rules.CELL_ROUNDED
    assert fault.value == (2, None)


def test_no_time_is_endless() -> None:
    assert refused("minutes", "9" * 40 + "小时").rule is rules.CELL_TOO_LARGE


@pytest.mark.parametrize(
    ("raw", "canonical", "sixtieths", "mark"),
    [
        ("每日", "1/day", 248 * 60, None),
        ("每天2次", "2/day", 2 * 248 * 60, None),
        ("每个工作日", "1/workday", 248 * 60, None),
        ("每周", "1/week", 52 * 60, None),
        ("每月2次", "2/month", 24 * 60, None),
        ("每月两次", "2/month", 24 * 60, None),
        ("2次/月", "2/month", 24 * 60, None),
        ("每季度", "1/quarter", 4 * 60, None),
        ("每季度一次", "1/quarter", 4 * 60, None),
        ("半年", "1/half_year", 2 * 60, None),
        ("每半年", "1/half_year", 2 * 60, None),
        ("每年", "1/year", 60, None),
        ("一年四次", "4/year", 4 * 60, None),
        ("每两年一次", "1/2year", 30, None),
        ("两年一次", "1/2year", 30, None),
        ("日报", "1/day", 248 * 60, None),
        ("周报", "1/week", 52 * 60, None),
        ("月报", "1/month", 12 * 60, None),
        ("每月一报", "1/month", 12 * 60, None),
        ("季报", "1/quarter", 4 * 60, None),
        ("年报", "1/year", 60, None),
        ("旬报", "3/month", 36 * 60, None),
        ("半月", "2/month", 24 * 60, None),
        ("每月填报一次", "1/month", 12 * 60, None),
        ("每月不少于2次", "2/month", 24 * 60, "over"),
        ("约每月2次", "2/month", 24 * 60, "about"),
        ("随时", "any", None, None),
        ("不定期", "any", None, None),
        ("一次性", "once", 60, None),
        ("12", "12/year", 720, None),
        (12.0, "12/year", 720, None),
        ("120份", "120/year", 7200, None),
        ("约120", "120/year", 7200, "about"),
        ("无", None, 0, "none"),
        ("/", None, None, "not_applicable"),
        ("", None, None, None),
    ],
)
def test_frequencies(
    raw: Raw, canonical: str | None, sixtieths: int | None, mark: str | None
) -> None:
    assert read("frequency", raw) == (canonical, sixtieths, mark)


def test_a_header_in_times_a_month_says_what_a_bare_number_counts() -> None:
    assert read("frequency", "2", "月") == ("24/year", 24 * 60, None)
    assert read("frequency", "每周", "月") == ("1/week", 52 * 60, None)


@pytest.mark.parametrize(
    "raw", ["经常", "每月25日", "每月25", "0.5", "-1", "每月2-3次", "9" * 30 + "次/月"]
)
def test_what_does_not_say_how_often(raw: str) -> None:
    assert refused("frequency", raw).rule in (rules.CELL_FREQUENCY, rules.CELL_WHOLE)


@given(
    st.builds(
        Frequency,
        st.integers(1, 999),
        st.integers(1, 12),
        st.sampled_from(["day", "workday", "week", "month", "quarter", "half_year", "year"]),
    )
)
def test_every_frequency_is_read_from_its_words(frequency: Frequency) -> None:
    assert read("frequency", frequency_words(str(frequency)))[0] == str(frequency)
